import { positions } from '../../words/words.ts'
import { noFilter, type ActionFilter, type DueRange } from '../../action-filter.ts'
import { asks, aspectWords, hasWord, speaksOf, union } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { statusesSaid } from './statuses-said.ts'
import { givesTitle } from './officers-by-title.ts'
import { soleWords } from '../leads-and-people/sole-words.ts'
import { asksForYes, notWanted } from './names-not-wanted.ts'
import { timesNotWanted } from './times-not-wanted.ts'
import { serviceManagement } from '../priorities/service-management.ts'

const lackWords =
  /^(no|nobody|without|lack|lacks|lacking|missing|unnamed|vacant|blank|empty|unassigned|unallocated|tbc|none|undated|not|havent|hasnt|dont|doesnt|isnt|arent)$/

export type Built = { filter: ActionFilter; claims: Set<number>; narrowed: number }

/** The filter that the message's entities make. Every constraint that is recognised is in it. */
export function buildFilter(reading: Reading): Built {
  const group = serviceManagement(reading)
  const named = reading.refs.filter(({ kind }) => kind === 'priority').flatMap(({ keys }) => keys)
  const shutOut = notWanted(reading)
  const allPeople = reading.people.filter((person) => person.people.length === 1)
  const people = allPeople.filter(({ tokens }) => !shutOut.mentions.has(tokens[0] ?? -1))
  const agencies = reading.agencies.filter(({ from }) => !shutOut.mentions.has(from))
  const shutTimes = timesNotWanted(reading)
  const [notDue] = shutTimes
  const meant = rangeMeant(reading.ranges.filter((range) => shutTimes.every((shut) => shut.range !== range)))
  const range = meant?.range
  // "Which agency is behind it?" asks who does it, not whether it is late.
  const behind = aspectWords(reading, 'lead', 'agency')
  const overdue = [...aspectWords(reading, 'overdue')].some((i) => !behind.has(i))
  const find = (pattern: RegExp) =>
    reading.tokens.filter((token) => pattern.test(token.text)).map((token) => token.index)
  // "The NHS and nobody else" lacks nothing.
  const sole = new Set(soleWords(reading))
  const lacking = find(lackWords).filter((i) => !sole.has(i))
  const lacksOfficer =
    lacking.some(
      (i) =>
        !shutOut.words.includes(i) &&
        !shutTimes.some(({ words: by }) => by.includes(i)) &&
        !(people.length + agencies.length > 0 && asksForYes(reading, i)) &&
        // "Leads who aren't lead officer": the person lacks the action, not the action the person.
        !/^(leads?|officers?|people|who|whos|managers?)$/.test(reading.tokens[i - 1]?.text ?? ''),
    ) &&
    find(/^(officers?|leads?|leader|owners?|named|name|person|charge|responsible|somebody|someone)$/).some(
      // "Name the schools that are not in it" asks for a list.
      (i) => !/^name (the|all|those|these|them|every|any)\b/.test(reading.said.split(' ').slice(i).join(' ')),
    )
  // "Gone past its date and not closed": that date is not missing.
  const late = aspectWords(reading, 'overdue')
  const lacksDate =
    // "Dated June, not before": a time that is named is no missing date.
    reading.ranges.length === 0 &&
    lacking.length > 0 &&
    find(/^(dates?|deadlines?|timescales?|milestones?|dated)$/).some((i) => !late.has(i))
  const byTitle = givesTitle(reading)
  // What is ongoing has no date, and need not be told so.
  const ongoing = find(/^(ongoing|continuous|rolling)$/)
  const missing =
    byTitle.length > 0
      ? 'name'
      : asks(reading, 'none-named') || lacksOfficer
        ? 'officer'
        : ongoing.length === 0 && (asks(reading, 'no-date') || lacksDate)
          ? 'date'
          : null
  const tbc = missing === null ? find(/^(tbc)$/) : []
  // "Is there a green angle?" asks for no action's colour.
  const coloured =
    speaksOf(reading, 'action') ||
    asks(reading, 'status', 'overdue', 'count') ||
    reading.tokens.length <= 4 ||
    saysOfAny(reading, /^(red|amber|green)$/) ||
    saysOfAnything.test(reading.said) ||
    hasWord(reading, /^(milestones?|deadlines?|rated|rating|ratings|reported|confidence)$/)
  const status = statusesSaid(reading, { stages: !overdue && !asks(reading, 'when'), colours: coloured })
  const shared = sharedBy(reading)
  const jointly = find(/^(jointly|joint|together|both|shared?|sharing|between|alongside)$/)
  const filter: ActionFilter = {
    ...noFilter,
    priorities: group?.keys ?? named,
    theme: reading.themes[0]?.meaning ?? null,
    officers: people.flatMap((person) => person.people),
    agencies: agencies.map((agency) => agency.meaning),
    due: range && !(overdue && /today|now/.test(range.words)) ? range : null,
    notDue: notDue?.range.range ?? null,
    overdue,
    missing,
    timescale: ongoing.length > 0 ? 'ongoing' : tbc.length > 0 ? 'tbc' : null,
    cell: missing === null || missing === 'name' ? null : cellSaid(reading),
    ...status.filter,
    sole: agencies.length + people.length > 0 && soleWords(reading).length > 0,
    every: agencies.length > 1 && jointly.length > 0,
    several: shared.of,
    notAgencies: reading.agencies
      .filter((agency) => !agencies.includes(agency))
      .map(({ meaning }) => meaning),
    notOfficers: allPeople.filter((person) => !people.includes(person)).flatMap((person) => person.people),
    columns: [
      ...(shared.of === 'agency' || (asks(reading, 'agency') && reading.agencies.length === 0)
        ? (['agency'] as const)
        : []),
      ...(asks(reading, 'monitoring') ? (['monitoring'] as const) : []),
    ],
  }
  const words = (found: readonly { from: number; to: number }[]) =>
    found.flatMap(({ from, to }) => positions(from, to))
  return {
    filter,
    claims: union(
      reading.refs.flatMap((ref) => ref.tokens),
      group?.tokens ?? [],
      allPeople.flatMap((person) => person.tokens),
      words(reading.agencies),
      shutOut.words,
      filter.every ? jointly : [],
      shared.words,
      reading.agencies.length > 0 || filter.columns.includes('agency') ? aspectWords(reading, 'agency') : [],
      filter.columns.includes('monitoring') ? aspectWords(reading, 'monitoring') : [],
      words(reading.themes),
      meant?.tokens ?? [],
      shutTimes.flatMap(({ range: shut, words: by }) => [...shut.tokens, ...by]),
      agencies.length + people.length > 0 ? soleWords(reading) : [],
      aspectWords(reading, 'overdue', 'none-named', 'no-date'),
      ongoing.length > 0 && lacksDate
        ? union(lacking, find(/^(dates?|deadlines?|proper|fixed|firm|real)$/))
        : [],
      missing === null
        ? []
        : union(
            lacking,
            byTitle,
            find(
              /^(officers?|leads?|leader|owners?|named|name|person|charge|responsible|dates?|deadlines?|timescales?|milestones?|cells?|columns?|box|boxes|left|gaps?|holes?)$/,
            ),
          ),
      ongoing,
      tbc,
      status.claims,
    ),
    narrowed:
      (shared.of === null ? 0 : 1) +
      filter.priorities.length +
      allPeople.length +
      reading.agencies.length +
      reading.themes.length +
      (range || notDue ? 1 : 0),
  }
}

