import { describe, expect, it } from 'vitest'
import { freshMemory, type ConversationMemory } from '../../../src/ask/conversation/conversation.ts'
import { correctedQuestion } from '../../../src/ask/conversation/correction.ts'
import { namingTold } from '../../../src/ask/conversation/naming-told.ts'
import { ask } from '../../support/ask-engine.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'

/** What the last of these questions was understood to ask. */
function lastQuery(...questions: string[]) {
  let memory: ConversationMemory | undefined
  for (const question of questions) memory = ask(question, memory ? { memory } : {}).memory
  return memory?.query
}

describe('a list that is told again', () => {
  const late = 'which actions are overdue?'
  it.each([
    [
      'keeps its condition where a priority is named',
      [late, 'just the ones in 11'],
      { priorities: ['herts-2011/11'], overdue: true },
    ],
    [
      'loses its priority for the whole plan',
      ['what is overdue in priority 2?', 'and across the whole plan'],
      { priorities: [], overdue: true },
    ],
    [
      'takes another gap for the last one',
      ['which actions in priority 4 have no officer?', 'any without a date?'],
      { priorities: ['herts-2011/4'], missing: 'date' },
    ],
    [
      'loses what it was narrowed by for the full list',
      ["what's overdue for Jim Dalton?", 'and the full list for Jim Dalton'],
      { officers: ['Jim Dalton'], overdue: false },
    ],
    [
      'shuts nobody out where only some are picked',
      ["what's due in March 2012 in priority 1?", 'only the ones with David Ring'],
      { officers: ['David Ring'], sole: false },
    ],
    [
      'is of the priority that an action was told to be in',
      ['what priority is 5.3 under?', 'any overdue in there'],
      { priorities: ['herts-2011/5'], overdue: true },
    ],
    [
      'takes in what is shared',
      ['what does NHS lead on alone?', 'and if you include the shared ones'],
      { agencies: ['NHS'], sole: false },
    ],
    [
      'is of the person who was told',
      ['who leads 5.1?', 'has she got one in 8 too'],
      { priorities: ['herts-2011/8'], officers: ['Anka Johnston'] },
    ],
  ])('%s', (_, questions, filter) => {
    expect(lastQuery(...questions)).toMatchObject({ kind: 'actions', filter })
  })

  it('is counted and listed again', () => {
    expect(lastQuery(late, "how many's that in total")).toMatchObject({
      as: 'count',
      filter: { overdue: true },
    })
    expect(lastQuery('how many actions are overdue?', 'ok which')).toMatchObject({
      as: 'list',
      filter: { overdue: true },
    })
  })

  it('is counted through where the next list is empty', () => {
    const questions = ['list the actions in priority 10', 'any of those late?', "who's on the first one"]
    expect(lastQuery(...questions)).toMatchObject({ kind: 'action', actions: ['herts-2011/10/11.1'] })
  })

  it('is of how many altogether', () => {
    expect(lastQuery('how many actions are overdue in priority 11?', 'out of how many?')).toMatchObject({
      as: 'count',
      filter: { priorities: ['herts-2011/11'], overdue: false },
    })
  })

  it('leaves the lead of a priority to be asked for', () => {
    expect(lastQuery('how many actions has priority 8?', 'who leads it?')).toMatchObject({
      kind: 'priority-lead',
    })
  })
})

describe('two things told in two turns', () => {
  it('are compared', () => {
    const two = ['who leads 9.3?', 'and 8.4?']
    const actions = ['herts-2011/9/9.3', 'herts-2011/8/8.4']
    expect(lastQuery(...two, 'which of the two is due sooner')).toMatchObject({
      kind: 'compare-actions',
      by: 'date',
      actions,
    })
    expect(lastQuery(...two, 'lead agencies for the pair?')).toMatchObject({ by: 'agency', actions })
    expect(lastQuery('how many actions has priority 2?', 'and 3?', 'so which has more')).toMatchObject({
      kind: 'tally',
      among: ['herts-2011/2', 'herts-2011/3'],
    })
  })

  it('are named by what points at one of them', async () => {
    const loaded = (await shippedPlan()).library.current
    const memory = {
      ...freshMemory,
      priorities: ['herts-2011/5'],
      earlier: { actions: [], priorities: ['herts-2011/7'] },
    }
    expect(namingTold('who leads that last priority', memory, loaded)).toBe('who leads priority 5')
    expect(namingTold('and the other one?', memory, loaded)).toBe('and priority 7?')
    expect(namingTold('back to the first one', memory, loaded)).toBe('back to priority 7')
    expect(namingTold('and the first action?', memory, loaded)).toBe('and the first action?')
    expect(namingTold('which has more, that or priority 1?', memory, loaded)).toBe(
      'which has more, priority 5 or priority 1?',
    )
    const action = { ...memory, actions: ['herts-2011/5/5.3'] }
    expect(namingTold('who heads that up overall', action, loaded)).toBe('who heads priority 5 up overall')
    expect(namingTold('which agency for that and for 5.2', action, loaded)).toBe(
      'which agency for 5.3 and for 5.2',
    )
  })
})

describe('what a message does not want', () => {
  it.each([
    ['hang on, not the date, the person', 'and the officer?'],
    ['the priority lead for 9, not the officers', 'the priority lead for 9'],
    ['not the ones in 9', 'not the ones in 9'],
    ["their job title too please, it's for a letter", 'their job title too please'],
  ])('is left out: %s', (said, meant) => {
    expect(correctedQuestion(said)).toBe(meant)
  })
})
