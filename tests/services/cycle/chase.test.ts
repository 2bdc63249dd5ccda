import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeLibrary, type LoadedPlan } from '../../../src/plan/library.ts'
import { pauseDigests, resumeDigests } from '../../../src/services/cycle/pauses.ts'
import { messageOf } from '../../../src/services/delivery-message.ts'
import { smallPlan, updateOf } from '../../cards/small-plan.ts'
import { openCycle } from '../../support/open-cycle.ts'
import { shippedReporting } from '../../support/reporting.ts'
import { onVersion } from '../../support/store-samples.ts'
import { queryOn } from '../../support/throwaway-database.ts'

/** Chasing on a real database. Priority 2 is led by Jenny Coles, who leads no action; 15 July 2011 is a Friday. */
let cycle: Awaited<ReturnType<typeof openCycle>>
beforeEach(async () => {
  cycle = await openCycle(smallPlan, { chase: { nudgeAfter: 3, tellLeadAfter: 5 }, approvers: [] })
  await cycle.tickOn('2011-07-08')
  return () => cycle.close()
})
/** The small plan with every priority led by one person. */
function ledBy(lead: string): LoadedPlan {
  const priorities = smallPlan.plan.priorities.map((priority) => ({
    ...priority,
    lead: { reading: 'people' as const, printed: lead, people: [lead] },
  }))
  return makeLibrary([{ ...smallPlan.plan, priorities }], smallPlan.plan.id, shippedReporting).current
}
/** What has been written by way of chasing: "Darren Newman nudge". */
async function chased(): Promise<string[]> {
  const rows = await queryOn(
    cycle.url,
    "select recipient || ' ' || (content ->> 'kind') as line from delivery where content ->> 'kind' in ('nudge', 'unanswered') order by created_at, 1",
  )
  return rows.map(({ line }) => String(line))
}
const dayAfterDay = async (...days: string[]) => {
  for (const day of days) {
    await cycle.tickOn(day)
    await cycle.send()
  }
}
const report = async (ref: string, day: string, recordedBy = 'Darren Newman') => {
  const { sequence, version, ...update } = updateOf({
    ...{ actionKey: `test-2011/${ref}`, recordedAt: `${day}T10:00:00+01:00`, activityId: ref, cardId: null },
    recordedBy,
  })
  expect((await cycle.needs.updates.record(update, onVersion(0))).kind).toBe('stored')
}

