import { answers, holderOf } from '../digest/officer-card.ts'
import { counting, historyOf } from '../progress/history.ts'
import type { OfficerReply } from '../progress/replies.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Delivery, OfficerContent } from './ports.ts'

/** Who has replied among the officers whose cards of these deliveries were sent, by name. */
export function officerReplies(rows: readonly Delivery[], updates: readonly PlanUpdate[]): OfficerReply[] {
  const cards = rows.flatMap(({ state, content }) =>
    state === 'sent' && content.kind === 'officer' ? [content] : [],
  )
  return [...Map.groupBy(cards, ({ officer }) => officer)]
    .map(([officer, own]) => ({
      officer,
      actionKeys: [
        ...new Set(own.flatMap(({ items, waiting }) => [...items, ...waiting]).map((item) => item.actionKey)),
      ],
      replied: own.some((card) => isAnswered(card, updates)),
    }))
    .sort((a, b) => a.officer.localeCompare(b.officer))
}

/** Whether any action on a card has been updated since the card was made. */
function isAnswered({ items, ...card }: OfficerContent, updates: readonly PlanUpdate[]): boolean {
  return items.some(({ actionKey, version }) =>
    counting(historyOf(actionKey, updates)).some(
      (update) => update.version > version && answers(update, holderOf(card)),
    ),
  )
}
