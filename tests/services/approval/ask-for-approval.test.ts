import { describe, expect, it } from 'vitest'
import { approvalRequests } from '../../../src/services/approval/ask-for-approval.ts'
import type { KnownAccount } from '../../../src/services/ports.ts'
import { smallPlan, updateOf } from '../../cards/small-plan.ts'

const action = smallPlan.actions.get('test-2011/2/2.2')!
const report = updateOf({ revision: { milestoneKey: `${action.key}#1`, to: '2011-09-30', reason: 'Police' } })
const account = (accountId: string, personName: string | null): KnownAccount => ({
  ...{ accountId, personName, name: accountId, email: accountId, personalChat: null, namesakes: 1 },
})
const met = new Map([
  ['darren@county', account('account-1', 'Darren Newman')],
  ['karen@county', account('account-2', 'Karen Noble')],
  ['chief@county', account('account-3', null)],
])
const asked = async (
  approvers: string[],
  { recordedBy = 'Jenny Coles', accountId = 'account-4', standIns = [] as string[] } = {},
) => {
  const directory = { accountBySignIn: (signIn: string) => Promise.resolve(met.get(signIn) ?? null) }
  const covers = standIns.map((standIn) => ({
    ...{ planId: 'test-2011', officer: 'Darren Newman', standIn, by: 'Darren Newman' },
    ...{ fromDay: '2011-07-01', untilDay: '2011-07-31' },
  }))
  const origin = { ...report, recordedBy, accountId }
  const requests = await approvalRequests({ directory, approvers }, report, origin, {
    action,
    loaded: smallPlan,
    covers,
  })
  return requests.map(({ recipient }) => recipient)
}

describe('who is asked for a new date', () => {
  it('is the priority’s lead, unless she asked or stands in for who leads the action', async () => {
    expect(await asked(['chief@county'], { recordedBy: 'Darren Newman' })).toEqual(['Jenny Coles'])
    expect(await asked(['chief@county'])).toEqual(['chief@county'])
    const covered = { recordedBy: 'Darren Newman', standIns: ['Jenny Coles'] }
    expect(await asked(['chief@county'], covered)).toEqual(['chief@county'])
  })

  it('is the first approver who neither leads the action, nor stands in, nor asked, nor is unknown', async () => {
    const approvers = ['nobody@county', 'darren@county', 'karen@county', 'chief@county']
    expect(await asked(approvers)).toEqual(['karen@county'])
    expect(await asked(approvers, { standIns: ['Karen Noble'] })).toEqual(['chief@county'])
    expect(await asked(['chief@county'], { accountId: 'account-3' })).toEqual([])
  })
})
