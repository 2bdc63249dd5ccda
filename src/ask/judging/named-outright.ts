import { nameSaid } from '../asked-for/figure-named.ts'
import type { Reading } from '../reading.ts'
import type { Aspect } from '../vocabulary.ts'
import type { Weighed } from './evidence.ts'

/** What may be asked of a figure besides its name: "what's the …", "how many …", "give me the figure for …". */
const forNothingElse: readonly Aspect[] = ['list', 'figure', 'count', 'holds', 'text', 'mentions']
/** A plan's figure is the newest that it has. */
const ofNow = /^(latest|newest|current|currently|recent|now)$/
/** Words that ask for something else than how much or how many. */
const asksOtherwise =
  /\b(who|whose|whom|why|when|where|which|did|does|do|should|could|can|will|would|target|targets)\b|\bfor$|\bhow (?!many\b|much\b|big\b|high\b|low\b)/

/**
 * Whether a question is nothing but the whole printed name of a figure, with "what is" or a plan beside it. Whatever sentence
 * says the same words, the number is asked for.
 */
export function namedOutright({ query, traits, evidence }: Weighed, reading: Reading): boolean {
  const [key = ''] = query.kind === 'figures' && query.unmet.length === 0 ? query.figures : []
  const figure = reading.loaded.measurements.get(key)
  if (figure === undefined || evidence.unused > 0 || traits?.['named'] !== 1) return false
  const name = nameSaid(figure, reading.tokens)
  const beside = reading.tokens.filter(({ index }) => !name.includes(index) && !reading.filler.has(index))
  const asked = [...reading.aspects].filter(([, words]) =>
    [...words].some((i) => !name.includes(i) && !ofNow.test(reading.tokens[i]?.text ?? '')),
  )
  const explained = reading.units.every(({ tokens }) => tokens.some((i) => name.includes(i)))
  return (
    explained &&
    asked.every(([aspect]) => forNothingElse.includes(aspect)) &&
    !asksOtherwise.test(beside.map(({ text }) => text).join(' '))
  )
}

/** What is named outright is so likely. */
const outright = 0.95

/** The candidates, with the one that is named outright before all others where there is one such. */
export function outrightFirst(candidates: readonly Weighed[], reading: Reading): Weighed[] {
  const named = candidates.filter((candidate) => namedOutright(candidate, reading))
  const [first, second] = named
  if (first === undefined || second !== undefined) return [...candidates]
  return [
    { ...first, score: Math.max(first.score, outright) },
    ...candidates.filter((candidate) => candidate !== first),
  ]
}
