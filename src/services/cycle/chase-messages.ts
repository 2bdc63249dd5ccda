import type { UnansweredItem } from '../../digest/chase.ts'
import { readersOf, type ChaseDay, type ChaseReader, type ChaseReaderNeeds } from '../chase-readers.ts'
import type { NudgeContent } from '../delivery-content.ts'
import type { Message } from '../ports.ts'
import { standInsOf } from './officers-run.ts'

/** An officer who has not answered, the day their card was sent, and the actions that wait. */
export type Chased = { officer: string; sentOn: string; items: readonly UnansweredItem[] }

/** The reminders to officers, or to who stands in for them while they are away. */
export function nudges(chased: readonly Chased[], { covers, resting }: ChaseDay): Message[] {
  return chased.flatMap(({ officer, sentOn, items }) => {
    const content: NudgeContent = { kind: 'nudge', officer, askedOn: sentOn, items: [...items] }
    const standIns = standInsOf(officer, covers).filter((name) => !resting.has(name))
    return standIns.length === 0
      ? [{ recipient: officer, content }]
      : standIns.map((standIn) => ({ recipient: standIn, content: { ...content, standIn } }))
  })
}

/**
 * Word of officers who have not answered, one message to each reader: the leads of the actions' priorities, or the
 * administrators in their place. `of`: the officers of whom somebody is told.
 */
export async function wordsToOthers(
  { directory, administrators }: ChaseReaderNeeds,
  chased: readonly Chased[],
  day: ChaseDay,
): Promise<{ messages: Message[]; of: ReadonlySet<string> }> {
  const accounts = await Promise.all(
    administrators.map(async (signIn) => ({ signIn, account: await directory.accountBySignIn(signIn) })),
  )
  const to = new Map<string, { reader: ChaseReader; items: UnansweredItem[] }>()
  for (const item of chased.flatMap(({ items }) => items)) {
    const action = day.loaded.actions.get(item.actionKey)
    if (!action) continue
    for (const reader of readersOf(item.officer, action, day, accounts)) {
      const name = `${reader.to} ${reader.recipient}`
      const known = to.get(name) ?? { reader, items: [] }
      // Asked about in several weeks, an action is told of once: as it was asked last, since the newest week comes first.
      const isTold = known.items.some(
        ({ officer, actionKey }) => officer === item.officer && actionKey === item.actionKey,
      )
      to.set(name, { reader, items: isTold ? known.items : [...known.items, item] })
    }
  }
  const words = [...to.values()]
  return {
    of: new Set(words.flatMap(({ items }) => items.map(({ officer }) => officer))),
    messages: words.map(({ reader, items }) => ({
      recipient: reader.recipient,
      content: { kind: 'unanswered', to: reader.to, items },
    })),
  }
}
