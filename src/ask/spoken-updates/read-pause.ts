import { cleanMessage } from '../words/words.ts'
import { daySaid } from './day-said.ts'

/** What somebody wrote about their own reminders. The last day is ISO, included. */
export type SpokenPause = { kind: 'pause'; untilDay: string } | { kind: 'no-end' | 'resume' }

const reminders = String.raw`(?:(?:weekly|further|more|any|any more) )?(?:reminders?|nudges|cards?|digests?)`
const whose = String.raw`(?:(?:all )?(?:of )?(?:my|the) )?`
const pause = new RegExp(
  String.raw`\b(?:(?:pause|stop|hold|suspend|mute|snooze)(?: sending)?(?: me)? ${whose}${reminders}|no ${reminders}(?: for me)?|(?:do not|don't) send me ${whose}${reminders}|(?:stop reminding|do not remind|don't remind) me)\b`,
  'i',
)
const resume = new RegExp(
  String.raw`\b(?:(?:resume|restart|unpause|start|continue)(?: sending)?(?: me)? ${whose}${reminders}|(?:end|stop|lift) (?:my|the) pause|(?:stop|end) pausing ${whose}${reminders}|start reminding me|remind me again)\b`,
  'i',
)
const until = /\b(?:until|till|til|up to|through)\b(?<until>[^,.;!?]*)/i
const during = /\bfor (?:the next )?(?<length>[a-z\d]+ (?:days?|weeks?|fortnights?|months?))\b/i
const away =
  /\bi(?:'m| am|'ll be| will be) (?:(?:back|away|off|out|on)(?: (?:sick|of (?:the )?office|(?:annual |maternity |paternity |parental |sick |study )?leave|holiday|from leave|at work|work))?)\b/gi
/** What may stand around it all without saying anything. */
const besides =
  /\b(?:please|thanks|thank you|can you|could you|would you|will you|so|and|because|as|while|since|now|again|then|kindly|hi|hello)\b/gi

/**
 * Reads "pause my reminders until 5 September", "I'm on leave until Friday, no reminders please" and "resume my reminders".
 * Null for anything else: whatever says more than that is none of it.
 */
export function readSpokenPause(text: string, today: string): SpokenPause | null {
  const message = cleanMessage(text)
  const asked = resume.exec(message) ?? pause.exec(message)
  if (asked === null) return null
  const around = message.replace(asked[0], ' ')
  const end = until.exec(around) ?? during.exec(around)
  const rest = (end === null ? around : around.replace(end[0], ' ')).replace(away, ' ').replace(besides, ' ')
  if (/[\p{L}\d]/u.test(rest)) return null
  if (resume.test(message)) return end === null ? { kind: 'resume' } : null
  const length = end?.groups?.['length']
  const words = length === undefined ? (end?.groups?.['until'] ?? '') : `in the next ${oneIfA(length)}`
  const untilDay = daySaid(words, today, 'to')
  return untilDay === null ? { kind: 'no-end' } : { kind: 'pause', untilDay }
}

/** "A week" counted: "1 week". */
function oneIfA(length: string): string {
  return length.replace(/^an? /i, '1 ')
}
