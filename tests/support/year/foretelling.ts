import type { LoadedPlan } from '../../../src/plan/library.ts'
import { standingOf, type Standing } from '../../../src/progress/standing.ts'
import type { PlanUpdate } from '../../../src/progress/update.ts'
import { laterBy } from './day.ts'
import type { Officer } from './habits.ts'

/** What ought to happen, worked out from the standings of actions by rules that are written here once more and plainly. */

export type Day = { day: string; loaded: LoadedPlan; updates: readonly PlanUpdate[] }

export const isOpen = ({ stage }: Standing) => stage !== 'Complete' && stage !== 'Stopped'

/** Whether an action belongs on a week's card: due within 14 days, or overdue and not explained by a date that waits. */
function isAsked(standing: Standing, day: string): boolean {
  const { overdue, next, revisions, passed } = standing
  if (!isOpen(standing)) return false
  if (overdue === null) return next !== null && next.dueOn <= laterBy(day, 14)
  const waiting = revisions.find(({ state }) => state === 'pending')
  if (waiting === undefined) return true
  if (waiting.milestoneKey !== overdue.milestone.key || waiting.to < day) return true
  // A further milestone that has passed since was not explained.
  return passed.some(
    ({ milestone, dueOn }) =>
      milestone.key !== waiting.milestoneKey && dueOn >= waiting.report.recordedAt.slice(0, 10),
  )
}

export const rests = ({ pause }: Officer, day: string) =>
  pause !== null && pause.from <= day && day <= pause.until
export const isAway = ({ cover }: Officer, day: string) =>
  cover !== null && cover.from <= day && day <= cover.until

/**
 * Of whom a card ought to go out on a day: of whoever leads something that is to be asked; in a round of whoever has not had its card
 * (`hadRound`: "name, round") and leads anything open that has had no word since it opened. Of those whose reminders rest only where somebody stands in for them.
 */
export function whoIsAsked(
  { day, loaded, updates }: Day,
  officers: readonly Officer[],
  hadRound: ReadonlySet<string>,
): string[] {
  const round = loaded.plan.rounds.find(({ opensOn, closesOn }) => opensOn <= day && day < closesOn)
  return officers
    .filter((officer) => !rests(officer, day) || isAway(officer, day))
    .filter(({ name }) => {
      const standings = [...loaded.actions.values()]
        .filter(({ partKeys, leadOfficer }) => partKeys.length === 0 && leads(leadOfficer, name))
        .map((action) => standingOf(action, updates, day))
      const all = round !== undefined && !hadRound.has(`${name}, ${round.name}`)
      const isNew = ({ lastWord }: Standing) =>
        all && (lastWord === null || lastWord.recordedAt.slice(0, 10) < round.opensOn)
      return standings.some((standing) => isOpen(standing) && (isAsked(standing, day) || isNew(standing)))
    })
    .map(({ name }) => name)
}

function leads(cell: { reading: string; people?: string[] }, name: string): boolean {
  return cell.reading === 'people' && (cell.people ?? []).includes(name)
}
