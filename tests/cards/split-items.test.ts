import { describe, expect, it } from 'vitest'
import { messageSize, messageSizeLimit } from '../../src/cards/card-message.ts'
import { officerCard } from '../../src/cards/officer-card.ts'
import { problemsOf } from '../../src/cards/problems.ts'
import { revisionsOf } from '../../src/progress/revisions.ts'
import { splitItems } from '../../src/cards/split-items.ts'
import {
  cardItems,
  officerCardView,
  type OfficerCardItem,
  type OfficerCardView,
} from '../../src/digest/officer-card.ts'
import { officerDigests } from '../../src/digest/officer-digest.ts'
import { textFields, textLimits, type Draft } from '../../src/progress/draft.ts'
import type { Refusal } from '../../src/progress/record.ts'
import { inputValue } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { shippedPlan } from '../support/shipped-plan.ts'
import { officerView } from './card-examples.ts'
import { asOf, smallPlan, updateOf } from './small-plan.ts'

const templates = await ownTemplates()
const shipped = (await shippedPlan()).library.current
const first = 'test-2011/2/2.2'

/** Many made-up actions, each with the words of the small plan's 2.2. */
const many = (count: number): OfficerCardView => {
  const view = officerView()
  const item = view.items[0]!
  const items = Array.from({ length: count }, (_, i) => {
    const action = { ...item.action, key: `${first}-${i}`, label: `2.${i}` }
    return { ...item, action }
  })
  return { ...view, items }
}

/** Prose with quotation marks and line breaks, as long as may be saved. */
const prose = (length: number) =>
  'The board "agreed".\nTwo schools have yet to sign.\n'
    .repeat(Math.ceil(length / 50))
    .slice(0, length)
    .trim()
const longest = Object.fromEntries(textFields.map((field) => [field, prose(textLimits[field])]))
const fullDraft: Draft = {
  ...longest,
  ...{ status: 'in-progress-red', noteShared: 'true', revisedOn: '2011-09-30', checked: 'true' },
  completedOn: '2011-07-14',
}
const amiss: Refusal[] = [
  { kind: 'too-long', field: 'note', length: 1_200, limit: 1_000 },
  { kind: 'date-past', field: 'revisedOn', day: '2011-07-01', today: asOf },
  { kind: 'reason-missing', field: 'reason' },
  { kind: 'may-identify', field: 'checked', in: 'note', words: 'Tom, aged 7' },
]

/** What each action may become: its form open and full, with or without mistakes, or the receipt of all that it can say. */
const open = (item: OfficerCardItem): OfficerCardItem => ({
  ...item,
  state: { kind: 'form', draft: fullDraft, details: true, version: 1, now: item.standing },
})
const saved = (item: OfficerCardItem): OfficerCardItem => {
  const { suggested, reason, ...texts } = longest
  expect(suggested).toBeTruthy()
  const revision = { milestoneKey: `${item.action.key}#1`, to: '2011-09-30', reason: reason ?? '' }
  const appearsIn = Array.from({ length: 3 }, (_, i) => ({
    board: `${i} ${'Board '.repeat(10)}`,
    meeting: '2011-10-07',
  }))
  const update = updateOf({ ...texts, revision, actionKey: item.action.key })
  return {
    ...item,
    state: {
      kind: 'receipt',
      update,
      draft: fullDraft,
      now: { ...item.standing, version: 1 },
      asked: revisionsOf([update])[0] ?? null,
      isReasonShared: false,
      deciders: [],
      appearsIn,
    },
  }
}

/** The sizes of the messages that a view is sent as, once every action has become that. */
const sizes = (view: OfficerCardView, become: (item: OfficerCardItem) => OfficerCardItem, wrong = false) =>
  splitItems(view, templates).map((items) => {
    const problems = Object.fromEntries(
      items.map(({ action }, i) => [action.key, wrong && i === 0 ? problemsOf(view.rules, amiss) : []]),
    )
    const extras = { problems, banner: 'x'.repeat(300) }
    return messageSize(officerCard({ ...view, items: items.map(become) }, templates, extras))
  })

