import { standingOf } from '../../../src/progress/standing.ts'
import type { PlanUpdate } from '../../../src/progress/update.ts'
import { workingDaysBetween } from './calendar.ts'
import { laterBy } from './day.ts'
import { isAway, isOpen, rests, type Day } from './foretelling.ts'
import type { Officer } from './habits.ts'

/** A week's card of an officer as it was sent: when, about what, and after which update. */
export type SentCard = {
  officer: string
  /** The officer and who stood in for them when it was sent. */
  holders: string[]
  /** Whether the officer had it, and not only who stood in for them. */
  own: boolean
  week: string
  sentOn: string
  actionKeys: string[]
  after: number
}

function wasAnswered(updates: readonly PlanUpdate[], key: string, after: number): boolean {
  return updates.some(
    ({ actionKey, kind, sequence }) =>
      actionKey === key && sequence > after && (kind === 'report' || kind === 'no-change'),
  )
}

/** The actions of a card that are open and have had no answer since. */
export function whatWaits({ day, loaded, updates }: Day, { actionKeys, after }: SentCard): string[] {
  return actionKeys.filter((key) => {
    const action = loaded.actions.get(key)
    const open = action !== undefined && isOpen(standingOf(action, updates, day))
    return open && !wasAnswered(updates, key, after)
  })
}

/**
 * Which officers ought to be reminded on a working day, and of whom others ought to be told, as "name week": after three days,
 * and after five and two since the reminder. A card that only a stand-in has is theirs while they stand in, and is told to nobody.
 */
export function whoIsChased(
  { day, loaded, updates }: Day,
  cards: readonly SentCard[],
  officers: readonly Officer[],
  done: { nudged: ReadonlyMap<string, string>; told: ReadonlySet<string> },
): { nudged: string[]; told: string[] } {
  const nudged: string[] = []
  const told: string[] = []
  for (const card of cards) {
    const name = `${card.officer} ${card.week}`
    const officer = officers.find((one) => one.name === card.officer)
    const standIn =
      officer && isAway(officer, day) ? officers.find(isNamed(officer.cover?.standIn)) : undefined
    const resting = (on: string) => card.own && officer !== undefined && rests(officer, on)
    const isHeld = card.own || (standIn !== undefined && !rests(standIn, day))
    if (resting(day) || !isHeld || card.week < laterBy(day, -28)) continue
    const said = updates.some(
      ({ recordedBy, sequence, kind }) =>
        sequence > card.after && kind !== 'decision' && card.holders.includes(recordedBy),
    )
    // Somebody has replied who has said anything, or whose actions others have answered.
    if (said || card.actionKeys.every((key) => wasAnswered(updates, key, card.after))) continue
    if (whatWaits({ day, loaded, updates }, card).length === 0) continue
    const nudgedOn = done.nudged.get(name)
    const waited = workingDaysBetween(card.sentOn, day, resting)
    const newer = cards.some((other) => other.officer === card.officer && other.week > card.week)
    if (nudgedOn === undefined) {
      if (waited >= 3 && !newer) nudged.push(name)
    } else if (card.own && waited >= 5 && !done.told.has(name)) {
      if (workingDaysBetween(nudgedOn, day, resting) >= 2) told.push(name)
    }
  }
  return { nudged, told }
}

const isNamed = (wanted: string | undefined) => (officer: Officer) => officer.name === wanted
