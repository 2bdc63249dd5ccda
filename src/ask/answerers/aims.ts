import type { Priority } from '../../plan/library.ts'
import type { QueryOf } from '../query.ts'
import {
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

/** What priorities set out to do, under the headings that the plan prints. */
export function answerAims(query: QueryOf<'aims'>, facts: Facts): Reply {
  const { shortTitle } = facts.loaded.plan
  const wanted = new Set(query.headings.map((heading) => heading.toLowerCase()))
  const priorities = prioritiesOf(facts, query.priorities)
  const chosen = priorities.map((priority) => ({
    priority,
    aims: priority.aims.filter(({ heading }) => wanted.size === 0 || wanted.has(heading.toLowerCase())),
  }))
  const total = chosen.reduce((sum, { aims }) => sum + aims.length, 0)
  if (total === 0)
    return reply(
      query,
      'unknown',
      [`The ${shortTitle} does not list any for ${listed(priorities.map(titledPriority))}.`],
      { citations: priorities.map((priority) => cite(facts.loaded, priority.source)) },
    )
  const lines = chosen.flatMap(({ priority, aims }) => {
    if (query.nth !== null) return aimsAt(query.nth, priority, aims, shortTitle)
    const headings = [...new Set(aims.map(({ heading }) => heading))]
    return headings.flatMap((heading) => {
      const under = aims.filter((aim) => aim.heading === heading)
      if (query.as === 'count')
        return [`${titledPriority(priority)} has ${String(under.length)} under “${heading}” (${shortTitle}).`]
      if (under.length === 1)
        return [`${titledPriority(priority)}, ${heading} (${shortTitle}): ${under[0]?.text ?? ''}`]
      return [
        `${titledPriority(priority)}, ${heading} (${shortTitle}):`,
        ...under.map(({ number, text }) => `- ${number === null ? '' : `${number}. `}${text}`),
      ]
    })
  })
  const together =
    query.as === 'count' &&
    query.headings.length === 1 &&
    chosen.filter(({ aims }) => aims.length > 0).length > 1
      ? [`The ${shortTitle} lists ${String(total)} in all under “${query.headings[0] ?? ''}”.`]
      : []
  const first = priorities[0]
  const there = query.nth === null || chosen.some(({ aims }) => placedAt(query.nth ?? 0, aims).length > 0)
  return reply(query, there ? 'answer' : 'unknown', [...together, ...lines], {
    citations: chosen.flatMap(({ aims }) => aims.map(({ source }) => cite(facts.loaded, source))),
    followUps: first === undefined ? [] : [`What are the indicators for ${priorityName(first)}?`],
    mentioned: { priorities: query.priorities },
    limit: listLimit,
  })
}

type Aims = Priority['aims']

/** The aims at a place under each of their headings. */
function placedAt(nth: number, aims: Aims): Aims {
  const headings = [...new Set(aims.map(({ heading }) => heading))]
  return headings.flatMap((heading) => {
    const under = aims.filter((aim) => aim.heading === heading)
    return under.at(nth > 0 ? nth - 1 : -1) ?? []
  })
}

function aimsAt(nth: number, priority: Priority, aims: Aims, shortTitle: string): string[] {
  const found = placedAt(nth, aims)
  if (found.length > 0)
    return found.map(
      (aim) =>
        `${titledPriority(priority)}, ${aim.heading}, number ${String(aims.filter(({ heading }) => heading === aim.heading).indexOf(aim) + 1)} (${shortTitle}): ${aim.text}`,
    )
  const most = new Set(aims.map(({ heading }) => heading))
  const counts = [...most].map(
    (heading) => `${String(aims.filter((aim) => aim.heading === heading).length)} under “${heading}”`,
  )
  return [
    `${titledPriority(priority)} has no number ${String(nth)}: the ${shortTitle} lists ${listed(counts)}.`,
  ]
}

/** The priorities that carry a label, how many they are, or what is measured under them. */
export function answerTagged(query: QueryOf<'tagged'>, facts: Facts): Reply {
  const { plan, priorities } = facts.loaded
  const under = [...priorities.values()].filter((priority) => hasTag(priority, query))
  const head = `${query.of} “${query.name}” (${plan.shortTitle})`
  const mentioned = { priorities: under.map(({ key }) => key), listed: under.map(({ key }) => key) }
  const citations = under.map((priority) => cite(facts.loaded, priority.source))
  const more = { citations, mentioned, limit: listLimit }
  if (query.as === 'indicators')
    return reply(
      query,
      'answer',
      [
        `${counted(under.length, 'priority')} of the ${plan.shortTitle} ${under.length === 1 ? 'carries' : 'carry'} the ${query.of} “${query.name}”. They are measured by:`,
        ...under.flatMap((priority) => [
          `${titledPriority(priority)}:`,
          ...priority.indicators.map(({ text }) => `- ${text}`),
        ]),
      ],
      more,
    )
  const count = `${head}: ${counted(under.length, 'priority')}`
  if (query.as === 'count') return reply(query, 'answer', [`${count}.`], more)
  return reply(
    query,
    'answer',
    [
      `${count}: ${listed(under.map(({ title }) => `“${title}”`))}.`,
      ...under.map((p) => `- ${titledPriority(p)}`),
    ],
    more,
  )
}

function hasTag(priority: Priority, { of, name }: { of: string; name: string }): boolean {
  return priority.tags.some(
    (tag) => tag.of.toLowerCase() === of.toLowerCase() && tag.name.toLowerCase() === name.toLowerCase(),
  )
}

/** The labels that priorities carry. */
export function answerTags(query: QueryOf<'tags'>, facts: Facts): Reply {
  const priorities = prioritiesOf(facts, query.priorities)
  const lines = priorities.map((priority) => {
    const tags = priority.tags.filter(({ of }) => query.of === null || of === query.of)
    const kinds = [...new Set(tags.map(({ of }) => of))]
    if (tags.length === 0)
      return `The ${facts.loaded.plan.shortTitle} gives no ${query.of ?? 'label'} for ${titledPriority(priority)}.`
    const words = kinds.map(
      (kind) => `${kind}: ${listed(tags.filter(({ of }) => of === kind).map(({ name }) => name))}`,
    )
    return `${titledPriority(priority)} (${facts.loaded.plan.shortTitle}). ${words.join('. ')}.`
  })
  const known = priorities.some(({ tags }) => tags.some(({ of }) => query.of === null || of === query.of))
  return reply(query, known ? 'answer' : 'unknown', lines, {
    citations: priorities.map((priority) => cite(facts.loaded, priority.source)),
    mentioned: { priorities: query.priorities },
  })
}

/** A list of the plan as a whole, how long it is, or one of its items by its place. */
export function answerItems(query: QueryOf<'items'>, facts: Facts): Reply {
  const list = facts.catalogue.lists.get(query.list)
  const { shortTitle } = facts.loaded.plan
  if (!list) return reply(query, 'unknown', [`The ${shortTitle} has no such list.`])
  const citations = [cite(facts.loaded, list.source)]
  const words = (item: (typeof list.items)[number]) =>
    item.detail === null ? item.text : `${item.text}: ${item.detail}`
  const size = `The ${shortTitle} lists ${String(list.items.length)} under “${list.name}”`
  if (query.nth !== null) {
    const item = list.items.at(query.nth > 0 ? query.nth - 1 : -1)
    return item === undefined
      ? reply(query, 'unknown', [`${size} only, so it does not name a number ${String(query.nth)}.`], {
          citations,
        })
      : reply(
          query,
          'answer',
          [`${list.name} (${shortTitle}), number ${String(list.items.indexOf(item) + 1)}: ${words(item)}`],
          { citations },
        )
  }
  if (query.saying !== null) {
    const { items, words: asked } = query.saying
    const found = items.flatMap((i) => list.items[i] ?? [])
    const long = found.map(words).join('').length > 1100
    return reply(
      query,
      'answer',
      [
        `Of the ${String(list.items.length)} under “${list.name}” (${shortTitle}), ${String(found.length)} ${found.length === 1 ? 'speaks' : 'speak'} of ${asked}:`,
        ...found.map((item) => `- ${long ? item.text : words(item)}`),
      ],
      { citations, limit: listLimit },
    )
  }
  const explained = [...facts.catalogue.glossary].find(
    ([key, { term }]) =>
      key.startsWith(`${facts.loaded.plan.id}/`) && term.toLowerCase() === list.name.toLowerCase(),
  )?.[1]
  const short = list.items.every(({ detail }) => detail === null || detail.length < 200)
  return reply(
    query,
    'answer',
    [
      query.as === 'count'
        ? `${size}: ${list.items.map(({ text }) => text.replace(/[;.]$/, '')).join('; ')}.`
        : `${size}:`,
      ...(query.as === 'count' ? [] : list.items.map((item) => `- ${short ? words(item) : item.text}`)),
      ...(explained === undefined ? [] : [`It explains “${list.name}” as: ${explained.meaning}`]),
    ],
    { citations, limit: listLimit },
  )
}

/** The priorities that point their readers to a place. */
export function answerLinked(query: QueryOf<'linked'>, facts: Facts): Reply {
  const { shortTitle } = facts.loaded.plan
  const found = query.links.flatMap((key) => {
    const record = facts.catalogue.byKey.get(key)
    const priority = facts.loaded.priorities.get(record?.priorityKey ?? '')
    return record && priority ? [{ text: record.body, priority, source: record.source }] : []
  })
  const texts = [...new Set(found.map(({ text }) => text))]
  const lines = texts.map((text) => {
    const under = found.filter((item) => item.text === text).map(({ priority }) => titledPriority(priority))
    return `“${text}” is where the ${shortTitle} points readers of ${listed([...new Set(under)])} for more details.`
  })
  const priorities = [...new Set(found.map(({ priority }) => priority.key))]
  return reply(query, 'answer', lines, {
    citations: found.map(({ source }) => cite(facts.loaded, source)),
    mentioned: { priorities, listed: priorities },
  })
}

/** Where a priority points its readers to. */
export function answerLinks(query: QueryOf<'links'>, facts: Facts): Reply {
  const priorities = prioritiesOf(facts, query.priorities)
  const lines = priorities.map((priority) =>
    priority.links.length === 0
      ? `The ${facts.loaded.plan.shortTitle} does not point readers of ${titledPriority(priority)} anywhere.`
      : `For more on ${titledPriority(priority)}, the ${facts.loaded.plan.shortTitle} points to: ${listed(priority.links.map(({ text, url }) => (url === null ? text : `${text} (${url})`)))}.`,
  )
  const known = priorities.some((priority) => priority.links.length > 0)
  return reply(query, known ? 'answer' : 'unknown', lines, {
    citations: priorities.flatMap((priority) =>
      priority.links.map(({ source }) => cite(facts.loaded, source)),
    ),
    mentioned: { priorities: query.priorities },
  })
}
