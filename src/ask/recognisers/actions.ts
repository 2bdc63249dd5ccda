import type { ActionFilter } from '../query.ts'
import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  refersBack,
  speaksOf,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from '../recogniser.ts'
import type { Reading } from '../reading.ts'

export const noFilter: ActionFilter = {
  priorities: [],
  theme: null,
  officers: [],
  agencies: [],
  due: null,
  overdue: false,
  missing: null,
  timescale: null,
  stage: null,
  confidence: null,
  topic: null,
  sole: false,
}

const stageWords: readonly { pattern: RegExp; stage: NonNullable<ActionFilter['stage']> }[] = [
  { pattern: /^(complete|completed|finished)$/, stage: 'Complete' },
  { pattern: /^(stopped)$/, stage: 'Stopped' },
  { pattern: /^(hold|paused)$/, stage: 'On hold' },
  { pattern: /^(progress|underway)$/, stage: 'In progress' },
]
const confidenceWords: readonly { pattern: RegExp; confidence: NonNullable<ActionFilter['confidence']> }[] = [
  { pattern: /^red$/, confidence: 'Red' },
  { pattern: /^amber$/, confidence: 'Amber' },
  { pattern: /^green$/, confidence: 'Green' },
]

/** A figure is expected or forecast; that asks for no deadline. */
const forecast = /^(expected|projected|forecast|predicted|estimated|year|month|date)$/

const lackWords =
  /^(no|nobody|without|lack|lacks|lacking|missing|unnamed|vacant|blank|empty|unassigned|unallocated|tbc|none|undated|not|havent|hasnt|dont|doesnt|isnt|arent)$/

type Built = { filter: ActionFilter; claims: Set<number>; narrowed: number }

