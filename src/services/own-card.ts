import { cardItems, officerCardView, type OfficerCardView } from '../digest/officer-card.ts'
import { officerDigest } from '../digest/officer-digest.ts'
import type { Clock, Outbox, Plans, UpdateStore } from './ports.ts'

export type OwnCard =
  | { kind: 'card'; cardId: string; view: OfficerCardView }
  /** The person leads actions, and none is overdue or nearly due. */
  | { kind: 'nothing-due'; officer: string; actionCount: number }
  | { kind: 'not-in-plan' }

/** The card of whoever asks for it, kept so that its presses find it. */
export type MakeOwnCard = (personName: string | null) => Promise<OwnCard>

export function makeOwnCard(needs: {
  plans: Plans
  updates: UpdateStore
  outbox: Outbox
  clock: Clock
}): MakeOwnCard {
  return async (personName) => {
    const loaded = needs.plans.library.current
    const officer = personName === null ? undefined : loaded.people.get(personName)
    if (!officer) return { kind: 'not-in-plan' }
    const updates = await needs.updates.all(loaded.plan.id)
    const digest = officerDigest(loaded, officer, updates, needs.clock.today())
    const items = cardItems(digest)
    if (items.length === 0)
      return { kind: 'nothing-due', officer: officer.name, actionCount: officer.officerOf.length }
    const content = { kind: 'officer' as const, officer: officer.name, asOf: digest.asOf, items, drafts: {} }
    const cardId = await needs.outbox.keep({
      planId: loaded.plan.id,
      recipient: officer.name,
      periodStart: null,
      content,
    })
    return { kind: 'card', cardId, view: officerCardView({ cardId, ...content }, loaded, updates) }
  }
}
