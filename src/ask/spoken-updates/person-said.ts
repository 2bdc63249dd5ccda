import type { LoadedPlan } from '../../plan/library.ts'

/** Nobody, or several people, of the plan bear the name that was said. */
export type UnreadPerson = { kind: 'unknown-name' | 'several'; said: string; people: string[] }

/**
 * Who of the plan is meant by a name, or why that cannot be told. A name is never guessed: it must be one person's full
 * name, or the only one with that first or last name.
 */
export function personSaid(said: string, loaded: LoadedPlan): string | UnreadPerson {
  const wanted = said.trim().toLowerCase()
  const people = [...loaded.people.keys()]
  const whole = people.filter((name) => name.toLowerCase() === wanted)
  const parts = people.filter((name) => name.toLowerCase().split(' ').includes(wanted))
  const found = whole.length > 0 ? whole : parts
  const [only] = found
  if (found.length === 1 && only !== undefined) return only
  return { kind: found.length === 0 ? 'unknown-name' : 'several', said: said.trim(), people: found }
}
