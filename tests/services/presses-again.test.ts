import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../src/progress/draft.ts'
import type { Database } from '../../src/store/database.ts'
import { councilForEach } from '../support/council-for-each.ts'
import type { Council } from '../support/sequences/council.ts'
import { people, type Verb, type Who } from '../support/sequences/steps.ts'

let council: Council
let db: Database['db']
let cardId: string
councilForEach(async (opened, database) => {
  council = opened
  db = database.db
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

describe('what was typed into a form whose other button is pressed', () => {
  const half = { ...onHold, note: 'half a thought', correctiveAction: '', checked: 'true' }
  const unsaved = { status: 'on-hold', note: 'half a thought' }

  it('is shown beneath “no change”, and comes back with Edit, beside what was saved', async () => {
    await press('save', {
      draft: { status: 'in-progress-red', note: 'As told', correctiveAction: 'A board' },
    })
    await press('edit', { base: 1 })
    const said = await press('noChange', { base: 1, draft: half })
    expect(said).toMatchObject({ kind: 'saved', state: { kind: 'receipt', draft: unsaved } })
    const edit = await press('edit', { base: 2 })
    expect(edit).toMatchObject({
      kind: 'redrawn',
      state: { kind: 'form', draft: { ...unsaved, correctiveAction: 'A board' } },
    })
  })

  it('comes back when “no change” or “not mine” is taken back', async () => {
    await press('save', { draft: { status: 'in-progress-green' }, who: 'jenny' })
    await press('edit', { base: 1 })
    await press('noChange', { base: 1, draft: half })
    expect(await press('undo', { base: 2 })).toMatchObject({ kind: 'undone', state: { draft: unsaved } })
    const said = await press('notMine', { base: 3, draft: { ...half, suggested: 'Karen Noble' } })
    expect(said).toMatchObject({ kind: 'saved', state: { kind: 'receipt', draft: unsaved } })
    const back = { ...unsaved, suggested: 'Karen Noble' }
    expect(await press('undo', { base: 4 })).toMatchObject({ kind: 'undone', state: { draft: back } })
  })

  it('stays with the card when its report is saved and it is no part of it, and comes back with Edit', async () => {
    const beyond = { evidence: 'Minute 4', completedOn: '2011-07-01', suggested: 'Karen Noble' }
    const saved = await press('save', { draft: { status: 'in-progress-green', note: 'n', ...beyond } })
    expect(saved).toMatchObject({ kind: 'saved', state: { kind: 'receipt', draft: beyond } })
    const edit = await press('edit', { base: 1 })
    expect(edit).toMatchObject({ state: { kind: 'form', draft: { note: 'n', ...beyond } } })
    const complete = { ...edit.state?.draft, status: 'complete', suggested: '' }
    const after = await press('save', { base: 1, draft: complete })
    expect(after).toMatchObject({ kind: 'saved', state: { kind: 'receipt', draft: {} } })
  })

  it('comes back beside the report that is taken back', async () => {
    await press('save', { draft: { status: 'in-progress-green' }, who: 'jenny' })
    await press('edit', { base: 1 })
    await press('save', { base: 1, draft: { ...onHold, suggested: 'Karen Noble' } })
    const undone = await press('undo', { base: 2 })
    expect(undone).toMatchObject({
      kind: 'undone',
      state: { draft: { ...onHold, suggested: 'Karen Noble' } },
    })
  })

  it('leaves nothing to show where the form held only what it held of itself', async () => {
    await press('save', { draft: { status: 'in-progress-green', note: 'As told' } })
    await press('edit', { base: 1 })
    const said = await press('noChange', {
      base: 1,
      draft: { status: 'in-progress-green', note: 'As told', noteShared: 'false', met: '' },
    })
    expect(said).toMatchObject({ kind: 'saved', state: { kind: 'receipt', draft: {} } })
  })
})

describe('what was typed on a card whose press is refused', () => {
  const typedOn = async () => (await council.readCard(cardId))?.content.drafts[`${council.planId}/2/2.3`]

  it('is kept with the card after “no change” without a report', async () => {
    expect((await press('noChange', { draft: { note: 'typed' } })).kind).toBe('nothing-to-keep')
    expect(await typedOn()).toEqual({ note: 'typed' })
  })

  it('is kept with the card after an Undo that comes too late, or is another’s to press', async () => {
    expect((await press('undo', { draft: { note: 'too late' } })).kind).toBe('nothing-to-undo')
    expect(await typedOn()).toEqual({ note: 'too late' })
    await press('save', { draft: onHold, who: 'jenny' })
    expect((await press('undo', { base: 1, draft: { note: 'not his' } })).kind).toBe('not-yours-to-undo')
    expect(await typedOn()).toEqual({ note: 'not his' })
  })

  it('is kept with the holder’s card where the plan no longer has the action, and with no card of somebody else', async () => {
    const other = `${council.planId}/2/2.3`
    const actionKey = `${council.planId}/2/9.9`
    const on = async (who: Who, note: string) => {
      const card = await council.readCard(cardId)
      const given = { actionKey, baseVersion: 0, drafts: { [other]: { note } }, activityId: randomUUID() }
      return (await council.presses.save(card!, { ...given, actor: presser(who) })).kind
    }
    expect(await on('karen', 'hers')).toBe('unknown-action')
    expect(await typedOn()).toBeUndefined()
    expect(await on('darren', 'his')).toBe('unknown-action')
    expect(await typedOn()).toEqual({ note: 'his' })
  })
})

describe('a press that somebody repeats by hand', () => {
  it('is the same report once more, also where it asks for a date', async () => {
    const draft = { status: 'in-progress-amber', revisedOn: '2011-09-30', reason: 'The tender failed' }
    expect((await press('save', { draft })).kind).toBe('saved')
    expect((await press('save', { draft })).kind).toBe('repeat')
    expect(await stored()).toEqual(['report'])
  })

  it('has been undone already, and only by the same hand', async () => {
    await press('save', { draft: onHold })
    await press('undo', { base: 1 })
    expect((await press('undo', { base: 1 })).kind).toBe('undone')
    expect((await press('undo', { base: 1, who: 'administrator' })).kind).toBe('nothing-to-undo')
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

/** A new date for 2.3 asked for by its officer, and a decision on it. */
async function dateToDecide() {
  await press('save', {
    draft: { status: 'in-progress-amber', revisedOn: '2011-09-30', reason: 'The tender failed' },
  })
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from delivery where plan_id = ${council.planId} and content ->> 'kind' = 'approval'`,
  )
  return async (
    who: Who,
    more: {
      approved?: boolean
      reason?: string
      checked?: boolean
      baseVersion?: number
      activityId?: string
    } = {},
  ) => {
    const { approved = true, reason = '', checked = false, baseVersion = 1, activityId = randomUUID() } = more
    const decision = { approved, reason, checked, baseVersion, activityId, actor: presser(who) }
    const onHand = await council.readRequest(rows[0]!.id)
    return (await council.decideDate(onHand!, decision)).kind
  }
}

describe('a request to approve a date', () => {
  it('is not decided by who stands in for the action’s officer, though they lead the priority', async () => {
    const today = council.clock.today()
    const cover = { officer: 'Karen Noble', standIn: 'Jenny Coles', fromDay: today, untilDay: today }
    await council.covers.add({ planId: council.planId, ...cover, by: 'Karen Noble' })
    const decide = await dateToDecide()
    expect(await decide('jenny')).toBe('not-allowed')
  })
})

describe('a decision whose reason may identify a child', () => {
  it('is kept once its writer has confirmed that it does not', async () => {
    const decide = await dateToDecide()
    const no = { approved: false, reason: 'Summer Hill, aged 7 years as a service, waits' }
    expect(await decide('jenny', no)).toBe('may-identify')
    expect(await decide('jenny', { ...no, checked: true })).toBe('decided')
    expect(await stored()).toEqual(['report', 'decision'])
  })
})

describe('a decision that arrives again', () => {
  it('is the decision that was made, and nothing is refused', async () => {
    const decide = await dateToDecide()
    expect(await decide('jenny', { activityId: 'decided-once' })).toBe('decided')
    expect(await decide('jenny', { activityId: 'decided-once' })).toBe('decided')
    expect(await decide('jenny')).toBe('already-decided')
    expect(await stored()).toEqual(['report', 'decision'])
  })
})

describe('what is refused', () => {
  const kept = async () => {
    const { rows } = await db.execute<{ act: string; why: string }>(
      sql`select act, reasons[1] as why from refusal where plan_id = ${council.planId} order by id`,
    )
    return rows
  }

  it('is kept of presses that others have overtaken, with nothing of what was typed', async () => {
    await press('save', { draft: { status: 'in-progress-green' }, who: 'jenny' })
    await press('save', { draft: onHold })
    await expect.poll(kept).toEqual([{ act: 'update', why: 'stale' }])
    await press('save', { draft: { status: 'not-started', note: 'my own words' } })
    await expect.poll(kept).toHaveLength(2)
    await press('save', { base: 1, draft: { status: 'on-hold', note: 'x' }, who: 'jenny' })
    await press('notMine', { base: 1 })
    await expect.poll(kept).toHaveLength(3)
    expect(await kept()).toEqual([1, 2, 3].map(() => ({ act: 'update', why: 'stale' })))
  })

  it('is kept of decisions that were not taken', async () => {
    const decide = await dateToDecide()
    expect(await decide('darren')).toBe('not-allowed')
    await expect.poll(kept).toHaveLength(1)
    expect(await decide('jenny', { approved: false })).toBe('reason-missing')
    await expect.poll(kept).toHaveLength(2)
    expect(await decide('jenny', { approved: false, reason: 'Tom, aged 7, waits' })).toBe('may-identify')
    await expect.poll(kept).toHaveLength(3)
    expect(await decide('jenny', { baseVersion: 0 })).toBe('stale')
    await expect.poll(kept).toHaveLength(4)
    expect((await kept()).map(({ act, why }) => `${act}: ${why}`)).toEqual([
      'approve: not-allowed',
      'approve: reason-missing',
      'approve: may-identify',
      'approve: stale',
    ])
  })
})
