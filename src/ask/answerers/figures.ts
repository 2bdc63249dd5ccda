import type { PlacedMeasurement } from '../../plan/library.ts'
import type { QueryOf } from '../query.ts'
import { cite, listed, reply, shorten, type Facts, type Reply, capital } from './answerer.ts'
import { chartsAcross } from './chart.ts'

/** Figures with unit, group, place, period and caution; constraints that no figure meets are said first. */
export function answerFigures(query: QueryOf<'figures'>, facts: Facts): Reply {
  const figures = query.figures.flatMap((key) => facts.loaded.measurements.get(key) ?? [])
  const { shortTitle } = facts.loaded.plan
  const quotes = [...new Set(figures.map((figure) => figure.quote))]
  const cautions = [...new Set(figures.flatMap((figure) => figure.caution ?? []))]
  // A note may hold the very thing that was asked for, such as a national figure that the plan contradicts.
  const national =
    query.unmet.includes('England') && /national|england/i.test([...quotes, ...cautions].join(' '))
  const hidesRest = query.unmet.length > 0 && !national
  const values = merged(figures, facts)
  const none = `The ${shortTitle} does not give that figure for ${listed(query.unmet)}.`
  const lines = [
    query.unmet.length > 0 ? `${none} The nearest it gives is: ${values.join(' ')}` : values.join(' '),
    ...(query.unmet.length > 0 ? [] : figures).flatMap((figure) =>
      figure.comparators.length > 0 ? [comparison(figure, query.focus === 'compare')] : [],
    ),
    ...(hidesRest ? [] : quotes).map((quote) => `The plan says: “${shorten(quote, 420)}”`),
    ...(hidesRest ? [] : quotes).flatMap((quote) => introduced(quote, facts)),
    ...(hidesRest ? [] : cautions).map((caution) => `Note: ${caution}`),
  ]
  const first = figures[0]
  const priority = first?.priorityKey == null ? undefined : facts.loaded.priorities.get(first.priorityKey)
  return reply(query, query.unmet.length > 0 ? 'unknown' : 'answer', lines, {
    citations: figures.map((figure) => cite(facts.loaded, figure.source)),
    charts: chartsAcross([{ query, loaded: facts.loaded }]),
    followUps: priority
      ? [`What are the indicators for priority ${priority.number}?`, `Who leads priority ${priority.number}?`]
      : ['What are the themes?'],
    mentioned: { figures: query.figures, priorities: priority ? [priority.key] : [] },
  })
}

/** Figures of one name in one sentence: "NEET rate: 2.8% of 16 year olds and 4.1% of 17 year olds (November 2010)". */
function merged(figures: readonly PlacedMeasurement[], facts: Facts): string[] {
  const groups = Map.groupBy(
    figures,
    (figure) => `${figure.name}|${figure.period ?? ''}|${figure.place ?? ''}`,
  )
  return [...groups.values()].map((group) => {
    const first = group[0]
    if (!first) return ''
    const values = group.map((figure) => `${figure.printed}${cohortWords(figure)}`)
    const around = [first.place ?? facts.loaded.plan.area, first.period].filter((part) => part !== null)
    return `${capital(first.name)}: ${listed(values)} (${around.join(', ')}; ${facts.loaded.plan.shortTitle}).`
  })
}

/** " of 16 year olds", left out where the printed value says it already. */
function cohortWords(figure: PlacedMeasurement): string {
  if (figure.cohort === null) return ''
  const said = figure.printed.toLowerCase().includes(figure.cohort.toLowerCase())
  if (said) return ''
  return figure.unit === 'percent' || figure.unit.startsWith('per')
    ? ` of ${figure.cohort}`
    : ` (${figure.cohort})`
}

function comparison(figure: PlacedMeasurement, compared: boolean): string {
  const others = figure.comparators.map((other) => {
    const than =
      figure.value < other.value ? 'lower than' : figure.value > other.value ? 'higher than' : 'the same as'
    return `${compared ? `${than} ` : ''}${other.label} ${other.printed}`
  })
  return compared ? `${figure.printed} is ${listed(others)}.` : `Beside ${figure.printed}: ${listed(others)}.`
}

/** The list that a sentence ending in a colon introduces: the passages that stand under it. */
function introduced(quote: string, { loaded }: Facts): string[] {
  if (!quote.trimEnd().endsWith(':')) return []
  const opening = quote.trimEnd().slice(0, -1)
  return loaded.passages
    .filter(({ heading }) => heading.endsWith(opening))
    .map(({ text }) => `- ${shorten(text, 120)}`)
}
