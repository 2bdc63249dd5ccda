import { hasWord } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

/** The people of the question who are surely meant and whom no cell of these actions or priorities names. */
export function notNamed(keys: readonly string[], reading: Reading): string[] {
  const { actions, priorities } = reading.loaded
  // "Who works with her on 5.1?" and "does her 5.1 come before his?" ask for more than whether she is named.
  if (reading.people.length > 1 || reading.refs.length > 1 || hasWord(reading, /^(or|replace|instead)$/))
    return []
  const cells = keys.flatMap((key) => {
    const action = actions.get(key)
    const priority = priorities.get(key)
    const rows = action
      ? [action, ...action.partKeys.flatMap((part) => actions.get(part) ?? [])]
      : (priority?.actionKeys ?? []).flatMap((each) => actions.get(each) ?? [])
    return [...(priority ? [priority.lead] : []), ...rows.map((row) => row.leadOfficer)]
  })
  const named = new Set(cells.flatMap((cell) => (cell.reading === 'people' ? cell.people : [])))
  return reading.people
    .filter(
      (mention) =>
        mention.exact && mention.people.length === 1 && !mention.people.some((name) => named.has(name)),
    )
    .flatMap((mention) => mention.people)
}