/** Lists and counts of actions by any mix of priority, theme, officer, agency, date, lateness and gaps. */
export const actions: Recogniser = (reading, context): Candidate[] => {
  const built = buildFilter(reading)
  const last = context.memory.query
  const short = reading.tokens.length <= 7 && reading.refs.length + reading.people.length === 0
  if (
    short &&
    last?.kind === 'actions' &&
    (context.memory.listed.length > 2 || !asks(reading, 'lead', 'officer', 'agency', 'when')) &&
    reading.units.every((unit) => context.subjects.weightOf(unit) < 0.35) &&
    hasWord(reading, /^(that|they|those|them|these)$/) &&
    reading.ranges.length === 0
  ) {
    const as = hasWord(reading, /^(many|number|count)$/)
      ? ('count' as const)
      : hasWord(reading, /^(what|which|list|show|name)$/) ||
          asks(reading, 'lead', 'officer', 'agency', 'when')
        ? ('list' as const)
        : null
    if (as !== null)
      return [
        {
          query: { ...last, as },
          fit: 0.96,
          claims: new Set(reading.tokens.map((token) => token.index)),
          about: [],
          rule: 'the same actions again',
        },
      ]
  }
  if (
    short &&
    context.memory.priorities.length === 1 &&
    built.narrowed === 0 &&
    (refersBack(reading) || /^and\b/.test(reading.text.trim().toLowerCase()))
  )
    built.filter.priorities = context.memory.priorities
  if (reading.refs.some((ref) => ref.kind === 'action')) return []
  const askers = asks(reading, 'mine') && reading.asker !== null
  const filter =
    askers && reading.people.length === 0
      ? { ...built.filter, officers: [reading.asker ?? ''] }
      : built.filter
  const everything = hasWord(reading, /^(everything|all|anything)$/) && filter.priorities.length > 0
  const saysActions =
    everything ||
    speaksOf(reading, 'action') ||
    hasWord(reading, /^(actions?|tasks?|deadlines?|milestones?)$/)
  const dueAsked =
    filter.due !== null &&
    (saysActions ||
      asks(reading, 'milestone') ||
      (asks(reading, 'mine') && hasWord(reading, /^(my|mine|i|what|whats|which|anything|list|show)$/)) ||
      [...aspectWords(reading, 'when')].some((i) => !forecast.test(reading.tokens[i]?.text ?? '')) ||
      // "What's on in June?" names no subject of its own.
      (reading.units.every((unit) => context.subjects.weightOf(unit) < 0.2) &&
        reading.tokens.length <= 6 &&
        hasWord(reading, /^(what|whats|which|anything|everything|show|list)$/)))
  // "What's due for me?" names no time: all of one's actions, each with its date.
  const mineDue =
    askers && asks(reading, 'when') && reading.units.every((unit) => context.subjects.weightOf(unit) < 0.2)
  const strong =
    filter.overdue ||
    dueAsked ||
    mineDue ||
    filter.missing !== null ||
    filter.timescale !== null ||
    filter.stage !== null ||
    filter.confidence !== null
  if (!saysActions && !strong) return []
  const counting = asks(reading, 'count') && hasWord(reading, /^(many|number|count|total)$/)
  const claims = union(
    built.claims,
    aspectWords(
      reading,
      'list',
      'count',
      'when',
      'milestone',
      'overdue',
      'lead',
      'officer',
      'mine',
      'none-named',
      'no-date',
    ),
    thingWords(reading, 'action', 'priority', 'smp', 'plan', 'person'),
  )
  const topic = topicOf(reading, context, claims, saysActions)
  const whole = topic === null ? filter : { ...filter, topic: { words: topic.words, actions: topic.keys } }
  const remembered = built.narrowed === 0 && built.filter.priorities.length > 0 ? 1 : 0
  const narrowed = built.narrowed + remembered + (askers ? 1 : 0) + (topic === null ? 0 : 1)
  const plural = hasWord(
    reading,
    /^(actions|tasks|milestones|deadlines|anything|everything|nothing|any|which|what|list|all|show)$/,
  )
  const fit = strong
    ? 0.97
    : counting
      ? 0.95
      : plural && narrowed > 0
        ? 0.93
        : narrowed > 0
          ? 0.8
          : hasWord(reading, /^(all|list|every)$/)
            ? 0.85
            : 0.5
  return [
    {
      query: { kind: 'actions', filter: whole, as: counting ? 'count' : 'list' },
      fit: topic === null ? fit : fit * 0.9,
      claims: union(claims, topic?.claims ?? [], askers ? aspectWords(reading, 'mine') : []),
      about: topic?.keys ?? filter.priorities,
      rule: 'actions by filter',
    },
  ]
}

/** The filter that the message's entities make. Every constraint that is recognised is in it. */
export function buildFilter(reading: Reading): Built {
  const priorities = reading.refs.filter((ref) => ref.kind === 'priority').flatMap((ref) => ref.keys)
  const people = reading.people.filter((person) => person.people.length === 1)
  const agencies = reading.agencies
  const range = reading.ranges[0]
  const overdue = asks(reading, 'overdue')
  const find = (pattern: RegExp) =>
    reading.tokens.filter((token) => pattern.test(token.text)).map((token) => token.index)
  const lacking = find(lackWords)
  const lacksOfficer =
    lacking.length > 0 &&
    find(/^(officers?|leads?|leader|owners?|named|name|person|charge|responsible|somebody|someone)$/).length >
      0
  const lacksDate =
    lacking.length > 0 && find(/^(dates?|deadlines?|timescales?|milestones?|dated)$/).length > 0
  const missing =
    asks(reading, 'none-named') || lacksOfficer
      ? 'officer'
      : asks(reading, 'no-date') || lacksDate
        ? 'date'
        : null
  const ongoing = find(/^(ongoing|continuous|rolling)$/)
  const tbc = missing === null ? find(/^(tbc)$/) : []
  const said = (row: { pattern: RegExp }) => find(row.pattern).length > 0
  const stage =
    overdue || asks(reading, 'when')
      ? undefined
      : stageWords
          .filter(said)
          .find(({ stage }) => stage !== 'On hold' || /\bon hold\b|paused/i.test(reading.text))
  const confidence = confidenceWords.find(said)
  const filter: ActionFilter = {
    ...noFilter,
    priorities,
    theme: reading.themes[0]?.meaning ?? null,
    officers: people.flatMap((person) => person.people),
    agencies: agencies.map((agency) => agency.meaning),
    due: range && !(overdue && /today|now/.test(range.range.words)) ? range.range : null,
    overdue,
    missing,
    timescale: ongoing.length > 0 ? 'ongoing' : tbc.length > 0 ? 'tbc' : null,
    stage: stage?.stage ?? null,
    confidence: confidence?.confidence ?? null,
    sole: agencies.length + people.length > 0 && soleWords(reading).length > 0,
  }
  const words = (found: readonly { from: number; to: number }[]) =>
    found.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
  return {
    filter,
    claims: union(
      reading.refs.flatMap((ref) => ref.tokens),
      people.flatMap((person) => person.tokens),
      words(agencies),
      words(reading.themes),
      range?.tokens ?? [],
      agencies.length + people.length > 0 ? soleWords(reading) : [],
      aspectWords(reading, 'overdue', 'none-named', 'no-date'),
      missing === null
        ? []
        : union(
            lacking,
            find(
              /^(officers?|leads?|leader|owners?|named|name|person|charge|responsible|dates?|deadlines?|timescales?|milestones?)$/,
            ),
          ),
      ongoing,
      tbc,
      stage ? find(stage.pattern) : [],
      confidence ? find(confidence.pattern) : [],
    ),
    narrowed: priorities.length + people.length + agencies.length + reading.themes.length + (range ? 1 : 0),
  }
}

