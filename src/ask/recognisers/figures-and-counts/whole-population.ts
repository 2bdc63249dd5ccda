import { constraintsOf, meets } from '../../asked-for/constraints.ts'
import {
  aspectWords,
  hasWord,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import { oncePer } from '../../once-per.ts'
import type { Unit } from '../../words/lexicon.ts'
import { tokenise } from '../../words/words.ts'
import { figureWords } from './figures.ts'

/** The concepts of all who are young, and of those who live somewhere. */
const [young, living] = [['~child', '~young-person'], ['~population']] as const

/**
 * "How many kids in Herts?", "how many under 18s will there be by 2030?": how many children there are at all. Every word of
 * it is too general to find a figure by, so the figure is known by its name, which says as little.
 */
export const wholePopulation: Recogniser = (reading, context): Candidate[] => {
  if (reading.refs.length + reading.people.length + reading.cohorts.length > 0) return []
  if (!hasWord(reading, /^(many|number|population)$/)) return []
  const claimed = union(
    figureWords(reading),
    aspectWords(reading, 'count', 'figure', 'list', 'earlier'),
    thingWords(reading, 'plan', 'person'),
    wordsLike(
      reading,
      /^(roughly|approximately|around|about|nearly|altogether|here|there|live|lives|living|its?)$/,
    ),
    reading.places.filter(({ meaning }) => meaning === reading.loaded.plan.area).map(({ from }) => from),
  )
  const units = topicUnits(reading, claimed)
  const isYoung = (unit: Unit) => means(unit, young)
  if (!units.some(isYoung) || !units.every((unit) => isYoung(unit) || means(unit, living))) return []
  const constraints = constraintsOf(reading)
  const [figure] = [...reading.loaded.measurements.values()].filter(
    (each) =>
      namesAllYoung(context)(each.name) &&
      (constraints.length === 0
        ? each.period === null
        : constraints.every((constraint) => meets(each, constraint, reading, context.lexicon))),
  )
  if (!figure) return []
  return [
    {
      query: { kind: 'figures', figures: [figure.key], unmet: [], focus: 'value' },
      fit: 0.98,
      claims: union(
        claimed,
        units.flatMap(({ tokens }) => tokens),
        constraints.flatMap(({ tokens }) => tokens),
      ),
      about: [figure.key],
      rule: 'figures by meaning',
      traits: { topic: 1, focus: 1, named: 1, asked: 1, met: Math.min(2, constraints.length), ahead: 0.5 },
    },
  ]
}

function means({ sense }: Unit, concepts: readonly string[]): boolean {
  const said = [sense, ...sense.parts].flatMap(({ alternatives }) => [...alternatives])
  return said.some(([term, weight]) => weight > 0.9 && concepts.includes(term))
}

/** Whether a figure's name says nothing but how many children there are, or are to be: "Number of children and young people". */
const namesAllYoung = oncePer(({ lexicon }: Context) => (name: string): boolean => {
  const words = tokenise(name).filter(({ text }) => !/^(number|of|and|expected|by|total|\d+)$/.test(text))
  const units = lexicon.unitsOf(words, new Set())
  return units.length > 0 && units.every((unit) => means(unit, young))
})
