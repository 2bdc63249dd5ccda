import { beforeEach, describe, expect, it } from 'vitest'
import { digestPaperCommand } from '../../src/cli/digest-paper.ts'
import type { DigestNeeds } from '../../src/cli/digest-needs.ts'
import { boardsSchema } from '../../src/plan/boards.ts'
import { makeLibrary } from '../../src/plan/library.ts'
import { smallPlan, updateOf } from '../cards/small-plan.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { openCycle } from '../support/open-cycle.ts'
import { shippedReporting } from '../support/reporting.ts'
import { onVersion } from '../support/store-samples.ts'

const boards = boardsSchema.parse([
  { name: 'CLA Exec', printed: ['CLA Exec'], meetings: ['2011-10-07', '2011-12-09'] },
  { name: 'JDSG', printed: ['JDSG'], meetings: [] },
])
const [first, ...others] = smallPlan.plan.priorities
const plan = {
  ...{ ...smallPlan.plan, boards },
  priorities: [
    {
      ...first!,
      actions: first!.actions
        .map((row) => ({ ...row, monitoring: ['Report to CLA Exec group'] }))
        .slice(1, 3),
    },
    ...others,
  ],
}
const loaded = makeLibrary([plan], plan.id, shippedReporting).current

let cycle: Awaited<ReturnType<typeof openCycle>>
beforeEach(async () => {
  cycle = await openCycle(loaded)
  cycle.goTo('2011-09-30')
  return () => cycle.close()
})
async function run(...args: string[]): Promise<string> {
  let output = ''
  const templates = await ownTemplates()
  const needs: DigestNeeds = { ...cycle.needs, templates, managersChannelId: null, channels: [] }
  const command = digestPaperCommand({
    withDigestNeeds: (work) => work(needs),
    confirm: () => expect.unreachable(),
    write: (text) => void (output += text),
  })
  await command.parseAsync(args, { from: 'user' })
  return output
}

describe('digest paper', () => {
  it('lists the boards with what they monitor and when they meet next', async () => {
    expect(await run()).toBe(
      'CLA Exec: 2 actions, next meeting 7 October 2011.\nJDSG: 0 actions, no meeting entered.\n',
    )
  })

  it('prints a board’s paper for its next meeting, or for the one that is named', async () => {
    const { sequence, version, ...update } = updateOf({
      ...{ actionKey: 'test-2011/2/2.3', note: 'The contract is\nsigned', noteShared: true, cardId: null },
      recordedAt: '2011-09-29T10:00:00+01:00',
    })
    await cycle.needs.updates.record(update, onVersion(0))
    expect(await run('cla exec')).toBe(
      [
        'CLA Exec, 7 October 2011',
        'CYPP 2011-12: what this board monitors, as at 30 September 2011',
        '2 actions: 2 overdue, 0 complete, 1 with no update yet.',
        '',
        'Priority 2: Safeguarding children and young people',
        '',
        '2.3: In progress (Green), 92 days late',
        '  - Commission a single point of contact, so that anybody who works with a child can ask for advice',
        '    early and hear back the same day',
        '  - Due: June 2011 (by 30 June 2011)',
        '  - Note: The contract is signed',
        '',
        '2.5: No update yet, 67 days late',
        '  - Publish the yearly report',
        '  - Due: 25 July 2011',
        '',
      ].join('\n'),
    )
    expect(await run('CLA Exec', '--meeting', '2011-12-09')).toContain('CLA Exec, 9 December 2011\n')
  })

  it('says which boards and which days there are where it is asked for others', async () => {
    await expect(run('HSCB')).rejects.toThrow('no board called “HSCB”. The boards are CLA Exec, JDSG.')
    await expect(run('JDSG')).rejects.toThrow('JDSG has no meeting ahead.')
    await expect(run('CLA Exec', '--meeting', '2011-10-08')).rejects.toThrow(
      'CLA Exec has no meeting on 8 October 2011: its days are 7 October 2011, 9 December 2011.',
    )
  })
})
