import type { Priority } from '../../plan/library.ts'
import type { QueryOf } from '../query.ts'
import {
  actionsOf,
  cite,
  counted,
  listLimit,
  listed,
  prioritiesOf,
  priorityName,
  reply,
  titledPriority,
  type Facts,
  type Reply,
} from './answerer.ts'
import { officerBriefly } from './cells.ts'
import { footnotesOf } from './footnotes.ts'

/** What a priority is: its title, or whichever of its parts was asked for. */
export function answerPriority(query: QueryOf<'priority'>, facts: Facts): Reply {
  const priorities = prioritiesOf(facts, query.priorities)
  const told = priorities.map((priority) => partsOf(priority, query.aspects, facts))
  const first = priorities[0]
  const name = first ? (/^\d/.test(first.number) ? `priority ${first.number}` : first.number) : ''
  return reply(
    query,
    told.some((item) => item.known) ? 'answer' : 'unknown',
    [...sameUnder(priorities, query.aspects), ...told.flatMap((item) => item.lines)],
    {
      citations: priorities.map((priority) => cite(facts.loaded, priority.source)),
      followUps: [
        `Who leads ${name}?`,
        `Which actions are in ${name}?`,
        `What are the indicators for ${name}?`,
      ],
      mentioned: {
        priorities: query.priorities,
        ...(priorities.length > 1 ? { listed: query.priorities } : {}),
      },
      limit: listLimit,
    },
  )
}

/** Whether several priorities stand under one outcome or theme, where only that was asked. */
function sameUnder(priorities: readonly Priority[], aspects: QueryOf<'priority'>['aspects']): string[] {
  const [aspect] = aspects
  if (priorities.length < 2 || aspects.length !== 1 || (aspect !== 'outcome' && aspect !== 'theme')) return []
  const values = priorities.map((priority) => priority[aspect])
  if (values.includes(null)) return []
  const plainly = new Set(values.map((value) => (value ?? '').toLowerCase().replace(/[^a-z]/g, '')))
  return [plainly.size === 1 ? `Yes, the ${aspect} is the same.` : `No, the ${aspect} is not the same.`]
}

function partsOf(
  priority: Priority,
  aspects: QueryOf<'priority'>['aspects'],
  facts: Facts,
): { lines: string[]; known: boolean } {
  const name = priorityName(priority)
  const titled = name === priority.title ? `${name}.` : `${name}: ${priority.title}.`
  const wanted = aspects.length === 0 ? (['overview'] as const) : aspects
  const told = wanted.map((aspect): { lines: string[]; known: boolean } => {
    switch (aspect) {
      case 'groups':
        return priority.groups.length === 0
          ? {
              lines: [`The plan does not name groups of children for ${name} (${priority.title}).`],
              known: false,
            }
          : {
              lines: [
                `${name} (${priority.title}) focuses on:`,
                ...priority.groups.map((group) => `- ${group}`),
                ...footnotesOf(priority.groups, priority.key, facts),
              ],
              known: true,
            }
      case 'conditions':
        return priority.conditions.length === 0
          ? {
              lines: [`The plan does not list conditions of wellbeing for ${name} (${priority.title}).`],
              known: false,
            }
          : {
              lines: [
                `${name} (${priority.title}), the conditions the plan wants to see:`,
                ...priority.conditions.flatMap(({ of, items }) => [
                  ...(of === null ? [] : [of]),
                  ...items.map((item) => `- ${item}`),
                ]),
                ...footnotesOf(
                  priority.conditions.flatMap(({ items }) => items),
                  priority.key,
                  facts,
                ),
              ],
              known: true,
            }
      case 'outcome':
        return priority.outcome === null
          ? { lines: [`The plan does not give an Every Child Matters outcome for ${name}.`], known: false }
          : {
              lines: [
                `${name} (${priority.title}) comes under the Every Child Matters outcome “${priority.outcome}”.`,
              ],
              known: true,
            }
      case 'theme':
        return priority.theme === null
          ? { lines: [`The plan does not put ${name} (${priority.title}) under a theme.`], known: false }
          : { lines: [`${name} (${priority.title}) is under the theme “${priority.theme}”.`], known: true }
      case 'page':
        return priority.source.page === null
          ? { lines: [`The plan does not give a page for ${name}.`], known: false }
          : { lines: [`${name} (${priority.title}) starts on page ${priority.source.page}.`], known: true }
      case 'title':
      case 'overview':
        return { lines: [titled, ...twoTitles(priority), ...overview(priority, facts)], known: true }
    }
  })
  return { lines: told.flatMap((item) => item.lines), known: told.some((item) => item.known) }
}

function twoTitles(priority: Priority): string[] {
  return priority.contentsTitle === null || priority.contentsTitle === priority.title
    ? []
    : [`The contents page calls it “${priority.contentsTitle}”.`]
}

