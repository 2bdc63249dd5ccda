import type { LoadedPlan } from '../plan/library.ts'

/**
 * The plan's person whom a Teams account belongs to, by full name; null when the plan names nobody so called.
 * Only whole names match: a guess here would let somebody answer for another officer.
 */
export function matchPerson(displayName: string, loaded: LoadedPlan): string | null {
  const wanted = comparable(displayName)
  const found = [...loaded.people.values()].find((person) =>
    [person.name, ...person.alsoPrinted].some((name) => comparable(name) === wanted),
  )
  return found?.name ?? null
}

/** Directory names are often "Surname, Forename" or carry a department in brackets. */
function comparable(name: string): string {
  const plain = name
    .replace(/\s*[([].*$/, '')
    .normalize('NFKC')
    .toLowerCase()
    .trim()
  const [surname, forename] = plain.split(/\s*,\s*/)
  return (forename ? `${forename} ${surname ?? ''}` : plain).replace(/[’`]/g, "'").replace(/\s+/g, ' ')
}
