import type { CatalogueRecord } from '../catalogue/record.ts'
import { sentencesOf } from '../catalogue/sentences.ts'
import type { Priority } from '../../plan/library.ts'
import type { QueryOf } from '../query.ts'
import {
  actionTitle,
  cite,
  listed,
  reply,
  shorten,
  titledPriority,
  type Facts,
  type Reply,
} from './answerer.ts'
import { officerBriefly, timescaleBriefly } from './cells.ts'

/** What was asked for and is not given, in a reader's words. */
const lacking = { share: 'figure', number: 'number', money: 'amount of money', date: 'date' } as const

/** Most characters of a list that is quoted, and how far into it the item that was meant may end: a guess is cut soon after. */
const longestList = 1200
const soonEnough = 450

/** What the plan says, in its own words, with its place. A short paragraph is quoted whole. */
export function answerPassage(query: QueryOf<'passage'>, facts: Facts): Reply {
  const records = query.passages.flatMap((key) => facts.catalogue.byKey.get(key) ?? [])
  const lines = [...new Set(records.map((record) => said(record, facts)))].filter((line) => line !== '')
  const first = records[0]
  const priority = first?.priorityKey == null ? undefined : facts.loaded.priorities.get(first.priorityKey)
  const toFollow = records.every((record) =>
    /to follow|\btbc\b|to be added/i.test(paragraphOf(record.of, record.body, facts)),
  )
  const { shortTitle } = facts.loaded.plan
  const before = toFollow
    ? ['The plan does not say yet. What it prints is:']
    : query.lacks === undefined
      ? []
      : [
          query.lacks === 'number' && itemsIn(records, facts) > 1
            ? `The ${shortTitle} prints no number for this, as far as I can tell, but a list of ${String(itemsIn(records, facts))} items:`
            : `The ${shortTitle} gives no ${lacking[query.lacks]} for this, as far as I can tell. The nearest it says is:`,
        ]
  return reply(query, before.length > 0 ? 'unknown' : 'answer', [...before, ...lines], {
    citations: records.map((record) => cite(facts.loaded, record.source)),
    followUps: priority
      ? [`Who leads ${priorityWords(priority)}?`, `What are the indicators for ${priorityWords(priority)}?`]
      : ['What are the themes?', 'How many priorities are there?'],
    mentioned: {
      // Whatever is asked of "it" next may mean any priority that was quoted.
      priorities: [...new Set(records.flatMap(({ priorityKey }) => priorityKey ?? []))],
      actions: first?.kind === 'action' ? [first.key] : [],
    },
  })
}

/** How many items the list within the one record has; none where there is no list, or are several records. */
function itemsIn([record, another]: readonly CatalogueRecord[], { catalogue }: Facts): number {
  if (record === undefined || another !== undefined) return 0
  const text = catalogue.indicators.get(record.key)?.indicator.text ?? record.body
  return text.split('•').length - 1
}

function priorityWords({ number }: { number: string }): string {
  return /^\d/.test(number) ? `priority ${number}` : number
}

/** One record in a sentence: the plan's words and where they stand. */
function said(record: CatalogueRecord, facts: Facts): string {
  const { shortTitle } = facts.loaded.plan
  const priority = record.priorityKey === null ? undefined : facts.loaded.priorities.get(record.priorityKey)
  const under = priority ? `${titledPriority(priority)}, ` : ''
  switch (record.kind) {
    case 'action': {
      const action = facts.loaded.actions.get(record.key)
      return action
        ? `${actionTitle(facts, action)}: ${action.text} (${timescaleBriefly(action)}; ${officerBriefly(action.leadOfficer)})`
        : ''
    }
    case 'indicator': {
      const found = facts.catalogue.indicators.get(record.key)
      return `${under}indicator ${found?.indicator.number ?? ''} (${shortTitle}): ${found?.indicator.text ?? ''}`
    }
    case 'aim': {
      const aim = priority?.aims.find(({ text }) => text === record.body)
      const tags = priority?.tags.map(({ of, name }) => `${of}: ${name}`) ?? []
      const labels = tags.length === 0 ? '' : ` (${listed(tags)})`
      const items = aimsUnder(record.body, priority)
      return `${under}${aim?.heading ?? record.source.section} (${shortTitle}): “${[record.body, ...items].join(items.length > 0 ? ' • ' : '')}”${labels}`
    }
    case 'link':
      return `${under}for more details (${shortTitle}): ${listed(priority?.links.map(({ text }) => text) ?? [])}`
    case 'item': {
      const list = facts.catalogue.lists.get(record.of)
      const item = list?.items[Number(record.key.split('.').at(-1)) - 1]
      const detail = item?.detail == null ? '' : `: ${item.detail}`
      return `${list?.name ?? ''} (${shortTitle}): ${item?.text ?? ''}${detail}`
    }
    case 'condition':
      return `${record.source.section} (${shortTitle}): “${conditionsWith(record, priority)}”`
    case 'contact':
    case 'district':
    case 'figure':
    case 'glossary':
    case 'group':
    case 'list':
    case 'monitoring':
    case 'passage':
    case 'person':
    case 'priority':
      return `${record.source.section} (${shortTitle}): “${paragraphOf(record.of, record.body, facts)}”`
  }
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
  if (text.length <= 620) return wholeSection(key, text, facts).replace(/\s+/g, ' ').trim()
  const sentences = sentencesOf(text)
  const at = sentences.indexOf(sentence)
  return shorten(sentences.slice(Math.max(0, at - 1), at + 2).join(' '), 900)
}

