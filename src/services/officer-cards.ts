import {
  cardItems,
  officerCardView,
  type OfficerCardItem,
  type OfficerCardView,
} from '../digest/officer-card.ts'
import type { LoadedPlan } from '../plan/library.ts'
import type { OfficerDigest } from '../digest/officer-digest.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { OfficerContent } from './delivery-content.ts'
import type { Plans } from './ports.ts'

/** Cuts a card into parts that each fit into one message of the channel, by whole actions and in order. */
export type SplitCard = (view: OfficerCardView) => OfficerCardItem[][]

/**
 * What an officer's digest is sent as, to them or to who stands in for them: one card, or several where one would be too long; none when nothing is due. More
 * actions than the rules show at once wait behind the last card.
 */
export function officerContents(
  needs: { plans: Plans; splitCard: SplitCard },
  digest: OfficerDigest,
  updates: readonly PlanUpdate[],
  standIn?: string,
): OfficerContent[] {
  const { officer, asOf, round } = digest
  const card = { officer, standIn, asOf, items: cardItems(digest), round: round ?? undefined }
  return contentsOf(card, needs.plans.library.current, updates, needs.splitCard)
}

/** The cards of these items, in order; those beyond what is shown at once wait behind the last. */
export function contentsOf(
  card: Pick<OfficerContent, 'officer' | 'standIn' | 'asOf' | 'items' | 'round'>,
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  splitCard: SplitCard,
): OfficerContent[] {
  const { actionsAtOnce } = loaded.reporting
  const items = card.items.slice(0, actionsAtOnce)
  const waiting = card.items.slice(actionsAtOnce)
  // The longest id a card can have, so that the parts are measured as they will be sent.
  const whole = { cardId: '00000000-0000-0000-0000-000000000000', ...card, items, drafts: {}, waiting }
  const parts = splitCard(officerCardView(whole, loaded, updates))
  return parts.map((part, i) => {
    const keys = part.map(({ action }) => action.key)
    return {
      kind: 'officer',
      officer: card.officer,
      ...(card.standIn === undefined ? {} : { standIn: card.standIn }),
      asOf: card.asOf,
      items: items.filter((item) => keys.includes(item.actionKey)),
      drafts: {},
      waiting: i === parts.length - 1 ? waiting : [],
      ...(card.round === undefined ? {} : { round: card.round }),
    }
  })
}
