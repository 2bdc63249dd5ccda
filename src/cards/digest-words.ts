import { officersAudience, type Audience, type DigestStatus, type Pause } from '../digest/run.ts'
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
export function statusLines({ runs, pauses, next }: DigestStatus): string[] {
  return [
    ...(runs.length === 0 ? ['No digest has gone out yet.'] : runs.flatMap(runLines)),
    ...pauses.map((pause) => `${pauseWords(pause)}.`),
    ...next.map(
      ({ audience, at }) => `Next for ${audienceWords(audience)}: ${dayInWords(at.day)} at ${at.time}.`,
    ),
  ]
}

function runLines(run: DigestStatus['runs'][number]): string[] {
  const { counts } = run
  const whole = counts.waiting + counts.sent + counts.notSent
  const cause = run.cause === 'schedule' ? 'by the schedule' : 'by hand'
  return [
    `Last for ${audienceWords(run.audience)}: ${fullMomentInWords(run.startedAt)}, ${cause}, as at ${dayInWords(run.asOf)}. ${counts.sent} of ${counted(whole, 'message')} sent${waitingWords(run)}.`,
    ...run.notReached.map(({ recipient, problem }) => `  Not reached: ${recipient}. ${problem}`),
  ]
}

function waitingWords({ counts, cancelledBy }: DigestStatus['runs'][number]): string {
  if (counts.waiting === 0) return ''
  return cancelledBy === null
    ? `, ${counts.waiting} being sent`
    : `, ${counts.waiting} not sent because ${cancelledBy} cancelled it`
}
