import type { FormerCounts, ManagersDigest, SignedOffLine } from '../digest/managers-posted.ts'
import { dayInWords } from '../progress/day-words.ts'
import { counted } from './wording.ts'

/** What a notification says of the digest: what needs somebody, then what is late. */
export function summaryWords(posted: ManagersDigest): string {
  const { news, noUpdateYet, actionCount } = posted
  const parts = [
    ...(news && news.decisions.length > 0 ? [`${counted(news.decisions.length, 'date')} to decide`] : []),
    ...(news && news.exceptions.length > 0 ? [counted(news.exceptions.length, 'new exception')] : []),
    overdueWords(posted),
    `${noUpdateYet} of ${counted(actionCount, 'action')} with no update yet`,
  ]
  return parts.join('; ')
}

/** What needs a manager, in one sentence; null for a digest of the former form, which does not say. */
export function needsWords({ news }: ManagersDigest): string | null {
  if (news === null) return null
  const { decisions, exceptions } = news
  const dates =
    decisions.length === 0
      ? 'No new date waits for a decision'
      : `${counted(decisions.length, 'new date')} ${decisions.length === 1 ? 'waits' : 'wait'} for a decision`
  const slipped = exceptions.length === 0 ? 'no new exceptions' : counted(exceptions.length, 'new exception')
  return `${dates}; ${slipped}.`
}

/** The other sentences at the top of the digest. */
export function headlines(posted: ManagersDigest): string[] {
  const { lastPeriod, news } = posted
  const then = news?.before?.overdueCount
  const before = then === undefined ? '' : `, ${then === 0 ? 'none' : then} last time`
  return [
    `${overdueWords(posted)}${before}.`,
    updatedWords(posted),
    ...(lastPeriod && lastPeriod.asked > 0 ? [repliesWords(lastPeriod)] : []),
    askedWords(posted),
  ]
}

/** How the counts have moved since the digest before: "Beside 8 July 2011: Overdue 10 (12 then)." */
export function movementWords(posted: ManagersDigest, before: FormerCounts | null): string {
  if (before === null) return 'This is the first digest, so there is none before it to compare with.'
  const now = new Map(posted.counts.map(({ status, count }) => [status, count]))
  const then = new Map(before.counts.map(({ status, count }) => [status, count]))
  const moved = [
    ['Overdue', posted.overdueCount, before.overdueCount] as const,
    ...[...new Set([...now.keys(), ...then.keys()])].map(
      (status) => [status, now.get(status) ?? 0, then.get(status) ?? 0] as const,
    ),
  ].filter(([, count, last]) => count !== last)
  const day = dayInWords(before.asOf)
  if (moved.length === 0) return `Every count is as it was on ${day}.`
  return `Beside ${day}: ${moved.map(([what, count, last]) => `${what} ${count} (${last} then)`).join('; ')}.`
}

/** "Quarter 2 (July to September 2011), as signed off on 7 October 2011: 53 actions. Complete 4, No update yet 2; 6 were overdue." */
export function signedOffWords({
  round,
  signedOffOn,
  counts,
  actionCount,
  overdueCount,
}: SignedOffLine): string {
  const stood = counts.map(({ status, count }) => `${status} ${count}`).join(', ')
  const late =
    overdueCount === 0 ? 'none was overdue' : `${overdueCount} ${overdueCount === 1 ? 'was' : 'were'} overdue`
  return `${round}, as signed off on ${dayInWords(signedOffOn)}: ${counted(actionCount, 'action')}. ${stood}; at its end ${late}.`
}

function overdueWords({ overdueCount }: ManagersDigest): string {
  return overdueCount === 0
    ? 'No action is overdue'
    : `${counted(overdueCount, 'action')} ${overdueCount === 1 ? 'is' : 'are'} overdue`
}

function askedWords({ officersAsked: asked, officersNotReached: missed }: ManagersDigest): string {
  if (asked + missed === 0) return 'No officer is asked for an update this time.'
  const verb = asked === 1 ? 'is' : 'are'
  const others =
    missed === 0 ? '' : ` ${missed} more cannot be reached yet; the plan administrator can see why.`
  return `${counted(asked, 'officer')} ${verb} asked for an update this time.${others}`
}

function repliesWords({ asked, notReplied }: NonNullable<ManagersDigest['lastPeriod']>): string {
  const officers = `${counted(asked, 'officer')} asked last time`
  if (notReplied === 0) return asked === 1 ? `The ${officers} has replied.` : `All ${officers} have replied.`
  return `${notReplied} of ${officers} ${notReplied === 1 ? 'has' : 'have'} not replied.`
}

function updatedWords({ actionCount, noUpdateYet }: ManagersDigest): string {
  const updated = actionCount - noUpdateYet
  if (updated === 0) return 'No action has an update yet.'
  if (noUpdateYet === 0) return 'Every action has an update.'
  return `${updated} of ${counted(actionCount, 'action')} ${updated === 1 ? 'has' : 'have'} an update; ${noUpdateYet} ${noUpdateYet === 1 ? 'has' : 'have'} none yet.`
}
