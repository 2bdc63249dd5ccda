import type { Reading } from '../../reading.ts'

const negation =
  /^(not|isnt|arent|wasnt|doesnt|dont|didnt|without|except|excluding|excepting|bar|besides|nor)$/

/**
 * The first words of the agencies and people that are shut out ("isn't led by CSF", "other than the NHS", "which does
 * HPFT not lead?"), and the words that shut them out.
 */
export function notWanted(reading: Reading): { mentions: Set<number>; words: number[] } {
  const spans = [
    ...reading.agencies.map(({ from, to }) => ({ from, to })),
    ...reading.people.map(({ tokens }) => ({ from: tokens[0] ?? 0, to: tokens.at(-1) ?? 0 })),
  ]
  const found = new Map<number, number[]>()
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const words = shuttingOut(reading, from, to)
    // "Not led by CSF or the NHS" shuts out both.
    const before = spans.find((other) => other.to < from && onlyJoins(reading, other.to + 1, from))
    if (words.length > 0) found.set(from, words)
    else if (before && found.has(before.from)) found.set(from, [])
  }
  return { mentions: new Set(found.keys()), words: [...found.values()].flat() }
}

function onlyJoins(reading: Reading, from: number, to: number): boolean {
  return reading.tokens.slice(from, to).every(({ text }) => /^(or|nor|and|the|by)$/.test(text))
}

/** "Isn't Ann the officer for it?": put as a question, and shuts out nobody. */
export function asksForYes({ tokens }: Reading, at: number): boolean {
  const first = tokens.slice(0, at).every(({ text }) => /^(so|and|but|surely|ok|then|well)$/.test(text))
  return first && /^(isnt|wasnt|arent|doesnt|dont|didnt)$/.test(tokens[at]?.text ?? '')
}

/** The words before or right after a name that shut it out. */
function shuttingOut(reading: Reading, from: number, to: number): number[] {
  const text = (i: number) => reading.tokens[i]?.text ?? ''
  // "NHS, no CSF"; "no CSF officer named" speaks of the cell beside it.
  if (text(from - 1) === 'no' && !/^(lead|officers?|name|named|person)$/.test(text(to + 1))) return [from - 1]
  for (let i = from - 1; i >= Math.max(0, from - 5); i--) {
    // "Besides 1.3, what else is Ann leading?" shuts out the number.
    if (reading.refs.some(({ tokens }) => tokens.includes(i))) break
    // "With no officer, under CSF": the "no" speaks of another cell.
    if (/^(officers?|dates?|deadlines?|milestones?|name|named|and|but)$/.test(text(i))) break
    if (negation.test(text(i)) && !asksForYes(reading, i)) return [i]
    if (/^(other|rather) than|instead of|opposed to$/.test(`${text(i)} ${text(i + 1)}`)) return [i, i + 1]
  }
  const after = [to + 1, to + 2].find((i) => /^(not|isnt|doesnt|didnt)$/.test(text(i)))
  return after === undefined ? [] : [after]
}
