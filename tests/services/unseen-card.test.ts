import { describe, expect, it } from 'vitest'
import { undoLast } from '../../src/cli/undo-last.ts'
import { maySee } from '../../src/services/officer-card/press.ts'
import { councilForEach } from '../support/council-for-each.ts'
import { openCard, type OpenCard } from '../support/open-card.ts'
import type { Council } from '../support/sequences/council.ts'
import { people, type Who } from '../support/sequences/steps.ts'

let council: Council
let card: OpenCard
councilForEach(async (opened) => {
  council = opened
  card = await openCard(council)
})

describe('a card whose id somebody else has', () => {
  it('is shown to its holder and to who may read every action on it, and to nobody else', async () => {
    const onHand = (await council.readCard(card.id))!
    const sees = (who: Who) => maySee(onHand, { ...people[who], accountId: who, displayName: who })
    const all: Who[] = ['darren', 'karen', 'jenny', 'sam', 'outsider', 'administrator']
    expect(all.filter(sees)).toEqual(['darren', 'jenny', 'administrator'])
  })
})

describe('a note longer than its field may hold', () => {
  it('is refused with the length that it has, and kept whole', async () => {
    const note = 'x'.repeat(7_800)
    const { outcome } = await card.press('save', { draft: { status: 'on-hold', note } })
    expect(outcome).toMatchObject({ refusals: [{ kind: 'too-long', length: 7_800 }] })
    expect((await card.kept())[card.key]?.note).toBe(note)
  })
})

describe('what was typed for an action that the plan has lost meanwhile', () => {
  it('is on the card that answers the press', async () => {
    council.reload('2/2.3')
    const { outcome } = await card.press('save', { draft: { status: 'on-hold', note: 'my words' } })
    expect(outcome).toMatchObject({
      kind: 'unknown-action',
      view: { gone: [{ label: '2.3', draft: { note: 'my words' } }] },
    })
  })
})

describe('an administrator on the command line', () => {
  it('takes back the last word on an action, once, and no earlier one', async () => {
    await card.press('save', { draft: { status: 'on-hold' } })
    await card.press('save', { base: 1, draft: { status: 'in-progress-green' } })
    const [first, second] = await council.updates.all(council.planId)
    const undo = (sequence: number) =>
      undoLast(council.updates, council.planId, { sequence, by: 'Ann', at: '2011-07-15T10:00:00.000Z' })
    await expect(undo(first!.sequence)).rejects.toThrow('Something was said of the action after')
    await undo(second!.sequence)
    expect((await council.updates.all(council.planId)).at(-1)).toMatchObject({
      ...{ kind: 'undo', undoes: second!.sequence, recordedBy: 'Ann' },
    })
    await expect(undo(second!.sequence)).rejects.toThrow('is taken back already')
  })
})
