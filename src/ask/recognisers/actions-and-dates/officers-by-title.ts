import type { Reading } from '../../reading.ts'

/** "A job title and not a name", "a post instead of a person": the words that ask for officers given by title alone. */
export function givesTitle(reading: Reading): number[] {
  const find = (pattern: RegExp) =>
    reading.tokens.filter(({ text }) => pattern.test(text)).map(({ index }) => index)
  const titles = find(/^(titles?|jobs?|roles?|posts?|positions?|postholders?|vacancy)$/)
  const contrast = find(/^(not|no|instead|rather|without|only|just|nobody|never|than)$/)
  const named = find(
    /^(names?|named|person|persons|people|individuals?|somebody|someone|anyone|anybody|nobody|officers?)$/,
  )
  const parts = [titles, contrast, named]
  return parts.every((words) => words.length > 0) && reading.people.length === 0
    ? [...parts.flat(), ...find(/^(job|officers?|box|cell|column|holders?|actual|real|of|lead|down|gives?)$/)]
    : []
}

/** Whether it is asked which rows give their officer by title alone: of no one row, and of nobody who leads. */
export function asksForRowsByTitle(reading: Reading): boolean {
  const rows = reading.tokens.some(({ text }) => /^(rows|actions|ones|which|any|how)$/.test(text))
  return rows && reading.refs.every(({ kind }) => kind !== 'action') && givesTitle(reading).length > 0
}
