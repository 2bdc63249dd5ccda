import type { UnansweredItem } from '../../digest/chase.ts'
import type { LoadedPlan } from '../../plan/library.ts'
import { approversOf, type ApprovalNeeds, type ApproverOf } from '../approval/ask-for-approval.ts'
import type { NudgeContent } from '../delivery-content.ts'
import type { Cover, CoverStore, Message } from '../ports.ts'
import { standInsOf } from './officers-run.ts'

export type ChaseMessageNeeds = ApprovalNeeds & { covers: Pick<CoverStore, 'on'> }

/** An officer who has not answered, the day their card was sent, and the actions that wait. */
export type Chased = { officer: string; sentOn: string; items: readonly UnansweredItem[] }

/** What is known of the day: the plan, who stands in for whom, and whose reminders rest. */
export type ChaseDay = {
  loaded: LoadedPlan
  covers: readonly Cover[]
  resting: ReadonlySet<string | null>
}

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
 * Word of officers who have not answered, to the leads of the actions' priorities, one message each; where a priority has
 * none but the officer, or theirs rest, to the approver who would decide in their place. Nobody is told of themselves. `of`: the
 * officers of whom somebody is told.
 */
export async function wordsToOthers(
  needs: ChaseMessageNeeds,
  chased: readonly Chased[],
  { loaded, covers, resting }: ChaseDay,
): Promise<{ messages: Message[]; of: ReadonlySet<string> }> {
  const to = new Map<string, { reader: ApproverOf; items: UnansweredItem[] }>()
  for (const item of chased.flatMap(({ items }) => items)) {
    const action = loaded.actions.get(item.actionKey)
    if (!action) continue
    const readers = await approversOf(
      needs,
      { name: item.officer, accountId: null },
      { action, loaded, covers, resting },
    )
    for (const reader of readers) {
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
