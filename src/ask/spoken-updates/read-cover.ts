import type { LoadedPlan } from '../../plan/library.ts'
import { cleanMessage } from '../words/words.ts'
import { daySaid } from './day-said.ts'
import { personSaid, type UnreadPerson } from './person-said.ts'

/** Somebody of the plan by name, or null for whoever wrote. */
type Who = string | null

/** What somebody wrote about who stands in for whom, as far as it can be read. Names are the plan's. */
export type SpokenCover =
  | { kind: 'cover'; officer: Who; standIn: Who; fromDay: string; untilDay: string }
  | { kind: 'end'; officer: Who; standIn: Who }
  | UnreadPerson
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
  const standIn = whoIsSaid(standInSaid, loaded)
  const officer = whoIsSaid(officerSaid, loaded)
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

function isUnread(person: Who | UnreadPerson): person is UnreadPerson {
  return typeof person === 'object' && person !== null
}

function whoIsSaid(said: string, loaded: LoadedPlan): Who | UnreadPerson {
  return /^(me|i|us|we)$/i.test(said.trim()) ? null : personSaid(said, loaded)
}

function dayOf(words: string | undefined, today: string, end: 'from' | 'to'): string | null {
  return words === undefined ? null : daySaid(words, today, end)
}
