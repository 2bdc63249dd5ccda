import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/progress/draft.ts'
import { freshDatabase } from '../support/database.ts'
import { openCouncil, type Council } from '../support/sequences/council.ts'
import { people, type Verb, type Who } from '../support/sequences/steps.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let council: Council
let cardId: string
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())
beforeEach(async () => {
  council = openCouncil(fresh.database, randomUUID())
  const items = ['2/2.2', '2/2.3'].map((ref) => ({ ...item, actionKey: `${council.planId}/${ref}` }))
  const content = {
    kind: 'officer' as const,
    officer: 'Darren Newman',
    asOf: '2011-07-15',
    items,
    drafts: {},
    waiting: [],
  }
  const kept = { planId: council.planId, recipient: 'Darren Newman', periodStart: null, part: 1, content }
  cardId = await council.outbox.keep(kept)
})
const item = { section: 'overdue' as const, version: 0, details: false }
const presser = (who: Who) => ({ ...people[who], accountId: who, displayName: who })

/** Presses a button of 2.3. */
const press = async (
  verb: Verb,
  { base = 0, draft = {}, activityId = randomUUID() as string, who = 'darren' as Who },
) => {
  const card = await council.readCard(cardId)
  const actionKey = `${council.planId}/2/2.3`
  const drafts: Record<string, Draft> = { [actionKey]: draft }
  const actor = presser(who)
  const outcome = await council.presses[verb](card!, {
    actionKey,
    baseVersion: base,
    drafts,
    activityId,
    actor,
  })
  const state = outcome.view.items.find(({ action }) => action.key === actionKey)?.state
  return { kind: outcome.kind, state }
}
const stored = async () => (await council.updates.all(council.planId)).map(({ kind }) => kind)
const onHold = { status: 'on-hold', note: 'Waiting for the board' }

describe('a press that arrives again', () => {
  it('leaves the form as it is, after what it saved was taken back', async () => {
    await press('save', { draft: onHold, activityId: 'again-1' })
    await press('undo', { base: 1 })
    const again = await press('save', { draft: { status: 'complete', note: 'older' }, activityId: 'again-1' })
    expect(again).toMatchObject({ kind: 'repeat', state: { kind: 'form', draft: onHold } })
    expect(await stored()).toEqual(['report', 'undo'])
  })

  it('is a repeat although the status would not follow from how the action stands by now', async () => {
    await press('save', { draft: { status: 'not-started' }, activityId: 'again-2' })
    await press('save', { base: 1, draft: { status: 'in-progress-green' }, who: 'jenny' })
    const again = await press('save', { draft: { status: 'not-started' }, activityId: 'again-2' })
    expect(again.kind).toBe('repeat')
  })

  it('has been undone already, where it was an undo', async () => {
    await press('save', { draft: onHold })
    await press('undo', { base: 1, activityId: 'again-3' })
    expect((await press('undo', { base: 1, activityId: 'again-3' })).kind).toBe('undone')
    expect(await stored()).toEqual(['report', 'undo'])
  })
})

describe('a press on a form that others have overtaken', () => {
  it('is not told that its words are saved, once they were taken back', async () => {
    await press('save', { draft: onHold })
    await press('undo', { base: 1 })
    const again = await press('save', { draft: onHold })
    expect(again).toMatchObject({ kind: 'stale', state: { kind: 'form', draft: onHold } })
  })

  it('says what came first, and keeps what was typed, where the form does not fit any more', async () => {
    await press('save', { draft: { status: 'in-progress-green' }, who: 'jenny' })
    const draft = { status: 'not-started', note: 'my own words' }
    const late = await press('save', { draft })
    expect(late).toMatchObject({ kind: 'stale', state: { kind: 'form', draft, version: 1 } })
    const card = await council.readCard(cardId)
    expect(card?.content.drafts[`${council.planId}/2/2.3`]).toEqual(draft)
  })
})

describe('a request to approve a date', () => {
  it('is not decided by who stands in for the action’s officer, though they lead the priority', async () => {
    await press('save', {
      draft: { status: 'in-progress-amber', revisedOn: '2011-09-30', reason: 'The tender failed' },
    })
    const today = council.clock.today()
    const cover = { officer: 'Karen Noble', standIn: 'Jenny Coles', fromDay: today, untilDay: today }
    await council.covers.add({ planId: council.planId, ...cover, by: 'Karen Noble' })
    const { rows } = await fresh.database.db.execute<{ id: string }>(
      sql`select id from delivery where plan_id = ${council.planId} and content ->> 'kind' = 'approval'`,
    )
    const request = await council.readRequest(rows[0]!.id)
    const decision = { approved: true, reason: '', baseVersion: 1, activityId: randomUUID() as string }
    const outcome = await council.decideDate(request!, { ...decision, actor: presser('jenny') })
    expect(outcome.kind).toBe('not-allowed')
  })
})
