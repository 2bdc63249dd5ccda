import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { approvalCard } from '../../src/cards/approval-card.ts'
import { officerCard } from '../../src/cards/officer-card.ts'
import { makeLibrary } from '../../src/plan/library.ts'
import { messageOf } from '../../src/services/delivery-message.ts'
import { wordsOnCard } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import type { Database } from '../../src/store/database.ts'
import { councilForEach } from '../support/council-for-each.ts'
import { openCard, type OpenCard } from '../support/open-card.ts'
import { shippedReporting } from '../support/reporting.ts'
import type { Council } from '../support/sequences/council.ts'

const templates = await ownTemplates()
let council: Council
let db: Database['db']
let card: OpenCard
councilForEach(async (opened, database) => {
  council = opened
  db = database.db
  card = await openCard(council)
})

/** The plan is loaded anew, with Karen Noble alone leading 2.3, or Sam Reed priority 2. */
function planNames(change: { officerOf23?: string; leadOf2?: string }): void {
  const { plan } = council.plans.library.current
  const people = (name: string) => ({ reading: 'people' as const, printed: name, people: [name] })
  const priorities = plan.priorities.map((priority) => ({
    ...priority,
    ...(priority.number === '2' && change.leadOf2 ? { lead: people(change.leadOf2) } : {}),
    actions: priority.actions.map((action) =>
      action.ref === '2.3' && change.officerOf23
        ? { ...action, leadOfficer: people(change.officerOf23) }
        : action,
    ),
  }))
  council.plans.library = makeLibrary([{ ...plan, priorities }], council.planId, shippedReporting)
}

const chief = 'chief@county.example'
const directory = {
  accountBySignIn: (signIn: string) =>
    Promise.resolve({
      ...{ accountId: 'account-chief', name: 'Chief', email: signIn, personName: null },
      ...{ personalChat: null, namesakes: 0 },
    }),
}
let settings = { administrators: [] as string[], approvers: [chief] }

/** What stands on a stored message, drawn as the outbox draws it. */
async function drawnNow(id: string): Promise<string> {
  await db.execute(sql`update delivery set message_id = 'm' where id::text = ${id}`)
  const delivery = await council.outbox.find(id)
  const message =
    delivery &&
    (await messageOf(
      { ...council, ...settings, positions: { ofPlan: () => Promise.resolve([]) }, directory },
      delivery,
    ))
  // With the values of its inputs.
  if (message?.kind === 'officer')
    return JSON.stringify(officerCard(message.view, templates, message.extras).card)
  if (message?.kind === 'approval') return wordsOnCard(approvalCard(message.view, templates).card)
  throw new Error('Nothing is drawn.')
}

const words = { status: 'in-progress-red', note: 'Her own words', correctiveAction: 'A second tender' }

describe('what an officer typed and did not mark for managers', () => {
  it('is not drawn on the card of somebody who leads the action no more', async () => {
    planNames({ officerOf23: 'Karen Noble' })
    const hers = await openCard(council, { officer: 'Karen Noble' })
    await hers.press('save', { who: 'karen', draft: { ...words, noteShared: 'false' } })
    expect(await drawnNow(hers.id)).toContain('Her own words')
    const his = await drawnNow(card.id)
    expect(his).toContain('recorded by Karen Noble')
    expect(his).not.toContain('Her own words')
    expect(his).not.toContain('A second tender')
  })

  it('is drawn there where it was marked for managers, where they wrote it themselves, and while they stand in', async () => {
    await card.press('save', { draft: { ...words, note: 'His own words' } })
    planNames({ officerOf23: 'Karen Noble' })
    expect(await drawnNow(card.id)).toContain('His own words')
    const hers = await openCard(council, { officer: 'Karen Noble', version: 1 })
    await hers.press('save', { base: 1, who: 'karen', draft: { ...words, noteShared: 'true' } })
    expect(await drawnNow(card.id)).toContain('Her own words')
    await hers.press('save', { base: 2, who: 'karen', draft: { ...words, note: 'For him alone' } })
    expect(await drawnNow(card.id)).not.toContain('For him alone')
    const today = council.clock.today()
    const cover = { officer: 'Karen Noble', standIn: 'Darren Newman', fromDay: today, untilDay: today }
    await council.covers.add({ planId: council.planId, ...cover, by: 'Karen Noble' })
    expect(await drawnNow(card.id)).toContain('For him alone')
  })

  it('is not drawn in the form of somebody who leads the action no more, where a date waits with its reason', async () => {
    await card.press('details', {})
    planNames({ officerOf23: 'Karen Noble' })
    const hers = await openCard(council, { officer: 'Karen Noble' })
    const draft = { ...words, revisedOn: '2011-09-30', reason: 'A private reason' }
    await hers.press('save', { who: 'karen', draft })
    const later = await openCard(council, { version: 1 })
    await later.press('details', { base: 1, who: 'administrator' })
    const message = await drawnNow(later.id)
    expect(message).toContain('What blocks 2.3')
    // Neither is its field: left blank by who cannot see what stands in it, it would take the date back.
    expect(message).not.toContain('Ask for a new date for 2.3')
    expect(message).not.toContain('A private reason')
  })

  it('is not drawn on a request to somebody who leads the priority no more', async () => {
    await card.press('save', { draft: { ...words, revisedOn: '2011-09-30', reason: 'A private reason' } })
    const { rows } = await db.execute<{ id: string }>(
      sql`select id from delivery where plan_id = ${council.planId} and content ->> 'kind' = 'approval'`,
    )
    const request = rows[0]!.id
    expect(await drawnNow(request)).toContain('A private reason')
    planNames({ leadOf2: 'Sam Reed' })
    const drawn = await drawnNow(request)
    expect(drawn).toContain('30 September 2011')
    expect(drawn).not.toContain('A private reason')
    expect(drawn).not.toContain('A second tender')
  })

  it('is not drawn on a request to a configured approver who is one no more', async () => {
    await card.press('save', { draft: { ...words, revisedOn: '2011-09-30', reason: 'A private reason' } })
    const { rows } = await db.execute<{ id: string }>(
      sql`update delivery set recipient = ${chief}, content = jsonb_set(content, '{to}', '"approver"')
          where plan_id = ${council.planId} and content ->> 'kind' = 'approval' returning id`,
    )
    const request = rows[0]!.id
    expect(await drawnNow(request)).toContain('A private reason')
    settings = { administrators: [], approvers: [] }
    expect(await drawnNow(request)).not.toContain('A private reason')
    settings = { administrators: ['account-chief'], approvers: [] }
    expect(await drawnNow(request)).toContain('A private reason')
  })
})
