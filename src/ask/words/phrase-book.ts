import { tokenise, type Token, positions } from './words.ts'

/** A phrase found in a message: its meaning, and its first and last word. */
export type Found<Meaning> = { meaning: Meaning; from: number; to: number }

/** A place, group, agency or theme that a message names. */
export type NamedMention = Found<string>

/** Finds known phrases in messages, whatever the endings of their words. */
export type PhraseBook<Meaning> = {
  /** Every phrase that stands in the words, overlapping ones included, longest first at each word. */
  all(tokens: readonly Token[]): Found<Meaning>[]
  /** The same without overlaps: the longest phrase at each word wins. */
  longest(tokens: readonly Token[]): Found<Meaning>[]
  /** Every stem that a phrase uses. */
  stems: ReadonlySet<string>
}

/** Makes a phrase book of pairs of a phrase and what it means; the same phrase may mean several things. */
export function makePhraseBook<Meaning>(entries: Iterable<readonly [string, Meaning]>): PhraseBook<Meaning> {
  const byFirst = new Map<string, { stems: string[]; meaning: Meaning }[]>()
  const stems = new Set<string>()
  for (const [phrase, meaning] of entries) {
    const words = tokenise(phrase).map((token) => token.stem)
    const first = words[0]
    if (first === undefined) continue
    words.forEach((word) => stems.add(word))
    const bucket = byFirst.get(first) ?? []
    bucket.push({ stems: words, meaning })
    byFirst.set(first, bucket)
  }
  const none: { stems: string[]; meaning: Meaning }[] = []
  for (const bucket of byFirst.values()) bucket.sort((a, b) => b.stems.length - a.stems.length)

  const at = (tokens: readonly Token[], from: number): Found<Meaning>[] => {
    const found: Found<Meaning>[] = []
    for (const { stems: words, meaning } of byFirst.get(tokens[from]?.stem ?? '') ?? none) {
      let same = 1
      while (same < words.length && tokens[from + same]?.stem === words[same]) same++
      if (same === words.length) found.push({ meaning, from, to: from + same - 1 })
    }
    return found
  }
  return {
    stems,
    all: (tokens) => {
      const found: Found<Meaning>[] = []
      for (let i = 0; i < tokens.length; i++)
        if (byFirst.has(tokens[i]?.stem ?? '')) found.push(...at(tokens, i))
      return found
    },
    longest: (tokens) => {
      const found: Found<Meaning>[] = []
      for (let i = 0; i < tokens.length; i++) {
        const here = at(tokens, i)
        const best = here[0]
        if (!best) continue
        found.push(...here.filter((other) => other.to === best.to))
        i = best.to
      }
      return found
    },
  }
}

/** The word positions that a list of found phrases covers. */
export function wordsOf(found: readonly { from: number; to: number }[]): Set<number> {
  return new Set(found.flatMap(({ from, to }) => positions(from, to)))
}

/** One meaning a place in the message: phrases with the same stems ("girl", "girls") are found twice. */
export function distinctSpans(found: readonly NamedMention[]): NamedMention[] {
  return found.filter((item, i) => found.findIndex((other) => other.from === item.from) === i)
}
