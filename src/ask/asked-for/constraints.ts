import { positions } from '../words/words.ts'
import type { PlacedMeasurement } from '../../plan/library.ts'
import type { CatalogueRecord } from '../catalogue/record.ts'
import type { Lexicon } from '../words/lexicon.ts'
import type { Reading } from '../reading.ts'

/** A place, group or time that a question narrows its figure to. */
export type Constraint = {
  kind: 'place' | 'cohort' | 'period'
  value: string
  said: string
  tokens: number[]
}

/** The places, groups and times that a question narrows its figure to. The plan's own area narrows nothing. */
export function constraintsOf(reading: Reading): Constraint[] {
  const said = (tokens: readonly number[]) => tokens.map((i) => reading.tokens[i]?.text ?? '').join(' ')
  const places = reading.places
    .filter(({ meaning }) => meaning !== reading.loaded.plan.area)
    .map(({ meaning, from, to }): Constraint => ({
      kind: 'place',
      value: meaning,
      said: meaning,
      tokens: positions(from, to),
    }))
  const cohorts = reading.cohorts.map(({ meaning, from, to }): Constraint => ({
    kind: 'cohort',
    value: meaning,
    said: said(positions(from, to)),
    tokens: positions(from, to),
  }))
  // "This year's against last year's" asks how a figure has changed, and narrows it to no year.
  const comparing = reading.aspects.has('compare') || reading.aspects.has('earlier')
  const named = reading.ranges.filter(
    ({ tokens }) => !comparing || tokens.some((i) => /\d/.test(reading.tokens[i]?.text ?? '')),
  )
  const periods = named.map(({ range, tokens }): Constraint => ({
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
 * Whether a figure is about the place, group or time. A figure whose own year is known is of no other year, whatever
 * years its sentence mentions; a district that the sentence only mentions is not where the figure was measured.
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
    const own = /\d{2}/.test(figure.period ?? '')
    const text = own ? around : `${around} ${figure.quote}`
    const month = monthName.exec(constraint.said)?.[0].slice(0, 3)
    const otherMonth =
      month !== undefined && own && monthName.test(text) && !text.toLowerCase().includes(month)
    // "What was it in March?": of figures that have a month of their own, a month alone tells which.
    const ownMonth = own && month !== undefined && text.toLowerCase().includes(month)
    return !otherMonth && (years?.every((year) => saysYear(text, Number(year))) ?? ownMonth)
  }
  const wider = constraint.kind === 'place' && reading.widerAreas.has(constraint.value)
  const terms = lexicon.termsOf(wider ? `${around} ${figure.quote}` : around)
  return [constraint.value, constraint.said].some((words) => saysAll(words, terms, lexicon))
}

/** Whether a statement speaks of the place, group or time in so many words; "this year" needs a year it speaks of. */
export function saysConstraint(record: CatalogueRecord, constraint: Constraint, lexicon: Lexicon): boolean {
  if (constraint.kind === 'period') {
    const years = constraint.said.match(/\b(19|20)\d{2}\b/g)
    if (years) return years.every((year) => saysYear(record.body, Number(year)))
    const unit = /\b(year|month|term|week|spring|summer|autumn|winter)\b/i.exec(constraint.said)?.[0]
    return unit !== undefined && new RegExp(`\\b${unit}`, 'i').test(record.body)
  }
  const terms = lexicon.termsOf(record.body)
  return [constraint.value, constraint.said].some((words) => saysAll(words, terms, lexicon))
}

const monthName =
  /\b(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b/i

/** Whether a text names a year: "2010", "2009/10", or a year within "2008 to 2010". */
function saysYear(text: string, year: number): boolean {
  const short = String(year).slice(2)
  const spans = [...text.matchAll(/\b((?:19|20)\d{2}) (?:to|until) ((?:19|20)\d{2})\b/g)]
  return (
    text.includes(String(year)) ||
    new RegExp(`\\b${short}/\\d|\\d/${short}\\b`).test(text) ||
    spans.some(([, from, to]) => Number(from) <= year && year <= Number(to))
  )
}

function saysAll(words: string, terms: ReadonlySet<string>, lexicon: Lexicon): boolean {
  const wanted = [...lexicon.termsOf(words)].filter(
    (term) => !/^~?(child|pupil|young-person|district|year|old|age)$/.test(term),
  )
  const plain = wanted.filter((term) => !term.startsWith('~'))
  const concept = wanted.some((term) => term.startsWith('~') && terms.has(term))
  return concept || (plain.length > 0 && plain.every((term) => terms.has(term)))
}
