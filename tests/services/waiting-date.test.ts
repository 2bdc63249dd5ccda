import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { approvalCard } from '../../src/cards/approval-card.ts'
import { officerCard } from '../../src/cards/officer-card.ts'
import { standingOf } from '../../src/progress/standing.ts'
import { wordsOnCard } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import type { Database } from '../../src/store/database.ts'
import { councilForEach } from '../support/council-for-each.ts'
import type { Council } from '../support/sequences/council.ts'
import { people } from '../support/sequences/steps.ts'
import { openCard, type OpenCard } from '../support/open-card.ts'

const templates = await ownTemplates()
let council: Council
let db: Database['db']
let card: OpenCard
councilForEach(async (opened, database) => {
  council = opened
  db = database.db
  card = await openCard(council)
})

const withDate = { status: 'in-progress-amber', note: 'a', revisedOn: '2011-09-30', reason: 'Staff away' }
const states = async () => {
  const action = council.plans.library.current.actions.get(card.key)!
  const standing = standingOf(action, await council.updates.all(council.planId), '2011-07-15')
  return standing.revisions.map(({ to, state }) => ({ to, state }))
}
/** Presses Edit, changes the note, and saves. */
const correct = async (on: OpenCard, version: number, note: string, who: 'darren' | 'karen' = 'darren') => {
  const opened = await on.press('edit', { base: version, who })
  expect(opened.kind).toBe('redrawn')
  return (await on.press('save', { base: version, draft: { ...opened.draft, note }, who })).kind
}

/** What the first request that was sent comes to, when the priority's lead presses it. */
async function decideFirst(baseVersion: number) {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from delivery where plan_id = ${council.planId} and content ->> 'kind' = 'approval'
    order by created_at limit 1`)
  const request = (await council.readRequest(rows[0]!.id))!
  const actor = { ...people.jenny, accountId: 'jenny', displayName: 'jenny' }
  const press = { approved: true, reason: '', checked: false, baseVersion, activityId: randomUUID(), actor }
  return council.decideDate(request, press)
}

describe('a request that a newer one has replaced', () => {
  it('is said to be replaced when it is decided, and names the newer one', async () => {
    await card.press('save', { draft: withDate })
    await card.press('save', { base: 1, draft: { ...withDate, revisedOn: '2011-10-31' } })
    for (const version of [1, 2]) {
      expect(await decideFirst(version)).toMatchObject({
        kind: 'replaced',
        view: { revision: { state: 'replaced' }, current: { to: '2011-10-31', state: 'pending' } },
      })
    }
    expect(await states()).toMatchObject([{ state: 'replaced' }, { state: 'pending' }])
  })
})

describe('a date that waits for approval', () => {
  it('goes on waiting, however often the report is corrected with Edit', async () => {
    await card.press('save', { draft: withDate })
    expect(await correct(card, 1, 'typo mended')).toBe('saved')
    expect(await correct(card, 2, 'and another')).toBe('saved')
    expect(await states()).toEqual([{ to: '2011-09-30', state: 'pending' }])
  })

  it('goes on waiting after a plain update on a later card is corrected', async () => {
    await card.press('save', { draft: withDate })
    const later = await openCard(council, { version: 1 })
    await later.press('save', { base: 1, draft: { status: 'in-progress-green', note: 'b' } })
    expect(await correct(later, 2, 'c')).toBe('saved')
    expect(await states()).toEqual([{ to: '2011-09-30', state: 'pending' }])
  })

  it('goes on waiting after a joint lead takes an update back and saves it again', async () => {
    await card.press('save', { draft: withDate })
    const hers = await openCard(council, { officer: 'Karen Noble' })
    await hers.press('save', { base: 1, who: 'karen', draft: { status: 'in-progress-green', note: 'k' } })
    const back = await hers.press('undo', { base: 2, who: 'karen' })
    await hers.press('save', { base: 3, who: 'karen', draft: { ...back.draft, note: 'k2' } })
    expect(await states()).toEqual([{ to: '2011-09-30', state: 'pending' }])
  })

  it('is not asked for anew, for the next milestone, when its own is ticked in a form that holds it', async () => {
    await card.press('save', { draft: withDate })
    const opened = await card.press('edit', { base: 1 })
    const ticked = { ...opened.draft, met: `${card.key}#1` }
    expect((await card.press('save', { base: 1, draft: ticked })).kind).toBe('saved')
    expect(await states()).toEqual([{ to: '2011-09-30', state: 'lapsed' }])
  })

  it('is told on the receipt of the correction, too', async () => {
    await card.press('save', { draft: withDate })
    const { draft } = await card.press('edit', { base: 1 })
    const { outcome } = await card.press('save', { base: 1, draft: { ...draft, note: 'typo mended' } })
    expect(wordsOnCard(officerCard(outcome.view, templates).card)).toContain(
      'New date asked for (milestone 1, June 2011): 30 September 2011, because: “Staff away”. Jenny Coles is asked to approve it. Until it is approved, the earlier date counts.',
    )
  })

  it('names on the receipt who decides as things stand today: not a lead who stands in for an officer of the action', async () => {
    const today = council.clock.today()
    const cover = { officer: 'Karen Noble', standIn: 'Jenny Coles', fromDay: today, untilDay: today }
    await council.covers.add({ planId: council.planId, ...cover, by: 'Karen Noble' })
    const { outcome } = await card.press('save', { draft: withDate })
    const words = wordsOnCard(officerCard(outcome.view, templates).card)
    expect(words).toContain('Whoever approves dates for the council is asked to approve it.')
    expect(words).not.toContain('Jenny Coles')
  })

  it('is still taken back by a form in which it was cleared', async () => {
    await card.press('save', { draft: withDate })
    const opened = await card.press('edit', { base: 1 })
    await card.press('save', { base: 1, draft: { ...opened.draft, revisedOn: '', reason: '' } })
    expect(await states()).toEqual([{ to: '2011-09-30', state: 'withdrawn' }])
  })
})

describe('a date that waits while its action is closed', () => {
  const complete = { status: 'complete', completedOn: '2011-07-14', evidence: 'Minute 4' }

  it('is decided by nobody, says so on receipt and request, and waits again once that is undone', async () => {
    await card.press('save', { draft: withDate })
    const { draft } = await card.press('edit', { base: 1 })
    const { outcome } = await card.press('save', { base: 1, draft: { ...draft, ...complete } })
    expect(outcome.kind).toBe('saved')
    const receipt = wordsOnCard(officerCard(outcome.view, templates).card)
    expect(receipt).toContain('Nobody need approve it, since the action is Complete')
    expect(receipt).not.toContain('Until it is approved')

    const decided = await decideFirst(2)
    expect(decided.kind).toBe('lapsed')
    const request = wordsOnCard(approvalCard(decided.view!, templates).card)
    expect(request).toContain('Nothing to decide: the action is Complete.')
    expect(request).not.toContain('Approve')

    expect((await card.press('undo', { base: 2 })).kind).toBe('undone')
    expect(await states()).toEqual([{ to: '2011-09-30', state: 'pending' }])
    expect((await decideFirst(3)).kind).toBe('decided')
  })
})
