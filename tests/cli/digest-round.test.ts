import { beforeEach, describe, expect, it } from 'vitest'
import { digestRoundCommand } from '../../src/cli/digest-round.ts'
import type { DigestNeeds } from '../../src/cli/digest-needs.ts'
import { makeLibrary } from '../../src/plan/library.ts'
import { roundsSchema } from '../../src/plan/rounds.ts'
import { smallPlan } from '../cards/small-plan.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { openCycle } from '../support/open-cycle.ts'
import { shippedReporting } from '../support/reporting.ts'

const rounds = roundsSchema.parse([
  {
    ...{ financialYear: '2011-12', name: 'Quarter 2 (July to September 2011)' },
    ...{ from: '2011-07-01', to: '2011-09-30', opensOn: '2011-09-26', closesOn: '2011-10-07' },
  },
])
const loaded = makeLibrary([{ ...smallPlan.plan, rounds }], smallPlan.plan.id, shippedReporting).current

let cycle: Awaited<ReturnType<typeof openCycle>>
let output: string
let answer: boolean | null
beforeEach(async () => {
  cycle = await openCycle(loaded)
  output = ''
  answer = null
  return () => cycle.close()
})
async function run(...args: string[]): Promise<string> {
  output = ''
  const templates = await ownTemplates()
  const needs: DigestNeeds = { ...cycle.needs, templates, managersChannelId: null, channels: [] }
  const command = digestRoundCommand(
    {
      withDigestNeeds: (work) => work(needs),
      confirm: () => Promise.resolve(answer),
      write: (text) => void (output += text),
    },
    'the command line',
  )
  await command.parseAsync(args, { from: 'user' })
  return output
}

describe('digest round', () => {
  it('says when a round opens, that it is open, and what was signed off', async () => {
    cycle.goTo('2011-09-01')
    expect(await run('status')).toBe(
      'Quarter 2 (July to September 2011): opens on 26 September 2011, is signed off on 7 October 2011.\n',
    )
    cycle.goTo('2011-10-04')
    expect(await run('status')).toContain('open since 26 September 2011')
    answer = true
    const signedOff =
      'Quarter 2 (July to September 2011), as signed off on 4 October 2011 by the command line: 5 actions, 4 overdue, 5 with no update yet.\n'
    expect(await run('close')).toBe(`Signed off. ${signedOff}`)
    expect(await run('status')).toBe(signedOff)
    await expect(run('close', 'Quarter 2 (July to September 2011)', '--yes')).rejects.toThrow(
      'Nothing was changed: Quarter 2 (July to September 2011), as signed off on 4 October 2011',
    )
  })

  it('signs nothing off without a yes', async () => {
    cycle.goTo('2011-10-04')
    await expect(run('close')).rejects.toThrow('nobody is at the terminal')
    answer = false
    expect(await run('close')).toBe('Nothing was signed off.\n')
    expect(await cycle.needs.positions.ofPlan(cycle.planId)).toEqual([])
  })

  it('refuses a round that is not over, or that the plan does not have', async () => {
    cycle.goTo('2011-09-01')
    await expect(run('close', '--yes')).rejects.toThrow('No round is open')
    await expect(run('close', 'Quarter 9', '--yes')).rejects.toThrow('The rounds are Quarter 2')
    cycle.goTo('2011-09-28')
    await expect(run('close', '--yes')).rejects.toThrow('from the day after 30 September 2011')
  })
})
