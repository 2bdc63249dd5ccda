import { officerCardView, type CardItem, type OfficerCardView } from '../../digest/officer-card.ts'
import type { LoadedPlan } from '../../plan/library.ts'
import { textFields, textLimits, type Draft } from '../../progress/draft.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import type { Clock, Cover, CoverStore, OfficerContent, Outbox, Plans, UpdateStore } from '../ports.ts'

/** An officer's card with everything that a press on it needs, read in one go. */
export type CardOnHand = {
  cardId: string
  content: OfficerContent
  loaded: LoadedPlan
  /** Every update of the card's actions. */
  updates: readonly PlanUpdate[]
  /** Who stands in for whom today. */
  covers: readonly Cover[]
}
/** Null for a card that is not kept, or is not an officer's. */
export type ReadCard = (cardId: string) => Promise<CardOnHand | null>

/** Reads a card with its updates and covers side by side: a press has room for one round trip to read and one to write. */
export function makeReadCard(needs: {
  plans: Plans
  outbox: Outbox
  updates: UpdateStore
  covers: CoverStore
  clock: Clock
}): ReadCard {
  return async (cardId) => {
    const { library } = needs.plans
    const [card, updates, covers] = await Promise.all([
      needs.outbox.find(cardId),
      needs.updates.ofCard(cardId),
      needs.covers.on(library.current.plan.id, needs.clock.today()),
    ])
    if (card?.content.kind !== 'officer') return null
    const loaded = library.plans.get(card.planId) ?? library.current
    return { cardId, content: card.content, loaded, updates, covers }
  }
}

/** Whom somebody stands in for, by the covers of the day. */
export function coveredBy(covers: readonly Cover[], personName: string | null): string[] {
  return covers.filter(({ standIn }) => standIn === personName).map(({ officer }) => officer)
}

/** What has become of a card in one press, drawn without asking the database again. */
export type CardChange = {
  /** The whole history of one action, as it now is. */
  history?: { actionKey: string; updates: readonly PlanUpdate[] }
  item?: { actionKey: string; change: Partial<CardItem> }
  drafts: Readonly<Record<string, Draft>>
}

export function drawn(
  { cardId, content, loaded, updates }: CardOnHand,
  { history, item, drafts }: CardChange,
): OfficerCardView {
  const others = updates.filter((update) => update.actionKey !== history?.actionKey)
  return officerCardView(
    {
      cardId,
      ...content,
      items: content.items.map((own) =>
        own.actionKey === item?.actionKey ? { ...own, ...item.change } : own,
      ),
      drafts: { ...content.drafts, ...drafts },
    },
    loaded,
    history ? [...others, ...history.updates] : updates,
  )
}

/** What was typed for this card's own actions, each text cut where no card could show it: a client may send anything. */
export function ownDrafts(
  items: readonly CardItem[],
  drafts: Readonly<Record<string, Draft>>,
): Record<string, Draft> {
  const keys = new Set(items.map(({ actionKey }) => actionKey))
  return Object.fromEntries(
    Object.entries(drafts)
      .filter(([key]) => keys.has(key))
      .map(([key, draft]) => [key, cut(draft)]),
  )
}

/** Long enough for a list of milestones, which is the longest field that is no text. */
const longestValue = 2000

function cut(draft: Draft): Draft {
  return Object.fromEntries(
    Object.entries(draft).map(([field, value]) => {
      const text = textFields.find((name) => name === field)
      return [field, value.slice(0, text ? 5 * textLimits[text] : longestValue)]
    }),
  )
}
