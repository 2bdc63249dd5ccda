import { holderOf, officerCardView, type CardItem, type OfficerCardView } from '../../digest/officer-card.ts'
import { textFields, type Draft } from '../../progress/draft.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import type { OfficerContent } from '../delivery-content.ts'
import type { Cover, Outbox } from '../ports.ts'
import { readKept, type KeptCard, type ReadNeeds } from '../read-kept.ts'

/** An officer's card with everything that a press on it needs. */
export type CardOnHand = KeptCard & {
  content: OfficerContent
  /** The day (ISO) of the newer card that has taken its place; null while none has. */
  replacedOn: string | null
}
/** Null for a card that is not kept, or is not an officer's. */
export type ReadCard = (cardId: string) => Promise<CardOnHand | null>

export function makeReadCard(needs: ReadNeeds & { outbox: Pick<Outbox, 'find' | 'replacedOn'> }): ReadCard {
  return async (cardId) => {
    const [kept, replacedOn] = await Promise.all([readKept(needs, cardId), needs.outbox.replacedOn(cardId)])
    return kept?.content.kind === 'officer' ? { ...kept, content: kept.content, replacedOn } : null
  }
}

/** Whom somebody stands in for, by the covers of the day. */
export function coveredBy(covers: readonly Cover[], personName: string | null): string[] {
  return [...new Set(covers.filter(({ standIn }) => standIn === personName).map(({ officer }) => officer))]
}

/** Whether a stand-in's card has outlived the cover that it was made for. */
export function isCoverOver({ officer, standIn }: OfficerContent, covers: readonly Cover[]): boolean {
  return standIn !== undefined && !coveredBy(covers, standIn).includes(officer)
}

/** What has become of a card in one press, drawn without asking the database again. */
export type CardChange = {
  /** The whole history of one action, as it now is. */
  history?: { actionKey: string; updates: readonly PlanUpdate[] }
  item?: { actionKey: string; change: Partial<CardItem> }
  drafts: Readonly<Record<string, Draft>>
}

export function drawn(
  { cardId, content, loaded, updates, covers }: CardOnHand,
  { history, item, drafts }: CardChange,
): OfficerCardView {
  const others = updates.filter((update) => update.actionKey !== history?.actionKey)
  return officerCardView(
    {
      cardId,
      ...content,
      coverOver: isCoverOver(content, covers),
      covering: coveredBy(covers, holderOf(content)),
      covers,
      items: content.items.map((own) =>
        own.actionKey === item?.actionKey ? { ...own, ...item.change } : own,
      ),
      drafts: { ...content.drafts, ...drafts },
    },
    loaded,
    history ? [...others, ...history.updates] : updates,
  )
}

/** What was typed for this card's own actions; whole, as far as a client can send it. */
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

/** Longer than any text that Teams takes: a client of another kind may send anything. */
const longestText = 100_000
/** Long enough for a list of milestones, which is the longest field that is no text. */
const longestValue = 2000

function cut(draft: Draft): Draft {
  return Object.fromEntries(
    Object.entries(draft).map(([field, value]) => {
      const isText = textFields.some((name) => name === field)
      return [field, value.slice(0, isText ? longestText : longestValue)]
    }),
  )
}
