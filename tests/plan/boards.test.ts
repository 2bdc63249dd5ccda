import { describe, expect, it } from 'vitest'
import { boardsNamed, boardsSchema, nextMeeting } from '../../src/plan/boards.ts'
import { findingsOf } from '../../src/plan/findings.ts'
import { makeLibrary } from '../../src/plan/library.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { shippedReporting } from '../support/reporting.ts'
import { action, planFile, priority } from './small-plan.ts'

const boards = boardsSchema.parse([
  { name: 'CLA Exec', printed: ['CLA Exec'], meetings: ['2012-01-13', '2011-10-07'] },
  { name: 'HCTP', printed: ['HCTP', 'Children’s Trust'], meetings: [] },
])
const named = (...cells: string[]) => boardsNamed(boards, cells).map(({ name }) => name)

describe('the boards that a monitoring cell names', () => {
  it('are found by whole phrases, whatever the case and the signs between the words', () => {
    expect(named('Report to CLA Exec group')).toEqual(['CLA Exec'])
    expect(named('cla-exec; HCTP sub groups')).toEqual(['CLA Exec', 'HCTP'])
    expect(named('The children’s trust')).toEqual(['HCTP'])
  })

  it('are not found where a longer phrase names another board, or something that is no board', () => {
    const further = boardsSchema.parse([
      ...boards,
      { name: 'HCTP Executive', printed: ['HCTP exec'], meetings: [] },
      { name: 'Forum', printed: ['Forum'], notMeant: ['Forum Strategy'], meetings: [] },
    ])
    const found = (cell: string) => boardsNamed(further, [cell]).map(({ name }) => name)
    expect(found('HCTP Exec')).toEqual(['HCTP Executive'])
    expect(found('HCTP exec and the HCTP')).toEqual(['HCTP', 'HCTP Executive'])
    expect(found('The Forum Strategy')).toEqual([])
    expect(found('Forum Strategy, by the Forum')).toEqual(['Forum'])
  })

  it('are not found in parts of words, nor in an empty cell', () => {
    expect(named('HCTPs', 'CLA Executive', 'tbc')).toEqual([])
    expect(named()).toEqual([])
  })
})

describe('the next meeting', () => {
  const next = (day: string) => nextMeeting(boards[0]!, day)

  it('is the first one on or after a day, in whatever order they are entered', () => {
    expect(['2011-10-06', '2011-10-07', '2011-10-08', '2012-01-14'].map(next)).toEqual([
      ...['2011-10-07', '2011-10-07', '2012-01-13', null],
    ])
  })
})

describe('boards.yaml', () => {
  const read = (content: unknown) =>
    readPlan([
      planFile(),
      priority('1', { actions: [action('1.1', { monitoring: ['Report to CLA Exec group'] })] }),
      { path: 'boards.yaml', content },
    ])

  it('is refused, in words, where a board or a day stands twice', () => {
    const twice = { name: 'A', printed: ['A'], meetings: ['2011-10-07', '2011-10-07'] }
    const result = read({ boards: [twice, { ...twice, meetings: [] }] })
    expect('problems' in result && result.problems).toEqual([
      expect.stringMatching(/boards\.yaml.*each day once/),
      expect.stringMatching(/boards\.yaml.*a name that no other board has/),
    ])
  })

  it('has a finding for a board that no action would tell anything', () => {
    const result = read({ boards: [...boards] })
    if ('problems' in result) throw new Error(result.problems.join('\n'))
    const loaded = makeLibrary([result.plan], result.plan.id, shippedReporting).current
    expect(
      findingsOf(loaded)
        .filter(({ kind }) => kind === 'board-without-actions')
        .map(({ words }) => words),
    ).toEqual([
      'HCTP is found by "HCTP" and "Children’s Trust", and no action\'s monitoring says that: it gets no paper.',
    ])
  })
})
