import type { Reading } from '../../reading.ts'
import type { Candidate } from '../../recogniser.ts'
import type { Consider } from './asked-again.ts'
import type { Reread } from './retold.ts'

const mostOffered = 3

/** What a message asks once what it points at stands by name in it (`words`): the best readings that account for every word. */
export function askedAnew(
  reading: Reading,
  { words, rule }: Pick<Candidate, 'rule'> & { words: string },
  reread: Reread,
  consider: Consider,
): Candidate[] {
  return consider(reread(words))
    .filter(({ leftOver }) => leftOver.length === 0)
    .slice(0, mostOffered)
    .map(({ query, about, score }, rank) => ({
      query,
      fit: 0.6 + 0.36 * score,
      claims: new Set(reading.tokens.map(({ index }) => index)),
      about,
      rule,
      words,
      traits: { again: score, rank: rank / mostOffered, coverage: 1 },
    }))
}
