import { makePhraseBook } from '../../words/phrase-book.ts'
import type { Token } from '../../words/words.ts'
import type { Vocabulary } from '../../vocabulary.ts'

/** What points at one of many: "a lad", "this pupil", "one of my year 9s". */
const oneOf = /^(a|an|this|that|the|my|our|his|her|their|one|another|someone|somebody|mates?|friends?)$/
/** What may stand between that and the noun, besides a number: "the little lad", "my mate's younger brother", "a year 9 girl". */
const between =
  /^(little|wee|young|younger|older|small|tiny|big|teenage|foster|primary|nursery|reception|school|looked|after|year|yr|old|yo|male|female|of|my|our|the|these|other|own|boy|girl|poor|another|neighbours?|mates?|friends?|sisters?|brothers?|partners?|ex)$|^\d+(st|nd|rd|th|s)?$/
const furthest = 5

/** One person who is spoken of further: "she says", "his dad". */
const spokenOf = /^(he|she|him|her|his|hers|himself|herself)$/
/** Somebody tells what they see or know, and not what a document says. */
const teller = /^(i|im|me|my|we|us|our|ours|there|someone|somebody|nobody|help)$/
/** It is happening, or has just happened. */
const now =
  /^(just|now|tonight|today|yesterday|morning|afternoon|evening|lunchtime|night|still|currently|here)$/

/** "Year 9", "14 year old", "aged 10", "she's 13": somebody of that age. */
const ofAge =
  /\b((he|she)( is)? (only |about |just )?\d{1,2}|(year|yr) (\d{1,2}|[a-z]+)s?|\d{1,2} ?(year|yr|yo)s?( old)?|(one|two|three|four|five|six|seven|eight|nine|ten) (year|yr) old|aged \d{1,2})\b/

/**
 * Prepares telling whether words tell of one young person in danger: somebody young, a harm, and a person who tells of it;
 * or a young person's own words. A question of the plan in general, with no "he" or "she" and nothing happening now, does not.
 */
export function makeDangerFinder({
  individualCase,
}: Pick<Vocabulary, 'individualCase'>): (tokens: readonly Token[]) => boolean {
  const bookOf = (phrases: readonly string[]) =>
    makePhraseBook(phrases.map((phrase) => [phrase, phrase] as const))
  const books = {
    young: bookOf(individualCase.young),
    harm: bookOf(individualCase.harm),
    ofMe: bookOf(individualCase.ofMe),
    family: bookOf(individualCase.family),
    inGeneral: bookOf([...individualCase.plan, ...individualCase.inGeneral]),
  }
  return (tokens) => {
    const has = (name: keyof typeof books) => books[name].longest(tokens).length > 0
    const says = (words: RegExp) => tokens.some(({ text }) => words.test(text))
    if (has('ofMe')) return true
    const [harm, inGeneral, spoken] = [has('harm'), has('inGeneral'), says(spokenOf)]
    if (harm && !inGeneral && has('family') && says(/^(me|myself)$/)) return true
    const young =
      books.young.longest(tokens).some(({ from }) => pointedAt(tokens, from)) ||
      ofAge.test(tokens.map(({ text }) => text).join(' '))
    // What somebody tells of a child and of nothing in the plan is about that child, whatever harm it is.
    if (!harm) return young && spoken && says(teller) && !inGeneral
    if (!young && !(spoken && has('family'))) return false
    if (inGeneral) return spoken && says(teller)
    return says(teller) || says(now) || spoken
  }
}

/** Whether the noun at a position is of one person: "a lad", "one of the lads"; or opens what is told: "kid on my bus route". */
function pointedAt(tokens: readonly Token[], at: number): boolean {
  if (at === 0 || /[.!?]/.test(tokens[at - 1]?.after ?? '')) return !(tokens[at]?.text ?? '').endsWith('s')
  for (let i = at - 1; i >= Math.max(0, at - furthest); i--) {
    const word = tokens[i]?.text ?? ''
    const plural = (tokens[at]?.text ?? '').endsWith('s')
    if (oneOf.test(word) && (!plural || /^(one|his|her|their|two)$/.test(word))) return true
    if (!between.test(word)) return false
  }
  return false
}