/** The words that shut out every other agency: "on its own", "only", "alone", "without anyone else". */
export function soleWords(reading: Reading): number[] {
  return reading.tokens.flatMap((token, i) => {
    const next = (n: number) => reading.tokens[i + n]?.text ?? ''
    if (/^(alone|only|solely|sole|solo|exclusively|singlehandedly|unaided)$/.test(token.text)) return [i]
    if (/^(on|by)$/.test(token.text) && /^(its|their|his|her)$/.test(next(1)) && next(2) === 'own')
      return [i, i + 1, i + 2]
    if (token.text === 'by' && /^(itself|themselves)$/.test(next(1))) return [i, i + 1]
    return token.text === 'without' && /^(any|anyone|anybody|another|other)$/.test(next(1)) ? [i, i + 1] : []
  })
}

/** Actions on a subject named in words ("actions on bullying"): those of a priority that it names, or those that say it. */
function topicOf(
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
  saysActions: boolean,
): { keys: string[]; words: string; claims: Set<number> } | null {
  const units = topicUnits(reading, claimed)
  if (units.every((unit) => context.subjects.weightOf(unit) < 0.2)) return null
  const hits = findTopic(reading, context, claimed, ['action', 'priority']).filter(
    (hit) => hit.coverage >= 0.5,
  )
  const best = hits[0]
  if (!best) return null
  // Words that no action explains are not what these actions are about.
  const said = units.filter(
    (unit) =>
      context.subjects.weightOf(unit) > 0.15 &&
      !unit.tokens.every((i) => reading.numbers.some(({ token }) => token === i)) &&
      hits.some((hit) => context.subjects.shareOf(hit.record.key, unit) >= 0.4),
  )
  const lost = units.some((unit) => context.subjects.weightOf(unit) >= 0.35 && !said.includes(unit))
  if (said.length === 0 || (lost && !saysActions)) return null
  const words = said.flatMap((unit) => unit.tokens.map((i) => reading.tokens[i]?.text ?? '')).join(' ')
  const named = hits.find((hit) => hit.record.kind === 'priority' && best.score - hit.score < 0.05)
  const ownActions =
    named === undefined ? [] : (reading.loaded.priorities.get(named.record.key)?.actionKeys ?? [])
  const saying = hits
    .filter((hit) => hit.record.kind === 'action' && hit.coverage >= best.coverage - 0.15)
    .map((hit) => hit.record.key)
  const keys = named === undefined ? saying : [...ownActions, ...saying]
  return keys.length === 0 ? null : { keys: [...new Set(keys)], words, claims: new Set() }
}
