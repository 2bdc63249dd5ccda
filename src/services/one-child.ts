import type { Answer } from '../ask/answer.ts'
import type { Safeguarding } from '../ask/answerers/answerer.ts'
import type { Clock, Plans } from './ports.ts'

/** Whether the message was about one child's own case. Nothing of such a message is stored, logged, listed or passed on. */
export function isAboutOneChild(answer: Answer): boolean {
  return answer.query?.kind === 'individual-case'
}

/** Long enough for what people add in further messages; as long as a conversation is remembered. */
const quietMs = 30 * 60 * 1000

/** The conversations in which somebody has just written about one child. */
export type QuietConversations = { begin(conversationId: string): void; has(conversationId: string): boolean }

/**
 * Conversations of which nothing is kept for a while: what follows a message about a child ("her name is …") may be
 * about that child too, in words that nothing recognises. Kept in this process's memory alone, since a row in the
 * database would itself say that somebody had written about a child.
 */
export function makeQuietConversations(forMs = quietMs): QuietConversations {
  const until = new Map<string, NodeJS.Timeout>()
  return {
    begin: (conversationId) => {
      clearTimeout(until.get(conversationId))
      const timer = setTimeout(() => until.delete(conversationId), forMs)
      timer.unref()
      until.set(conversationId, timer)
    },
    has: (conversationId) => until.has(conversationId),
  }
}

/** The answer to a message that is about one child, without asking the database anything; null for any other message. */
export type AnswerOneChild = (text: string, conversationId: string) => Answer | null

/** For when the usual way fails: whoever writes about a child in danger must be told whom to ring whatever else is broken. */
export function makeAnswerOneChild(needs: {
  plans: Plans
  clock: Clock
  safeguarding: Safeguarding | null
  quiet: QuietConversations
}): AnswerOneChild {
  return (text, conversationId) => {
    const { plans, clock, safeguarding } = needs
    const turn = { text, updates: [], asOf: clock.today(), asker: null, memory: null, safeguarding }
    const { answer } = plans.engine(turn)
    if (!isAboutOneChild(answer)) return null
    needs.quiet.begin(conversationId)
    return answer
  }
}
