import type { QueryOf } from '../query.ts'
import {
  actionTitle,
  actionsOf,
  cite,
  listed,
  prioritiesOf,
  priorityName,
  reply,
  rowsOf,
  type Facts,
  type Reply,
} from './answerer.ts'
import { namedIn, officerSentence } from './cells.ts'

/** Puts a question right that takes somebody to lead what the plan does not name them for: says so, and whom it names. */
export function answerNotNamed(query: QueryOf<'not-named'>, facts: Facts): Reply {
  const rows = rowsOf(facts, actionsOf(facts, query.actions))
  const priorities = prioritiesOf(facts, query.priorities)
  const of = [
    ...rows.map((action) => actionTitle(facts, action).replace(/^A/, 'a')),
    ...priorities.map((priority) => priorityName(priority).replace(/^P/, 'p')),
  ]
  const truth = [
    ...rows.map((action) =>
      officerSentence(actionTitle(facts, action).replace(/^A/, 'a'), action.leadOfficer, 'lead officer'),
    ),
    ...priorities.map((priority) => {
      const name = namedIn(priority.lead)
      return name === null
        ? `${priorityName(priority)} has no named lead.`
        : `${priorityName(priority)} is led by ${name}.`
    }),
  ]
  return reply(
    query,
    'unknown',
    [`The plan does not name ${listed(query.people)} for ${listed(of)}. ${truth.join(' ')}`],
    {
      citations: [...rows, ...priorities].map(({ source }) => cite(facts.loaded, source)),
      followUps: query.people.map((name) => `What is ${name} responsible for?`),
      mentioned: { actions: rows.map(({ key }) => key), priorities: query.priorities, people: query.people },
    },
  )
}
