import type { PlacedMeasurement } from '../plan/library.ts'
import type { Lexicon } from './lexicon.ts'
import type { Reading } from './reading.ts'

/** A place, group or time that a question narrows its figure to. */
export type Constraint = {
  kind: 'place' | 'cohort' | 'period'
  value: string
  said: string
  tokens: number[]
}

/** The places, groups and times that a question narrows its figure to. The plan's own area narrows nothing. */
export function constraintsOf(reading: Reading): Constraint[] {
  const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const said = (tokens: readonly number[]) => tokens.map((i) => reading.tokens[i]?.text ?? '').join(' ')
  const places = reading.places
    .filter(({ meaning }) => meaning !== reading.loaded.plan.area)
    .map(({ meaning, from, to }): Constraint => ({
      kind: 'place',
      value: meaning,
      said: meaning,
      tokens: span(from, to),
    }))
  const cohorts = reading.cohorts.map(({ meaning, from, to }): Constraint => ({
    kind: 'cohort',
    value: meaning,
    said: said(span(from, to)),
    tokens: span(from, to),
  }))
  const periods = reading.ranges.map(({ range, tokens }): Constraint => ({
    kind: 'period',
    value: range.words,
    said: said(
      tokens.filter(
        (i) =>
          /\d|[a-z]{3}/.test(reading.tokens[i]?.text ?? '') &&
          !/^(the|in|by|of|during|since|from|before|after)$/.test(reading.tokens[i]?.text ?? ''),
      ),
    ),
    tokens,
  }))
  return [...places, ...cohorts, ...periods]
}

/**
 * Whether a figure is about the place, group or time. The figure's own sentence says its years and may speak of the
 * country, but a district that it only mentions is not where the figure was measured.
 */
export function meets(
  figure: PlacedMeasurement,
  constraint: Constraint,
  reading: Reading,
  lexicon: Lexicon,
): boolean {
  const around = `${figure.name} ${figure.cohort ?? ''} ${figure.place ?? ''} ${figure.period ?? ''} ${figure.comparators.map((other) => `${other.label} ${other.printed}`).join(' ')}`
  if (constraint.kind === 'period') {
    const years = constraint.said.match(/\b(19|20)\d{2}\b/g)
    const text = `${around} ${figure.quote}`
    return (
      years?.every(
        (year) =>
          text.includes(year) || text.includes(`${year.slice(2)}/`) || text.includes(`/${year.slice(2)}`),
      ) ?? false
    )
  }
  const wider = constraint.kind === 'place' && reading.widerAreas.has(constraint.value)
  const terms = lexicon.termsOf(wider ? `${around} ${figure.quote}` : around)
  return [constraint.value, constraint.said].some((words) => saysAll(words, terms, lexicon))
}

function saysAll(words: string, terms: ReadonlySet<string>, lexicon: Lexicon): boolean {
  const wanted = [...lexicon.termsOf(words)].filter(
    (term) => !/^~?(child|pupil|young-person|district|year|old|age)$/.test(term),
  )
  const plain = wanted.filter((term) => !term.startsWith('~'))
  const concept = wanted.some((term) => term.startsWith('~') && terms.has(term))
  return concept || (plain.length > 0 && plain.every((term) => terms.has(term)))
}
