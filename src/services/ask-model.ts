import { randomUUID } from 'node:crypto'
import type { Answer } from '../ask/answer.ts'
import type { Turn } from '../ask/ask.ts'
import type { ConversationMemory } from '../ask/conversation/conversation.ts'
import type { Suggestions } from '../ask/suggestions/suggestions.ts'
import { reportFault } from './faults.ts'
import type { Log, SuggestQuery } from './ports.ts'

/**
 * Has a query suggested for a message that the engine could not place, and answers by it. Null where the engine's own
 * answer stands. `onWait` is called once something is asked. Never throws; every time it asks, it logs one line.
 */
export type AskModel = (
  turn: Turn,
  onWait?: () => void,
) => Promise<{ answer: Answer; memory: ConversationMemory } | null>

/** Whether the engine was not sure what was asked: the only answer that a suggested query may replace. */
export function isUnplaced(answer: Answer): boolean {
  return answer.kind === 'unknown' && answer.query?.kind === 'not-said'
}

/** What is suggested is a choice among queries: whether its keys exist is checked here, and every word is computed. */
export function makeAskModel(needs: {
  suggestions: Suggestions
  suggestQuery: SuggestQuery
  log: Log
}): AskModel {
  const { suggestions, suggestQuery, log } = needs
  return async (turn, onWait) => {
    try {
      const unplaced = suggestions.unplaced(turn)
      if (unplaced === null) return null
      onWait?.()
      const reference = randomUUID()
      const query = await suggestQuery(unplaced, reference)
      if (query === null) return null
      const answered = suggestions.answer(query, unplaced, turn)
      const fields = { reference, query: query.kind }
      if (answered === null) log.warn({ ...fields, reason: 'not in the plan' }, 'language model not followed')
      else log.info(fields, 'language model followed')
      return answered
    } catch (error) {
      reportFault(log, error, 'language model')
      return null
    }
  }
}
