import type { QueryOf } from '../query.ts'
import { cite, counted, listed, priorityName, reply, type Facts, type Reply } from './answerer.ts'

/** The Every Child Matters outcomes that a plan files its priorities under, fullest first, with how many each has. */
export function answerOutcomes(query: QueryOf<'outcomes'>, facts: Facts): Reply {
  const { plan, priorities } = facts.loaded
  const filed = [...priorities.values()].filter(({ outcome }) => outcome !== null)
  const names = [...new Set(filed.map(({ outcome }) => plainly(outcome ?? '')))]
  // "Economic Wellbeing" is printed for "Achieving Economic Wellbeing": one outcome under its longest name.
  const longest = (name: string) =>
    names.filter((other) => other.endsWith(name)).sort((a, b) => b.length - a.length)[0] ?? name
  const groups = [...Map.groupBy(filed, ({ outcome }) => longest(plainly(outcome ?? ''))).values()].sort(
    (a, b) => b.length - a.length,
  )
  if (groups.length === 0)
    return reply(query, 'unknown', [
      `The ${plan.shortTitle} does not file its priorities under Every Child Matters outcomes.`,
    ])
  const lines = groups.map(
    (group) =>
      `- ${group[0]?.outcome ?? ''}: ${counted(group.length, 'priority')} (${listed(group.map(({ number, title }) => `${number} ${title}`))})`,
  )
  const single = groups.filter((group) => group.length === 1)
  const alone = single
    .flatMap((group) => group.map((priority) => `${priority.outcome ?? ''} (${priorityName(priority)})`))
    .sort()
  return reply(
    query,
    'answer',
    [
      `The ${plan.shortTitle} files its priorities under ${counted(groups.length, 'Every Child Matters outcome')}${alone.length > 0 ? `; with only one priority: ${listed(alone)}` : ''}:`,
      ...lines,
    ],
    {
      citations: filed.map(({ source }) => cite(facts.loaded, source)),
      followUps: filed[0] ? [`Which outcome is ${priorityName(filed[0])} under?`] : [],
    },
  )
}

function plainly(outcome: string): string {
  return outcome.toLowerCase().replace(/[^a-z]/g, '')
}
