import { answers } from '../digest/officer-card.ts'
import { counting } from '../progress/history.ts'
import type { OfficerReply } from '../progress/replies.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Delivery, OfficerContent } from './ports.ts'

type Histories = ReadonlyMap<string, readonly PlanUpdate[]>

/**
 * Who has replied among the officers whose cards of a period were sent, by name. The period's deliveries come page by page,
 * each officer's on one page or on two that follow one another; the updates are a plan's, in their order: all, or all that
 * came after the cards were made.
 */
export async function officerReplies(
  pages: AsyncIterable<readonly Delivery[]> | Iterable<readonly Delivery[]>,
  updates: readonly PlanUpdate[],
): Promise<OfficerReply[]> {
  const histories: Histories = Map.groupBy(updates, ({ actionKey }) => actionKey)
  const replies = new Map<string, OfficerReply>()
  for await (const page of pages) {
    for (const { state, content } of page) {
      if (state !== 'sent' || content.kind !== 'officer') continue
      const before = replies.get(content.officer)
      const keys = [...content.items, ...content.waiting].map(({ actionKey }) => actionKey)
      replies.set(content.officer, {
        officer: content.officer,
        actionKeys: [...new Set([...(before?.actionKeys ?? []), ...keys])],
        replied: before?.replied === true || isAnswered(content, histories),
      })
    }
  }
  return [...replies.values()].sort((a, b) => a.officer.localeCompare(b.officer))
}

/** How many officers were asked, and how many of them have saved nothing since. */
export function replyCounts(replies: readonly OfficerReply[]): { asked: number; notReplied: number } {
  return { asked: replies.length, notReplied: replies.filter(({ replied }) => !replied).length }
}

/** Whether any action on a card has been updated since the card was made. */
function isAnswered({ officer, items }: OfficerContent, histories: Histories): boolean {
  return items.some(({ actionKey, version }) =>
    counting(histories.get(actionKey) ?? []).some(
      (update) => update.version > version && answers(update, officer),
    ),
  )
}
