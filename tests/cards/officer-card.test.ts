import { describe, expect, it } from 'vitest'
import { officerCard } from '../../src/cards/officer-card.ts'
import { readOfficerPress } from '../../src/cards/officer-inputs.ts'
import { problemsOf } from '../../src/cards/problems.ts'
import { officerCardView } from '../../src/digest/officer-card.ts'
import type { Draft } from '../../src/progress/draft.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { officerView } from './card-examples.ts'
import { trickyWords } from './tricky-words.ts'
import { elementsOf, wordsOf } from './card-words.ts'
import type { PlanUpdate, UpdateContent } from '../../src/progress/update.ts'
import { asOf, said, smallPlan, updateOf } from './small-plan.ts'

const templates = await ownTemplates()
const first = 'test-2011/2/2.2'
const second = 'test-2011/2/2.3'
const wordsAfter = (...args: Parameters<typeof officerView>) =>
  wordsOf(officerCard(officerView(...args), templates).card)

describe('an officer’s card', () => {
  it('says in the notification what is overdue and what is due soon', () => {
    const message = officerCard(officerView(), templates)
    expect(message.summary).toBe('2 actions overdue, 1 due soon')
  })

  it('lists overdue actions first, each with its form', () => {
    expect(wordsAfter()).toEqual([
      'Your actions to update',
      '2 actions overdue, 1 due soon',
      'Darren Newman, CYPP 2011-12, as at 15 July 2011',
      'Overdue',
      '2.2  Priority 2: Safeguarding children and young people',
      'Train *every* school on {{referral}} and ${thresholds}',
      '106 days late. Due: 31 March 2011',
      'No update yet',
      '<Status of 2.2>',
      '<Note on 2.2 (optional), up to 1,000 characters. Do not identify a child or family>',
      '<Who may read all that you write on 2.2>',
      '[Save 2.2]',
      '[More fields for 2.2]',
      '2.3  Priority 2: Safeguarding children and young people',
      'Commission a single point of contact, so that anybody who works with a child can ask for advice early and hear back the same day',
      '15 days late. Due: June 2011 (by 30 June 2011)',
      'No update yet',
      '<Status of 2.3>',
      '<Note on 2.3 (optional), up to 1,000 characters. Do not identify a child or family>',
      '<Who may read all that you write on 2.3>',
      '[Save 2.3]',
      '[More fields for 2.3]',
      'Due in the next 14 days',
      '2.5  Priority 2: Safeguarding children and young people',
      'Publish the yearly report',
      'Due: 25 July 2011',
      'No update yet',
      '<Status of 2.5>',
      '<Note on 2.5 (optional), up to 1,000 characters. Do not identify a child or family>',
      '<Who may read all that you write on 2.5>',
      '[Save 2.5]',
      '[More fields for 2.5]',
    ])
  })

  it('shows a saved action as a receipt, its note as typed, and leaves the others as they were', () => {
    const draft: Draft = { status: 'on-hold', note: trickyWords, revisedOn: '2011-08-01' }
    const saved = updateOf({ note: trickyWords })
    const { card } = officerCard(officerView([saved], { [second]: draft }), templates)
    const words = wordsOf(card)
    const receipt = words.indexOf(
      'Saved: In progress (Green), recorded by Darren Newman at 09:05 on 15 July 2011',
    )
    expect(words.slice(receipt + 1, receipt + 5)).toEqual([
      `Note: “${trickyWords}”`,
      'What is written here is private.',
      '[Edit 2.2]',
      '[Undo 2.2]',
    ])
    expect(words).toContain('1 of 3 updated so far.')
    expect(words).not.toContain('[Save 2.2]')
    const value = (type: string) =>
      elementsOf(card, type).find(({ id }) => String(id).endsWith(second))?.['value']
    expect([value('Input.ChoiceSet'), value('Input.Text'), value('Input.Date')]).toEqual(Object.values(draft))
  })

  it('says that nothing is left once every action is saved', () => {
    const updates = [first, second, 'test-2011/2/2.5'].map((actionKey, i) =>
      updateOf({ actionKey, sequence: i + 1 }),
    )
    expect(wordsAfter(updates)).toContain('All updated: nothing more to do here.')
  })

  it('gives every press what the server needs to find the card, the action and its version', () => {
    const { card } = officerCard(officerView([updateOf()]), templates)
    const presses = elementsOf(card, 'Action.Execute').map(({ verb, data }) => ({
      verb,
      ...readOfficerPress(data),
    }))
    expect(presses).toEqual([
      { verb: 'edit-update', cardId: 'card-1', actionKey: first, baseVersion: 1, drafts: {} },
      { verb: 'undo-update', cardId: 'card-1', actionKey: first, baseVersion: 1, drafts: {} },
      { verb: 'save-update', cardId: 'card-1', actionKey: second, baseVersion: 0, drafts: {} },
      { verb: 'show-details', cardId: 'card-1', actionKey: second, baseVersion: 0, drafts: {} },
      { verb: 'save-update', cardId: 'card-1', actionKey: 'test-2011/2/2.5', baseVersion: 0, drafts: {} },
      { verb: 'show-details', cardId: 'card-1', actionKey: 'test-2011/2/2.5', baseVersion: 0, drafts: {} },
    ])
  })

  it('says what was wrong above the form and beside the field, for that action only', () => {
    const problems = {
      [second]: problemsOf(smallPlan.reporting, [{ kind: 'status-missing', field: 'status' }]),
    }
    const words = wordsOf(
      officerCard(officerView(), templates, { problems, banner: 'Something to know.' }).card,
    )
    const status = words.indexOf('<Status of 2.3>')
    expect(words[status - 1]).toBe(
      'Not saved yet. Complete or correct what is marked below and press Save again.',
    )
    expect(words[status + 1]).toBe('No status is chosen. Choose one.')
    expect(words.filter((line) => line === 'No status is chosen. Choose one.')).toHaveLength(1)
    expect(words.indexOf('Something to know.')).toBeLessThan(words.indexOf('Overdue'))
  })
})

