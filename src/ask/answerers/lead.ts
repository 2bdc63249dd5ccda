import type { Priority } from '../../plan/library.ts'
import type { QueryOf } from '../query.ts'
import { cite, prioritiesOf, priorityName, reply, type Facts, type Reply } from './answerer.ts'
import { namedIn, officerSentence } from './cells.ts'

/** Who leads a priority, with the job title; a false claim that they stopped is put right. */
export function answerLead(query: QueryOf<'priority-lead'>, facts: Facts): Reply {
  const priorities = prioritiesOf(facts, query.priorities)
  const lines = priorities.map((priority) => {
    const { lead } = priority
    const title = lead.reading === 'people' && lead.jobTitle !== undefined ? `, ${lead.jobTitle}` : ''
    const name = namedIn(lead)
    const sentence =
      name === null
        ? officerSentence(`${priorityName(priority)} (${priority.title})`, lead, 'priority lead')
        : `${priorityName(priority)} (${priority.title}) is led by ${name}${title}.`
    return query.stopped === null
      ? sentence
      : `The plan does not say when or why anybody takes on a lead or gives it up: ${name ?? 'the lead'} is listed as the lead of ${priorityName(priority)} (${priority.title}).`
  })
  const first = priorities[0]
  const known = priorities.some((priority) => namedIn(priority.lead) !== null)
  return reply(
    query,
    known && query.stopped === null ? 'answer' : 'unknown',
    [[...sameLead(query, priorities), ...lines].join(' ')],
    {
      citations: priorities.map((priority) => cite(facts.loaded, priority.source)),
      followUps: first
        ? [
            `Which actions are in ${name(first.number)}?`,
            `What's next for ${name(first.number)}?`,
            `What are the indicators for ${name(first.number)}?`,
          ]
        : [],
      mentioned: {
        priorities: query.priorities,
        people: priorities.flatMap((priority) =>
          priority.lead.reading === 'people' ? priority.lead.people : [],
        ),
        ...(priorities.length > 1 ? { listed: query.priorities } : {}),
      },
    },
  )
}

/** Whether several priorities have one lead in common, where that was asked and each has one. */
function sameLead({ same }: QueryOf<'priority-lead'>, priorities: readonly Priority[]): string[] {
  const names = priorities.map(({ lead }) => namedIn(lead))
  if (same === undefined || names.length < 2 || names.includes(null)) return []
  return [new Set(names).size === 1 ? `Yes, the lead is the same.` : 'No, the lead is not the same.']
}

function name(number: string): string {
  return /^\d/.test(number) ? `priority ${number}` : number
}
