import { describe, expect, it } from 'vitest'
import { prepareEngine } from '../../../src/ask/ask.ts'
import { chartsAcross } from '../../../src/ask/answerers/chart.ts'
import type { Query } from '../../../src/ask/query.ts'
import type { LoadedPlan, PlacedMeasurement } from '../../../src/plan/library.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)
const current = library.current

/** A plan with these figures, and the query for all of them. */
function part(
  figures: readonly Partial<PlacedMeasurement>[],
  loaded: LoadedPlan = current,
  unmet: string[] = [],
) {
  const made = figures.map((figure, i) => ({
    ...{ name: 'NEET rate', value: 2.8, printed: '2.8%', unit: 'percent', cohort: null, place: null },
    ...{ period: null, comparators: [], quote: `Sentence ${i}.`, topics: [], priorityKey: null },
    ...{ source: { section: 'Facts', page: 1 }, key: `figure-${i}`, planId: loaded.plan.id },
    ...figure,
  }))
  const query: Query = {
    ...{ kind: 'figures', unmet, focus: 'compare' },
    figures: made.map(({ key }) => key),
  }
  const measurements = new Map(made.map((figure) => [figure.key, figure]))
  return { query, loaded: { ...loaded, measurements } }
}

describe('the charts of an answer', () => {
  it('stand a figure beside what the plan compares it with', () => {
    const comparators = [{ label: 'England', printed: '6.2%', value: 6.2 }]
    expect(chartsAcross([part([{ cohort: 'young people', period: 'March 2017', comparators }])])).toEqual([
      {
        ...{ title: 'NEET rate (percent; CYPP 2011-12)', unit: 'percent' },
        bars: [
          { label: 'Hertfordshire, young people, March 2017', value: 2.8, printed: '2.8%' },
          { label: 'England', value: 6.2, printed: '6.2%' },
        ],
      },
    ])
  })

  it('keep percentages, rates and different measures apart', () => {
    const rate = { unit: 'per 1,000', value: 25.6, printed: '25.6', comparators: [] }
    const figures = [
      { cohort: '16' },
      { cohort: '17' },
      rate,
      { ...rate, cohort: 'girls' },
      { name: 'Other' },
    ]
    const charts = chartsAcross([part(figures)])
    expect(charts.map(({ unit, bars }) => [unit, bars.length])).toEqual([
      ['percent', 2],
      ['per 1,000', 2],
    ])
  })

  it('name the measure on every bar where the plan sets different ones side by side', () => {
    const comparators = [{ label: 'England', printed: '30%', value: 30 }]
    const quote = 'Both in one sentence.'
    const [chart] = chartsAcross([
      part([
        { name: 'Obese', quote, comparators },
        { name: 'Overweight', quote, value: 14, printed: '14%' },
      ]),
    ])
    expect(chart!.title).toBe('Percent (CYPP 2011-12)')
    expect(chart!.bars.map(({ label }) => label)).toEqual([
      'Obese, Hertfordshire',
      'England (beside 2.8%)',
      'Overweight, Hertfordshire',
    ])
  })

  it('have one bar for a comparator that is itself one of the figures', () => {
    const [chart] = chartsAcross([
      part([
        { cohort: 'White', comparators: [{ label: 'BME', printed: '33%', value: 33 }] },
        { cohort: 'BME', value: 33, printed: '33%' },
      ]),
    ])
    expect(chart!.bars.map(({ printed }) => printed)).toEqual(['2.8%', '33%'])
  })

  it('leave out a comparator in another unit', () => {
    const inOther = [{ label: 'of all', printed: '533 children', value: 533 }]
    expect(chartsAcross([part([{ comparators: inOther }])])).toEqual([])
    const area = { unit: 'square miles', value: 634, printed: '634 square miles (1,634 sq km)' }
    const comparators = [{ label: 'in square kilometres', printed: '1,634 sq km', value: 1634 }]
    expect(chartsAcross([part([{ ...area, comparators }])])).toEqual([])
  })

  it('are none for one figure, more than eight, a fall below zero, or a question that no figure meets', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ cohort: `group ${i}` }))
    expect(chartsAcross([part([{}])])).toEqual([])
    expect(chartsAcross([part(many)])).toEqual([])
    expect(chartsAcross([part([{ cohort: 'a' }, { cohort: 'b', value: -1, printed: '-1%' }])])).toEqual([])
    expect(chartsAcross([part(many.slice(0, 2), current, ['Watford'])])).toEqual([])
    expect(chartsAcross([part(many.slice(0, 2))])).toHaveLength(1)
  })

  it('say of each bar which plan prints it, where several do', () => {
    const { answer } = engine({
      ...{ text: 'How has the NEET rate changed across the plans?', updates: [], asOf: '2011-07-15' },
      ...{ asker: null, memory: null, safeguarding: null },
    })
    expect(
      answer.charts?.map(({ bars }) => bars.map(({ label, printed }) => `${label}: ${printed}`)),
    ).toEqual([
      [
        'Hertfordshire, 16 year olds, November 2010, CYPP 2011-12: 2.8%',
        'Hertfordshire, 17 year olds, November 2010, CYPP 2011-12: 4.1%',
        'Hertfordshire, young people, as at March 2017, Plan for Children & Young People 2018-21: 3.26%',
        'England, Plan for Children & Young People 2018-21: 6.2%',
      ],
    ])
  })

  it('only show what the text says', () => {
    for (const text of ['What’s the NEET rate?', 'What is the under 18 conception rate?']) {
      const { answer } = engine({
        ...{ text, updates: [], asOf: '2011-07-15', asker: null, memory: null, safeguarding: null },
      })
      const bars = (answer.charts ?? []).flatMap((chart) => chart.bars)
      expect(bars.length).toBeGreaterThan(1)
      expect(bars.filter(({ printed }) => !answer.text.includes(printed))).toEqual([])
    }
  })
})
