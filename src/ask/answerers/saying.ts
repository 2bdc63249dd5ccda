import type { QueryOf } from '../query.ts'
import {
  cite,
  counted,
  listLimit,
  listed,
  prioritiesOf,
  reply,
  shorten,
  titledPriority,
  type Facts,
  type Reply,
} from './answerer.ts'

/** Room for the words of each priority, in characters. */
const quoteLimit = 170

/** The priorities that print certain words, each with a place where it does. */
export function answerSaying(query: QueryOf<'saying'>, facts: Facts): Reply {
  const { shortTitle } = facts.loaded.plan
  const priorities = prioritiesOf(facts, query.priorities)
  const records = query.records.flatMap((key) => facts.catalogue.byKey.get(key) ?? [])
  const quoted = priorities.map((priority) => {
    const record = records.find(
      ({ priorityKey, kind }) => priorityKey === priority.key && kind !== 'priority',
    )
    const body =
      record?.kind === 'indicator'
        ? (facts.catalogue.indicators.get(record.key)?.indicator.text ?? '')
        : (record?.body ?? '')
    return `- ${titledPriority(priority)}${body === '' ? '' : `: “${shorten(body.replace(/\s+/g, ' ').trim(), quoteLimit)}”`}`
  })
  return reply(
    query,
    'answer',
    [
      `${counted(priorities.length, 'priority')} of the ${shortTitle} ${priorities.length === 1 ? 'speaks' : 'speak'} of “${query.said}”: ${listed(priorities.map(({ title }) => `“${title}”`))}.`,
      ...quoted,
    ],
    {
      citations: records.map((record) => cite(facts.loaded, record.source)).slice(0, 8),
      mentioned: { priorities: query.priorities, listed: query.priorities },
      limit: listLimit,
    },
  )
}
