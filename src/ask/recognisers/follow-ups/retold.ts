import type { Candidate, Context, Recogniser } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { constraintsOf, meets, type Constraint } from '../../asked-for/constraints.ts'
import { figures } from '../figures-and-counts/figures.ts'
import { districts } from '../leads-and-people/districts.ts'
import { otherMeasure } from '../figures-and-counts/other-measure.ts'

/** Gives the reading of a text, for asking the last question again with one thing changed. */
export type Reread = (text: string) => Reading

/**
 * "And in Watford?", "what about reception?", "compared with when?": the last question about a figure or a district,
 * with its own place, group or time replaced by the new one.
 */
export function retold(said: Reading, context: Context, reread: Reread): Candidate[] {
  const age = said.numbers[0]?.value
  const reading =
    age !== undefined && age >= 5 && age <= 25 && said.tokens.length <= 4
      ? reread(said.text.replace(/\b\d+\b/, `${age} year olds`))
      : said
  const { memory } = context
  const last = memory.query
  const kinds = ['figures', 'districts', 'passage']
  if (last === null || !kinds.includes(last.kind) || memory.words === '' || reading.tokens.length > 10)
    return []
  const named = constraintsOf(reading)
  const constraints = named.filter((constraint) => !pointsBackAt(constraint, reading))
  const bare = reading.units.every((unit) =>
    unit.tokens.every((i) => named.some((constraint) => constraint.tokens.includes(i)) || asking(reading, i)),
  )
  const other = last.kind === 'figures' && bare ? otherMeasure(last.figures, reading, context) : null
  if (last.kind === 'figures' && constraints.length === 0 && other !== null)
    return other.map((key) => ({
      query: { ...last, figures: [key], focus: 'value', unmet: [] },
      fit: 0.93,
      claims: new Set(reading.tokens.map((token) => token.index)),
      about: [key],
      rule: 'the same figure again',
    }))
  if (last.kind === 'figures' && constraints.length === 0 && bare && refersToFigure(reading))
    return [
      {
        query: {
          ...last,
          focus:
            reading.aspects.has('compare') || reading.aspects.has('earlier') || reading.aspects.has('when')
              ? 'period'
              : 'value',
          unmet: [],
        },
        fit: 0.93,
        claims: new Set(reading.tokens.map((token) => token.index)),
        about: memory.figures,
        rule: 'the same figure again',
      },
    ]
  if (constraints.length === 0 || !bare) return []
  const wider = beyondArea(reading, context, constraints)
  if (wider !== null) return wider
  const whole = reread(`${withoutReplaced(reread(memory.words), constraints)} ${reading.text}`)
  const again: Recogniser[] = last.kind === 'districts' ? [districts] : [figures]
  return again
    .flatMap((recogniser) => recogniser(whole, { ...context, memory: { ...memory, query: null } }))
    .map((candidate) => ({
      ...candidate,
      fit: Math.max(0.9, candidate.fit),
      claims: new Set(reading.tokens.map((token) => token.index)),
      rule: `${candidate.rule}, asked again`,
    }))
}

/** "For those pupils": the group that was spoken of, and no narrower one. */
function pointsBackAt({ kind, tokens: [first = 0] }: Constraint, { tokens }: Reading): boolean {
  return kind === 'cohort' && /^(those|these|that|same)$/.test(tokens[first - 1]?.text ?? '')
}

/** "And England?" asks of the very figure that was spoken of: a like figure of something else is no answer to it. */
function beyondArea(
  reading: Reading,
  { memory, lexicon }: Context,
  constraints: readonly Constraint[],
): Candidate[] | null {
  const { query } = memory
  const all = [...reading.loaded.measurements.values()]
  const spoken = all.filter(({ key }) => memory.figures.includes(key))
  const areas = constraints.every(({ kind, value }) => kind === 'place' && reading.widerAreas.has(value))
  if (query?.kind !== 'figures' || spoken.length === 0 || !areas) return null
  const names = new Set(spoken.map(({ name }) => name))
  const named = all.filter(({ name }) => names.has(name))
  const meeting = (figures: typeof spoken) =>
    figures.filter((figure) => constraints.every((constraint) => meets(figure, constraint, reading, lexicon)))
  const found = [meeting(spoken), meeting(named)].find((figures) => figures.length > 0)
  return [
    {
      query: {
        ...query,
        figures: (found ?? spoken).map(({ key }) => key),
        unmet: found ? [] : constraints.map(({ value }) => value),
        focus: found ? 'compare' : 'value',
      },
      fit: 0.95,
      claims: new Set(reading.tokens.map(({ index }) => index)),
      about: memory.figures,
      rule: 'the same figure again',
    },
  ]
}

function asking(reading: Reading, token: number): boolean {
  return [...reading.aspects.values()].some((words) => words.has(token))
}

function refersToFigure(reading: Reading): boolean {
  return (
    reading.refs.length === 0 &&
    reading.people.length === 0 &&
    ((['compare', 'earlier', 'when', 'page', 'figure'] as const).some((aspect) =>
      reading.aspects.has(aspect),
    ) ||
      reading.tokens.some(({ text }) => /^(now|today|currently|nowadays|latest|present)$/.test(text)))
  )
}

/** The last question's words without the constraints that the new message replaces. */
function withoutReplaced(before: Reading, constraints: ReturnType<typeof constraintsOf>): string {
  const kinds = new Set(constraints.map((constraint) => constraint.kind))
  const gone = new Set(
    constraintsOf(before)
      .filter((constraint) => kinds.has(constraint.kind))
      .flatMap((constraint) => constraint.tokens),
  )
  return before.tokens
    .filter((token) => !gone.has(token.index))
    .map((token) => token.text)
    .join(' ')
}
