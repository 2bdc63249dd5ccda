import type { PlacedMeasurement } from '../../../plan/library.ts'
import { constraintsOf, meets, type Constraint } from '../../asked-for/constraints.ts'
import type { Reading } from '../../reading.ts'
import {
  aspectWords,
  hasWord,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Unit } from '../../words/lexicon.ts'
import { tokenise } from '../../words/words.ts'
import { figureWords } from '../figures-and-counts/figures.ts'

/** The rule by which a figure is told that stands beside the last one. */
export const anotherFigure = 'another figure again'

/** A follow-up is short; a longer question says itself what it is about. */
const longestFollowUp = 12
const mostOffered = 2
/** The least share of the message's words that the figure's own words must explain. */
const leastExplained = 0.85
/** What explains a word less than this only stands around the figure. */
const ownWords = 0.6
/** A word tells one figure from its neighbours where it explains the word by this much more. */
const telling = 0.3
/** So much of the beginning of a quoted sentence tells which it is. */
const longEnough = 45
/** The least share of the last question that the figure's own words explain. */
const leastKept = 0.25
/** Words that only point at what was told, or lean on it. */
const leaning =
  /^(it|its|that|this|those|these|them|they|their|one|ones|same|both|two|either|between|such|of|at|all|had|have|just|only|group|groups|bunch|lot)$/

/**
 * "And because of neglect?", "how many had none at all?", "what share of care leavers is that?": a figure that the plan prints
 * beside the one last told, whose own words explain the whole message and tell it from that one.
 */
export const figureBeside: Recogniser = (reading, context): Candidate[] => {
  const { memory, subjects, lexicon } = context
  const others = reading.plans.filter(({ planId }) => planId !== reading.loaded.plan.id)
  const named = reading.refs.length + reading.people.length + reading.foreign.length + others.length
  if (memory.words === '' || named > 0 || reading.tokens.length > longestFollowUp) return []
  // "How many were there altogether?" asks for the whole, of which a neighbour is another part.
  if (/\b(altogether|all told|in (total|all)|overall)$/.test(reading.said)) return []
  const told = toldFigures(reading, context)
  if (told.beside.length === 0) return []
  const constraints = constraintsOf(reading)
  const claimed = union(
    figureWords(reading),
    aspectWords(reading, 'count', 'list', 'same', 'groups', 'compare'),
    wordsLike(reading, leaning),
    constraints.flatMap(({ tokens }) => tokens),
  )
  const counters = new Set(reading.numbers.map(({ token }) => token))
  const units = topicUnits(reading, claimed)
  // "And 18?" is the last question with another number, and no other figure that has it.
  if (units.length > 0 && units.every((unit) => unit.tokens.every((i) => counters.has(i)))) return []
  const worth = sum(units, (unit) => subjects.weightOf(unit))
  // "What year is that for?" asks for the time of what was told.
  const when = hasWord(reading, /^(many|much|number)$/) ? new Set() : aspectWords(reading, 'when')
  if (units.length > 0 && units.every((unit) => unit.tokens.every((i) => when.has(i)))) return []
  // "And in Watford?" asks for the same of another place, and for nothing else that happens to be counted there.
  if (worth < 0.1 && !constraints.some(({ kind }) => kind === 'cohort')) return []
  const before = lexicon.unitsOf(tokenise(memory.words), new Set())
  const beforeWorth = sum(before, (unit) => subjects.weightOf(unit))
  const saidBy = (figure: PlacedMeasurement, unit: Unit) => {
    const share = subjects.shareOf(figure.key, unit)
    return share >= ownWords ? share : 0
  }
  const met = (figure: PlacedMeasurement, constraint: Constraint) =>
    meets(figure, constraint, reading, lexicon)
  const tells = (figure: PlacedMeasurement) =>
    units.some((unit) =>
      told.spoken.every((other) => saidBy(figure, unit) - saidBy(other, unit) >= telling),
    ) || constraints.some((constraint) => told.spoken.every((other) => !met(other, constraint)))
  return told.beside
    .filter((figure) => isOfKind(figure, reading, told.spoken))
    .filter((figure) => constraints.every((constraint) => met(figure, constraint)))
    .filter(
      (figure) =>
        sum(units, (unit) => saidBy(figure, unit) * subjects.weightOf(unit)) >= leastExplained * worth,
    )
    .filter(tells)
    .map((figure) => ({
      figure,
      kept:
        sum(before, (unit) => saidBy(figure, unit) * subjects.weightOf(unit)) / Math.max(beforeWorth, 0.1),
    }))
    .filter(({ kept }) => kept >= leastKept)
    .sort((a, b) => b.kept - a.kept)
    .slice(0, mostOffered)
    .map(({ figure }, rank) => ({
      query: { kind: 'figures', figures: [figure.key], unmet: [], focus: 'value' },
      fit: 0.96 - 0.2 * rank,
      claims: new Set(reading.tokens.map(({ index }) => index)),
      about: [figure.key],
      rule: anotherFigure,
      words: figure.name,
      traits: {
        inOtherWords:
          sum(units, (unit) => subjects.ownShareOf(figure.key, unit) * subjects.weightOf(unit)) <
          leastExplained * worth
            ? 1
            : 0,
      },
    }))
}

/** The figures last told, and those that the plan prints under the same heading, or in the sentence that was told; none where no figure was told. */
function toldFigures(
  { loaded }: Reading,
  { memory, catalogue }: Context,
): { spoken: PlacedMeasurement[]; beside: PlacedMeasurement[] } {
  const all = [...loaded.measurements.values()]
  const kind = memory.query?.kind
  if (kind !== 'figures' && kind !== 'passage') return { spoken: [], beside: [] }
  const spoken = kind === 'figures' ? all.filter(({ key }) => memory.figures.includes(key)) : []
  const passages = memory.records.flatMap((key) => {
    const record = catalogue.byKey.get(key)
    return record?.kind === 'passage' ? [record] : []
  })
  const beside = all.filter((figure) =>
    kind === 'figures'
      ? !spoken.includes(figure) &&
        spoken.some(
          ({ priorityKey, source }) =>
            priorityKey === figure.priorityKey && source.section === figure.source.section,
        )
      : passages.some(({ context }) => plain(context).includes(plain(figure.quote).slice(0, longEnough))),
  )
  return { spoken, beside }
}

/** Whether a figure is the share or the number that is asked for; "how many" goes on from a share to another share. */
export function isOfKind(
  figure: PlacedMeasurement,
  reading: Reading,
  spoken: readonly PlacedMeasurement[],
): boolean {
  const share = isShare(figure)
  if (hasWord(reading, /^(percent|percentage|proportion|share|fraction|rate)$/)) return share
  const counted = hasWord(reading, /^(many|number|count)$/)
  return !counted || !share || (spoken.length > 0 && spoken.every(isShare))
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function isShare({ unit }: PlacedMeasurement): boolean {
  return unit.startsWith('per')
}

function sum<Item>(items: readonly Item[], worth: (item: Item) => number): number {
  return items.reduce((total, item) => total + worth(item), 0)
}
