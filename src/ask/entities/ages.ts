import type { NamedMention } from '../words/phrase-book.ts'
import type { Token } from '../words/words.ts'
import { positions } from '../words/words.ts'

/** The groups found, and ages that no group is named after: "12 year olds", "age 12", "year 4". */
export function agesAndCohorts(tokens: readonly Token[], found: NamedMention[]): NamedMention[] {
  const known = new Set(found.flatMap(({ from, to }) => positions(from, to)))
  const ages = tokens.flatMap((token, i): NamedMention[] => {
    const [before, after] = [tokens[i - 1], tokens[i + 1]]
    if (!/^\d{1,2}(-\d{1,2})?$/.test(token.text) || known.has(i)) return []
    // "0 to 19s": the last age of a range is no age of its own.
    const ending = /^(to|and|-)$/.test(before?.text ?? '') && /^\d{1,2}$/.test(tokens[i - 2]?.text ?? '')
    if (ending && after?.text === 's')
      return [{ meaning: `${tokens[i - 2]?.text ?? ''}-${token.text}`, from: i - 2, to: i + 1 }]
    // "The 18s" are 18 year olds; "under 5s" and "over 16s" are no one age.
    if (after?.text === 's' && !/^(under|over)$/.test(before?.text ?? ''))
      return [{ meaning: `${token.text} year olds`, from: i, to: i + 1 }]
    const old = after?.stem === 'year' && tokens[i + 2]?.stem === 'old'
    // "16 and 17 year olds": both ages are named.
    const both = /^(and|or|to)$/.test(after?.text ?? '') && startsAges(tokens, i + 2)
    if (both) return [{ meaning: `${token.text} year olds`, from: i, to: i }]
    if (old) return [{ meaning: `${token.text} year olds`, from: i, to: i + 2 }]
    const word = before?.stem ?? ''
    const named = before !== undefined && (word.startsWith('age') || word === 'year')
    return named ? [{ meaning: `${before.text} ${token.text}`, from: i - 1, to: i }] : []
  })
  return [...found, ...ages, ...agesInWords(tokens, known)]
}

/** Those under five are a group of their own in every plan, and no age. */
const inWords = ['ones', 'twos', 'threes', 'fours']

/** "Under ones", "the over twos": ages that are said in words. */
function agesInWords(tokens: readonly Token[], known: ReadonlySet<number>): NamedMention[] {
  return tokens.flatMap(({ text, index }) => {
    const age = inWords.indexOf(tokens[index + 1]?.text ?? '') + 1
    return age > 0 && /^(under|over)$/.test(text) && !known.has(index)
      ? [{ meaning: `${text} ${age}`, from: index, to: index + 1 }]
      : []
  })
}

function startsAges(tokens: readonly Token[], at: number): boolean {
  return (
    /^\d{1,2}$/.test(tokens[at]?.text ?? '') &&
    tokens[at + 1]?.stem === 'year' &&
    tokens[at + 2]?.stem === 'old'
  )
}
