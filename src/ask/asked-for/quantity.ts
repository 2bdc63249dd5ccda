import type { PlacedMeasurement } from '../../plan/library.ts'
import { explains, type Unit } from '../words/lexicon.ts'
import { asks, type Context } from '../recogniser.ts'
import type { Reading } from '../reading.ts'
import { tokenise } from '../words/words.ts'

/** What sort of number a question wants, and of what: "how many schools", "the GCSE pass rate". */
export type Quantity = {
  /** A number of things or a share or rate of them; null where the question names no quantity. */
  kind: 'number' | 'share' | null
  /** What is counted: every one of these must be in what a figure counts or measures. */
  of: Unit[]
}

/** Terms of the words by which a figure is about a change, and by which a question asks for one. */
const changing = ['~increase', '~decrease', '~narrowing-gap', 'change']
const comparing = ['~higher', '~lower', '~highest', '~lowest']
/** The weight of words too general to be what is counted. */
const weak = 0.15
const countingWords = /^(many|number|numbers|total)$/
const shareWords =
  /^(percent|percentage|percentages|proportion|share|fraction|rate|rates|level|levels|prevalence)$/

/** Reads the quantity that a question names, with the words that stand next to it. */
export function quantityOf(reading: Reading, taken: ReadonlySet<number>, context: Context): Quantity {
  const at = reading.tokens.findIndex(
    (token) =>
      (countingWords.test(token.text) || shareWords.test(token.text)) && !isVerb(reading, token.index),
  )
  const word = reading.tokens[at]?.text
  if (word === undefined) return { kind: null, of: [] }
  const counts = countingWords.test(word)
  const joined = counts || /^(of|for|among|amongst)$/.test(reading.tokens[at + 1]?.text ?? '')
  const after = joined ? unitsFrom(reading, at + 1, taken, context) : []
  const before = counts ? [] : unitsBefore(reading, at, taken)
  return { kind: counts ? 'number' : 'share', of: [...before, ...after] }
}

/** "Did Ofsted rate them good?", "whom do they share it with?": the word does something and measures nothing. */
export function isVerb(reading: Reading, at: number): boolean {
  const word = reading.tokens[at]?.text ?? ''
  const [after, next] = [reading.tokens[at + 1]?.text ?? '', reading.tokens[at + 2]?.text ?? '']
  return (
    /^(rate|rates|share|shares|number|numbers|level|total)$/.test(word) &&
    /^(as|it|them|us|him|her|itself|with|this|these|those|how|so|very|good|outstanding|inadequate)$/.test(
      after,
    ) &&
    !/^(at|of|in)$/.test(next) &&
    /\b(did|does|do|would|will|to|could|can|who|they|we|inspectors?|ofsted)\b/.test(
      reading.tokens
        .slice(0, at)
        .map(({ text }) => text)
        .join(' '),
    )
  )
}

/** The words from a place on, to the first that carries no meaning; only the noun at their head must agree. */
function unitsFrom(reading: Reading, from: number, taken: ReadonlySet<number>, context: Context): Unit[] {
  let at = from
  while (/^(of|for|among|amongst|the|our|all|these|those|different)$/.test(reading.tokens[at]?.text ?? ''))
    at++
  const unitAt = (i: number) => reading.units.find((unit) => unit.tokens.includes(i))
  const first = unitAt(at)
  const next = first && unitAt((first.tokens.at(-1) ?? at) + 1)
  // "Extra children", "different schools": a word that says little stands before the noun.
  const head = next && context.subjects.weightOf(first) <= weak && !isPeople(first) ? next : first
  return head && !head.tokens.some((i) => taken.has(i)) ? [head] : []
}

/** The words right before "rate" or "level": each of them says which rate is meant. */
function unitsBefore(reading: Reading, at: number, taken: ReadonlySet<number>): Unit[] {
  const found: Unit[] = []
  for (let i = at - 1; i >= 0; i--) {
    const unit = reading.units.find(({ tokens }) => tokens.includes(i))
    if (!unit || taken.has(i)) break
    // "The higher share", "the lowest rate": says which of several, and not which rate.
    if (comparing.some((term) => unit.sense.alternatives.has(term))) break
    if (!found.includes(unit)) found.push(unit)
  }
  return found
}

