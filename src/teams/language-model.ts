import { readSuggestion } from '../ask/suggestions/offers.ts'
import type { Query } from '../ask/query.ts'
import type { Unplaced } from '../ask/suggestions/suggestions.ts'
import type { LanguageModelSettings } from '../config.ts'
import { dayInWords } from '../progress/day-words.ts'
import type { Log, SuggestQuery } from '../services/ports.ts'
import { makeModelCall, type CallProblem } from './model-call.ts'
import { makePlanner, noQuery, promptName } from './model-planner.ts'
import { modelTurn } from './model-turn.ts'
import type { ActionPlanner } from './sdk.ts'

type Problem =
  | CallProblem
  | 'not sent'
  | 'no function chosen'
  | 'several functions chosen'
  | 'no such query'
  | 'nothing fits'

/**
 * The language model behind `suggestQuery`: Teams AI's ActionPlanner, whose only actions are kinds of query. It is told
 * the question, the day and titles of the plan, and chooses one action, or nothing comes of it. Its plan is never run and
 * nothing that it writes is read. One call a question, within the settings' time. `send` stands for the network.
 */
export function makeSuggestQuery(
  settings: LanguageModelSettings,
  log: Log,
  send: typeof fetch = fetch,
): SuggestQuery {
  return async (unplaced, reference) => {
    const begun = performance.now()
    const call = makeModelCall({ timeoutMs: settings.timeoutMs, reference }, send)
    const chosen = await choose(makePlanner(settings, call.fetch), unplaced)
    const problem = call.problem() ?? chosen.problem
    if (problem === null) return chosen.query
    const ms = Math.round(performance.now() - begun)
    log.warn({ reference, reason: problem, ms }, 'language model not followed')
    return null
  }
}

async function choose(
  planner: ActionPlanner,
  { question, asOf, plan, records }: Unplaced,
): Promise<{ query: Query | null; problem: Problem | null }> {
  const { context, state } = await modelTurn({
    input: question,
    today: dayInWords(asOf),
    plan: plan.title,
    records: records.map(({ kind, key, title }) => `${kind} | ${key} | ${title}`).join('\n'),
  })
  const { status, message } = await planner.completePrompt(context, state, promptName)
  const [call, ...others] = message?.action_calls ?? []
  if (status !== 'success') return { query: null, problem: 'not sent' }
  if (!call) return { query: null, problem: 'no function chosen' }
  if (others.length > 0) return { query: null, problem: 'several functions chosen' }
  if (call.function.name === noQuery.name) return { query: null, problem: 'nothing fits' }
  const query = readSuggestion(call.function.name, parsed(call.function.arguments))
  return { query, problem: query === null ? 'no such query' : null }
}

/** What a function was called with; undefined for what is no JSON. A function without parameters may be called with nothing at all. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim() === '' ? '{}' : text)
  } catch {
    return undefined
  }
}
