import { answers } from '../digest/officer-card.ts'
import { counting } from '../progress/history.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Delivery } from './ports.ts'

/**
 * Of the officers whom these deliveries reached: how many there are, and how many have saved nothing since. The updates
 * are a plan's, in their order: all, or all that came after the cards were made.
 */
export async function repliesIn(
  pages: AsyncIterable<readonly Delivery[]>,
  updates: readonly PlanUpdate[],
): Promise<{ asked: number; notReplied: number }> {
  const histories = Map.groupBy(updates, ({ actionKey }) => actionKey)
  const asked = new Set<string>()
  const replied = new Set<string>()
  for await (const page of pages) {
    for (const row of page) {
      if (row.state !== 'sent' || row.content.kind !== 'officer') continue
      asked.add(row.recipient)
      if (hasReplied(row.content, histories)) replied.add(row.recipient)
    }
  }
  return { asked: asked.size, notReplied: asked.size - replied.size }
}

/** Whether any action on that officer's card has been updated since the card was made. */
function hasReplied(
  { officer, items }: Extract<Delivery['content'], { kind: 'officer' }>,
  histories: ReadonlyMap<string, readonly PlanUpdate[]>,
): boolean {
  return items.some(({ actionKey, version }) =>
    counting(histories.get(actionKey) ?? []).some(
      (update) => update.version > version && answers(update, officer),
    ),
  )
}
