import { beforeEach, describe, expect, it } from 'vitest'
import { smallPlan, updateOf } from '../../cards/small-plan.ts'
import { openCycle } from '../../support/open-cycle.ts'
import { onVersion } from '../../support/store-samples.ts'
import { queryOn } from '../../support/throwaway-database.ts'

/** A date that waits, on a real database. Priority 2 is led by Jenny Coles, who asks herself, so that it goes to an approver. */
const planId = smallPlan.plan.id
let cycle: Awaited<ReturnType<typeof openCycle>>
beforeEach(async () => {
  cycle = await openCycle(smallPlan, {
    approvers: ['first@example.org'],
    administrators: ['first@example.org'],
  })
  for (const name of ['first', 'second']) {
    const account = { accountId: name, name, email: `${name}@example.org`, personName: null }
    await cycle.needs.directory.saveAccount(account, null)
  }
  return () => cycle.close()
})
const asksForADate = async (to: 'lead' | 'approver', recipient: string) => {
  const { sequence, version, ...update } = updateOf({
    ...{ actionKey: `${planId}/2/2.2`, recordedBy: 'Jenny Coles', recordedAt: '2011-07-08T10:00:00+01:00' },
    ...{ activityId: 'asks', cardId: null },
    revision: { milestoneKey: `${planId}/2/2.2/1`, to: '2011-09-30', reason: 'Waiting for the police' },
  })
  const content = { kind: 'approval', actionKey: update.actionKey, activityId: 'asks', to } as const
  const send = [{ recipient, content }]
  expect((await cycle.needs.updates.record(update, { ...onVersion(0), send })).kind).toBe('stored')
}
const requests = async () => {
  const rows = await queryOn(
    cycle.url,
    "select recipient || ' ' || (content ->> 'to') as line from delivery where content ->> 'kind' = 'approval' order by created_at, 1",
  )
  return rows.map(({ line }) => String(line))
}

describe('a date that waits for an approver', () => {
  it('is asked of nobody else while they may decide, also where they are an administrator', async () => {
    await asksForADate('approver', 'first@example.org')
    cycle.needs.approvers.push('second@example.org')
    await cycle.tickOn('2011-07-11')
    expect(await requests()).toEqual(['first@example.org approver'])
  })

  it('goes to whoever decides now once they were taken out of the settings, once, whoever looks and however often', async () => {
    await asksForADate('approver', 'first@example.org')
    cycle.needs.approvers.splice(0, 1)
    await cycle.tickOn('2011-07-11')
    expect(await requests()).toEqual(['first@example.org approver'])
    cycle.needs.approvers.push('second@example.org')
    await Promise.all(['', '', ''].map(() => cycle.tickOn('2011-07-12')))
    await cycle.tickOn('2011-07-13')
    expect(await requests()).toEqual(['first@example.org approver', 'second@example.org approver'])
  })

  it('goes to an approver where the lead who was sent it leads the priority no more', async () => {
    await asksForADate('lead', 'Simon Lunn')
    await cycle.tickOn('2011-07-11')
    expect(await requests()).toEqual(['Simon Lunn lead', 'first@example.org approver'])
  })
})