describe('the form of an action', () => {
  const wordsOfForm = (draft: Draft, details = false, updates: PlanUpdate[] = []) => {
    const items = [{ actionKey: second, section: 'overdue' as const, version: updates.length, details }]
    const card = { cardId: 'c', officer: 'Darren Newman', asOf, items, drafts: { [second]: draft } }
    return wordsOf(officerCard(officerCardView(card, smallPlan, updates), templates).card)
  }

  it('asks for what the chosen status asks for, and for nothing else', () => {
    expect(wordsOfForm({ status: 'in-progress-red' })).toContain(
      '<What is being done to put 2.3 right, up to 500 characters. Do not identify a child or family>',
    )
    expect(wordsOfForm({ status: 'complete' })).toContain('<Day on which 2.3 was completed>')
    expect(wordsOfForm({}).filter((line) => line.startsWith('<'))).toHaveLength(3)
  })

  it('has further fields for whoever wants them', () => {
    const words = wordsOfForm({}, true).filter((line) => /^[<[]/.test(line))
    expect(words).toEqual([
      '<Status of 2.3>',
      '<Note on 2.3 (optional), up to 1,000 characters. Do not identify a child or family>',
      '<Who may read all that you write on 2.3>',
      '<Milestones of 2.3 that are met>',
      '<Ask for a new date for 2.3, instead of 30 June 2011>',
      '<Why the date of 2.3 has to move, up to 300 characters. Do not identify a child or family>',
      '<What blocks 2.3 (optional), up to 300 characters. Do not identify a child or family>',
      '<Help needed with 2.3, and from whom (optional), up to 300 characters. Do not identify a child or family>',
      '<If 2.3 is not yours: who should lead it, up to 100 characters. Do not identify a child or family>',
      '[Save 2.3]',
      '[Fewer fields for 2.3]',
      '[2.3 is not mine]',
    ])
  })

  it('keeps a field open that holds something', () => {
    expect(wordsOfForm({ blockedBy: 'The police' })).toContain(
      '<What blocks 2.3 (optional), up to 300 characters. Do not identify a child or family>',
    )
  })

  it('offers “no change” once there is something to keep, and says when it last changed', () => {
    const words = wordsOfForm({}, false, [updateOf({ actionKey: second })])
    expect(words).toContain('Last changed on 15 July 2011 by Darren Newman: In progress (Green)')
    expect(words).toContain('[No change to 2.3]')
    expect(wordsOfForm({})).not.toContain('[No change to 2.3]')
  })
})

describe('a card that is full', () => {
  const waiting = [{ section: 'overdue' }, { section: 'due-soon' }, { section: 'overdue' }] as const

  it('says how many of what wait behind it, to the eye and to the ear', () => {
    const { card } = officerCard({ ...officerView(), waiting }, templates)
    expect(wordsOf(card).slice(-2)).toEqual([
      '3 more actions wait: 2 overdue, 1 due soon.',
      '[Show the next 3]',
    ])
    expect(card['fallbackText']).toContain('3 more actions wait: 2 overdue, 1 due soon.')
  })

  it('offers no more than are shown at once', () => {
    const rules = { ...smallPlan.reporting, actionsAtOnce: 2 }
    expect(wordsOf(officerCard({ ...officerView(), rules, waiting }, templates).card).at(-1)).toBe(
      '[Show the next 2]',
    )
  })
})

describe('a receipt', () => {
  it('says what else was typed, and which button puts it back', () => {
    const typed: Draft = {
      status: 'on-hold',
      note: 'half a thought',
      noteShared: 'false',
      revisedOn: '2011-09-30',
    }
    const line = (button: string) =>
      `Typed here and not saved; ${button} puts it back into the form. Status: On hold; Note: half a thought; New date: 30 September 2011`
    const wordsOfReceipt = (content: UpdateContent) =>
      wordsAfter([updateOf({ actionKey: second }), { ...said(2, content), actionKey: second }], {
        [second]: typed,
      })
    expect(wordsOfReceipt({ kind: 'no-change' })).toContain(line('Edit'))
    expect(wordsOfReceipt({ kind: 'not-mine', suggested: '' })).toContain(line('Undo'))
  })

  it('can be taken back by who saved it, and by nobody else here', () => {
    const others = updateOf({ actionKey: second, recordedBy: 'Karen Noble' })
    expect(wordsAfter([others])).toContain('[Edit 2.3]')
    expect(wordsAfter([others])).not.toContain('[Undo 2.3]')
  })

  it('says what became of a date that was asked for', () => {
    const revision = { milestoneKey: `${first}#1`, to: '2011-09-30', reason: 'Police' }
    const decision = said(2, { kind: 'decision', about: 1, approved: true, reason: '' })
    const asked = 'New date asked for: 30 September 2011, because: “Police”. '
    expect(wordsAfter([updateOf({ revision })])).toContain(
      `${asked}Jenny Coles is asked to approve it. Until it is approved, the earlier date counts.`,
    )
    expect(wordsAfter([updateOf({ revision }), decision])).toContain(`${asked}Approved by Darren Newman.`)
  })

  it('is one line once a newer card has come', () => {
    const { card } = officerCard(officerView([updateOf()]), templates, { replacedOn: '2011-07-18' })
    expect(wordsOf(card)).toEqual([
      'Your earlier card',
      '1 of 3 actions updated on this card. The card of 18 July 2011 has taken its place.',
      'Darren Newman, CYPP 2011-12, as at 15 July 2011',
    ])
  })
})
