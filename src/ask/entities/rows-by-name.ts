import type { LoadedPlan } from '../../plan/library.ts'
import type { Aspect, Thing } from '../vocabulary.ts'
import type { Lexicon, Unit } from '../words/lexicon.ts'
import { makePhraseBook, type Found } from '../words/phrase-book.ts'
import { positions, type Token } from '../words/words.ts'
import type { RefMention } from './ref-mention.ts'
import { saidOfTable } from './said-of-table.ts'

/** What else a message says: what it asks, the things it speaks of, whether it names days, and the rarest word beside all that. */
export type Heard = {
  aspects: readonly Found<Aspect>[]
  things: readonly Found<Thing>[]
  dated: boolean
  /** The words that name agencies. */
  agencies: ReadonlySet<number>
  rarestBeside: (words: ReadonlySet<number>) => number
}
/** How rare the rarest word is beside the known ones, 0 to 1. */
export function rarestWord(
  tokens: readonly Token[],
  known: readonly ReadonlySet<number>[],
  lexicon: Lexicon,
  subjects: { weightOf(unit: Unit): number },
): number {
  const words = new Set(known.flatMap((some) => [...some]))
  return Math.max(0, ...lexicon.unitsOf(tokens, words).map((unit) => subjects.weightOf(unit)))
}
export type FindRowsByName = (tokens: readonly Token[], heard: Heard) => RefMention[]

type Row = Pick<RefMention, 'kind'> & { key: string }

/** A message with a rarer word than this beside the name is of something narrower than the row. */
const rarest = 0.2
const mostNamed = 3

/** What is asked of figures, texts and the like is for the records that say the words, and not for a row of that name. */
const ofRecords = new Set<Aspect>([
  'figure',
  'definition',
  'mentions',
  'cost',
  'why',
  'district',
  'changed',
  'conditions',
  'groups',
])
const ofTables = new Set<Aspect>(['overdue', 'none-named', 'no-date', 'next'])
const ofOneRow = new Set<Aspect>(['lead', 'officer', 'agency', 'when', 'monitoring', 'overdue'])
const several =
  /^(agencies|organisations|orgs|partners|bodies|officers|everyone|everybody|all|actions|tasks|milestones|deadlines)$/

/**
 * Prepares finding the priorities and actions that a message names by another name of theirs ("children looked after", "local
 * special provision"), where it asks what their tables say and says little else. A name that two rows bear names neither.
 */
export function makeRowsByName({ plan, priorities, actions }: LoadedPlan): FindRowsByName {
  const themes = new Set(plan.themes.map(({ name }) => name.toLowerCase()))
  const names = [
    ...[...priorities.values()].map((row) => ({ row, kind: 'priority' as const })),
    ...[...actions.values()].map((row) => ({ row, kind: 'action' as const })),
  ].flatMap(({ row: { key, alsoKnownAs }, kind }) =>
    alsoKnownAs
      .filter((name) => !/\d/.test(name) && !themes.has(name.toLowerCase()))
      .map((name): [string, Row] => [name, { kind, key }]),
  )
  const book = makePhraseBook(names)
  return (tokens, heard) => {
    if (asksOfRecords(tokens, heard)) return []
    const spans = [...Map.groupBy(book.longest(tokens), ({ from }) => from).values()]
    if (spans.length === 0 || spans.length > mostNamed) return []
    const found = spans.map((rows): { row: Row; span: number[] } | null => {
      const [first] = rows
      const row = onlyRow(rows.map(({ meaning }) => meaning))
      return first && row ? { row, span: positions(first.from, first.to) } : null
    })
    const named = found.filter((one) => one !== null)
    const kind = named[0]?.row.kind
    if (named.length < found.length || named.some(({ row }) => row.kind !== kind)) return []
    // An agency has rows in a priority; beside one action it is somebody else's name.
    const besides = new Set([
      ...named.flatMap(({ span }) => span),
      ...(kind === 'priority' ? heard.agencies : []),
    ])
    const asked =
      kind === 'action' ? asksOfOne(tokens, heard) : named.every(({ span }) => asksOfAll(tokens, span, heard))
    if (!asked || heard.rarestBeside(besides) >= rarest) return []
    return named.map(({ row, span }) => ({
      kind: row.kind,
      keys: [row.key],
      said: span.map((i) => tokens[i]?.text ?? '').join(' '),
      tokens: span,
    }))
  }
}

/** The one row that bears a name, or the one priority: what an action shares with its priority names the priority. */
function onlyRow(rows: readonly Row[]): Row | null {
  const all = [...new Map(rows.map((row) => [row.key, row])).values()]
  const priorities = all.filter(({ kind }) => kind === 'priority')
  const [only, another] = priorities.length > 0 ? priorities : all
  return only !== undefined && another === undefined ? only : null
}

