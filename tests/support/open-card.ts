import { randomUUID } from 'node:crypto'
import type { Draft } from '../../src/progress/draft.ts'
import type { PressOutcome } from '../../src/services/officer-card/press.ts'
import type { Council } from './sequences/council.ts'
import { people, type Verb, type Who } from './sequences/steps.ts'

type Given = { base?: number; draft?: Draft; others?: Record<string, Draft>; activityId?: string; who?: Who }
/** A press as it came out; `draft` is what the action's form or receipt then holds. */
type Pressed = { kind: PressOutcome['kind']; draft: Draft | undefined; outcome: PressOutcome }
export type OpenCard = {
  id: string
  /** The action whose buttons are pressed: 2.3. */
  key: string
  press: (verb: Verb, given: Given) => Promise<Pressed>
  /** What the stored card holds of what was typed. */
  kept: () => Promise<Record<string, Draft>>
}

/** Keeps a card of 2.2 and 2.3 for an officer of the small plan, and presses the buttons of 2.3 on the real services. */
export async function openCard(
  council: Council,
  { officer = 'Darren Newman', version = 0 }: { officer?: string; version?: number } = {},
): Promise<OpenCard> {
  const items = ['2/2.2', '2/2.3'].map((ref) => ({
    ...{ actionKey: `${council.planId}/${ref}`, section: 'overdue' as const, details: false },
    version: ref === '2/2.3' ? version : 0,
  }))
  const content = { kind: 'officer' as const, officer, asOf: '2011-07-15', items, drafts: {}, waiting: [] }
  const kept = { planId: council.planId, recipient: officer, periodStart: null, part: 1, content }
  const id = await council.outbox.keep(kept)
  const key = `${council.planId}/2/2.3`
  const read = async () => {
    const card = await council.readCard(id)
    if (card === null) throw new Error('The card is not kept.')
    return card
  }
  return {
    ...{ id, key },
    press: async (verb, { base = 0, draft = {}, others = {}, activityId = randomUUID(), who = 'darren' }) => {
      const outcome = await council.presses[verb](await read(), {
        ...{ actionKey: key, baseVersion: base, drafts: { [key]: draft, ...others }, activityId },
        actor: { ...people[who], accountId: who, displayName: who },
      })
      const item = outcome.view.items.find(({ action }) => action.key === key)
      return { kind: outcome.kind, draft: item?.state.draft, outcome }
    },
    kept: async () => (await read()).content.drafts,
  }
}
