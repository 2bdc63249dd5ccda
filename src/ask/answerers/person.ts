import type { Action } from '../../plan/library.ts'
import type { QueryOf } from '../query.ts'
import {
  actionName,
  actionsOf,
  agencyBrieflyOf,
  cite,
  counted,
  listLimit,
  listed,
  prioritiesOf,
  priorityName,
  reply,
  shorten,
  type Facts,
  type Reply,
} from './answerer.ts'
import { officerBriefly, timescaleBriefly } from './cells.ts'

/** What the plan says about somebody: role, priorities led, actions; never a private number. */
export function answerPerson(query: QueryOf<'person'>, facts: Facts): Reply {
  const person = facts.loaded.people.get(query.person)
  if (!person)
    return reply(query, 'unknown', [`The ${facts.loaded.plan.shortTitle} does not name ${query.person}.`])
  const { name } = person
  const priorities = prioritiesOf(facts, person.leadsPriorities)
  const actions = actionsOf(facts, person.officerOf)
  const roles = roleLine(name, person.jobTitles, facts)
  const leads =
    priorities.length === 0
      ? `${name} is not listed as the lead of any priority.`
      : `${name} leads ${priorities.length > 1 ? `${counted(priorities.length, 'priority')}: ` : ''}${listed(priorities.map((p) => `${priorityName(p).replace(/^P/, 'p')} (${p.title})`))}.`
  const heading =
    actions.length === 0
      ? `${name} is not listed as lead officer for any action.`
      : `${name} is lead officer for ${counted(actions.length, 'action')}: ${listed(actions.map((action) => actionName(facts, action)))}.`
  const actionLines = actions.map(
    (action) => `- ${actionName(facts, action)} ${shorten(action.text, 120)} (${timescaleBriefly(action)})`,
  )
  const rows = [...facts.catalogue.districts.values()].filter((row) => row.lead.printed.includes(name))
  const elsewhere = rows.map(
    (row) =>
      `${name} is named for ${row.group.toLowerCase()} in ${row.district} in the district activity table.`,
  )
  const among = actionsByPriority(name, actions, facts)
  const contact = contactLines(name, facts)
  const lines = {
    role: [roles, ...(person.jobTitles.length > 0 ? [] : [leads, heading])],
    actions: [heading, ...actionLines, ...(actions.length === 0 && priorities.length > 0 ? [leads] : [])],
    count: [heading, ...actionLines],
    priorities: [leads, ...(actions.length === 0 && priorities.length === 0 ? [heading] : []), ...among],
    contact: contact.lines,
    overview: [
      ...(person.jobTitles.length > 0 ? [roles] : []),
      ...(priorities.length > 0 ? [leads] : []),
      heading,
      ...actionLines,
      ...elsewhere,
      ...(contact.own ? contact.lines : []),
    ],
  }[query.aspect]
  const known =
    query.aspect === 'role' ? person.jobTitles.length > 0 : query.aspect === 'contact' ? contact.own : true
  return reply(query, known ? 'answer' : 'unknown', lines, {
    facts: [
      ...(person.jobTitles.length > 0
        ? [{ label: 'Role', value: person.jobTitles.join('; '), line: roles }]
        : []),
      ...(priorities.length > 0
        ? [{ label: 'Leads', value: listed(priorities.map(priorityName)), line: leads }]
        : []),
      ...(actions.length > 0
        ? [
            {
              label: 'Lead officer for',
              value: listed(actions.map((action) => actionName(facts, action))),
              line: heading,
            },
          ]
        : []),
    ]
      .filter((fact) => !lines.includes(fact.line))
      .map(({ label, value }) => ({ label, value })),
    citations: [...priorities, ...actions, ...rows].map((record) => cite(facts.loaded, record.source)),
    followUps: [
      ...(query.aspect === 'actions' || actions.length === 0 ? [] : [`Which actions does ${name} have?`]),
      ...(actions.length > 0 ? [`What's next for ${name}?`, `Which of ${name}'s actions are overdue?`] : []),
    ],
    mentioned: {
      people: [name],
      actions: query.aspect !== 'role' && actions.length <= 2 ? person.officerOf : [],
      listed: query.aspect === 'priorities' ? person.leadsPriorities : person.officerOf,
      priorities: query.aspect === 'priorities' ? person.leadsPriorities : [],
    },
    limit: query.aspect === 'overview' || query.aspect === 'actions' ? listLimit : 1450,
  })
}

