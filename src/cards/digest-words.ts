import {
  officersAudience,
  type Audience,
  type DigestStatus,
  type MissedKind,
  type MissedMessage,
  type Outage,
  type Pause,
} from '../digest/run.ts'
import { dayInWords } from '../progress/day-words.ts'
import { counted, fullMomentInWords } from './wording.ts'

/** "officers", "the channel managers". */
export function audienceWords(audience: Audience): string {
  return audience === officersAudience ? 'officers' : `the channel ${audience}`
}

/** "Everything rests until 5 September 2011, set by Jane Smith". */
export function pauseWords({ person, untilDay, by }: Pause): string {
  const who = person === null ? 'Every digest rests' : `${person}’s reminders rest`
  const setBy = by === person ? '' : `, set by ${by}`
  return `${who} until ${dayInWords(untilDay)}${setBy}`
}

/** How the cycle stands, as lines for the plan administrator. It names who was not reached: for their eyes only. */
export function statusLines({ runs, outages, missed, pauses, next }: DigestStatus): string[] {
  return [
    ...(runs.length === 0 ? ['No digest has gone out yet.'] : runs.flatMap(runLines)),
    ...outages.map(outageWords),
    ...missed.map(missedWords),
    ...pauses.map((pause) => `${pauseWords(pause)}.`),
    ...next.map((run) => nextWords(run, pauses)),
  ]
}

const missedNames: Record<MissedKind, [one: string, several: string]> = {
  officer: ['an officer’s card', 'officers’ cards'],
  approval: ['a date to decide', 'dates to decide'],
  'not-mine': ['word that an action is not its officer’s', 'words that an action is not its officer’s'],
  nudge: ['a reminder', 'reminders'],
  unanswered: ['word of cards without an answer', 'words of cards without an answer'],
  'board-paper': ['the draft of a board’s paper', 'drafts of boards’ papers'],
  managers: ['a managers’ digest', 'managers’ digests'],
}

/** "Not reached: jane@county.example, with 2 dates to decide. Install the app for them." */
function missedWords({ recipient, what, count, problem }: MissedMessage): string {
  const [one, several] = missedNames[what]
  return `Not reached: ${recipient}, with ${count === 1 ? one : `${count} ${several}`}. ${problem}`
}

/** "Sending stood still for 65 seconds, at 14:05 on 14 July 2011: the database could not be used. …" */
function outageWords({ from, to }: Outage): string {
  const seconds = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 1_000))
  const long = seconds < 120 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute')
  return `Sending stood still for ${long}, ${fullMomentInWords(from)}: the database could not be used. The bot went on by itself.`
}

function nextWords({ audience, at }: DigestStatus['next'][number], pauses: readonly Pause[]): string {
  const when = `${dayInWords(at.day)} at ${at.time}`
  const rests = pauses.some(({ person, untilDay }) => person === null && at.day <= untilDay)
  const held = ', held back by the pause; what its period still allows goes out on the day after the pause'
  return `Next for ${audienceWords(audience)}: ${when}${rests ? held : ''}.`
}

function runLines(run: DigestStatus['runs'][number]): string[] {
  const { counts, lastSentAt } = run
  const last = lastSentAt === null ? '' : `, the last ${fullMomentInWords(lastSentAt)}`
  const whole = counts.waiting + counts.sent + counts.notSent
  const cause = run.cause === 'schedule' ? 'by the schedule' : 'by hand'
  return [
    `Last for ${audienceWords(run.audience)}: ${fullMomentInWords(run.startedAt)}, ${cause}, as at ${dayInWords(run.asOf)}. ${counts.sent} of ${counted(whole, 'message')} sent${last}${waitingWords(run)}.`,
    ...run.notReached.map(({ recipient, problem }) => `  Not reached: ${recipient}. ${problem}`),
  ]
}

function waitingWords({ counts, cancelledBy }: DigestStatus['runs'][number]): string {
  if (counts.waiting === 0) return ''
  return cancelledBy === null
    ? `, ${counts.waiting} still to be sent`
    : `, ${counts.waiting} not sent because ${cancelledBy} cancelled it`
}