/** Whether figures, texts and the like are asked for; what lacks a date or is late is asked of a table in any words. */
function asksOfRecords(tokens: readonly Token[], { aspects }: Heard): boolean {
  const said = tokens.map(({ text }) => text).join(' ')
  const ofTable = aspects.some(({ meaning }) => ofTables.has(meaning))
  // "How many actions", "how many are late": counts rows, and asks for no figure.
  const counted =
    /\bhow many (have|are|has|do) (we|they|you|there) (got|have)?\b|\bhow many (of )?(the |its |their )?(\w+ )?(actions|tasks|rows|milestones|deadlines)\b/.test(
      said,
    ) ||
    (ofTable && /\bhow many (late|overdue|missed|undated|are|is|have|has|in|of)\b/.test(said))
  return aspects.some(
    ({ meaning }) =>
      ofRecords.has(meaning) && !(meaning === 'mentions' && ofTable) && !(meaning === 'figure' && counted),
  )
}

/** Whether a message asks what the row of one action says; of what was done once, and of a priority, it tells nothing. */
function asksOfOne(tokens: readonly Token[], { aspects, things }: Heard): boolean {
  const asked = new Set(aspects.map(({ meaning }) => meaning))
  const past = tokens.some(({ text }) => /^(was|were|did|took|had)$/.test(text))
  const ofPriority = /\b(same|one|which|what) priority\b/.test(tokens.map(({ text }) => text).join(' '))
  const whose = asked.has('agency') && tokens.some(({ text }) => /^whos?$/.test(text))
  return (
    (ofPriority || [...asked].some((aspect) => ofOneRow.has(aspect))) &&
    !past &&
    !whose &&
    !(things.some(({ meaning }) => meaning === 'priority') && !ofPriority) &&
    !tokens.some(({ text }) => several.test(text))
  )
}

/** Whether a message asks what the table of a priority says: what is late in it, its agencies, "the actions under …". */
function asksOfAll(
  tokens: readonly Token[],
  span: readonly number[],
  { aspects, things, dated, agencies }: Heard,
): boolean {
  if (aspects.some(({ meaning }) => ofTables.has(meaning) || (dated && meaning === 'when'))) return true
  // "Workforce action plans" are no actions.
  const plural = tokens.some(({ text }) => several.test(text))
  if (plural && aspects.some(({ meaning }) => /^(lead|officer|agency)$/.test(meaning))) return true
  const [before, after] = [tokens[(span[0] ?? 0) - 1]?.text ?? '', tokens[(span.at(-1) ?? 0) + 1]?.text ?? '']
  if (/^plans?$/.test(tokens[(span.at(-1) ?? 0) + 2]?.text ?? '')) return false
  const said = tokens.map(({ text }) => text)
  const sofar = said.slice(0, span[0]).join(' ')
  // "Who leads SEND", "lead for SEND", "the SEND lead": the priority itself is led; "who leads on bullying" may ask of an action.
  const led =
    aspects.some(({ meaning }) => meaning === 'lead') &&
    (/^(leads|heads|runs|up)$/.test(before) ||
      /\b(lead|over|tree) for$/.test(sofar) ||
      (/^(the|our)$/.test(before) && after === 'lead' && !said.includes('there')))
  const compared = tokens.some(({ text }) =>
    /^(more|most|fewer|fewest|longer|longest|bigger|smaller)$/.test(text),
  )
  if (led) return true
  if (saidOfTable(sofar, after) || asksWhetherBetter.test(said.join(' '))) return true
  const within = /^(in|under|within|across|for|on)$/.test(before)
  if (agencies.size > 0 && within) return true
  const ends =
    aspects.some(({ meaning }) => meaning === 'first') &&
    /\b(latest|last|earliest|first|soonest|furthest)\b/.test(said.join(' '))
  if (
    ends &&
    aspects.some(({ meaning }) => meaning === 'when' || meaning === 'milestone') &&
    (within || after === 'action')
  )
    return true
  const placed =
    compared || /^(in|under|within|across|for|of)$/.test(before) || /^(actions|priority)$/.test(after)
  return placed && things.some(({ meaning }) => meaning === 'action')
}

/** "How will we tell whether SEND is any better?": asks for the measures of it. */
const asksWhetherBetter =
  /\bhow\b.*\b(know|tell|judge|see) (if|whether|that)\b.*\b(better|improv\w+|working|worked|progress)\b/