describe('officers who have answered nothing', () => {
  it('are reminded in private on the third working day, and the priority’s lead is told on the fifth', async () => {
    await dayAfterDay('2011-07-11', '2011-07-12', '2011-07-13')
    expect(await chased()).toEqual([])
    await dayAfterDay('2011-07-14', '2011-07-15')
    expect(await chased()).toEqual(['Darren Newman nudge', 'Karen Noble nudge'])
    await dayAfterDay('2011-07-16', '2011-07-17')
    expect(await chased()).toHaveLength(2)
    await dayAfterDay('2011-07-18', '2011-07-19')
    expect((await chased()).slice(2)).toEqual(['Jenny Coles unanswered'])
  })

  it('are left alone once they have answered anything', async () => {
    await dayAfterDay('2011-07-11')
    await report('10/11.1', '2011-07-12', 'Karen Noble')
    await dayAfterDay('2011-07-14')
    expect(await chased()).toEqual(['Darren Newman nudge'])
  })

  it('have not answered where only a joint officer has: they are reminded of the rest', async () => {
    await dayAfterDay('2011-07-11')
    await report('2/2.3', '2011-07-12')
    await dayAfterDay('2011-07-14')
    expect(await chased()).toEqual(['Karen Noble nudge'])
  })

  it('have not answered by what their stand-in says of actions of their own', async () => {
    const { planId } = cycle
    await cycle.needs.covers.add({
      ...{ planId, officer: 'Karen Noble', standIn: 'Darren Newman', by: 'Karen Noble' },
      ...{ fromDay: '2011-07-11', untilDay: '2011-07-29' },
    })
    await dayAfterDay('2011-07-11')
    await report('2/2.2', '2011-07-12')
    await dayAfterDay('2011-07-14')
    // Karen Noble's reminder, in the chat of who stands in for her; he has answered for himself.
    expect(await chased()).toEqual(['Darren Newman nudge'])
  })

  it('are each chased once, whoever looks and however often', async () => {
    await dayAfterDay('2011-07-11')
    cycle.goTo('2011-07-14')
    await Promise.all(['', '', ''].map(() => cycle.tickOn('2011-07-14')))
    expect(await chased()).toHaveLength(2)
  })

  it('are not chased at night, nor while their reminders rest, nor for the days of a pause', async () => {
    await dayAfterDay('2011-07-11', '2011-07-12')
    await pauseDigests(cycle.needs, { person: 'Karen Noble', untilDay: '2011-07-14', by: 'Karen Noble' })
    await cycle.tickAt('2011-07-14T06:00:00.000Z')
    expect(await chased()).toEqual([])
    await dayAfterDay('2011-07-14')
    expect(await chased()).toEqual(['Darren Newman nudge'])
    // Tuesday the 12th to Thursday the 14th were paused: the 15th is her first day, the new card of the 18th comes next.
    await dayAfterDay('2011-07-15')
    expect(await chased()).toEqual(['Darren Newman nudge'])
  })

  it('are told of to nobody for a card that only their stand-in had, whose it is to answer', async () => {
    const { planId } = cycle
    const cover = { planId, officer: 'Karen Noble', standIn: 'Jenny Coles', by: 'Karen Noble' }
    await cycle.needs.covers.add({ ...cover, fromDay: '2011-07-08', untilDay: '2011-07-29' }, 'cover')
    cycle.goTo('2011-07-08')
    await pauseDigests(cycle.needs, { person: 'Karen Noble', untilDay: '2011-07-15', by: 'Karen Noble' })
    await dayAfterDay('2011-07-11', '2011-07-14')
    expect(await chased()).toEqual(['Darren Newman nudge', 'Jenny Coles nudge'])
    await report('2/2.2', '2011-07-14')
    await dayAfterDay('2011-07-18', '2011-07-19', '2011-07-20')
    expect(await chased()).toHaveLength(2)
  })

  it('have answered by what somebody says who has come to stand in for them since', async () => {
    const { planId } = cycle
    await dayAfterDay('2011-07-11')
    await cycle.needs.covers.add(
      {
        ...{ planId, officer: 'Karen Noble', standIn: 'Jenny Coles', by: 'Karen Noble' },
        ...{ fromDay: '2011-07-12', untilDay: '2011-07-29' },
      },
      'cover',
    )
    await report('10/11.1', '2011-07-12', 'Jenny Coles')
    await dayAfterDay('2011-07-14')
    expect(await chased()).toEqual(['Darren Newman nudge'])
  })

  it('are told of with each action once, in however many weeks it was asked', async () => {
    await pauseDigests(cycle.needs, { person: 'Jenny Coles', untilDay: '2011-07-22', by: 'Jenny Coles' })
    await dayAfterDay('2011-07-11', '2011-07-14', '2011-07-18', '2011-07-21', '2011-07-25')
    const [word] = await queryOn(
      cycle.url,
      "select content -> 'items' as items from delivery where content ->> 'kind' = 'unanswered'",
    )
    const items = z.array(z.object({ officer: z.string(), actionKey: z.string() })).parse(word?.['items'])
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map(({ officer, actionKey }) => `${officer} ${actionKey}`)).size).toBe(items.length)
  })

  it('are not asked again in their stead by a nudge when somebody stands in for them', async () => {
    const { planId } = cycle
    await dayAfterDay('2011-07-11')
    await cycle.needs.covers.add({
      ...{ planId, officer: 'Darren Newman', standIn: 'Jenny Coles', by: 'Darren Newman' },
      ...{ fromDay: '2011-07-12', untilDay: '2011-07-29' },
    })
    await dayAfterDay('2011-07-14')
    expect(await chased()).toEqual(['Jenny Coles nudge', 'Karen Noble nudge'])
  })
})

