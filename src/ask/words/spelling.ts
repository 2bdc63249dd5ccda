import { distance } from 'fastest-levenshtein'
import { makeNearWords } from './near-words.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { soundOf, squeezed } from './sound.ts'
import { stem, type Token } from './words.ts'

/** Mends slips of the finger against the words the engine knows. */
export type Speller = (token: Token) => Token

/**
 * Prepares a speller. Only words of four letters or more that are not known are mended, to the nearest known word
 * that starts alike; a word with no near neighbour stays as it is. An ordinary English word is no slip: it may only
 * meet a word of the plan from the same root.
 */
export function makeSpeller(
  known: ReadonlySet<string>,
  planStems: ReadonlySet<string>,
  { ordinaryWords, spelledBySound }: Pick<Vocabulary, 'ordinaryWords' | 'spelledBySound'>,
): Speller {
  const sounds = new Map(
    Object.entries(spelledBySound).flatMap(([word, spellings]) =>
      spellings.map((said) => [said, word] as const),
    ),
  )
  const heard = Map.groupBy(
    [...known].filter((word) => /^[a-z]{3,}$/.test(word)),
    soundOf,
  )
  const candidates = [...known].filter((word) => word.length >= 4 && /^[a-z]+$/.test(word))
  const near = makeNearWords(candidates)
  const within: Within = (said, slips, ending) =>
    near(said, slips, ending).flatMap((i) => candidates[i] ?? [])
  const sameBones = Map.groupBy(candidates, skeleton)
  const family = Map.groupBy(
    [...planStems].filter((word) => !word.startsWith('~') && word.length >= sharedLetters),
    (word) => word.slice(0, sharedLetters),
  )
  const mended = new Map<string, string | null>()
  return (token) => {
    const meant = sounds.get(token.text)
    if (meant !== undefined) return { ...token, text: meant, stem: stem(meant) }
    if (token.text.length < 3 || !/^[a-z]+$/.test(token.text)) return token
    if (known.has(token.stem) || known.has(token.text)) return token
    // The ending that is most often mistyped.
    const inFull = endingInFull(token.text)
    if (inFull !== token.text && known.has(stem(inFull)))
      return { ...token, text: inFull, stem: stem(inFull) }
    // No word has a letter three times over: "fulll" is "full".
    const single = token.text.replace(/(.)\1{2,}/g, '$1$1')
    const held = [single, single.replace(/(.)\1$/, '$1')].find(
      (word) => known.has(stem(word)) || known.has(word),
    )
    if (single !== token.text && held !== undefined) return { ...token, text: held, stem: stem(held) }
    // "Familys" and "partys": the plural of a word in "y".
    const plural = token.text.replace(/(?<=[^aeiou])ys$/, 'ies')
    if (plural !== token.text && known.has(stem(plural)))
      return { ...token, text: plural, stem: stem(plural) }
    let better = mended.get(token.stem)
    if (better === undefined) {
      better =
        token.text.length === 3
          ? ordinaryWords.has(token.text)
            ? null
            : missingLetter(token.text, within)
          : (relative(token.stem, family) ??
            (ordinaryWords.has(token.text)
              ? null
              : ((token.capital ? null : alike(token.text, heard)) ?? nearest(token, within, sameBones))))
      if (mended.size < 5000) mended.set(token.stem, better)
    }
    return better === null ? token : { ...token, text: better, stem: better }
  }
}

/** The known words that may be within so many slips of what was said. */
type Within = (said: string, slips: number, ending?: string) => string[]

/** "Meetin", "meetng" and "meetign" with the ending that was meant. */
function endingInFull(said: string): string {
  return said.replace(/(?<=..)(in|ng|ign|nig)$/, 'ing')
}

/** More slips than these are never mended, whatever a swap or a double letter counts for. */
const mostSlips = 4
/** Two letters the wrong way round are likelier than one that is missing: "teir" is "tier", and not "their". */
const swapFirst = 0.05
/** Words of one root share their first letters, this many at least. */
const sharedLetters = 5

/** A three-letter word is mended only where one letter is missing inside it: "rte" is "rate". */
function missingLetter(said: string, within: Within): string | null {
  return (
    within(said, 1).find(
      (word) =>
        word.length === 4 &&
        word.startsWith(said.charAt(0)) &&
        word.endsWith(said.charAt(2)) &&
        distance(said, word) === 1,
    ) ?? null
  )
}

/** A word of the plan from the same root: "eligibility" meets "eligible", "promotion" meets "promote". */
function relative(stemmed: string, family: ReadonlyMap<string, readonly string[]>): string | null {
  if (stemmed.length < 6) return null
  let best: { word: string; shared: number } | null = null
  for (const word of family.get(stemmed.slice(0, sharedLetters)) ?? []) {
    const shared = sharedStart(stemmed, word)
    if (
      shared >= 6 - (word.length === shared ? 1 : 0) &&
      shared >= 0.62 * Math.max(stemmed.length, word.length) &&
      (best === null ||
        shared > best.shared ||
        // "Stratergy" is "strategy" before it is "strategic".
        (shared === best.shared && distance(stemmed, word) < distance(stemmed, best.word)))
    )
      best = { word, shared }
  }
  return best?.word ?? null
}

