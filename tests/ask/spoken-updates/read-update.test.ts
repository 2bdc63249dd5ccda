import { describe, expect, it } from 'vitest'
import { readSpokenUpdate } from '../../../src/ask/spoken-updates/read-update.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'

const { library, vocabulary } = await shippedPlan()
const read = (text: string) => readSpokenUpdate(text, library.current, vocabulary, '2011-07-15')

describe('an update in words', () => {
  it.each([
    [
      '2.3 done, contract signed 12 June',
      { status: 'complete', evidence: 'contract signed 12 June', completedOn: '2011-06-12' },
    ],
    [
      '2.3 finished on 20 November, report published',
      { status: 'complete', evidence: '20 November, report published', completedOn: '2010-11-20' },
    ],
    [
      '3.1 delayed to 30 Nov because the tender failed',
      { status: 'in-progress-amber', revisedOn: '2011-11-30', reason: 'the tender failed' },
    ],
    [
      'Action 2.3 pushed back to February: no panel before',
      { status: 'in-progress-amber', revisedOn: '2012-02-29', reason: 'no panel before' },
    ],
    ['2.2 red: two schools “refuse”', { status: 'in-progress-red', note: 'two schools "refuse"' }],
    ['SMP 1.1 on hold until the budget is set', { status: 'on-hold', note: 'the budget is set' }],
    ['update on 2.3 is now going well', { status: 'in-progress-green', note: '' }],
  ])('%s', (text, draft) => {
    expect(read(text)?.draft).toEqual(draft)
  })

  it('finds the action by its number and, where several bear it, its priority', () => {
    expect(read('11.1 p10 slipping to September, waiting for police')?.actionKeys).toEqual([
      'herts-2011/10/11.1',
    ])
    expect(read('11.1 slipping')?.actionKeys).toEqual(['herts-2011/10/11.1', 'herts-2011/11/11.1'])
    expect(read('2.4a done')?.actionKeys).toEqual(['herts-2011/2/2.4a'])
  })

  it('knows “no change”', () => {
    expect(read('2.3 no change')).toEqual({
      actionKeys: ['herts-2011/2/2.3'],
      draft: {},
      noChange: true,
    })
  })

  it.each([
    '2.3 done?',
    'is 2.3 done',
    '2.3 overdue',
    '2.3',
    '2.3 when finished',
    'who finished 2.3',
    'compare 2.3 and 2.4, done',
    'done',
    '99.9 done',
    'priority 7 done',
    '2.3 we met the supplier who is done',
    '',
  ])('is not “%s”', (text) => {
    expect(read(text)).toBeNull()
  })
})
