import { describe, expect, it } from 'vitest'
import { readSpokenUpdates } from '../../../src/ask/spoken-updates/read-update.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'

const { library, vocabulary } = await shippedPlan()
const readAll = (text: string) => readSpokenUpdates(text, library.current, vocabulary, '2011-07-15')
const read = (text: string) => readAll(text)[0] ?? null

describe('an update in words', () => {
  it.each([
    [
      '2.3 done, contract signed 12 June',
      { status: 'complete', evidence: 'contract signed 12 June', completedOn: '2011-06-12' },
    ],
    [
      '2.3 finished on 20 November, report published',
      { status: 'complete', evidence: 'report published', completedOn: '2010-11-20' },
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
    ['SMP 1.1 on hold until the budget is set', { status: 'on-hold', note: 'until the budget is set' }],
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
      unread: [],
    })
    expect(read('2.3 no change, still with the police')?.draft).toEqual({ note: 'still with the police' })
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

  it.each([
    'will be done by September',
    'will be complete next week',
    'it’ll be finished soon',
    'done by September',
    'done next week',
    'done 12 September 2011',
    'done except training',
    'done, but not signed',
    'done if the board agrees',
    'done once signed',
    'done, is that right?',
    'not done',
    'isn’t on track',
    'nearly done, training is left',
    'half done',
    '90% done',
    'can’t complete by June',
    'should be finished',
    'was due to be done in June',
    'was on track',
    'may slip to October',
    'slipping to May unless the police agree',
    'waiting for police',
  ])('takes no status and no date from “%s”, and keeps the words', (words) => {
    const update = read(`2.3 ${words}`)
    const note = words.replaceAll('’', "'")
    expect(update?.draft).toEqual({ note })
    expect(update?.unread[0]).toEqual({ what: 'status', words: note })
  })

  it.each([
    ['2.3 done, report goes to the board on 12 September', 'on 12 September', 'date'],
    ['2.3 done in June', 'in June', 'date'],
    ['2.3 done as of 1 July', '1 July', 'date'],
    ['2.3 done 31 June', '31 June', 'no-such-day'],
    ['2.3 slipping to 31 September', 'to 31 September', 'no-such-day'],
    ['2.3 slipping: the 1 July meeting was cancelled', 'the 1 July', 'date'],
    ['2.3 slipping to the September meeting', 'to the September', 'date'],
    ['2.3 slipping by Easter', 'by Easter', 'date'],
    ['2.3 slipping to end of term', 'to end of term', 'date'],
    ['2.3 slipping to the summer term', 'to the summer term', 'date'],
    ['2.3 slipping to mid September', 'to mid September', 'date'],
    ['2.3 slipping by two weeks', 'by two weeks', 'date'],
    // A day of December, or a financial year.
    ['2.3 slipping to 11/12', 'to 11/12', 'date'],
  ])('takes no date from “%s”, and says so', (text, words, what) => {
    const update = read(text)
    expect(update?.draft).not.toHaveProperty('revisedOn')
    expect(update?.draft).not.toHaveProperty('completedOn')
    expect(update?.unread).toEqual([{ what, words }])
    expect(update?.draft.note ?? update?.draft.evidence).toContain(words)
  })

  it.each([
    ['amber, board meets in September', { status: 'in-progress-amber', note: 'board meets in September' }],
    [
      'slipping because the March tender failed, now due October',
      { status: 'in-progress-amber', revisedOn: '2011-10-31', reason: 'the March tender failed' },
    ],
    ['slipping to 12/9', { status: 'in-progress-amber', revisedOn: '2011-09-12', reason: '' }],
    ['slipping to 12/09/2012', { status: 'in-progress-amber', revisedOn: '2012-09-12', reason: '' }],
    ['slipping from June to October', { status: 'in-progress-amber', revisedOn: '2011-10-31', reason: '' }],
    ['will be delayed to May', { status: 'in-progress-amber', revisedOn: '2012-05-31', reason: '' }],
    [
      'done yesterday, all trained',
      { status: 'complete', completedOn: '2011-07-14', evidence: 'all trained' },
    ],
    ['100% done', { status: 'complete', evidence: '' }],
    ['on hold since March', { status: 'on-hold', note: 'since March' }],
    ['blocked by police', { status: 'in-progress-red', blockedBy: 'police' }],
    [
      'blocked by police, panel on Monday',
      { status: 'in-progress-red', blockedBy: 'police', note: 'panel on Monday' },
    ],
  ])('reads “%s” as it is meant', (words, draft) => {
    expect(read(`2.3 ${words}`)).toMatchObject({ draft, unread: [] })
    expect(Object.keys(read(`2.3 ${words}`)?.draft ?? {}).sort()).toEqual(Object.keys(draft).sort())
  })

  it('reads several reports of one message, each with its own words', () => {
    const short = (text: string) =>
      readAll(text).map(({ actionKeys, draft }) => [
        actionKeys.join(' ').slice(13),
        draft.status ?? draft.note,
      ])
    const two = [
      ['2.3', 'complete'],
      ['2.2', 'on-hold'],
    ]
    expect(short('2.3 done, 2.2 on hold')).toEqual(two)
    expect(short('2.3 done and 2.2 on hold')).toEqual(two)
    expect(short('2.3 done\n2.2 on hold')).toEqual(two)
    expect(short('2.2 and 2.3 done')).toEqual([
      ['2.2', 'complete'],
      ['2.3', 'complete'],
    ])
    expect(readAll('2.3 slipping because 2.2 is on hold')).toMatchObject([
      { actionKeys: ['herts-2011/2/2.3'], draft: { note: '2.2 is on hold' } },
    ])
  })
})
