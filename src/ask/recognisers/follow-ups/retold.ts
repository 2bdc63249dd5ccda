import { hasWord, type Candidate, type Context, type Recogniser } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { constraintsOf, meets, type Constraint } from '../../asked-for/constraints.ts'
import { figures } from '../figures-and-counts/figures.ts'
import type { QueryOf } from '../../query.ts'
import { districts } from '../leads-and-people/districts.ts'
import { figureBeside, isOfKind } from './figure-beside.ts'
import { asksWhichWay } from '../../asked-for/which-way.ts'
import { otherMeasure } from '../figures-and-counts/other-measure.ts'

/** Gives the reading of a text, for asking the last question again with one thing changed. */
export type Reread = (text: string) => Reading

/**
 * "And in Watford?", "what about reception?", "compared with when?": the last question about a figure or a district,
 * with its own place, group or time replaced by the new one.
 */
export function retold(said: Reading, context: Context, reread: Reread): Candidate[] {
  const { memory } = context
  const age = said.numbers[0]?.value
  const beside = ageBeside(said, context, reread)
  const reading =
    beside !== null
      ? reread(beside)
      : age !== undefined && age >= 5 && age <= 25 && said.tokens.length <= 4
        ? reread(said.text.replace(/\b\d+\b/, `${age} year olds`))
        : said
  const last = memory.query
  const kinds = ['figures', 'districts', 'passage']
  if (last === null || !kinds.includes(last.kind) || memory.words === '' || reading.tokens.length > 10)
    return []
  const named = constraintsOf(reading)
  const constraints = named.filter((constraint) => !pointsBackAt(constraint, reading))
  const bare = reading.units.every((unit) =>
    unit.tokens.every(
      (i) =>
        named.some((constraint) => constraint.tokens.includes(i)) ||
        asking(reading, i) ||
        pointing(reading, i),
    ),
  )
  // "How many children is that?" asks for the same in numbers, of whomever the share was told.
  const inNumbers = /\bhow many (\w+ ){1,3}(is|are|was|were) (that|it|this)$/.test(reading.said)
  const other =
    last.kind === 'figures' && (bare || inNumbers) ? otherMeasure(last.figures, reading, context) : null
  if (
    last.kind === 'figures' &&
    other !== null &&
    (inNumbers ? other.keys.length > 0 : constraints.length === 0)
  )
    return other.keys.map((key) => ({
      query: { ...last, figures: [key], focus: 'value', unmet: [] },
      fit: 0.93,
      claims: new Set(reading.tokens.map((token) => token.index)),
      about: [key],
      rule: 'the same figure again',
      traits: { inOtherWords: other.exactly ? 0 : 1 },
    }))
  if (last.kind === 'figures' && constraints.length === 0 && bare && refersToFigure(reading, context))
    return [
      {
        query: {
          ...last,
          focus: setBeside(reading, context)
            ? 'compare'
            : reading.aspects.has('compare') || reading.aspects.has('earlier') || reading.aspects.has('when')
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
  // Where the plan prints the very figure beside the one told, no other is meant for want of it.
  const printed = figureBeside(reading, context).length > 0
  return again
    .flatMap((recogniser) => recogniser(whole, { ...context, memory: { ...memory, query: null } }))
    .filter(
      ({ query }) => !(printed && query.kind === 'figures' && tellsAgain(query, reading, memory.figures)),
    )
    .map((candidate) => ({
      ...candidate,
      fit: Math.max(0.9, candidate.fit),
      claims: new Set(reading.tokens.map((token) => token.index)),
      rule: `${candidate.rule}, asked again`,
    }))
}

/** Whether figures are those that were told before, or not of the group, place, time or measure that is asked for. */
function tellsAgain(
  { figures: keys, unmet }: QueryOf<'figures'>,
  reading: Reading,
  told: readonly string[],
): boolean {
  const { measurements } = reading.loaded
  const ofKind = (key: string) => {
    const figure = measurements.get(key)
    return figure !== undefined && isOfKind(figure, reading, [])
  }
  return unmet.length > 0 || keys.every((key) => told.includes(key) || !ofKind(key))
}

/** "A year younger?", "and the year above?": the age beside the one that the last question named. */
function ageBeside({ said }: Reading, { memory }: Context, reread: Reread): string | null {
  const step = /\b(?:an? |one )?years? (younger|older)\b|\bthe (?:age|year)(?: group)? (below|above)\b/.exec(
    said,
  )
  if (step === null || memory.words === '') return null
  const ages = reread(memory.words).cohorts.flatMap(
    ({ meaning }) => /^(\d+) year olds$/.exec(meaning)?.[1] ?? [],
  )
  const [age, other] = ages
  if (age === undefined || other !== undefined) return null
  const by = /^(older|above)$/.test(step[1] ?? step[2] ?? '') ? 1 : -1
  return said.replace(step[0], `${Number(age) + by} year olds`)
}

/** "So are we higher or lower?": asks how a figure stands to those printed beside it; "compared with when?" asks for its time. */
function setBeside(reading: Reading, { memory }: Context): boolean {
  const others = memory.figures.some(
    (key) => (reading.loaded.measurements.get(key)?.comparators.length ?? 0) > 0,
  )
  const comparing =
    reading.aspects.has('compare') || /\b(higher or lower|better or worse)\b/.test(reading.said)
  return others && comparing && !/\bwhen\b/.test(reading.said)
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

/** "Those pupils", "that group": a word that only points at who or what was spoken of. */
function pointing({ tokens }: Reading, i: number): boolean {
  return (
    /^(those|these|that|same)$/.test(tokens[i - 1]?.text ?? '') &&
    /^(pupils|children|kids|group|groups|ones|people|youngsters|schools|families)$/.test(
      tokens[i]?.text ?? '',
    )
  )
}

function asking(reading: Reading, token: number): boolean {
  return [...reading.aspects.values()].some((words) => words.has(token))
}

function refersToFigure(reading: Reading, context: Context): boolean {
  // "Is it going up?" is answered by no number that stands alone.
  if (asksWhichWay(reading) && !setBeside(reading, context)) return false
  return (
    reading.refs.length === 0 &&
    reading.people.length === 0 &&
    // "How many started that year?" counts something else than was told, and asks for no time of it.
    !(hasWord(reading, /^(many|number)$/) && reading.aspects.has('when')) &&
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
