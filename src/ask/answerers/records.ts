import type { Priority } from '../../plan/library.ts'
import type { QueryOf } from '../query.ts'
import { sentencesOf } from '../catalogue/sentences.ts'
import {
  cite,
  counted,
  listLimit,
  listed,
  prioritiesOf,
  priorityName,
  titledPriority,
  reply,
  type Facts,
  type Reply,
} from './answerer.ts'
import { officerBriefly } from './cells.ts'
import { footnotesOf } from './footnotes.ts'

/** The indicators of a priority, with the line printed beneath each. */
export function answerIndicators(query: QueryOf<'indicators'>, facts: Facts): Reply {
  const priorities = prioritiesOf(facts, query.priorities)
  const lines = priorities.flatMap((priority) => {
    const { indicators } = priority
    const name = titledPriority(priority)
    if (indicators.length === 0)
      return [`The ${facts.loaded.plan.shortTitle} gives no indicators for ${name}.`]
    const list = indicators.map(
      ({ number, text, remark }) => `${number}. ${text}${remark === undefined ? '' : ` (${remark})`}`,
    )
    return [
      `${name} has ${counted(indicators.length, 'indicator')} (${facts.loaded.plan.shortTitle}):`,
      ...list,
    ]
  })
  const total = priorities.reduce((sum, { indicators }) => sum + indicators.length, 0)
  if (query.as === 'count' && priorities.length > 1)
    lines.splice(
      0,
      lines.length,
      `The ${facts.loaded.plan.shortTitle} has ${counted(total, 'indicator')} in ${counted(priorities.length, 'priority')}: ${listed(priorities.map((p) => `${priorityName(p)} has ${p.indicators.length}`))}.`,
    )
  const known = priorities.some(({ indicators }) => indicators.length > 0)
  const first = priorities[0]
  const name = first ? (/^\d/.test(first.number) ? `priority ${first.number}` : first.number) : ''
  return reply(query, known ? 'answer' : 'unknown', lines, {
    citations: priorities.flatMap((priority) =>
      priority.indicators.map(({ source }) => cite(facts.loaded, source)),
    ),
    followUps: [`Who leads ${name}?`, `Which actions are in ${name}?`],
    mentioned: { priorities: query.priorities },
  })
}

/** The labels that a priority carries, in brackets; nothing where it carries none. */
function labelsOf({ tags }: Priority): string {
  return tags.length === 0 ? '' : ` (${listed(tags.map(({ of, name }) => `${of}: ${name}`))})`
}

/** Indicators found by what they measure, and the priority that each stands under. */
export function answerIndicator(query: QueryOf<'indicator'>, facts: Facts): Reply {
  const found = query.indicators.flatMap((key) => facts.catalogue.indicators.get(key) ?? [])
  const lines = found.flatMap(({ indicator, priority }) => [
    `${titledPriority(priority)}, indicator ${indicator.number}${facts.loaded === facts.library.current ? '' : ` (${facts.loaded.plan.shortTitle})`}: ${indicator.text}${indicator.remark === undefined ? '' : ` (${indicator.remark})`}${labelsOf(priority)}`,
    ...footnotesOf([indicator.text], priority.key, facts),
  ])
  const first = found[0]?.priority
  if (query.figure)
    lines.unshift(
      `The ${facts.loaded.plan.shortTitle} does not give a figure for this. It is something the plan measures:`,
    )
  return reply(query, query.figure ? 'unknown' : 'answer', lines, {
    citations: found.map(({ indicator }) => cite(facts.loaded, indicator.source)),
    followUps: first
      ? [`What are the indicators for priority ${first.number}?`, `Who leads priority ${first.number}?`]
      : [],
    mentioned: { priorities: [...new Set(found.map(({ priority }) => priority.key))] },
  })
}

/** Rows of the district table. */
export function answerDistricts(query: QueryOf<'districts'>, facts: Facts): Reply {
  const rows = query.rows.flatMap((key) => facts.catalogue.districts.get(key) ?? [])
  const all = [...new Set(facts.loaded.districts.map((row) => row.district))]
  if (rows.length === 0)
    return reply(
      query,
      'unknown',
      [
        `The district activity table of the ${facts.loaded.plan.shortTitle} has no row for ${query.district ?? 'that'}. It has rows for ${listed(all)}.`,
      ],
      {
        followUps: all.slice(0, 3).map((district) => `What is the district activity in ${district}?`),
      },
    )
  const lines = rows.map(
    (row) =>
      `- ${row.group}, ${row.district}: ${row.localPriority} Lead: ${officerBriefly(row.lead)}${row.lead.reading === 'people' && row.lead.jobTitle !== undefined ? `, ${row.lead.jobTitle}` : ''}. Supporting plan: ${row.supportingPlan}. (Priority ${row.relatedPriority})`,
  )
  return reply(
    query,
    'answer',
    rows.length === 1
      ? [`In the district activity table: ${lines.join(' ').replace(/^- /, '')}`]
      : [
          `The district activity table${query.district === null ? '' : ` for ${query.district}`} has ${counted(rows.length, 'row')}: ${listed(rows.map((row) => `${row.group} in ${row.district}`))}.`,
          ...lines,
        ],
    {
      citations: rows.map((row) => cite(facts.loaded, row.source)),
      followUps: all
        .filter((district) => district !== query.district)
        .slice(0, 2)
        .map((district) => `And in ${district}?`),
      mentioned: {},
      limit: listLimit,
    },
  )
}

