import { answers, holderOf } from '../digest/officer-card.ts'
import { londonDay } from '../progress/day-words.ts'
import { counting } from '../progress/history.ts'
import type { OfficerReply } from '../progress/replies.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Cover, Delivery } from './ports.ts'

/** An officer who was sent a card for a period, or is being sent it. */
export type Asked = {
  officer: string
  /** The day (ISO, London) that the first card about them was sent, to themselves or to who stands in; null while none has been. */
  sentOn: string | null
  /** The day that the first card to themselves was sent; null where only who stands in for them has one. */
  ownSentOn: string | null
  /** Every action that they were asked about, once, at the version of the card. */
  items: { actionKey: string; version: number }[]
  /** Whether they have said anything since, or others have answered all of it. */
  replied: boolean
}

/**
 * The officers of a period's cards, by name, without those who could not be reached. The period's deliveries come page by page,
 * each officer's on one page or on two that follow one another; the updates are a plan's, in their order: all, or all that
 * came after the cards were made. `covers`: who has stood in for whom since; what they say of an officer's actions is the officer's
 * reply, whether they have a card of their own or not.
 */
export async function officersAsked(
  pages: AsyncIterable<readonly Delivery[]> | Iterable<readonly Delivery[]>,
  updates: readonly PlanUpdate[],
  covers: readonly Cover[],
): Promise<Asked[]> {
  const counted = counting(updates)
  const words: Words = {
    ofAction: Map.groupBy(counted, ({ actionKey }) => actionKey),
    ofPerson: Map.groupBy(counted, ({ recordedBy }) => recordedBy),
  }
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
        sentOn: earliest(before?.sentOn, sentOn),
        ownSentOn: earliest(before?.ownSentOn, content.standIn === undefined ? sentOn : null),
        items: [...known, ...fresh.map(({ actionKey, version }) => ({ actionKey, version }))],
        holders: new Set([...(before?.holders ?? []), content.officer, holderOf(content)]),
      })
    }
  }
  return [...asked.values()]
    .map(({ holders, ...one }) => {
      const since = covers.filter(
        ({ officer, untilDay }) => officer === one.officer && untilDay >= (one.sentOn ?? ''),
      )
      const everybody = new Set([...holders, ...since.map(({ standIn }) => standIn)])
      return { ...one, replied: hasReplied({ ...one, holders: everybody }, words) }
    })
    .sort((a, b) => a.officer.localeCompare(b.officer))
}

function earliest(...days: readonly (string | null | undefined)[]): string | null {
  return days.filter((day) => day != null).sort()[0] ?? null
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

/** The words that count, by what they are about and by who said them: looked up for each officer, however many there are. */
type Words = {
  ofAction: ReadonlyMap<string, readonly CountingWord[]>
  ofPerson: ReadonlyMap<string, readonly CountingWord[]>
}
type CountingWord = ReturnType<typeof counting>[number]

/**
 * Whether an officer has replied: they, or whoever stands in for them, have said something of what they were asked; or
 * they have spoken of another action since, in words or behind "show next"; or others have answered all of it.
 */
function hasReplied(
  { officer, sentOn, items, holders }: Omit<Asked, 'replied'> & { holders: ReadonlySet<string> },
  { ofAction, ofPerson }: Words,
): boolean {
  const answered = items.map(({ actionKey, version }) =>
    (ofAction.get(actionKey) ?? []).filter((word) => word.version > version),
  )
  const said = (word: CountingWord) => holders.has(word.recordedBy) && answers(word, word.recordedBy)
  if (answered.some((words) => words.some(said))) return true
  const asked = new Set(items.map(({ actionKey }) => actionKey))
  // A stand-in has actions of their own: what they say of those is no reply for whom they stand in.
  const elsewhere = (ofPerson.get(officer) ?? []).some(
    (word) =>
      !asked.has(word.actionKey) &&
      sentOn !== null &&
      londonDay(word.recordedAt) >= sentOn &&
      answers(word, officer),
  )
  const byOthers = (word: CountingWord) => word.kind !== 'not-mine' && answers(word, '')
  return elsewhere || (items.length > 0 && answered.every((words) => words.some(byOthers)))
}
