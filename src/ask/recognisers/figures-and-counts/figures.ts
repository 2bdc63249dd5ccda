import type { Unit } from '../../words/lexicon.ts'
import { isVerb, quantityOf } from '../../asked-for/quantity.ts'
import { tellsChange } from '../../asked-for/which-way.ts'
import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  refersBack,
  speaksOf,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { picks } from './figure-picks.ts'
import { comparesCountsOfPlans } from './group-counted.ts'
import { tokenise } from '../../words/words.ts'

/** A measure that the plan names explains at least so much of the question, and a figure of something else so much less. */
const wellMeasured = 0.97
const farBehind = 0.4

/** Figures of the narrative: "what's the NEET rate?", "how many schools have a travel plan?" */
export const figures: Recogniser = (reading, context): Candidate[] => {
  if (reading.refs.length > 0 || reading.people.length > 0) return []
  const who =
    hasWord(reading, /^(who|whose|whom)$/) && !hasWord(reading, /^(many|much|percent|percentage|proportion)$/)
  const asked =
    !who &&
    (asks(reading, 'count', 'compare', 'earlier') ||
      comparesCountsOfPlans(reading) ||
      [...aspectWords(reading, 'figure')].some((i) => !isVerb(reading, i)) ||
      (reading.ranges.length > 0 &&
        hasWord(reading, /^(expected|projected|forecast|predicted|estimated)$/)) ||
      hasWord(reading, /^(many|much|percent|often|fast|old|big|long)$/))
  // "Which top priority would we quote?" asks where something belongs, and for no number.
  if (!asked && speaksOf(reading, 'priority') && hasWord(reading, /^(which|whose)$/)) return []
  const claimed = union(aspectWords(reading, 'compare'), figureWords(reading))
  const going =
    context.memory.query?.kind === 'figures' && /^(and|what about|how about)\b/i.test(reading.text.trim())
  const near = refersBack(reading) || going ? nearUnits(context) : []
  const hits = asked
    ? context.subjects.find(topicUnits(reading, claimed), {
        kinds: ['figure'],
        planId: reading.loaded.plan.id,
        near,
      })
    : findTopic(reading, context, claimed, ['figure'], near)
  const comparing =
    asks(reading, 'compare') &&
    (hasWord(
      reading,
      /^(region|regional|england|national|nationally|average|country|than|with|to|vs|versus|against)$/,
    ) ||
      reading.places.length > 0)
  // "What is being piloted in Dacorum?" asks for no figure: one of elsewhere is no answer to it.
  const found = picks(reading, hits, context, claimed, { asked, going, near }).filter(
    ({ unmet, named }) =>
      asked ||
      going ||
      named ||
      unmet.length === 0 ||
      refersBack(reading) ||
      context.memory.query?.kind === 'figures',
  )
  const measured = asked && !going && !namesAYear(reading) ? measuredShare(reading, context, claimed) : 0
  const nearest = found.filter(({ topic, named }) => named || topic >= measured - farBehind)
  return nearest.map((pick, rank, all): Candidate => {
    const { keys, topic, unmet } = pick
    const said = topicUnits(reading, claimed).filter(
      (unit) =>
        context.subjects.weightOf(unit) > 0.25 && context.subjects.shareOf(keys[0] ?? '', unit) >= 0.5,
    )
    return {
      query: { kind: 'figures', figures: keys, unmet, focus: comparing ? 'compare' : 'value' },
      fit: asked ? 0.97 : going ? 0.95 : 0.8,
      claims: union(
        claimed,
        pick.claims,
        aimWords(reading, keys),
        aspectWords(reading, asked ? 'figure' : 'compare', 'compare'),
        tellsOfBefore(reading, keys) ? aspectWords(reading, 'earlier') : [],
      ),
      about: keys,
      rule: 'figures by meaning',
      traits: {
        rank: rank / 4,
        behind: (all[0]?.rank ?? 0) - pick.rank,
        ahead: rank > 0 ? 0 : pick.rank - (all[1]?.rank ?? 0),
        focus: pick.focus,
        topic,
        unmet: Math.min(2, unmet.length),
        met: Math.min(2, pick.met),
        several: keys.length - 1,
        slight: pick.focus < 0.5 && said.length + pick.met <= 1 && !going && !pick.named ? 1 : 0,
        items: asksForItems(reading, keys[0] ?? '', context) ? 1 : 0,
        asked: asked ? 1 : 0,
        which: hasWord(reading, /^(which|who|where|why|whose|anything|how)$/) ? 1 : 0,
        named: pick.named ? 1 : 0,
        near: near.length > 0 ? 1 : 0,
        aside: saysNumberAside(reading) ? 1 : 0,
        trend: asks(reading, 'earlier') ? unmet.length : 0,
      },
    }
  })
}

