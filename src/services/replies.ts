import { answers, holderOf } from '../digest/officer-card.ts'
import { londonDay } from '../progress/day-words.ts'
import { counting } from '../progress/history.ts'
import type { OfficerReply } from '../progress/replies.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Delivery } from './ports.ts'

/** An officer who was sent a card for a period, or is being sent it. */
export type Asked = {
  officer: string
  /** The day (ISO, London) that the first of their cards was sent; null while none has been. */
  sentOn: string | null
  /** Every action that they were asked about, once, at the version of the card. */
  items: { actionKey: string; version: number }[]
  /** Whether they have said anything since, or others have answered all of it. */
  replied: boolean
}

/**
 * The officers of a period's cards, by name, without those who could not be reached. The period's deliveries come page by page,
 * each officer's on one page or on two that follow one another; the updates are a plan's, in their order: all, or all that
 * came after the cards were made.
 */
export async function officersAsked(
  pages: AsyncIterable<readonly Delivery[]> | Iterable<readonly Delivery[]>,
  updates: readonly PlanUpdate[],
): Promise<Asked[]> {
  const words = counting(updates)
  const asked = new Map<string, Omit<Asked, 'replied'> & { holders: Set<string> }>()
  for await (const page of pages) {
    for (const { state, sentOn, content } of page) {
      if (state === 'refused' || state === 'failed' || content.kind !== 'officer') continue
      const before = asked.get(content.officer)
      const known = before?.items ?? []
      const fresh = [...content.items, ...content.waiting].filter(
        (item) => !known.some(({ actionKey }) => actionKey === item.actionKey),
      )
      asked.set(content.officer, {
        officer: content.officer,
        sentOn: [before?.sentOn, sentOn].filter((day) => day != null).sort()[0] ?? null,
        items: [...known, ...fresh.map(({ actionKey, version }) => ({ actionKey, version }))],
        holders: new Set([...(before?.holders ?? []), content.officer, holderOf(content)]),
      })
    }
  }
  return [...asked.values()]
    .map(({ holders, ...one }) => ({ ...one, replied: hasReplied({ ...one, holders }, words) }))
    .sort((a, b) => a.officer.localeCompare(b.officer))
}

/** Which of the officers whose cards have been sent have replied, and which actions they were asked about. */
export async function officerReplies(...period: Parameters<typeof officersAsked>): Promise<OfficerReply[]> {
  const asked = await officersAsked(...period)
  return asked
    .filter(({ sentOn }) => sentOn !== null)
    .map(({ officer, items, replied }) => {
      return { officer, actionKeys: items.map(({ actionKey }) => actionKey), replied }
    })
}

/** How many officers were asked, and how many of them have saved nothing since. */
export function replyCounts(replies: readonly OfficerReply[]): { asked: number; notReplied: number } {
  return { asked: replies.length, notReplied: replies.filter(({ replied }) => !replied).length }
}

/**
 * Whether an officer has replied: they, or whoever stands in for them, have said something of an action since they were
 * asked, be it on the card, in words or behind "show next"; or others have answered all that they were asked.
 */
function hasReplied(
  { sentOn, items, holders }: Omit<Asked, 'replied'> & { holders: ReadonlySet<string> },
  words: readonly ReturnType<typeof counting>[number][],
): boolean {
  const askedAt = new Map(items.map(({ actionKey, version }) => [actionKey, version]))
  const since = words.filter((word) => {
    const version = askedAt.get(word.actionKey)
    return version === undefined
      ? sentOn !== null && londonDay(word.recordedAt) >= sentOn
      : word.version > version
  })
  if (since.some((word) => holders.has(word.recordedBy) && answers(word, word.recordedBy))) return true
  const answered = new Set(
    since.filter((word) => word.kind !== 'not-mine' && answers(word, '')).map(({ actionKey }) => actionKey),
  )
  return items.length > 0 && items.every(({ actionKey }) => answered.has(actionKey))
}
