import { listed, type Reply } from '../answerers/answerer.ts'
import type { Guess } from '../answerers/unsure.ts'
import type { Understood } from './understood.ts'
import type { Query } from '../query.ts'
import type { Reading } from '../reading.ts'
import { hasWord } from '../recogniser.ts'
import { tokenise } from '../words/words.ts'

/** How one plan understood and answered a question. `shown` has the reply alone, or each of the two that a guess shows. */
export type PlanPart = Understood & { query: Query; reply: Reply; shown: readonly [Guess, Guess | null] }

/** What several plans list alike, and what only one of them lists; null where they do not all give lists. */
export function differenceOf(parts: readonly PlanPart[], asked: Reading): string | null {
  const lists = parts.map((part) => ({ title: part.loaded.plan.shortTitle, items: itemsOf(part) }))
  if (lists.length < 2 || hasWord(asked, /^(many|number|more|fewer|bigger|larger)$/)) return null
  if (lists.some(({ items }) => items.length === 0)) return null
  const kept = (item: string, others: typeof lists) =>
    others.every(({ items }) => items.some((other) => same(item, other)))
  const first = lists[0]
  const both = (first?.items ?? []).filter((item) => kept(item, lists))
  // What they share is asked for: of what only one has, some are enough.
  const shared = hasWord(asked, /^(both|same|share|shared|shares|common|alike|either)$/)
  const lines = lists.map((list) => {
    const own = list.items.filter((item) => !kept(item, lists))
    return own.length === 0
      ? `nothing only in the ${list.title}`
      : `only in the ${list.title}: ${shared ? someOf(own) : listed(own)}`
  })
  const common = both.length === 0 ? 'In all of them: none' : `In all of them: ${listed(both)}`
  return `${common}; ${lines.join('; ')}.`
}

/** How many of what stands beside the answer are named. */
const namedBeside = 3

/** "a, b, c and 12 more". */
function someOf(items: readonly string[]): string {
  const left = items.length - namedBeside
  return left < 2 ? listed(items) : `${items.slice(0, namedBeside).join(', ')} and ${left} more`
}

/** Which of the plans has more of what was counted, with each number; null where nothing was. */
export function largerOf(parts: readonly PlanPart[], asked: Reading): string | null {
  if (parts.length < 2 || !hasWord(asked, /^(more|fewer|most|fewest|bigger|larger|longer|smaller|less)$/))
    return null
  const counts = parts.map((part) => ({ title: part.loaded.plan.shortTitle, count: itemsOf(part).length }))
  if (counts.some(({ count }) => count === 0)) return null
  const sorted = [...counts].sort((a, b) => b.count - a.count)
  const each = sorted.map(({ title, count }) => `the ${title} has ${String(count)}`)
  const [largest, next] = sorted
  if (!largest || !next) return null
  return largest.count === next.count
    ? `They have as many: ${each.join(', ')}.`
    : `The ${largest.title} has more: ${each.join(', ')}.`
}

/** Whether the plans give the same for a person; null where they are asked nothing of the kind. */
export function sameFor(parts: readonly PlanPart[], asked: Reading): string | null {
  if (parts.length < 2 || !hasWord(asked, /^(same|different|change|changed|differ|differs)$/)) return null
  const each = parts.map(({ query, reply, loaded }) => ({
    of: query.kind === 'person' && query.aspect !== 'overview' ? `${query.person}/${query.aspect}` : null,
    title: loaded.plan.shortTitle,
    said: new Set(
      reply.answer.text.match(
        query.kind === 'person' && query.aspect === 'contact' ? numberPattern : /.+/g,
      ) ?? [],
    ),
  }))
  const [first, ...others] = each
  if (typeof first?.of !== 'string' || others.some(({ of }) => of !== first.of)) return null
  const plain = (text: string) => text.replaceAll(/[\s()]/g, '')
  const common = [...first.said].filter((text) =>
    others.every(({ said }) => [...said].some((other) => plain(other) === plain(text))),
  )
  const titles = listed(each.map(({ title }) => `the ${title}`))
  return common.length > 0 ? `The same in ${titles}: ${listed(common)}.` : `Not the same in ${titles}.`
}

/** A telephone number as printed. */
const numberPattern = /\(?\b0\d{3,4}\)? ?\d{3} ?\d{3,4}\b/g

/** Of whom and when each plan's figure is, where several give one: figures of two plans are not of the same time or people. */
export function likeForLike(parts: readonly PlanPart[]): string | null {
  const each = parts.flatMap(({ query, loaded }) => {
    if (query.kind !== 'figures') return []
    const figure = loaded.measurements.get(query.figures[0] ?? '')
    return figure && (figure.cohort ?? figure.period) !== null
      ? [
          `the ${loaded.plan.shortTitle} counts ${figure.cohort ?? 'whom it does not say'}, ${figure.period ?? 'of no stated time'}`,
        ]
      : []
  })
  return each.length < 2 || each.length < parts.length ? null : `Compare them with care: ${listed(each)}.`
}

/** The names in the list that a plan answered with; empty where it answered with none. */
function itemsOf({ query, reply, loaded }: PlanPart): string[] {
  if (query.kind === 'priorities' || query.kind === 'tagged')
    return (reply.mentioned.listed ?? []).flatMap((key) => loaded.priorities.get(key)?.title ?? [])
  if (query.kind === 'themes') return loaded.plan.themes.map(({ name }) => name.replace(/\.$/, ''))
  if (query.kind === 'items') {
    const list = loaded.plan.lists[Number(query.list.split('/list-')[1]) - 1]
    return (list?.items ?? []).map(({ text }) => text.replace(/[;.]$/, ''))
  }
  if (query.kind !== 'indicators') return []
  return query.priorities.flatMap(
    (key) => loaded.priorities.get(key)?.indicators.map(({ text }) => text.replace(/[;.]$/, '')) ?? [],
  )
}

/** Whether two printed names are one, whatever their capitals and small words. */
function same(a: string, b: string): boolean {
  const plain = (text: string) =>
    tokenise(text)
      .map(({ stem }) => stem)
      .filter((stem) => !/^(the|of|and|a|in|to|for|our)$/.test(stem))
      .join(' ')
  return plain(a) === plain(b)
}