/** Whether a figure counts or measures what the question asks the quantity of. A rate is no count of anything. */
export function agrees(figure: PlacedMeasurement, quantity: Quantity, context: Context): boolean {
  const shareLike = /^per|^times/.test(figure.unit) || /\b(proportion|percentage)\b/.test(figure.quote)
  if (quantity.kind === 'share' && !shareLike) return false
  // A score of pupils is no number of pupils.
  if (quantity.kind === 'number' && figure.unit === 'points' && quantity.of.some(isPeople)) return false
  const words = `${figure.name} . ${figure.cohort ?? ''} . ${figure.unit}`
  const counted = context.lexicon.termsOf(quantity.kind === 'number' ? words : '')
  const own = quantity.kind === 'number' ? counted : context.subjects.ownTermsOf(figure.key)
  // What a figure counts is its unit: schools that support young people are no young people.
  const things = quantity.kind === 'number' && !shareLike && !namesPeople(figure.unit, context)
  const counts = things ? context.lexicon.termsOf(`${figure.name} . ${figure.unit}`) : own
  return quantity.of.every(
    (unit) =>
      explains(isPeople(unit) ? counts : own, unit.sense) >= 0.5 ||
      (isPeople(unit) && /\byear olds?\b|\baged\b|\brespondents\b/.test(words)),
  )
}

/** Whether a unit of figures is people, or says nothing of what is counted. */
function namesPeople(unit: string, context: Context): boolean {
  const terms = context.lexicon.termsOf(unit)
  const people = [
    '~child',
    '~young-person',
    '~pupil',
    '~young-child',
    '~family',
    '~parent',
    'people',
    'person',
  ]
  return terms.size === 0 || people.some((term) => terms.has(term))
}

/** Whether a word only says that people are counted, of whatever age. */
function isPeople(unit: Unit): boolean {
  return ['~child', '~young-person', '~pupil'].some((term) => (unit.sense.alternatives.get(term) ?? 0) > 0.9)
}

/** Whether a question says nothing but who was asked or measured: "how many pupils were surveyed?" */
export function onlyMeasuring(units: readonly Unit[], context: Context): boolean {
  const telling = units.filter((unit) => context.subjects.weightOf(unit) > 0.12 && !isPeople(unit))
  return telling.length > 0 && telling.every((unit) => unit.sense.alternatives.has('~survey'))
}

/** Whether a figure is how much something changed, rather than how much of it there is. */
export function isChange(figure: PlacedMeasurement, context: Context): boolean {
  const terms = context.lexicon.termsOf(figure.name)
  return changing.some((term) => terms.has(term))
}

/** Whether a figure is a change, and not one in the other direction than was asked about. */
export function isChangeAsked(figure: PlacedMeasurement, { said }: Reading, context: Context): boolean {
  const own = context.lexicon.termsOf(figure.name)
  const asked = context.lexicon.termsOf(said)
  const opposite = (one: string, other: string) =>
    asked.has(one) && own.has(other) && !asked.has(other) && !own.has(one)
  return (
    isChange(figure, context) && !opposite('~increase', '~decrease') && !opposite('~decrease', '~increase')
  )
}

/** Whether a question asks how much something changed. */
export function asksForChange(reading: Reading, context: Context): boolean {
  // "Higher or lower than in England" sets one number beside another, and asks for no change.
  const { said } = reading
  const beside =
    /\b((more|less|higher|lower|above|below|over|under|better|worse) (or|and) )?(more|less|higher|lower|better|worse) than\b/g
  const terms = context.lexicon.termsAmong(tokenise(said.replace(beside, ' ')))
  const earlier = asks(reading, 'earlier') && !beside.test(said)
  return earlier || changing.some((term) => terms.has(term))
}

/** "By how many did it fall?", "how much has it gone up by?": the change itself, and not what it changed to. */
export function asksByHowMuch({ said }: Reading): boolean {
  return (
    /\bby (how (many|much|far)|what (percentage|percent|proportion|amount|number))\b/.test(said) ||
    /\bhow (much|many)\b.*\b(up|down|rise|risen|rose|fall|fallen|fell|drop|dropped|grown|grow|grew|increased|decreased|reduced|changed) by\b/.test(
      said,
    )
  )
}

/** Whether money is asked for. */
export function asksForMoney(reading: Reading): boolean {
  return asks(reading, 'cost')
}
