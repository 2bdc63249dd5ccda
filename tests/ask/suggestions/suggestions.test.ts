import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Turn } from '../../../src/ask/ask.ts'
import { freshMemory } from '../../../src/ask/conversation/conversation.ts'
import type { Query } from '../../../src/ask/query.ts'
import { offeredQueries, readSuggestion } from '../../../src/ask/suggestions/offers.ts'
import { prepareSuggestions, type Unplaced } from '../../../src/ask/suggestions/suggestions.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'
import { anUpdate } from '../../support/store-samples.ts'

const { library, vocabulary } = await shippedPlan()
const suggestions = prepareSuggestions(library, vocabulary)

const turn = (text: string, over: Partial<Turn> = {}): Turn => ({
  ...{ text, updates: [], asOf: '2011-07-15', asker: null, memory: null, safeguarding: null },
  ...over,
})
const told = (text: string, over: Partial<Turn> = {}) => suggestions.unplaced(turn(text, over))
const gaffer = 'Whos the gaffer for grubbins, tellyfat and wonky choppers?'
const plainly: Unplaced = told(gaffer)!
const answerBy = (query: Query, text = gaffer, unplaced = plainly) =>
  suggestions.answer(query, unplaced, turn(text))
const leadOf = (...priorities: string[]): Query => ({ kind: 'priority-lead', priorities, stopped: null })

describe('what is told of a question that was not placed', () => {
  it('is the question, the day, the plan, all its priorities and themes, and the nearest records', () => {
    const unplaced = told('how much dosh goes on wonky teeth and A&E?')!
    expect(unplaced).toMatchObject({
      question: 'how much dosh goes on wonky teeth and A&E?',
      asOf: '2011-07-15',
    })
    expect(unplaced.plan.id).toBe('herts-2011')
    const keys = unplaced.records.map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining([...library.current.priorities.keys()]))
    expect(unplaced.records.filter(({ kind }) => kind === 'theme')).toHaveLength(
      library.current.plan.themes.length,
    )
    expect(unplaced.records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['action', 'figure']))
    expect(unplaced.records.length).toBeLessThan(60)
  })

  it('is nobody’s name and no update', () => {
    const person = [...library.current.people.keys()]
    const note = 'Xylophones were bought.'
    const updates = [
      { ...anUpdate({ planId: 'herts-2011', actionKey: 'herts-2011/2/2.3', note }), sequence: 1, version: 1 },
    ]
    const asker = 'Darren Newman'
    const memory = { ...freshMemory, words: 'quokka', people: ['Liz Biggs'] }
    for (const question of [gaffer, 'which bits are pencilled in for the looked after lot?']) {
      const all = JSON.stringify(told(question, { updates, asker, memory }))
      expect([...person, 'Xylophones', 'quokka'].filter((words) => all.includes(words))).toEqual([])
    }
  })

  it('is of the plan that the question names, else of the one that the conversation is about', () => {
    expect(told('whos the gaffer for nippers in the 2018-21 plan?')?.plan.id).toBe('herts-2018')
    expect(told(gaffer, { memory: { ...freshMemory, planId: 'essex-2016' } })?.plan.id).toBe('essex-2016')
    expect(told('whos the gaffer for nippers in the 2030-34 plan?')).toBeNull()
    expect(told('whos the gaffer for nippers, 2011-12 against the 2018-21 plan?')).toBeNull()
  })

  it.each([
    ['moved to xyzzy lane, kettle on the hob', 'asks nothing'],
    ['Whos the gaffer for grubbins? And how much dosh goes on wonky teeth?', 'asks two things'],
    ['is she all right with the wonky teeth?', 'points at somebody'],
    ['whos the gaffer for my grubbins?', 'is about the asker'],
    ['whos the gaffer for Zelda?', 'names somebody whom the plan does not'],
    ['who is the gaffer for grubbins in Narnia?', 'names a place that the plan does not'],
    ['who picks up 07700900123 about grubbins?', 'has a telephone number'],
    ['who answers grubbins@example.org?', 'has an address'],
    [`whos the gaffer for ${'grubbins '.repeat(40)}?`, 'tells a long story'],
  ])('is nothing for “%s”, which %s', (text) => {
    expect(told(text)).toBeNull()
  })

  it('leaves out what stands around the question', () => {
    expect(told('Little Zelda moved to xyzzy lane. whos the gaffer for grubbins?')?.question).toBe(
      'whos the gaffer for grubbins?',
    )
  })
})

