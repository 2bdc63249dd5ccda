import type { Library, Priority } from '../../plan/library.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/words.ts'
import { positions } from '../words/words.ts'
import type { RefMention } from './ref-mention.ts'
import { makeTitlesByTag } from './titles-by-tag.ts'

/** A tag of the read plan that a message names: "Be Safe", "Excellent services". */
export type TagMention = { of: string; name: string; tokens: number[] }
/** Names that stand for a priority or a tag, sorted by whether the read plan has them; titles in full are names too. */
export type Labels = {
  priorities: RefMention[]
  tags: TagMention[]
  /** Labels of other plans that the read plan does not have. */
  foreign: { said: string; tokens: number[]; planIds: string[] }[]
}

type Meaning = {
  planId: string
  priorityKey: string | null
  tag: { of: string; name: string } | null
  isTitle: boolean
}

/** Words before "be safe" that make it a verb and no name. */
const verbal =
  /^(to|child|children|kid|kids|people|pupils|can|will|should|could|must|they|them|would|may|and|families)$/

/**
 * Prepares finding priorities that have a name for a number ("Be Safe") and tags ("Be Included") in messages. Every
 * plan's labels are known, because a label that only another plan has is no plain word in this one.
 */
export function makeLabelFinder(library: Library): (tokens: readonly Token[], planId: string) => Labels {
  const plans = [...library.plans.values()]
  const entries = plans.flatMap(({ plan, priorities }) => [
    ...[...priorities.values()].flatMap((priority): [string, Meaning][] =>
      /\d/.test(priority.number) || priority.number.length <= 2
        ? []
        : [[priority.number, { planId: plan.id, priorityKey: priority.key, tag: null, isTitle: false }]],
    ),
    ...[...priorities.values()].flatMap((priority) =>
      titlesOf(priority).map((title): [string, Meaning] => [
        title,
        { planId: plan.id, priorityKey: priority.key, tag: null, isTitle: true },
      ]),
    ),
    ...[...priorities.values()].flatMap((priority) =>
      priority.tags.flatMap((tag) =>
        [tag.name, ...withoutPlace(tag.name, plan.area)].map((name): [string, Meaning] => [
          name,
          { planId: plan.id, priorityKey: null, tag, isTitle: false },
        ]),
      ),
    ),
  ])
  const book = makePhraseBook([
    ...new Map(entries.map((entry) => [`${entry[0]}|${entry[1].planId}`, entry])).values(),
  ])
  const listedIn = new Map(
    plans.map(({ plan }) => [
      plan.id,
      new Set(plan.lists.flatMap(({ items }) => items.map(({ text }) => text.toLowerCase()))),
    ]),
  )
  const titleOf = makeTitlesByTag(library)
  return (tokens, planId) => {
    const labels: Labels = { priorities: [], tags: [], foreign: [] }
    const bees = tokens.some((token) => /^bees?$/.test(token.text))
    for (const group of bySpan(book.longest(tokens))) {
      const { from, to } = group
      const span = positions(from, to)
      const said = span.map((i) => tokens[i]?.text ?? '').join(' ')
      const capital = tokens[from]?.capital === true && from > 0
      if (span.length < longName && group.meanings.every(isTitle) && !namedSo(tokens, span)) continue
      if (!capital && !bees && verbal.test(tokens[from - 1]?.text ?? '')) continue
      const here = group.meanings.filter((meaning) => meaning.planId === planId)
      const priority = here.find(({ priorityKey }) => priorityKey !== null)
      const tag = here.find((meaning) => meaning.tag !== null)?.tag
      if (priority?.priorityKey != null)
        labels.priorities.push({ kind: 'priority', keys: [priority.priorityKey], said, tokens: span })
      else if (tag) {
        const title = titleOf({ ...tag, tokens: span }, tokens, planId)
        if (title) labels.priorities.push({ kind: 'priority', keys: [title.key], said, tokens: title.tokens })
        else labels.tags.push({ ...tag, tokens: span })
      }
      // "Be Happy" is no other plan's label where a list of this plan has it.
      else if (listedIn.get(planId)?.has(said) !== true)
        labels.foreign.push({ said, tokens: span, planIds: group.meanings.map((one) => one.planId) })
    }
    return labels
  }
}

/** "Cleaner greener" for "Cleaner greener Hertfordshire". */
function withoutPlace(name: string, place: string): string[] {
  const rest = name.split(' ').filter((word) => word !== place)
  return rest.length > 1 && rest.length < name.split(' ').length ? [rest.join(' ')] : []
}

/** A title of so many words is not said by chance. */
const longName = 5

/** A priority's titles, and the beginning of a title that goes on with "through …" or "where …". */
function titlesOf(priority: Priority): string[] {
  if (!/\d/.test(priority.number)) return []
  const { title, contentsTitle } = priority
  const begun = title.split(/,? (?:through|where) |, /)[0] ?? title
  return [
    ...new Set([title, contentsTitle ?? title, ...(begun.split(' ').length >= longName ? [begun] : [])]),
  ]
}

function isTitle({ tag, isTitle: title }: Meaning): boolean {
  return tag === null && title
}

/** Whether a short title is written as a name: with a capital in the midst of the message, or every word with one. */
function namedSo(tokens: readonly Token[], span: readonly number[]): boolean {
  const capitals = span.filter((i) => tokens[i]?.capital === true).length
  return capitals >= 2 || (capitals === 1 && span[0] !== 0 && tokens[span[0] ?? 0]?.capital === true)
}

function bySpan(
  found: readonly { meaning: Meaning; from: number; to: number }[],
): { meanings: Meaning[]; from: number; to: number }[] {
  const spans = new Map<number, { meanings: Meaning[]; from: number; to: number }>()
  for (const { meaning, from, to } of found) {
    const span = spans.get(from) ?? { meanings: [], from, to }
    span.meanings.push(meaning)
    spans.set(from, span)
  }
  return [...spans.values()]
}
