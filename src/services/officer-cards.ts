import {
  cardItems,
  officerCardView,
  type OfficerCardItem,
  type OfficerCardView,
} from '../digest/officer-card.ts'
import type { OfficerDigest } from '../digest/officer-digest.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { OfficerContent, Plans } from './ports.ts'

/** Cuts a card into parts that each fit into one message of the channel, by whole actions and in order. */
export type SplitCard = (view: OfficerCardView) => OfficerCardItem[][]

/** What an officer's digest is sent as: one card, or several where one would be too long; none when nothing is due. */
export function officerContents(
  needs: { plans: Plans; splitCard: SplitCard },
  digest: OfficerDigest,
  updates: readonly PlanUpdate[],
): OfficerContent[] {
  const { officer, asOf } = digest
  const items = cardItems(digest)
  // The longest id a card can have, so that the parts are measured as they will be sent.
  const whole = { cardId: '00000000-0000-0000-0000-000000000000', officer, asOf, items, drafts: {} }
  return needs.splitCard(officerCardView(whole, needs.plans.library.current, updates)).map((part) => {
    const keys = part.map(({ action }) => action.key)
    return {
      kind: 'officer',
      officer,
      asOf,
      items: items.filter((item) => keys.includes(item.actionKey)),
      drafts: {},
    }
  })
}