/** Terms of the glossary, in the plan's own words. */
export function answerDefinition(query: QueryOf<'definition'>, facts: Facts): Reply {
  const entries = query.terms.flatMap((key) => facts.catalogue.glossary.get(key) ?? [])
  if (entries.length === 0)
    return reply(
      query,
      'unknown',
      [`The ${facts.loaded.plan.shortTitle} does not explain that term or abbreviation.`],
      { followUps: ['What are the themes?'] },
    )
  return reply(
    query,
    'answer',
    entries.flatMap(({ term, meaning }) => [
      `${term}: ${meaning.replace(/\s+/g, ' ')}`,
      ...usedIn(term, meaning, facts),
      ...listedAs(term, facts),
    ]),
    {
      citations: entries.map(({ source }) => cite(facts.loaded, source)),
      followUps: ['How many priorities are there?', 'What are the themes?'],
    },
  )
}

/** Where an abbreviation is used, for those that the meaning alone does not explain. */
function usedIn(term: string, meaning: string, facts: Facts): string[] {
  if (term.length > 12) return []
  const sentences = facts.loaded.passages.flatMap(({ text }) => sentencesOf(text))
  // An abbreviation is explained where it stands in brackets; a name with digits is a service, told of by name.
  const uses = sentences.filter((sentence) =>
    meaning.length > 60
      ? /\d/.test(term) && sentence.includes(`${term} `)
      : sentence.includes(`(${term})`) || sentence.includes(`(the ${term})`),
  )
  const first = uses[0]
  return first === undefined || first.length > 520
    ? []
    : [`The plan uses it here: “${first.replace(/\s+/g, ' ')}”`]
}

/** What a list of that very name holds. */
function listedAs(term: string, { loaded: { plan } }: Facts): string[] {
  const list = plan.lists.find(({ name }) => name.toLowerCase() === term.toLowerCase())
  if (list === undefined) return []
  const items = list.items.map(({ text }) => text.replace(/[;.]$/, '')).join('; ')
  return [`The ${plan.shortTitle} lists ${String(list.items.length)}: ${items}.`]
}

/** How the plan is monitored, word for word. */
export function answerMonitoring(query: QueryOf<'monitoring'>, facts: Facts): Reply {
  const all = facts.loaded.plan.monitoring
  const headed = all.filter(({ heading }) => /monitor/i.test(heading))
  const passages = headed.length > 0 ? headed : all.filter(({ text }) => /monitor/i.test(text))
  if (passages.length === 0)
    return reply(query, 'unknown', [`The ${facts.loaded.plan.shortTitle} does not say how it is monitored.`])
  return reply(
    query,
    'answer',
    passages.map(({ text }) => `“${text.replace(/\s+/g, ' ')}”`),
    {
      citations: passages.map(({ source }) => cite(facts.loaded, source)),
      followUps: ['How is action 2.3 monitored?', 'Which actions are overdue?'],
    },
  )
}

const detailNames = {
  email: 'email address',
  telephone: 'telephone number',
  address: 'postal address',
} as const

/** Whom to ask about the plan. */
export function answerContact(query: QueryOf<'contact'>, facts: Facts): Reply {
  const { contacts, shortTitle } = facts.loaded.plan
  if (contacts.length === 0) return reply(query, 'unknown', [`The ${shortTitle} does not give a contact.`])
  const lines = contacts.map(({ purpose, name, jobTitle, address, telephone, email, web }) => {
    const who = [name, jobTitle].filter((part) => part !== null).join(', ')
    const details = [
      ...(telephone === null ? [] : [`telephone ${telephone}`]),
      ...(email === null ? [] : [`email ${email}`]),
      ...(web === null ? [] : [web]),
      ...(address.length === 0 ? [] : [address.join(', ')]),
    ]
    return `${purpose}: ${[who, ...details].filter((part) => part !== '').join('; ')}`
  })
  const { detail } = query
  const lacking = detail !== undefined && contacts.every((contact) => (contact[detail]?.length ?? 0) === 0)
  const none = lacking ? [`The ${shortTitle} gives no ${detailNames[detail]}. What it does give:`] : []
  return reply(query, lacking ? 'unknown' : 'answer', [...none, ...lines], {
    citations: contacts.map(({ source }) => cite(facts.loaded, source)),
    mentioned: {
      people: contacts.flatMap(({ name }) => (name !== null && facts.loaded.people.has(name) ? [name] : [])),
    },
  })
}