/** "Is anything amber or red now?": nothing but stages and confidences is said of it. */
const status = '(red|amber|green|in progress|complete|completed|finished|on hold|paused|stopped|late|overdue)'
const saysOfAnything = new RegExp(
  `\\b(any|some|every|no)thing (is |now |still |currently |at )?${status}(( or| and| nor)? ${status})*( now| today| yet| currently| at the moment| please)?$`,
)

/**
 * "What is red in priority 2?", "anything red under priority 7?": whether a word is said of things that are left unnamed, in a
 * part of the plan that is named. In "a green angle" it is said of the word that follows.
 */
function saysOfAny({ tokens, refs, themes }: Reading, word: RegExp): boolean {
  const named = new Set([
    ...refs.filter(({ kind }) => kind === 'priority').flatMap((ref) => ref.tokens),
    ...themes.flatMap(({ from, to }) => positions(from, to)),
  ])
  const ofAny =
    /^(is|are|isnt|arent|was|were|whats|anything|something|everything|nothing|any|ones|now|still|currently|at|gone|turned|or|and)$/
  const before =
    /^(in|under|within|across|for|at|on|of|from|by|or|and|now|today|right|currently|please|there)$/
  return (
    named.size > 0 &&
    tokens.some(
      ({ text, index }) =>
        word.test(text) &&
        ofAny.test(tokens[index - 1]?.text ?? 'anything') &&
        (named.has(index + 1) || before.test(tokens[index + 1]?.text ?? 'now')),
    )
  )
}

/** "Left empty", "only says TBC": what a cell without a name or date prints; null where both or neither is said. */
function cellSaid({ said }: Reading): ActionFilter['cell'] {
  const blank = /\b(blank|empty)\b/.test(said)
  const tbc = /\b(tbc|to be confirmed)\b/.test(said)
  return blank === tbc ? null : blank ? 'blank' : 'tbc'
}

/** "By the end of June, I mean the ones dated June": of times that lie within each other, the narrowest. */
function rangeMeant([first, ...others]: Reading['ranges']):
  { range: DueRange; tokens: number[] } | undefined {
  if (first === undefined) return undefined
  const { from, to } = first.range
  const inner = others.find(
    ({ range }) =>
      range.from !== null &&
      range.to !== null &&
      (from === null || range.from >= from) &&
      (to === null || range.to <= to),
  )
  return inner ? { range: inner.range, tokens: [...first.tokens, ...inner.tokens] } : first
}

/** "Which actions have more than one lead officer?", "which are shared between two agencies?" */
function sharedBy(reading: Reading): { of: ActionFilter['several']; words: number[] } {
  const said = reading.said
  const found =
    /\bactions?\b.*\b(more than one|two|several|multiple|two or more|at least two|joint|shared|a pair of) (lead |named |different |joint )?(officers?|people|agency|agencies|organisations?|bodies|leads?)\b/.exec(
      said,
    )
  const sharing =
    /\bshares? (an|one|any|some|which|what|his|her) ?actions?\b|\bactions?\b.*\bshares? with (someone|somebody|another|anyone|anybody|others?)\b/.test(
      said,
    )
  const words = /^(shares?|someone|somebody|another|anyone|anybody|one)$/
  if (!found && sharing)
    return {
      of: 'officer',
      words: reading.tokens.filter(({ text }) => words.test(text)).map(({ index }) => index),
    }
  if (!found || reading.refs.some(({ kind }) => kind === 'action')) return { of: null, words: [] }
  const of = /agenc|organis|bod/.test(found[3] ?? '') ? 'agency' : 'officer'
  const counting =
    /^(more|than|one|two|several|multiple|least|joint|shared|pair|people|agency|agencies|officers?)$/
  return { of, words: reading.tokens.filter(({ text }) => counting.test(text)).map(({ index }) => index) }
}
