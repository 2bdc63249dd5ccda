import { describe, expect, it } from 'vitest'
import { wasStored } from '../../src/services/officer-card/was-stored.ts'
import { councilForEach } from '../support/council-for-each.ts'
import { openCard, type OpenCard } from '../support/open-card.ts'
import type { Council } from '../support/sequences/council.ts'

let council: Council
let card: OpenCard
councilForEach(async (opened) => {
  council = opened
  card = await openCard(council)
})

/** Whether a press of 2.3 is there whose answer was lost in a fault. */
const isThere = async (
  activityId: string,
  by: { base?: number; on?: string; accountId?: string | null; undoes?: boolean } = {},
) => {
  const { base = 0, on = card.id, accountId = 'darren', undoes = false } = by
  const press = { actionKey: card.key, baseVersion: base, activityId }
  const updates = await council.updates.all(council.planId)
  return wasStored(updates, press, { cardId: on, accountId, undoes })
}
const onHold = { status: 'on-hold', note: 'kept' }

describe('a press that ended in a fault', () => {
  it('was saved where it is in the history itself, or repeated one of the same hand that is', async () => {
    await card.press('save', { draft: onHold, activityId: 'first' })
    expect(await isThere('first', { accountId: null })).toBe(true)
    expect(await isThere('second')).toBe(true)
  })

  it('was not saved where what is there came from another card, another hand or an earlier version', async () => {
    await card.press('save', { draft: onHold })
    expect(await isThere('second', { on: (await openCard(council)).id })).toBe(false)
    expect(await isThere('second', { accountId: 'karen' })).toBe(false)
    expect(await isThere('second', { base: 1 })).toBe(false)
    expect(await isThere('second', { accountId: null })).toBe(false)
  })

  it('was not saved where the first was taken back, which a second Undo has done', async () => {
    await card.press('save', { draft: onHold })
    await card.press('undo', { base: 1 })
    expect(await isThere('second')).toBe(false)
    expect(await isThere('second undo', { base: 1, undoes: true })).toBe(true)
    expect(await isThere('second save', { base: 1 })).toBe(false)
  })
})
