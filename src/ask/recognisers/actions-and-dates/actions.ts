import { askersOwn, asksForStatuses } from '../../asked-for/asks-for-statuses.ts'
import { asksActionOfThat } from './asks-action-of-that.ts'
import { buildFilter } from './action-filter.ts'
import { eitherWayWords } from '../leads-and-people/sole-words.ts'
import { monitoringNarrowing } from './action-monitoring.ts'
import {
  asks,
  asksWhichItIs,
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
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import {
  asksPrioritiesOf,
  countsPriorities,
  leadsWithoutActions,
  prioritiesWithout,
} from '../../asked-for/counted-subject.ts'
import { asksForTable } from '../../asked-for/asks-for-table.ts'
import { comingNext } from '../../asked-for/coming-next.ts'
import { asksDatesAlike } from '../../asked-for/alike-dates.ts'
import { comparedCounts } from '../../asked-for/compared-counts.ts'
import { byTitle } from '../../asked-for/targets.ts'
import { namedPriority } from '../priorities/named-priority.ts'

/** A figure is expected or forecast; that asks for no deadline. */
const forecast = /^(expected|projected|forecast|predicted|estimated|year|month|date)$/

/** Lists and counts of actions by any mix of priority, theme, officer, agency, date, lateness and gaps. */
export const actions: Recogniser = (reading, context): Candidate[] => {
  // A plan without actions has none to list, unless the question speaks of actions.
  if (reading.loaded.actions.size === 0 && !speaksOf(reading, 'action')) return []
  // "Which priorities have nothing due?", "which leads have no action?": priorities and people are asked for.
  if (comparedCounts(reading) !== null || asksDatesAlike(reading)) return []
  if (prioritiesWithout(reading) || countsPriorities(reading) || leadsWithoutActions(reading)) return []
  if (asksPrioritiesOf(reading)) return []
  const built = buildFilter(reading)
  const last = context.memory.query
  const short = reading.tokens.length <= 7 && reading.refs.length + reading.people.length === 0
  if (
    short &&
    last?.kind === 'actions' &&
    (context.memory.listed.length > 2 || !asks(reading, 'lead', 'officer', 'agency', 'when')) &&
    reading.units.every((unit) => context.subjects.weightOf(unit) < 0.35) &&
    hasWord(reading, /^(that|they|those|them|these)$/) &&
    !pointsAtOne(reading) &&
    !asksWhichItIs(reading) &&
    // "Who is on the first of them?" asks of one.
    reading.ordinals.length === 0 &&
    reading.ranges.length === 0
  ) {
    const as = hasWord(reading, /^(many|number|count)$/)
      ? ('count' as const)
      : hasWord(reading, /^(what|which|list|show|name|whose|who)$/) ||
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
  // "How many actions are in the priority about vulnerable children?"
  const named = within(reading) && reading.refs.length === 0 ? priorityNamed(reading, context) : null
  if (named !== null) {
    built.filter.priorities = named.keys
    built.claims = union(built.claims, named.claims)
    built.narrowed++
  }
  if (reading.refs.some((ref) => ref.kind === 'action') || asksActionOfThat(reading, context)) return []
  if (context.memory.actions.length === 1 && built.narrowed === 0 && pointsAtOne(reading)) return []
  // "What has she got in priority 5?": the officer last spoken of, within what the message names.
  const [spokenOf, another] = context.memory.people
  if (
    spokenOf !== undefined &&
    another === undefined &&
    reading.people.length === 0 &&
    (built.filter.priorities.length > 0 ||
      built.filter.due !== null ||
      built.filter.overdue ||
      built.filter.several === 'officer') &&
    hasWord(reading, /^(he|she|him|her|his|hers|hes|shes)$/)
  ) {
    built.filter.officers = [spokenOf]
    built.narrowed++
  }
  const askers = (asks(reading, 'mine') || askersOwn(reading).length > 0) && reading.asker !== null
  const filter =
    askers && reading.people.length === 0
      ? { ...built.filter, officers: [reading.asker ?? ''] }
      : built.filter
  const everything = hasWord(reading, /^(everything|all|anything)$/) && filter.priorities.length > 0
  // A cell that is blank stands in the row of an action.
  const ofCells = asks(reading, 'monitoring') && hasWord(reading, /^(cells?|columns?|box|boxes)$/)
  const saysActions =
    everything ||
    ofCells ||
    asksForTable(reading) ||
    speaksOf(reading, 'action') ||
    hasWord(reading, /^(actions?|tasks?|deadlines?|milestones?)$/) ||
    // "Under priority 1, what is Mark Ring down for?", "in priority 8, which does CSF share with the NHS?"
    (built.filter.priorities.length > 0 &&
      built.filter.officers.length + built.filter.notOfficers.length + built.filter.agencies.length > 0 &&
      hasWord(reading, /^(what|which|whats|list|show|how)$/) &&
      !asks(reading, 'role'))
  // "What had it been in March?", after a figure, asks for that figure of another time.
  const ofFigure =
    last?.kind === 'figures' && !saysActions && refersBack(reading) && hasWord(reading, /^(it|that|this)$/)
  const after = (words: readonly number[]) => reading.tokens[Math.max(...words) + 1]
  const dueAsked =
    !ofFigure &&
    (filter.due !== null || filter.notDue !== null) &&
    (saysActions ||
      asks(reading, 'milestone') ||
      (asks(reading, 'next') && filter.due?.to === null && filter.priorities.length > 0) ||
      (asks(reading, 'mine') && hasWord(reading, /^(my|mine|i|what|whats|which|anything|list|show)$/)) ||
      [...aspectWords(reading, 'when')].some((i) => !forecast.test(reading.tokens[i]?.text ?? '')) ||
      // "What has an April 2012 date on it?"
      reading.ranges.some(({ tokens }) => /^(dates?|deadlines?)$/.test(after(tokens)?.text ?? '')) ||
      // "What's on in June?" names no subject of its own.
      (reading.units.every((unit) => context.subjects.weightOf(unit) < 0.2) &&
        reading.tokens.length <= (hasWord(reading, /^(anything|everything)$/) ? 18 : 6) &&
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
    filter.confidence !== null ||
    filter.statuses.length > 0
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
    eitherWayWords(reading),
    thingWords(reading, 'action', 'priority', 'smp', 'plan', 'person'),
  )
  const monitoring = monitoringNarrowing(reading, context, claims)
  // "Next" and "progress" say what is asked of actions, and not what they are about.
  const asking = union(
    comingNext(reading),
    aspectWords(reading, 'next', 'status', 'monitoring', 'parts', 'stopped'),
  )
  const topic = topicOf(reading, context, union(claims, monitoring.claims, asking), saysActions)
  const whole = {
    ...filter,
    ...monitoring.filter,
    topic: topic === null ? null : { words: topic.words, actions: topic.keys },
  }
  const remembered = built.narrowed === 0 && built.filter.priorities.length > 0 ? 1 : 0
  const checked = monitoring.filter.monitoring !== null || monitoring.filter.monitored !== null
  const narrowed =
    built.narrowed + remembered + (askers ? 1 : 0) + (topic === null ? 0 : 1) + (checked ? 1 : 0)
  // "Who has the transport action?" asks of one, and for no list.
  const single = hasWord(reading, /^action$/) && !hasWord(reading, /^(actions|all|every|each|list|many)$/)
  const { said } = reading
  const asksOfOne =
    asks(reading, 'officer', 'lead', 'agency') || /\b(which|what) action (is|was|does|did)\b/.test(said)
  const oneNamed = topic !== null && /\bthe (\w+ ){0,3}action\b/.test(said) ? 1 : 0
  if (single && !strong && narrowed === oneNamed && asksOfOne) return []
  const plural = hasWord(
    reading,
    /^(actions|tasks|milestones|deadlines|anything|everything|nothing|any|which|what|list|all|show)$/,
  )
  const fit = asksForStatuses(reading)
    ? 0.99
    : strong
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
      claims: union(
        claims,
        monitoring.claims,
        topic?.claims ?? [],
        askers ? [...aspectWords(reading, 'mine'), ...askersOwn(reading)] : [],
      ),
      about: topic?.keys ?? filter.priorities,
      rule: 'actions by filter',
    },
  ]
}

/** "The actions in the priority on …": a priority is where they stand, and not what they are about. */
function within({ said }: Reading): boolean {
  return /\b(in|under|within|of|does|has|have|come under|sit under|belong to) (the|our|its|that) (\w+ ){0,6}priority\b/.test(
    said,
  )
}

/** The priority that the words around "priority" name. */
function priorityNamed(
  reading: Reading,
  context: Context,
): { keys: string[]; claims: ReadonlySet<number> } | null {
  const named = namedPriority(reading, context)
  if (named !== null) return { keys: [named.key], claims: named.tokens }
  return byTitle(reading, context, aspectWords(reading, 'list', 'count', 'when'))[0] ?? null
}

/** "Which action is that?", "who leads that priority?": one thing, and no list. */
function pointsAtOne(reading: Reading): boolean {
  const said = reading.said
  return /\b(that|this) (action|priority|one|row)\b|\b(action|priority|one|row) (is|was) (that|this)\b|\b(late|behind) (with|on) (it|that|this)\b/.test(
    said,
  )
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
  // "The value-for-money actions" are those of the priority of that name; "actions on bullying" may stand elsewhere too.
  const at = reading.tokens.findIndex((token) => /^actions?$/.test(token.text))
  const before =
    said.every((unit) => (unit.tokens.at(-1) ?? at) < at) &&
    said.some(({ tokens }) => tokens.at(-1) === at - 1)
  const keys = named === undefined ? saying : before ? ownActions : [...ownActions, ...saying]
  return keys.length === 0 ? null : { keys: [...new Set(keys)], words, claims: new Set() }
}
