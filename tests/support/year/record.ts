import type { SentCard } from './foretelling-chases.ts'
import type { Officer } from './habits.ts'

/** What was found amiss, a sentence each, and what happened, counted. */
export type Year = { problems: string[]; counts: Record<string, number>; officers: readonly Officer[] }

/** What has been asked and done so far: "name week" of who was chased, "name, round" of who has had a round's card. */
export type Book = {
  cards: SentCard[]
  /** With the day of it. */
  nudged: Map<string, string>
  told: Set<string>
  hadRound: Set<string>
  /** The requests on which somebody has decided. */
  decided: Set<string>
}

export function count(year: Year, what: string, by = 1): void {
  year.counts[what] = (year.counts[what] ?? 0) + by
}