/** In which priorities somebody's actions stand; empty where there are none. */
function actionsByPriority(name: string, actions: readonly Action[], facts: Facts): string[] {
  const groups = [...Map.groupBy(actions, ({ priorityKey }) => priorityKey)].flatMap(([key, own]) => {
    const priority = facts.loaded.priorities.get(key)
    const labels = own.map(({ label }) => label).join(', ')
    return priority ? [`${priorityName(priority).replace(/^P/, 'p')} (${labels})`] : []
  })
  return groups.length === 0 ? [] : [`${name} is lead officer for actions in ${listed(groups)}.`]
}

function roleLine(name: string, jobTitles: readonly string[], facts: Facts): string {
  return jobTitles.length === 0
    ? `The ${facts.loaded.plan.shortTitle} does not give a job title for ${name}.`
    : `${name}: ${jobTitles.join('; ')}.`
}

function contactLines(name: string, facts: Facts): { lines: string[]; own: boolean } {
  const contacts = facts.loaded.plan.contacts
  const own = contacts.find((contact) => contact.name === name)
  const general = contacts.find((contact) => contact.telephone !== null || contact.email !== null)
  const details = (contact: typeof own) =>
    contact
      ? [contact.telephone, contact.email, contact.address.join(', ')]
          .filter((part) => part !== null && part !== '')
          .join('; ')
      : ''
  if (own)
    return {
      lines: [
        `The plan gives ${name} as a contact${own.jobTitle === null ? '' : ` (${own.jobTitle})`}: ${details(own)}.`,
      ],
      own: true,
    }
  const offer = general
    ? [
        `Its one contact for questions about the plan is ${general.name ?? general.purpose}: ${[general.telephone, general.email].filter((part) => part !== null).join('; ')}.`,
      ]
    : []
  return {
    lines: [`The ${facts.loaded.plan.shortTitle} does not give contact details for ${name}.`, ...offer],
    own: false,
  }
}

/** Asks which of several people is meant, with what tells them apart. */
export function answerWhichPerson(query: QueryOf<'which-person'>, facts: Facts): Reply {
  const lines = query.people.flatMap((name) => {
    const person = facts.loaded.people.get(name)
    if (!person) return []
    const priorities = prioritiesOf(facts, person.leadsPriorities).map((p) =>
      priorityName(p).replace(/^P/, 'p'),
    )
    const actions = actionsOf(facts, person.officerOf).map((action) => actionName(facts, action))
    const what = [
      ...(priorities.length > 0 ? [`leads ${listed(priorities)}`] : []),
      ...(actions.length > 0 ? [`lead officer for ${listed(actions)}`] : []),
    ]
    return [`- ${name}${what.length > 0 ? ` (${what.join('; ')})` : ''}`]
  })
  return reply(
    query,
    'clarify',
    [
      `The plan names ${query.people.length} people who fit “${query.said}”: ${listed(query.people)}. Which do you mean?`,
      ...lines,
    ],
    {
      followUps: query.people.map((name) => `What is ${name} responsible for?`),
      mentioned: { people: [], listed: [] },
    },
  )
}

/** The actions that an agency leads. */
export function answerAgency(query: QueryOf<'agency'>, facts: Facts): Reply {
  const agency = facts.loaded.plan.agencies.find(({ name }) => name === query.agency)
  const actions = [...facts.loaded.actions.values()].filter((action) =>
    action.leadAgency.agencies.includes(query.agency),
  )
  const full = agency?.fullName == null || agency.fullName === agency.name ? '' : ` (${agency.fullName})`
  const brief = actions.length > 14
  const lines = actions.map(
    (action) =>
      `- ${actionName(facts, action)} ${shorten(action.text, brief ? 60 : 120)} (${brief ? officerBriefly(action.leadOfficer) : `${agencyBrieflyOf(action, facts)}; ${officerBriefly(action.leadOfficer)}; ${timescaleBriefly(action)}`})`,
  )
  return reply(
    query,
    actions.length > 0 ? 'answer' : 'unknown',
    [
      `${query.agency}${full} is a lead agency for ${counted(actions.length, 'action')}${actions.length === 0 ? '' : `: ${listed(actions.map((action) => actionName(facts, action)))}`}.`,
      ...lines,
    ],
    {
      citations: actions.map((action) => cite(facts.loaded, action.source)),
      followUps: [`What's next for ${query.agency}?`],
      mentioned: {
        listed: actions.map((action) => action.key),
        actions: actions.length <= 2 ? actions.map((action) => action.key) : [],
      },
      limit: listLimit,
    },
  )
}
