import type { LoadedPlan } from '../../plan/library.ts'
import { findRanges } from '../entities/dates.ts'
import { cleanMessage, tokenise } from '../words/words.ts'

/** Somebody of the plan by name, or null for whoever wrote. */
type Who = string | null

/** What somebody wrote about who stands in for whom, as far as it can be read. Names are the plan's. */
export type SpokenCover =
  | { kind: 'cover'; officer: Who; standIn: Who; fromDay: string; untilDay: string }
  | { kind: 'end'; officer: Who; standIn: Who }
  /** Nobody, or several people, of the plan bear that name. */
  | { kind: 'unknown-name' | 'several'; said: string; people: string[] }
  | { kind: 'no-end' }

const cover =
  /^(?:please )?(?<standIn>.{1,60}?) (?:is |will be )?(?:covers?|covering|cover|stands? in|standing in) for (?<officer>me|us|.{1,60}?)(?: from (?<from>.{1,40}?))?(?: (?:until|till|to|up to|through) (?<until>.{1,40}))?[.!]?$/i
const end =
  /^(?:please )?(?<standIn>.{1,60}?) (?:no longer covers?|stops? covering|does not cover|doesn't cover|no longer stands? in) for (?<officer>me|.{1,60}?)(?: any ?more)?[.!]?$/i

/**
 * Reads "Karen Noble covers for me until 5 September" and "Karen Noble no longer covers for me". Null for anything else.
 * A name is never guessed: it must be one person's full name, or the only one with that first or last name.
 */
export function readSpokenCover(text: string, loaded: LoadedPlan, today: string): SpokenCover | null {
  const message = cleanMessage(text)
  if (/\?|^(?:who|what|when|which|how|is|are|does|do|can)\b/i.test(message)) return null
  const ending = end.exec(message)?.groups
  const found = ending ?? cover.exec(message)?.groups
  const [standInSaid, officerSaid] = [found?.['standIn'], found?.['officer']]
  if (!found || standInSaid === undefined || officerSaid === undefined) return null
  const standIn = personSaid(standInSaid, loaded)
  const officer = personSaid(officerSaid, loaded)
  // "The plan covers for every child …": neither is a name of the plan, so it is none of this.
  if (isUnread(standIn) && standIn.people.length === 0 && officer !== null) return null
  if (isUnread(standIn)) return standIn
  if (isUnread(officer)) return officer
  const who = { officer, standIn }
  if (ending) return { kind: 'end', ...who }
  const until = dayOf(found['until'], today, 'to')
  if (until === null) return { kind: 'no-end' }
  return { kind: 'cover', ...who, fromDay: dayOf(found['from'], today, 'from') ?? today, untilDay: until }
}

type Unread = Extract<SpokenCover, { said: string }>

function isUnread(person: Who | Unread): person is Unread {
  return typeof person === 'object' && person !== null
}

/** Who is meant by a name, or why that cannot be told. */
function personSaid(said: string, loaded: LoadedPlan): Who | Unread {
  if (/^(me|i|us|we)$/i.test(said.trim())) return null
  const wanted = said.trim().toLowerCase()
  const people = [...loaded.people.keys()]
  const whole = people.filter((name) => name.toLowerCase() === wanted)
  const parts = people.filter((name) => name.toLowerCase().split(' ').includes(wanted))
  const found = whole.length > 0 ? whole : parts
  const [only] = found
  if (found.length === 1 && only !== undefined) return only
  return { kind: found.length === 0 ? 'unknown-name' : 'several', said: said.trim(), people: found }
}

/** The first or last day that some words name; a day without a year is the next one. */
function dayOf(words: string | undefined, today: string, end: 'from' | 'to'): string | null {
  if (words === undefined) return null
  const day = findRanges(tokenise(words), today)[0]?.range[end] ?? null
  if (day === null || /\b(19|20)\d\d\b/.test(words) || day >= today) return day
  return `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`
}