/** A heading that names the list beneath it: "c. Where are we now? – Areas for development". */
const underList = /^([a-e]\. |Equality and Diversity ).*– /

/** A wish with those that stand under the same opening words. */
function conditionsWith({ body }: CatalogueRecord, priority: Priority | undefined): string {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  const whole = priority?.conditions.find(({ items }) =>
    items.some((item) => plain(body).endsWith(plain(item))),
  )
  if (whole === undefined || whole.of === null) return body.trim()
  return shorten(`${whole.of} ${whole.items.map(plain).join(' • ')}`, longestList)
}

/** The whole list that a passage is an item of, where its heading names the list ("… – Areas for development"). */
function listUnder(key: string, facts: Facts): string | null {
  const item = facts.loaded.passages.find((passage) => passage.key === key)
  if (!item || !underList.test(item.heading)) return null
  const items = facts.loaded.passages.filter(
    (other) => other.heading === item.heading && other.priorityKey === item.priorityKey,
  )
  const title = item.heading.replace(/^[^–]*– /, '')
  const texts = items.map(({ text }) => text.replace(/\s+/g, ' '))
  const upTo = `${title}: ${texts.slice(0, items.indexOf(item) + 1).join(' • ')}`
  // A list is told from the item that was meant where that would otherwise be cut off, or come late.
  const told = upTo.length > soonEnough ? ['…', ...texts.slice(items.indexOf(item))] : texts
  return shorten(`${title}: ${told.join(' • ')}`, longestList)
}

/** A line of a section of a few short lines, such as quotations and who said them, is told with the others. */
function wholeSection(key: string, text: string, { loaded }: Facts): string {
  const own = loaded.passages.find((passage) => passage.key === key)
  const lines = loaded.passages.filter(
    ({ heading, priorityKey }) => heading === own?.heading && priorityKey === own.priorityKey,
  )
  const quoted = lines.some((line) => /^['‘“"]/.test(line.text.trim()))
  const whole = lines.map((line) => line.text.trim()).join(' ')
  return quoted && text.length <= 160 && whole.length <= 700 ? whole : text
}

/** The aims that an aim ending in a colon introduces: their heading ends with its words. */
function aimsUnder(body: string, priority: Priority | undefined): string[] {
  if (!body.trimEnd().endsWith(':')) return []
  const opening = body.trimEnd().slice(0, -1)
  return (priority?.aims ?? []).filter(({ heading }) => heading.endsWith(opening)).map(({ text }) => text)
}

/** The list items that follow a paragraph ending in a colon; each is a passage of its own under the same heading. */
function itemsAfter(key: string, facts: Facts): string[] {
  const at = facts.loaded.passages.findIndex((passage) => passage.key === key)
  const lead = facts.loaded.passages[at]
  const items: string[] = []
  for (const passage of facts.loaded.passages.slice(at + 1, at + 9)) {
    if (
      !(passage.heading === lead?.heading || passage.heading.startsWith(`${lead?.heading ?? ''} – `)) ||
      passage.priorityKey !== lead?.priorityKey ||
      passage.text.length > 320
    )
      break
    if (items.join('').length + passage.text.length > 1000) break
    items.push(passage.text.replace(/\s+/g, ' '))
  }
  return items
}
