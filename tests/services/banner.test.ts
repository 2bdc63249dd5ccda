import { describe, expect, it } from 'vitest'
import { councilForEach } from '../support/council-for-each.ts'
import { openCard, type OpenCard } from '../support/open-card.ts'
import type { Council } from '../support/sequences/council.ts'

let council: Council
let card: OpenCard
councilForEach(async (opened) => {
  council = opened
  card = await openCard(council)
  await council.outbox.sayAtTop(card.id, 'Not saved: press Save again.', {})
})

const banner = async () => (await council.readCard(card.id))?.content.banner

describe('what a late press left at the top of a card', () => {
  it('stands there until the next press', async () => {
    expect(await banner()).toBe('Not saved: press Save again.')
  })

  it('is gone after “Show the next”', async () => {
    await council.outbox.sendWaiting(card.id, { recipient: 'Darren Newman', drafts: {} }, [])
    expect(await banner()).toBeUndefined()
  })

  it('is gone after a press that is refused, which keeps what was typed', async () => {
    expect((await card.press('save', { draft: { note: 'no status' } })).kind).toBe('refused')
    expect(await banner()).toBeUndefined()
    expect(await card.kept()).toEqual({ [card.key]: { note: 'no status' } })
  })
})