function sharedStart(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i
}

function nearest(
  token: Token,
  within: Within,
  sameBones: ReadonlyMap<string, readonly string[]>,
): string | null {
  let best: { word: string; off: number } | null = null
  for (const said of new Set([token.stem, stem(token.text), token.text, stem(endingInFull(token.text))])) {
    const allowed = said.length <= 4 ? 1 : said.length <= 7 ? 1.6 : said.length <= 9 ? 2.1 : 2.5
    for (const word of within(said, mostSlips)) {
      if (Math.abs(word.length - said.length) > (said.length > 9 ? 3 : 2)) continue
      // Short words have too many neighbours: one is only mended where both its ends stand.
      if (
        said.length <= 5 &&
        !(word.startsWith(said.charAt(0)) && word.endsWith(said.charAt(said.length - 1)))
      )
        continue
      // Nor may it lose a letter: "flood" is a word, and not "food".
      if (said.length <= 5 && word.length < said.length && !isSwap(said, `${word}e`)) continue
      const off = slips(said, word) - (isSwap(said, word) ? swapFirst : 0)
      if (off <= allowed && (best === null || off < best.off)) best = { word, off }
    }
  }
  return best?.word ?? withoutVowels(token.text, sameBones) ?? withEnding(token.text, within)
}

/** "Ofcr" and "prtnrshp": a word typed without its vowels. */
function withoutVowels(said: string, sameBones: ReadonlyMap<string, readonly string[]>): string | null {
  if (said.length < 4 || (said.slice(1).match(/[aeiou]/g)?.length ?? 0) > 0) return null
  const bones = skeleton(said)
  const found = sameBones.get(bones) ?? []
  return bones.length >= 3 && found.length === 1 ? (found[0] ?? null) : null
}

function skeleton(word: string): string {
  return squeezed(word.charAt(0) + word.slice(1).replace(/[aeiou]/g, ''))
}

/** "Buling" is "bullying": a slip before an ending that the stem has lost, double letters counted once. */
function withEnding(said: string, within: Within): string | null {
  const ending = /(ing|ed|ies|s)$/.exec(said)?.[1]
  if (said.length < 6 || ending === undefined) return null
  const plain = squeezed(said)
  const near = within(said, mostSlips, ending).filter(
    (word) =>
      word.startsWith(said.charAt(0)) &&
      word.length + ending.length >= said.length &&
      word.length + ending.length <= said.length + 2 &&
      distance(plain, squeezed(`${word}${ending}`)) <= 1,
  )
  const alike = near.filter((word) => word.charAt(1) === said.charAt(1))
  // A vowel is left out sooner than a consonant: "buling" is "bullying" before it is "bulking".
  const bones = withoutWeakLetters(plain)
  const chosen = [near, alike, alike.filter((word) => withoutWeakLetters(`${word}${ending}`) === bones)].find(
    (words) => words.length === 1,
  )
  return chosen?.[0] ?? null
}

function withoutWeakLetters(word: string): string {
  return squeezed(word).replace(/[aeiouy]/g, '')
}

/** Edit distance in which swapping two neighbours counts once, and another first letter counts more. */
function slips(said: string, word: string): number {
  // Letters that are single instead of double are half a slip.
  const plain = Math.min(distance(said, word), slipsWithSwaps(squeezed(said), squeezed(word)) + 0.5)
  const swapped = plain === 2 && said.length === word.length && isSwap(said, word) ? 1 : plain
  return (
    swapped +
    (word.startsWith(said.charAt(0)) ? 0 : 0.6) +
    (word.length < said.length ? 0.15 : 0) -
    (said.length >= 6 && word.startsWith(said.charAt(0)) && word.endsWith(said.charAt(said.length - 1))
      ? 0.2
      : 0)
  )
}

function isSwap(a: string, b: string): boolean {
  const at = a.split('').findIndex((letter, i) => letter !== b[i])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** Edit distance in which a swap of neighbours counts once, wherever it stands; words far apart are not looked at closely. */
function slipsWithSwaps(a: string, b: string): number {
  const rough = distance(a, b)
  if (rough < 2 || rough > 4 || a.length < 7) return rough
  let best = rough
  for (let i = 0; i + 1 < a.length; i++) {
    if (a[i] === a[i + 1]) continue
    const swapped = `${a.slice(0, i)}${a.charAt(i + 1)}${a.charAt(i)}${a.slice(i + 2)}`
    best = Math.min(best, distance(swapped, b) + 1)
  }
  return best
}

/** "Skool" and "rezidenshal" are no slips of the finger: the one known word that sounds the same, with or without its ending. */
function alike(said: string, heard: ReadonlyMap<string, readonly string[]>): string | null {
  const plain = /[sz]$/.test(said) ? [said.slice(0, -1)] : []
  for (const form of [said, ...plain]) {
    const found = heard.get(soundOf(form)) ?? []
    if (form.length >= 3 && found.length === 1) return found[0] ?? null
  }
  return null
}
