import { dayInWords } from '../../progress/day-words.ts'
import type { QueryOf } from '../query.ts'
import {
  actionTitle,
  actionsOf,
  listed,
  listLimit,
  prioritiesOf,
  priorityName,
  reply,
  shorten,
  type Facts,
  type Reply,
} from './answerer.ts'

const examples = ['Who leads priority 7?', "What's the NEET rate?", 'Which actions are overdue?']

/** Small talk, answered in a sentence that says what can be asked. */
export function answerSmalltalk(query: QueryOf<'smalltalk'>, facts: Facts): Reply {
  const title = facts.loaded.plan.shortTitle
  const lines = {
    greeting: [
      `Hello. Ask me about the ${title}: who leads what, what is due or overdue, indicators and figures.`,
    ],
    thanks: ['You are welcome. Ask me anything else about the plan.'],
    bye: ['Goodbye. Ask me again any time.'],
    help: [
      `I answer questions about the ${facts.loaded.plan.title} (${facts.loaded.plan.status}), from the plan's own words and from recorded updates.`,
      'You can ask who leads a priority or action, what is due or overdue, what is next, how an action is monitored, which indicators and figures the plan gives, and what a term means.',
      'I do not have anything about individual children, and I cannot look outside the plan.',
    ],
  }[query.what]
  return reply(query, 'smalltalk', lines, { followUps: query.what === 'bye' ? [] : examples })
}

/** A number that the plan does not have. */
export function answerNoSuch(query: QueryOf<'no-such'>, facts: Facts): Reply {
  const priorities = [...facts.loaded.priorities.values()]
  const numbers = priorities.map((priority) => priority.number)
  const plain = numbers.filter((number) => /^\d/.test(number))
  const others = numbers.filter((number) => !/^\d/.test(number))
  const within = [...facts.loaded.actions.values()].filter(
    (action) =>
      action.parentKey === null &&
      action.ref.replace(/^SMP ?/, '').split('.')[0] === query.said.replace(/^SMP ?/, '').split('.')[0],
  )
  const line =
    query.what === 'priority'
      ? `There is no priority ${query.said} in the ${facts.loaded.plan.shortTitle}: ${itsPriorities(plain, others)}.`
      : `There is no action ${query.said} in the ${facts.loaded.plan.shortTitle}.${within.length > 0 ? ` Its nearest numbers are ${listed([...new Set(within.map((action) => action.label))])}.` : ''}`
  return reply(query, 'unknown', [line], {
    followUps: ['How many priorities are there?', 'List the priorities'],
  })
}

function itsPriorities(numbered: readonly string[], named: readonly string[]): string {
  if (numbered.length === 0)
    return named.length === 0 ? 'it numbers no priorities' : `its priorities have names: ${listed(named)}`
  return `its priorities are ${numbered[0] ?? ''} to ${numbered.at(-1) ?? ''}${named.length > 0 ? `, ${listed(named)}` : ''}`
}

/** Words that the plan nowhere prints. */
export function answerNotMentioned(query: QueryOf<'not-mentioned'>, facts: Facts): Reply {
  return reply(query, 'unknown', [`The ${facts.loaded.plan.shortTitle} does not mention “${query.said}”.`], {
    followUps: examples,
  })
}

/** A plan that is not loaded. */
export function answerOtherPlan(query: QueryOf<'other-plan'>, facts: Facts): Reply {
  const loaded = [...facts.library.plans.values()].map(({ plan }) => `${plan.shortTitle} (${plan.council})`)
  return reply(
    query,
    'unknown',
    [`I do not have that plan (“${query.said}”). The plans that I can answer from: ${listed(loaded)}.`],
    { followUps: examples },
  )
}

/**
 * A message about one child's own case: declined with the council's own safeguarding text. No plan is quoted, since
 * a contact that a plan printed may have changed long ago.
 */
export function answerIndividualCase(query: QueryOf<'individual-case'>, { safeguarding }: Facts): Reply {
  const text =
    safeguarding === null
      ? 'No safeguarding text is configured for this assistant, so follow your council’s own safeguarding procedures.'
      : `${safeguarding.text} (checked on ${dayInWords(safeguarding.checkedOn)})`
  return reply(
    query,
    'unknown',
    [
      'If a child is in immediate danger, call 999. I cannot help with an individual child or family.',
      text,
      'I only answer questions about the plan. I keep nothing of your message, but it stays in the chat, so please write no more about the child here.',
    ],
    { limit: listLimit },
  )
}

export function answerAskerUnknown(query: QueryOf<'asker-unknown'>, facts: Facts): Reply {
  return reply(
    query,
    'unknown',
    [
      `The ${facts.loaded.plan.shortTitle} does not name you, so I do not know which actions are yours. Ask by name, number or date instead, such as “Which actions does Darren Newman have?” or “What is due this month?”.`,
    ],
    { followUps: ['What is due this month?', 'Which actions are overdue?'] },
  )
}

/** "The plan does not say", with what was recognised and the nearest things that it does say. */
export function answerNotSaid(query: QueryOf<'not-said'>, facts: Facts): Reply {
  const { shortTitle } = facts.loaded.plan
  const words = query.words.length > 0 ? ` about ${listed(query.words.map((word) => `“${word}”`))}` : ''
  const subjects = [
    ...prioritiesOf(facts, query.priorities).map((p) => `${priorityName(p).replace(/^P/, 'p')} (${p.title})`),
    ...actionsOf(facts, query.actions).map(
      (a) => `${actionTitle(facts, a).replace(/^A/, 'a')} (${shorten(a.text, 80)})`,
    ),
    ...query.people,
  ]
  const of = subjects.length > 0 ? ` on ${listed(subjects)}` : ''
  const near = nearest(query, facts)
  return reply(
    query,
    'unknown',
    [
      `The ${shortTitle} does not say, as far as I can tell${words}${of}.`,
      ...(near.length > 0
        ? [`The nearest it has: ${listed(near.map(({ words: text }) => text))}.`]
        : [
            'I can only answer from the plan: its priorities, actions, people, dates, indicators and figures.',
          ]),
    ],
    { followUps: [...near.map(({ question }) => question), ...examples], mentioned: {} },
  )
}

/** The nearest records as subjects, never as facts: a date or figure here would look like an answer. */
function nearest(query: QueryOf<'not-said'>, facts: Facts): { words: string; question: string }[] {
  const keys = [...query.priorities, ...query.actions, ...query.nearest]
  const found = keys.flatMap((key): { words: string; question: string }[] => {
    const record = facts.catalogue.byKey.get(key)
    const action = facts.loaded.actions.get(key)
    if (action) {
      const title = actionTitle(facts, action)
        .replace(/^A/, 'a')
        .replace(/ \(priority (\w+)\)/, ' under priority $1')
      return [{ words: `${title} (${shorten(action.text, 70)})`, question: `What is ${title}?` }]
    }
    const priority = facts.loaded.priorities.get(record?.priorityKey ?? key)
    if (!priority) return []
    const name = priorityName(priority).replace(/^P/, 'p')
    return [{ words: `${name} (${priority.title})`, question: `What is ${name} about?` }]
  })
  return [...new Map(found.map((item) => [item.words, item])).values()].slice(0, 3)
}