describe('others', () => {
  it('are told only where their own reminders do not rest', async () => {
    await pauseDigests(cycle.needs, { person: 'Jenny Coles', untilDay: '2011-07-29', by: 'Jenny Coles' })
    await dayAfterDay('2011-07-11', '2011-07-14', '2011-07-18')
    expect(await chased()).toEqual(['Darren Newman nudge', 'Karen Noble nudge'])
    // Nobody was told, so somebody is once the lead is back.
    await resumeDigests(cycle.needs, 'Jenny Coles')
    await dayAfterDay('2011-07-19')
    expect((await chased()).slice(2)).toEqual(['Jenny Coles unanswered'])
  })

  it('are the administrators where the officer leads the priority alone, never who approves dates, and never the officer', async () => {
    const hers = await openCycle(ledBy('Karen Noble'), {
      ...{ chase: { tellLeadAfter: 5 }, approvers: ['director@example.org'] },
      administrators: ['jane@example.org', 'karen@example.org', 'not-met@example.org'],
    })
    const met = async (email: string, personName: string | null) => {
      const account = { accountId: email, name: personName ?? email, email, personName }
      await hers.needs.directory.saveAccount(account, null)
    }
    await met('director@example.org', null)
    await met('jane@example.org', null)
    await met('karen@example.org', 'Karen Noble')
    await hers.tickOn('2011-07-08')
    await hers.tickOn('2011-07-11')
    await hers.send()
    await hers.tickOn('2011-07-18')
    const rows = await queryOn(
      hers.url,
      "select recipient, content from delivery where content ->> 'kind' = 'unanswered' order by 1",
    )
    await hers.close()
    const line = z.object({ items: z.array(z.object({ officer: z.string(), actionKey: z.string() })) })
    const told = rows.map(({ recipient, content }) => [
      String(recipient),
      line
        .parse(content)
        .items.map(({ officer, actionKey }): string => `${officer} ${actionKey.split('/').at(-1) ?? ''}`),
    ])
    // Of 2.3 they are joint officers: neither is told of the other.
    expect(told).toEqual([
      ['Karen Noble', ['Darren Newman 2.2', 'Darren Newman 2.5']],
      ['jane@example.org', ['Darren Newman 2.3', 'Karen Noble 2.3', 'Karen Noble 11.1']],
      ['not-met@example.org', ['Darren Newman 2.3', 'Karen Noble 2.3', 'Karen Noble 11.1']],
    ])
  })
})

describe('what is said', () => {
  const messages = async (kind: string) => {
    const rows = await queryOn(
      cycle.url,
      `select id from delivery where content ->> 'kind' = '${kind}' order by recipient`,
    )
    return Promise.all(
      rows.map(async ({ id }) => {
        const delivery = await cycle.needs.outbox.find(String(id))
        return messageOf(cycle.needs, delivery!)
      }),
    )
  }

  it('is of what waits now, and nothing is sent once all was answered', async () => {
    await dayAfterDay('2011-07-11')
    await cycle.tickOn('2011-07-14')
    await report('2/2.2', '2011-07-14')
    await report('2/2.3', '2011-07-14')
    await report('2/2.5', '2011-07-14')
    const [darren, karen] = await messages('nudge')
    expect(darren).toBeNull()
    expect(karen?.kind === 'chase' && karen.view.actions.map(({ action }) => action.label)).toEqual(['11.1'])
  })

  it('names nobody to who leads the priority no more, neither in a new message nor in an edit of a former one', async () => {
    await dayAfterDay('2011-07-11', '2011-07-14')
    await cycle.tickOn('2011-07-18')
    const names = (message: Awaited<ReturnType<typeof messageOf>>) =>
      message?.kind === 'chase' ? message.view.actions.map(({ officer }) => officer) : null
    expect((await messages('unanswered')).map(names)[0]).toContain('Darren Newman')
    const now = ledBy('Simon Lunn')
    cycle.needs.plans.library = { current: now, plans: new Map([[now.plan.id, now]]) }
    expect(await messages('unanswered')).toEqual([null])
    await cycle.send()
    expect((await messages('unanswered')).map(names)).toEqual([[]])
  })

  it('names nobody to who approves dates and was told in a lead’s place before, unless they may know', async () => {
    const items = [{ officer: 'Darren Newman', actionKey: 'test-2011/2/2.2', version: 0 }]
    await queryOn(
      cycle.url,
      `insert into delivery (id, plan_id, recipient, part, content, state) values (gen_random_uuid(), 'test-2011',
       'director@example.org', 1, '${JSON.stringify({ kind: 'unanswered', to: 'approver', items })}', 'pending')`,
    )
    cycle.needs.approvers.push('director@example.org')
    const director = { accountId: 'd', name: 'A Director', email: 'director@example.org', personName: null }
    await cycle.needs.directory.saveAccount(director, null)
    expect(await messages('unanswered')).toEqual([null])
    cycle.needs.administrators.push('director@example.org')
    expect((await messages('unanswered'))[0]).toMatchObject({ kind: 'chase' })
  })

  it('is edited when an action that it names is answered', async () => {
    await dayAfterDay('2011-07-11', '2011-07-14')
    await report('2/2.3', '2011-07-14')
    const edits = await queryOn(
      cycle.url,
      "select recipient from delivery where content ->> 'kind' = 'nudge' and edit_wanted order by 1",
    )
    expect(edits).toEqual([{ recipient: 'Darren Newman' }, { recipient: 'Karen Noble' }])
  })
})
