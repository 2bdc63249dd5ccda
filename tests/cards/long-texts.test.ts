import { describe, expect, it } from 'vitest'
import { messageSize, messageSizeLimit } from '../../src/cards/card-message.ts'
import { officerCard } from '../../src/cards/officer-card.ts'
import { officerCardView } from '../../src/digest/officer-card.ts'
import { inputValue, wordsOnCard } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { asOf, smallPlan } from './small-plan.ts'

const templates = await ownTemplates()
const keys = ['test-2011/2/2.2', 'test-2011/2/2.3']
const drawn = (notes: readonly string[], gone: Record<string, string> = {}) => {
  const drafts: Record<string, { note: string }> = {}
  for (const [i, note] of notes.entries()) drafts[keys[i]!] = { note }
  for (const [key, note] of Object.entries(gone)) drafts[key] = { note }
  const items = [...keys, ...Object.keys(gone)].map((actionKey) => ({
    ...{ actionKey, section: 'overdue' as const, version: 0, details: false },
  }))
  const card = { cardId: 'card-1', officer: 'Darren Newman', asOf, items, drafts }
  return officerCard(officerCardView(card, smallPlan, []), templates)
}
const noteOn = (card: unknown, i: number) => String(inputValue(card, `note|${keys[i]}`))

describe('a text longer than its field may hold', () => {
  it('is given back whole where the message holds it', () => {
    const { card } = drawn(['x'.repeat(7_800), 'y'.repeat(9_000)])
    expect([noteOn(card, 0).length, noteOn(card, 1).length]).toEqual([7_800, 9_000])
    expect(wordsOnCard(card)).not.toContain('cut off')
  })

  it('is given back as far as the message holds it, with its own length and what was cut beside it', () => {
    const message = drawn(['x'.repeat(45_000), 'y'.repeat(2_000)])
    expect(messageSize(message)).toBeLessThanOrEqual(messageSizeLimit)
    expect(messageSize(message)).toBeGreaterThan(messageSizeLimit - 1_000)
    const kept = noteOn(message.card, 0).length
    expect(noteOn(message.card, 1)).toHaveLength(2_000)
    expect(wordsOnCard(message.card)).toContain(
      `The note has 45,000 characters, of which this card can hold the first ${kept.toLocaleString('en-GB')}. The last ${(45_000 - kept).toLocaleString('en-GB')} are cut off here`,
    )
  })
})

describe('what was typed for an action that the plan has lost', () => {
  it('stands on the card, as far as the message holds it', () => {
    const lost = { 'test-2011/2/2.9': 'Waiting for **police**' }
    expect(wordsOnCard(drawn([], lost).card)).toContain(
      'The plan no longer has 2.9. What you typed for it is not saved; copy it from here if you need it:\nNote: Waiting for **police**',
    )
    const long = drawn([], { 'test-2011/2/2.9': 'x'.repeat(90_000) })
    expect(messageSize(long)).toBeLessThanOrEqual(messageSizeLimit)
  })
})