function overview(priority: Priority, facts: Facts): string[] {
  const actions = actionsOf(facts, priority.actionKeys).filter(({ parentKey }) => parentKey === null)
  const numbers = actions.length === 0 ? '' : ` (${listed(actions.map(({ label }) => label))})`
  const parts = [
    ...(hasLeads(facts) ? [`lead ${officerBriefly(priority.lead)}`] : []),
    ...(priority.theme === null ? [] : [`theme “${priority.theme}”`]),
    ...(priority.outcome === null ? [] : [`Every Child Matters outcome “${priority.outcome}”`]),
    ...(facts.loaded.actions.size === 0 ? [] : [`${counted(actions.length, 'action')}${numbers}`]),
    counted(priority.indicators.length, 'indicator'),
    ...priority.tags.map(({ of, name }) => `${of} “${name}”`),
  ]
  const top = priority.aims.filter(({ heading }) => heading === priority.aims[0]?.heading)
  return [
    `It has (${facts.loaded.plan.shortTitle}): ${listed(parts)}.`,
    ...(top.length === 0
      ? []
      : [`${top[0]?.heading ?? ''}: ${top.map(({ text }) => text.replace(/\.$/, '')).join('; ')}.`]),
  ]
}

/** Whether the plan names leads at all. */
function hasLeads({ loaded }: Facts): boolean {
  return [...loaded.priorities.values()].some(({ lead }) => lead.reading !== 'blank')
}

/** The priorities of the plan, all or of one theme or outcome; how many there are; which has the most actions. */
export function answerPriorities(query: QueryOf<'priorities'>, facts: Facts): Reply {
  const { plan } = facts.loaded
  const all = [...facts.loaded.priorities.values()]
  const digits = all.filter((priority) => /^\d/.test(priority.number))
  // Where no priority has a number, their names stand for numbers and none is apart from the rest.
  const numbered = digits.length > 0 ? digits : all
  const managing = all.filter((priority) => !numbered.includes(priority))
  const chosen = (query.smp ? managing : numbered).filter(
    (priority) =>
      (query.theme === null || priority.theme === query.theme) &&
      (query.outcome === null || sameOutcome(priority.outcome, query.outcome)),
  )
  const narrowed =
    query.theme !== null
      ? ` under the theme “${query.theme}”`
      : query.outcome !== null
        ? ` under the outcome “${query.outcome}”`
        : ''
  const kind = query.smp ? 'service management priority' : 'priority'
  const besides =
    query.smp || narrowed !== '' || managing.length === 0
      ? ''
      : `, and besides them ${counted(managing.length, 'service management priority')} (${listed(managing.map((p) => p.number))})`
  const lines = chosen.map((priority) =>
    hasLeads(facts)
      ? `${priorityName(priority)}: ${priority.title} (lead: ${officerBriefly(priority.lead)})`
      : titledPriority(priority),
  )
  const heading = `The ${plan.shortTitle} has ${counted(chosen.length, kind)}${narrowed}${besides}`
  const mentioned = { priorities: [] as string[], listed: chosen.map((priority) => priority.key) }
  const more = {
    citations: [...new Set(chosen.map((priority) => cite(facts.loaded, priority.source)))],
    followUps: ['What are the themes?', 'Who leads priority 7?', 'Which actions are overdue?'],
    mentioned,
  }
  if (query.as === 'most-actions') return mostActions(query, facts, numbered)
  // A narrowed count names what it counts.
  if (query.as === 'count')
    return reply(
      query,
      'answer',
      narrowed === '' || chosen.length === 0 ? [`${heading}.`] : [`${heading}:`, ...lines],
      more,
    )
  return reply(query, 'answer', [`${heading}:`, ...lines], { ...more, limit: listLimit })
}

function sameOutcome(a: string | null, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')
  return a !== null && plain(a) === plain(b)
}

function mostActions(query: QueryOf<'priorities'>, facts: Facts, numbered: readonly Priority[]): Reply {
  const counts = numbered.map((priority) => ({
    priority,
    count: priority.actionKeys.filter((key) => facts.loaded.actions.get(key)?.parentKey === null).length,
  }))
  const most = Math.max(...counts.map(({ count }) => count))
  const top = counts.filter(({ count }) => count === most).map(({ priority }) => priority)
  return reply(
    query,
    'answer',
    [
      `${listed(top.map((p) => `${priorityName(p)} (${p.title})`))} ${top.length > 1 ? 'have' : 'has'} the most actions: ${most}${top.length > 1 ? ' each' : ''}.`,
    ],
    {
      citations: top.map((priority) => cite(facts.loaded, priority.source)),
      mentioned: { priorities: top.map((p) => p.key), listed: top.map((p) => p.key) },
    },
  )
}

/** The themes of the plan and the priorities under each. */
export function answerThemes(query: QueryOf<'themes'>, facts: Facts): Reply {
  const { plan, priorities } = facts.loaded
  const each = plan.themes.map(({ name }) => {
    const under = [...priorities.values()].filter((priority) => priority.theme === name).map(priorityName)
    return { name, count: under.length, line: `${name.replace(/\.$/, '')}: ${listed(under)}` }
  })
  const counts = each.map(({ count }) => count)
  const wanted = query.order === 'most' ? Math.max(...counts) : Math.min(...counts)
  const chosen = each.filter(({ count }) => query.order === undefined || count === wanted)
  const heading =
    query.order === undefined
      ? `The ${plan.shortTitle} has ${counted(plan.themes.length, 'theme')}:`
      : `With ${counted(wanted, 'priority')}, ${chosen.length === 1 ? 'this theme has' : 'these themes have'} the ${query.order} (${plan.shortTitle}):`
  return reply(query, 'answer', [heading, ...chosen.map(({ line }) => line)], {
    citations: plan.themes.map(({ source }) => cite(facts.loaded, source)),
    followUps: plan.themes.map(({ name }) => `List the priorities under ${name}`),
  })
}
