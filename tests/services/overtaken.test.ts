import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { officerCard } from '../../src/cards/officer-card.ts'
import { standingOf } from '../../src/progress/standing.ts'
import { extrasOf } from '../../src/teams/press-answers.ts'
import { inputsOn, wordsOnCard } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { councilForEach } from '../support/council-for-each.ts'
import { openCard, type OpenCard } from '../support/open-card.ts'
import type { Council } from '../support/sequences/council.ts'

const templates = await ownTemplates()
let council: Council
let his: OpenCard
let hers: OpenCard
councilForEach(async (opened) => {
  council = opened
  his = await openCard(council)
  hers = await openCard(council, { officer: 'Karen Noble' })
})

const standing = async () =>
  standingOf(
    council.plans.library.current.actions.get(his.key)!,
    await council.updates.all(council.planId),
    '2011-07-15',
  )
/** The form of 2.3 with its further fields, as a client sends it where nothing is typed but this. */
const open = { noteShared: 'false', met: '', revisedOn: '', reason: '', blockedBy: '', helpFrom: '' }
const saysMuch = () => ({
  ...open,
  status: 'in-progress-amber',
  met: `${his.key}#2`,
  blockedBy: 'police',
  revisedOn: '2012-04-30',
  reason: 'Staff are away',
})
const shown = ({ outcome }: Awaited<ReturnType<OpenCard['press']>>) =>
  officerCard(outcome.view, templates, extrasOf(outcome, '2011-07-15')).card

describe('a Save on a form that a joint lead has overtaken', () => {
  it('is said in full, and shows what stands in every field that was left as it was drawn', async () => {
    await his.press('details', { draft: { status: '', note: '' } })
    await hers.press('save', { draft: saysMuch(), who: 'karen' })
    const stale = await his.press('save', { draft: { ...open, status: 'on-hold', note: 'his own' } })
    expect(stale.kind).toBe('stale')
    expect(wordsOnCard(shown(stale))).toContain(
      'Blocked by: “police”. 1 milestone met. New date asked for: 30 April 2012, because: “Staff are away”.',
    )
    const inputs = inputsOn(shown(stale))
    expect(inputs).toMatchObject({
      [`status|${his.key}`]: 'on-hold',
      [`note|${his.key}`]: 'his own',
      [`met|${his.key}`]: `${his.key}#2`,
      [`blockedBy|${his.key}`]: 'police',
      [`revisedOn|${his.key}`]: '2012-04-30',
      [`reason|${his.key}`]: 'Staff are away',
    })
  })

  it('takes nothing of theirs back when it is pressed again as it then stands', async () => {
    await hers.press('save', { draft: saysMuch(), who: 'karen' })
    const stale = await his.press('save', { draft: { ...open, status: 'on-hold', note: 'his own' } })
    const inputs = inputsOn(shown(stale))
    const draft = Object.fromEntries(
      Object.entries(inputs).flatMap(([id, value]) => {
        const [field = '', key] = id.split('|')
        return key === his.key ? [[field, value]] : []
      }),
    )
    const again = await his.press('save', { base: 1, draft })
    expect(again.kind).toBe('saved')
    const now = await standing()
    expect(now.lastUpdate).toMatchObject({ stage: 'On hold', note: 'his own', blockedBy: 'police' })
    expect(now.met).toEqual([`${his.key}#2`])
    expect(now.revisions).toMatchObject([{ to: '2012-04-30', state: 'pending' }])
  })

  it('keeps what was typed into the same field', async () => {
    await hers.press('save', { draft: saysMuch(), who: 'karen' })
    const typed = {
      ...open,
      status: 'in-progress-green',
      met: `${his.key}#1`,
      blockedBy: 'the board',
      revisedOn: '2011-10-31',
      reason: 'His reason',
    }
    const { kind, draft } = await his.press('save', { draft: typed })
    expect(kind).toBe('stale')
    const { noteShared, helpFrom, ...changed } = typed
    expect(draft).toEqual(changed)
  })

  it('shows their report where the form had been opened with Edit and left so', async () => {
    await his.press('save', { draft: { ...open, status: 'in-progress-green', note: 'first' } })
    const { draft } = await his.press('edit', { base: 1 })
    await hers.press('edit', { base: 1, who: 'karen' })
    const note = { ...draft, note: 'first, mended' }
    await hers.press('save', { base: 1, draft: { ...saysMuch(), note: 'hers' }, who: 'karen' })
    const stale = await his.press('save', { base: 1, draft: note })
    expect(stale).toMatchObject({
      kind: 'stale',
      draft: { status: 'in-progress-amber', note: 'first, mended', blockedBy: 'police' },
    })
  })

  it('holds as much where theirs was stored while it was under way', async () => {
    const record = council.updates.record.bind(council.updates)
    let isFirst = true
    council.updates.record = async (...given) => {
      if (isFirst) {
        isFirst = false
        await hers.press('save', { draft: saysMuch(), who: 'karen' })
      }
      return record(...given)
    }
    const { kind, draft } = await his.press('save', { draft: { ...open, status: 'on-hold', note: 'mine' } })
    expect(kind).toBe('stale')
    expect(draft).toEqual({ status: 'on-hold', note: 'mine' })
    expect((await his.kept())[his.key]).toEqual({ status: 'on-hold', note: 'mine' })
  })
})