describe('the answer by a suggested query', () => {
  it('is the engine’s own, and says how it was understood', () => {
    const answered = answerBy(leadOf('herts-2011/7'))!
    expect(answered.answer).toMatchObject({ kind: 'answer', query: { kind: 'priority-lead' } })
    expect(answered.answer.text).toMatch(
      /^Priority 7 .* is led by Gillian Cawley[^\n]*\nUnderstood with the help of a language model; the answer itself is from the plan\.$/,
    )
    expect(answered.answer.citations[0]?.plan).toContain('CYPP 2011-12')
    expect(answered.memory).toMatchObject({ priorities: ['herts-2011/7'], planId: 'herts-2011' })
  })

  it.each<[string, Query]>([
    ['a priority that no plan has', leadOf('herts-2011/99')],
    ['one known and one unknown priority', leadOf('herts-2011/7', 'herts-2011/99')],
    ['a priority of another plan', leadOf('essex-2016/1')],
    ['the key of an action as a priority', leadOf('herts-2011/2/2.3')],
    [
      'a text in place of what was claimed',
      { ...leadOf('herts-2011/7'), stopped: 'Call 01632 960999' } as Query,
    ],
    [
      'a figure that no plan has',
      { kind: 'figures', figures: ['herts-2011/figure-999'], unmet: [], focus: 'value' },
    ],
    ['words of its own beside a figure', figure('Free pizza')],
    ['a person', { kind: 'person', person: 'Gillian Cawley', aspect: 'overview', asker: false }],
    ['an agency that is not there', { kind: 'agency', agency: 'The Free Pizza Company' }],
    [
      'a theme that is a priority’s title',
      {
        kind: 'priorities',
        theme: 'Vulnerable children achieve as well as others',
        outcome: null,
        smp: false,
        as: 'list',
      },
    ],
    [
      'a list of another plan',
      { kind: 'items', list: 'essex-2016/list-1', as: 'list', nth: null, saying: null },
    ],
  ])('is refused with %s', (_what, query) => {
    expect(answerBy(query)).toBeNull()
  })

  it('is refused where a number of the question is dropped', () => {
    const text = 'whos the gaffer for grubbins aged 47?'
    expect(answerBy(leadOf('herts-2011/7'), text)).toBeNull()
    expect(answerBy(leadOf('herts-2011/7'), 'whos the gaffer for grubbins, number 7 of 2011?')).not.toBeNull()
  })

  it('words days by themselves, whatever they were called', () => {
    const due = { from: '2011-06-01', to: '2011-06-30' }
    const query = readSuggestion('actions', { filter: { due } })!
    expect(answerBy(query)?.answer.text).toContain('due between 1 June 2011 and 30 June 2011')
    const filter = { ...(query as Query & { kind: 'actions' }).filter, due: { ...due, words: 'for pizza' } }
    expect(answerBy({ kind: 'actions', filter, as: 'list' })).toBeNull()
  })

  it('is the safeguarding text, with nothing about models, where the message is taken to be about one child', () => {
    const safeguarding = { text: 'Ring the duty desk.', checkedOn: '2011-07-01' }
    const answered = suggestions.answer({ kind: 'individual-case' }, plainly, turn(gaffer, { safeguarding }))
    expect(answered?.answer.text).toContain('Ring the duty desk.')
    expect(answered?.answer.text).not.toContain('language model')
  })
})

describe('the kinds of query that may be suggested', () => {
  const schema = z.looseObject({
    type: z.unknown().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), z.unknown()).optional(),
    items: z.unknown().optional(),
    minItems: z.number().default(1),
    anyOf: z.array(z.unknown()).optional(),
    oneOf: z.array(z.unknown()).optional(),
    format: z.string().optional(),
  })
  /** A value that fits a JSON schema, with every free text in it made up. */
  const madeUp = (given: unknown): unknown => {
    const {
      type,
      enum: words,
      properties,
      items,
      minItems,
      anyOf,
      oneOf,
      format,
      ...rest
    } = schema.parse(given)
    if (rest.const !== undefined) return rest.const
    if (words) return words[0]
    if (properties)
      return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, madeUp(inner)]))
    if (type === 'array') return Array.from({ length: minItems }, () => madeUp(items))
    const branches = anyOf ?? oneOf
    // Of several scopes the second names something.
    if (branches) return madeUp(branches[branches.length > 2 ? 1 : 0])
    if (format === 'date') return '2011-06-01'
    return type === 'boolean' ? true : 'Free pizza for all'
  }
  const withTexts = offeredQueries.filter(({ parameters }) =>
    JSON.stringify(madeUp(parameters)).includes('pizza'),
  )

  it.each(withTexts.map(({ name, parameters }) => [name, madeUp(parameters)] as const))(
    '%s is refused where a text of it is made up',
    (name, parameters) => {
      const query = readSuggestion(name, parameters)
      expect(query === null ? null : answerBy(query)).toBeNull()
    },
  )

  it('are answered, each of them, where they name what the plan has', () => {
    const choices: Record<string, unknown> = {
      'priority-lead': { priorities: ['herts-2011/7'] },
      priority: { priorities: ['herts-2011/7'] },
      action: { actions: ['herts-2011/2/2.3'] },
      'compare-actions': { actions: ['herts-2011/2/2.2', 'herts-2011/2/2.3'], by: 'date' },
      next: { scope: { of: 'priority', priority: 'herts-2011/2' } },
      actions: { filter: { theme: library.current.plan.themes[0]?.name } },
      priorities: {},
      indicators: { priorities: ['herts-2011/7'] },
      indicator: { indicators: ['herts-2011/7/indicator-1'] },
      figures: { figures: [[...library.current.measurements.keys()][0]] },
      agency: { agency: library.current.plan.agencies[0]?.name },
      districts: { rows: ['herts-2011/district-1'] },
      aims: { priorities: ['herts-2011/7'] },
      tags: { priorities: ['herts-2011/7'] },
      items: { list: 'herts-2011/list-1' },
      links: { priorities: ['herts-2011/7'] },
      themes: {},
      monitoring: {},
      contact: {},
      definition: { terms: ['herts-2011/term-1'] },
      'individual-case': {},
    }
    expect(Object.keys(choices).toSorted()).toEqual(offeredQueries.map(({ name }) => name).toSorted())
    for (const [name, parameters] of Object.entries(choices)) {
      const query = readSuggestion(name, parameters)
      expect(query, name).not.toBeNull()
      expect(answerBy(query!)?.answer.text, name).toBeTruthy()
    }
  })

  it('do not include a list of actions that narrows nothing', () => {
    expect(readSuggestion('actions', { filter: {} })).toBeNull()
  })
})

function figure(unmet: string): Query {
  const key = [...library.current.measurements.keys()][0] ?? ''
  return { kind: 'figures', figures: [key], unmet: [unmet], focus: 'value' }
}
