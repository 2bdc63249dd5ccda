import { randomUUID } from 'node:crypto'
import type { Answer } from '../ask/answer.ts'
import type { Safeguarding } from '../ask/answerers/answerer.ts'
import { periodStart } from '../digest/period.ts'
import type { PositionStore } from './cycle/ledger.ts'
import { isUnplaced, type AskModel } from './ask-model.ts'
import { isAboutOneChild, type QuietConversations } from './one-child.ts'
import { withCovers, type Presser } from './officer-card/press.ts'
import type { Account, Clock, CoverStore, MemoryStore, Outbox, Plans, UpdateStore } from './ports.ts'
import type { AskedQuestion } from './question-store.ts'
import { officerReplies } from './replies.ts'

/** An answer, and the question as it may be kept and rated; null where nothing of it may be kept, or nothing is worth it. */
export type Answered = { answer: Answer; question: AskedQuestion | null }

export type AnswerQuestion = (question: {
  text: string
  conversationId: string
  asker: Pick<Account, 'accountId' | 'personName'>
  /** The asker with their rights where nobody else hears the answer; absent or null, and nothing private is told. */
  alone?: Presser | null
  /** Called at most once, where the answer will take seconds rather than milliseconds. */
  onWait?: () => void
}) => Promise<Answered>

/** Longest text of a question that is kept, in characters. */
const longestKept = 400

/**
 * Answers a chat message from the current plans and updates, and remembers what the conversation is about. A message
 * about one child gets the safeguarding text, and leaves this function in no other way: it changes no memory, and is
 * given to nobody to keep. For half an hour no question of that conversation is kept either, and nothing that is not understood.
 * A question that the engine could not place goes to the language model, where there is one and the conversation is not quiet.
 */
export function makeAnswerQuestion(needs: {
  plans: Plans
  updates: UpdateStore
  outbox: Pick<Outbox, 'ofPeriod'>
  covers: CoverStore
  positions: Pick<PositionStore, 'ofPlan'>
  memory: MemoryStore
  clock: Clock
  safeguarding: Safeguarding | null
  quiet: QuietConversations
  /** Null or absent where no language model is configured. */
  askModel?: AskModel | null
}): AnswerQuestion {
  const { quiet } = needs
  return async ({ text, conversationId, asker, alone = null, onWait }) => {
    const asOf = needs.clock.today()
    const planId = needs.plans.library.current.plan.id
    const week = periodStart('weekly', asOf)
    const [memory, updates, covers, sent, positions, coversOfWeek] = await Promise.all([
      needs.memory.load(conversationId, asker.accountId),
      needs.updates.all(planId),
      needs.covers.on(planId, asOf),
      needs.outbox.ofPeriod(planId, week),
      needs.positions.ofPlan(planId),
      needs.covers.between(planId, week, asOf),
    ])
    const turn = {
      ...{ text, updates, asOf, asker: asker.personName, memory, safeguarding: needs.safeguarding },
      reader: alone === null ? null : withCovers(alone, covers),
      covers,
      replies: await officerReplies([sent], updates, coversOfWeek),
      positions,
    }
    const keepQuietAbout = (answer: Answer): Answered => {
      quiet.begin(conversationId)
      return { answer, question: null }
    }
    const result = needs.plans.engine(turn)
    // First of all, and before anything is stored or asked elsewhere: the rest of this function never sees such a message.
    if (isAboutOneChild(result.answer)) return keepQuietAbout(result.answer)
    const mayAsk = isUnplaced(result.answer) && !quiet.has(conversationId)
    const suggested = mayAsk ? ((await needs.askModel?.(turn, onWait)) ?? null) : null
    const { answer, memory: after } = suggested ?? result
    if (isAboutOneChild(answer)) return keepQuietAbout(answer)
    // Looked at again: somebody may have written about a child here while the model was asked.
    const isQuiet = quiet.has(conversationId)
    if (!isQuiet || answer.kind !== 'unknown') {
      await needs.memory.save(conversationId, asker.accountId, after)
    }
    return { answer, question: isQuiet ? null : askedQuestion(text, answer, asOf) }
  }
}

/** Small talk and a question that was asked back have nothing to rate. */
function askedQuestion(text: string, answer: Answer, asOf: string): AskedQuestion | null {
  if (answer.kind !== 'answer' && answer.kind !== 'unknown') return null
  return {
    id: randomUUID(),
    text: text.slice(0, longestKept).toWellFormed(),
    answerKind: answer.kind,
    queryKind: answer.query?.kind ?? '',
    asOf,
  }
}