describe('splitting an officer’s card', () => {
  it('keeps three actions on one card', () => {
    expect(splitItems(officerView(), templates)).toEqual([officerView().items])
  })

  it('keeps order and whole actions, and every message fits whatever is typed and saved', () => {
    const view = many(60)
    expect(splitItems(view, templates).flat()).toEqual(view.items)
    for (const measured of [sizes(view, open), sizes(view, open, true), sizes(view, saved)]) {
      expect(measured.length).toBeGreaterThan(1)
      expect(Math.max(...measured)).toBeLessThanOrEqual(messageSizeLimit)
    }
  })

  it('fits for every officer of the shipped plan, on any quarter’s day, with every form full', () => {
    for (const day of ['2011-07-15', '2011-10-01', '2012-01-01', '2012-04-05']) {
      for (const digest of officerDigests(shipped, [], day)) {
        const card = { cardId: '0'.repeat(36), officer: digest.officer, asOf: day, drafts: {} }
        const view = officerCardView({ ...card, items: cardItems(digest) }, shipped, [])
        expect(splitItems(view, templates)).toHaveLength(1)
        const measured = [...sizes(view, open, true), ...sizes(view, saved)]
        expect(Math.max(...measured)).toBeLessThanOrEqual(messageSizeLimit)
      }
    }
  })

  it('fits although every text is five times as long as may be saved, on forms, receipts and the line of an earlier card', () => {
    const texts = textFields.map((field) => [field, prose(5 * textLimits[field])] as const)
    const draft: Draft = { ...fullDraft, ...Object.fromEntries(texts) }
    const beyond = (item: OfficerCardItem): OfficerCardItem => ({ ...item, state: { ...item.state, draft } })
    const view = many(60)
    expect(Math.max(...sizes(view, (item) => beyond(open(item)), true))).toBeLessThanOrEqual(messageSizeLimit)
    expect(Math.max(...sizes(view, (item) => beyond(saved(item))))).toBeLessThanOrEqual(messageSizeLimit)
    for (const items of splitItems(view, templates)) {
      const earlier = { ...view, items: items.map((item) => beyond(open(item))) }
      const extras = { replacedOn: '2011-07-18', banner: 'x'.repeat(300) }
      expect(messageSize(officerCard(earlier, templates, extras))).toBeLessThanOrEqual(messageSizeLimit)
    }
  })

  it('cuts no text on a card that holds one beyond its limit and fits all the same', () => {
    const note = prose(3 * textLimits.note)
    const [item] = officerView().items
    const draft: Draft = { ...fullDraft, note }
    const view = { ...officerView(), items: [{ ...open(item!), state: { ...open(item!).state, draft } }] }
    expect(inputValue(officerCard(view, templates).card, `note|${item!.action.key}`)).toBe(note)
  })

  it('gives an action that is too long a card of its own', () => {
    expect(splitItems(many(3), templates, 2_000).map((items) => items.length)).toEqual([1, 1, 1])
  })

  it('makes no card of nothing', () => {
    expect(splitItems({ ...officerView(), items: [] }, templates)).toEqual([])
  })
})

describe('a receipt', () => {
  it('shows a text of a great many lines whole, the last of them on one line', () => {
    const note = Array.from({ length: 400 }, (_, i) => `${i % 10}`).join('\n')
    const item = officerCardView(
      {
        ...{ cardId: 'c', officer: 'Darren Newman', asOf, drafts: {} },
        items: [{ actionKey: first, section: 'overdue', version: 0, details: false }],
      },
      smallPlan,
      [updateOf({ note })],
    )
    const { card } = officerCard(item, templates)
    expect(JSON.stringify(card).length).toBeLessThan(5_000)
    expect(/\d(?: \d){300,}/.exec(JSON.stringify(card))).not.toBe(null)
  })
})
