import type { QueryOf } from '../query.ts'
import { sentencesOf } from '../catalogue.ts'
import {
  actionTitle,
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

/** The indicators of a priority, with the line printed beneath each. */
export function answerIndicators(query: QueryOf<'indicators'>, facts: Facts): Reply {
  const priorities = prioritiesOf(facts, query.priorities)
  const lines = priorities.flatMap((priority) => {
    const { indicators } = priority
    const name = `${priorityName(priority)} (${priority.title})`
    if (indicators.length === 0) return [`The plan gives no indicators for ${name}.`]
    const list = indicators.map(
      ({ number, text, remark }) => `${number}. ${text}${remark === undefined ? '' : ` (${remark})`}`,
    )
    return [`${name} has ${counted(indicators.length, 'indicator')}:`, ...list]
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

/** Indicators found by what they measure, and the priority that each stands under. */
export function answerIndicator(query: QueryOf<'indicator'>, facts: Facts): Reply {
  const found = query.indicators.flatMap((key) => facts.catalogue.indicators.get(key) ?? [])
  const lines = found.map(
    ({ indicator, priority }) =>
      `${priorityName(priority)} (${priority.title}), indicator ${indicator.number}: ${indicator.text}${indicator.remark === undefined ? '' : ` (${indicator.remark})`}`,
  )
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
  const all = [...new Set([...facts.catalogue.districts.values()].map((row) => row.district))]
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
          `The district activity table${query.district === null ? '' : ` for ${query.district}`} has ${counted(rows.length, 'row')}: ${listed(rows.map((row) => `${row.group} in ${row.district} (lead: ${officerBriefly(row.lead)})`))}.`,
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

/** Passages: the sentence that answers, in the plan's own words, with its place. A short paragraph is quoted whole. */
export function answerPassage(query: QueryOf<'passage'>, facts: Facts): Reply {
  const records = query.passages.flatMap((key) => facts.catalogue.byKey.get(key) ?? [])
  const lines = [
    ...new Set(
      records.map((record) => {
        if (record.kind === 'action') {
          const action = facts.loaded.actions.get(record.key)
          return action
            ? `${actionTitle(facts, action)}: ${action.text} (${timescaleBriefly(action)}; ${officerBriefly(action.leadOfficer)})`
            : ''
        }
        const whole = paragraphOf(record.of, record.body, facts)
        return `${record.source.section}: “${whole}”`
      }),
    ),
  ]
  const first = records[0]
  const priority = first?.priorityKey == null ? undefined : facts.loaded.priorities.get(first.priorityKey)
  const toFollow = records.every((record) =>
    /to follow|\btbc\b|to be added/i.test(paragraphOf(record.of, record.body, facts)),
  )
  return reply(
    query,
    toFollow ? 'unknown' : 'answer',
    toFollow ? ['The plan does not say yet. What it prints is:', ...lines] : lines,
    {
      citations: records.map((record) => cite(facts.loaded, record.source)),
      followUps: priority
        ? [`Who leads priority ${priority.number}?`, `Which actions are in priority ${priority.number}?`]
        : ['What are the themes?', 'How many priorities are there?'],
      mentioned: {
        priorities: priority ? [priority.key] : [],
        actions: first?.kind === 'action' ? [first.key] : [],
      },
    },
  )
}

/** The paragraph of a sentence where it is short; otherwise the sentence with its neighbours. */
function paragraphOf(key: string, sentence: string, facts: Facts): string {
  const text =
    facts.loaded.passages.find((passage) => passage.key === key)?.text ??
    facts.loaded.plan.monitoring[Number(/monitoring-(\d+)$/.exec(key)?.[1] ?? 0) - 1]?.text
  const sublist = listUnder(key, facts)
  if (sublist !== null) return sublist
  if (text === undefined) return sentence.trim()
  if (text.trim().endsWith(':'))
    return `${text.trim()} ${itemsAfter(key, facts).join(' • ')}`.replace(/\s+/g, ' ').trim()
  if (text.length <= 620) return text.replace(/\s+/g, ' ').trim()
  const sentences = sentencesOf(text)
  const at = sentences.indexOf(sentence)
  return shorten(sentences.slice(Math.max(0, at - 1), at + 2).join(' '), 900)
}

/** The whole list that a passage is an item of, where its heading names the list ("… – Areas for development"). */
function listUnder(key: string, facts: Facts): string | null {
  const item = facts.loaded.passages.find((passage) => passage.key === key)
  if (!item || !/^[a-e]\. .* – /.test(item.heading)) return null
  const items = facts.loaded.passages.filter(
    (other) => other.heading === item.heading && other.priorityKey === item.priorityKey,
  )
  const title = item.heading.replace(/^[a-e]\. [^–]*– /, '')
  return shorten(`${title}: ${items.map(({ text }) => text.replace(/\s+/g, ' ')).join(' • ')}`, 1200)
}

/** The list items that follow a paragraph ending in a colon; each is a passage of its own under the same heading. */
function itemsAfter(key: string, facts: Facts): string[] {
  const at = facts.loaded.passages.findIndex((passage) => passage.key === key)
  const lead = facts.loaded.passages[at]
  const items: string[] = []
  for (const passage of facts.loaded.passages.slice(at + 1, at + 9)) {
    if (
      passage.heading !== lead?.heading ||
      passage.priorityKey !== lead.priorityKey ||
      passage.text.length > 320
    )
      break
    if (items.join('').length + passage.text.length > 1000) break
    items.push(passage.text.replace(/\s+/g, ' '))
  }
  return items
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
    meaning.length > 60 ? /\d/.test(term) && sentence.includes(`${term} `) : sentence.includes(`(${term})`),
  )
  const first = uses[0]
  return first === undefined || first.length > 520
    ? []
    : [`The plan uses it here: “${first.replace(/\s+/g, ' ')}”`]
}

/** How the plan is monitored, word for word. */
export function answerMonitoring(query: QueryOf<'monitoring'>, facts: Facts): Reply {
  const passages = facts.loaded.plan.monitoring.filter(({ heading }) => /monitor/i.test(heading))
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
  return reply(query, 'answer', lines, {
    citations: contacts.map(({ source }) => cite(facts.loaded, source)),
    mentioned: {
      people: contacts.flatMap(({ name }) => (name !== null && facts.loaded.people.has(name) ? [name] : [])),
    },
  })
}