/** "What brought the number of … down?", "why has the rate risen?": the number is spoken of, and something else asked. */
function saysNumberAside(reading: Reading): boolean {
  const said = reading.said
  return (
    /^(\w+ ){0,2}(why|who|whose|whom|where|which|what \w+( \w+)? (brought|drove|made|caused|led|helped|reduced|cut|raised))\b/.test(
      said,
    ) &&
    !/\b(how (many|much|often|big|old|long)|(what|which) (is |was |are |were |s )?(the )?(percent|percentage|proportion|share|number|rate|figure))/.test(
      said,
    )
  )
}

function namesAYear({ ranges, tokens }: Reading): boolean {
  return ranges.some((range) => range.tokens.some((i) => /\d/.test(tokens[i]?.text ?? '')))
}

/** How much of the question the nearest measure explains that the plan names without its number; 0 where that is not much. */
function measuredShare(reading: Reading, context: Context, claimed: ReadonlySet<number>): number {
  const times = union(
    claimed,
    aspectWords(reading, 'earlier', 'difference'),
    ...reading.ranges.map(({ tokens }) => tokens),
  )
  const [best] = findTopic(reading, context, times, ['indicator'])
  return best !== undefined && best.coverage >= wellMeasured ? best.coverage : 0
}

/** "How many waited last year?": only a figure that is set beside an earlier one, or gives its own time, says anything of that. */
function tellsOfBefore({ loaded }: Reading, keys: readonly string[]): boolean {
  return keys.some((key) => {
    const { comparators = [], period = null, quote = '' } = loaded.measurements.get(key) ?? {}
    return comparators.length > 0 || period !== null || tellsChange.test(quote)
  })
}

/** "The aim", "the target": explained by a figure whose own sentence says what is aimed at. */
function aimWords(reading: Reading, keys: readonly string[]): number[] {
  const aimed = keys.some((key) =>
    /\b(aim|target|expect|goal|will|ensure)/i.test(reading.loaded.measurements.get(key)?.quote ?? ''),
  )
  const words = reading.tokens.filter((token) =>
    /^(aim|aims|aimed|aiming|target|goal|goals)$/.test(token.text),
  )
  return aimed ? words.map((token) => token.index) : []
}

/** "What are the four strands?" wants the strands, not how many there are. */
function asksForItems(reading: Reading, key: string, context: Context): boolean {
  const figure = reading.loaded.measurements.get(key)
  const counted = figure !== undefined && !/^per|place|^years$|^months$/.test(figure.unit)
  return (
    counted &&
    quantityOf(reading, new Set(), context).kind === null &&
    /\b(what are|which|name|list)\b/.test(reading.said)
  )
}

/** The words that only say that a figure is wanted. */
export function figureWords(reading: Reading): Set<number> {
  const words =
    /^(percent|percentage|percentages|proportion|rate|rates|figure|figures|statistic|statistics|stat|stats|prevalence|share|fraction|many|much|number|level|levels)$/
  return new Set(
    reading.tokens
      .filter((token) => words.test(token.text))
      .map((token) => token.index)
      .concat([...thingWords(reading, 'figure')]),
  )
}

function nearUnits(context: Context): Unit[] {
  const text = context.memory.figures.map((key) => context.catalogue.byKey.get(key)?.names[0] ?? '').join(' ')
  return text === '' ? [] : context.lexicon.unitsOf(tokenise(text), new Set())
}