describe('a date that is decided while its form stands on a card', () => {
  it('stands in the form no longer, so that a Save does not ask for it anew', async () => {
    const asking = { ...open, status: 'in-progress-amber', revisedOn: '2011-09-30', reason: 'Staff away' }
    await hers.press('save', { draft: asking, who: 'karen' })
    const later = await openCard(council, { version: 1 })
    // A press on another action keeps what this form held.
    await council.outbox.keepTyped(later.id, { [later.key]: { ...asking, status: '' } })
    const report = (await standing()).lastUpdate!
    await council.updates.record(
      {
        ...{ planId: council.planId, actionKey: later.key, recordedBy: 'Jenny Coles', accountId: 'jenny' },
        ...{ recordedAt: report.recordedAt, activityId: randomUUID(), cardId: null },
        ...{ kind: 'decision', about: report.sequence, approved: false, reason: 'No' },
      },
      { baseVersion: 1, drafts: {}, ownDraft: null, send: [] },
    )
    const { draft } = await later.press('details', { base: 2, draft: {} })
    expect(draft?.revisedOn ?? '').toBe('')
    const before = await openCard(council, { version: 1 })
    await council.outbox.keepTyped(before.id, { [before.key]: { ...asking, status: '' } })
    const { outcome } = await before.press('noChange', { base: 1, others: {} })
    const form = outcome.view.items.find(({ action }) => action.key === before.key)?.state
    expect(form?.draft.revisedOn).toBeUndefined()
  })
})

describe('what blocks an action and the help it needs', () => {
  it('stand until they are changed, in sight of whoever fills in the form', async () => {
    await hers.press('save', { draft: { ...saysMuch(), helpFrom: 'Legal' }, who: 'karen' })
    const next = await openCard(council, { version: 1 })
    const opened = await next.press('details', { base: 1 })
    expect(JSON.stringify(shown(opened))).toContain('What blocks 2.3 (stands until you change it)')
    const few = await openCard(council, { version: 1 })
    const { outcome } = await few.press('undo', { base: 1 })
    const inputs = inputsOn(officerCard(outcome.view, templates).card)
    expect(inputs).toMatchObject({ [`blockedBy|${his.key}`]: 'police', [`helpFrom|${his.key}`]: 'Legal' })
    await few.press('save', { base: 1, draft: { status: 'in-progress-green', note: 'b' } })
    expect((await standing()).lastUpdate).toMatchObject({ blockedBy: 'police', helpFrom: 'Legal' })
    await few.press('edit', { base: 2 })
    await few.press('save', { base: 2, draft: { ...open, status: 'in-progress-green', blockedBy: '' } })
    expect((await standing()).lastUpdate).toMatchObject({ blockedBy: '', helpFrom: '' })
  })

  it('block nothing any more once the action is complete', async () => {
    await hers.press('save', { draft: saysMuch(), who: 'karen' })
    const next = await openCard(council, { version: 1 })
    const done = { status: 'complete', completedOn: '2011-07-14', evidence: 'Minute 4' }
    expect((await next.press('save', { base: 1, draft: done })).kind).toBe('saved')
    expect((await standing()).lastUpdate?.blockedBy).toBe('')
  })
})

describe('an Undo that has nothing left to take back', () => {
  it('says what came first, and asks nobody to press it again', async () => {
    await his.press('save', { draft: { status: 'on-hold' } })
    await his.press('undo', { base: 1 })
    const again = await his.press('undo', { base: 1, who: 'jenny' })
    expect(again.kind).toBe('nothing-to-undo')
    const words = wordsOnCard(shown(again))
    expect(words).toContain('Not undone: an update of this action was taken back by Darren Newman')
    expect(words).not.toContain('press the button again')
  })
})
