import { prepareEngine } from '../../src/ask/ask.ts'
import type { ConversationMemory } from '../../src/ask/conversation/conversation.ts'
import type { Actor, Cover } from '../../src/progress/permissions.ts'
import type { SignedOffPosition } from '../../src/progress/position.ts'
import type { OfficerReply } from '../../src/progress/replies.ts'
import type { PlanUpdate } from '../../src/progress/update.ts'
import { shippedPlan } from './shipped-plan.ts'

const shipped = await shippedPlan()
export const { library } = shipped
const engine = prepareEngine(shipped.library, shipped.vocabulary)

/** What the engine says to one message on the shipped plans, as at 15 July 2011 unless said otherwise. */
export function ask(
  text: string,
  more: {
    asker?: string
    reader?: Actor
    covers?: Cover[]
    replies?: OfficerReply[]
    positions?: SignedOffPosition[]
    updates?: PlanUpdate[]
    memory?: ConversationMemory
    asOf?: string
  } = {},
) {
  return engine({
    text,
    updates: more.updates ?? [],
    asOf: more.asOf ?? '2011-07-15',
    asker: more.asker ?? more.reader?.personName ?? null,
    reader: more.reader ?? null,
    covers: more.covers ?? [],
    replies: more.replies ?? null,
    positions: more.positions ?? [],
    memory: more.memory ?? null,
    safeguarding: null,
  })
}

/** Somebody in their own chat with the bot: by their name in the plan, with no other right unless said so. */
export function alone(personName: string | null, rights: Partial<Actor> = {}): Actor {
  return { accountId: 'a', personName, administrator: false, approver: false, covering: [], ...rights }
}
