import { positions } from '../../words/words.ts'
import type { QueryOf } from '../../query.ts'
import { outcomeNamed, outcomesOf } from './outcomes.ts'
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
  wordsLike,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import type { Aspect } from '../../vocabulary.ts'
import { leavesOutServiceManagement, outWords } from './service-management.ts'
import { headingNamed } from './heading-named.ts'
import { asksHeadingOfThat } from './asks-heading-of-that.ts'
import { asksForPlaces } from '../../asked-for/one-by-name.ts'
import { comparedCounts } from '../../asked-for/compared-counts.ts'
import { targetsOf } from '../../asked-for/targets.ts'

type PriorityAspect = QueryOf<'priority'>['aspects'][number]

const asked: readonly { aspect: PriorityAspect; words: Aspect[] }[] = [
  { aspect: 'groups', words: ['groups'] },
  { aspect: 'conditions', words: ['conditions'] },
  { aspect: 'outcome', words: ['outcome'] },
  { aspect: 'theme', words: ['theme'] },
  { aspect: 'page', words: ['page'] },
  { aspect: 'title', words: ['title'] },
  { aspect: 'overview', words: ['text'] },
]

/** What a priority is, whom it is for, what it wishes, its outcome and theme. */
export const priority: Recogniser = (reading, context): Candidate[] => {
  const whoFor = /^who (is|are|does|do) .*\b(for|help|cover|aimed at)$/.test(reading.said)
  // A priority is under one theme: "its themes" are not that.
  const themes = hasWord(reading, /^themes$/) && !speaksOf(reading, 'priority')
  // "Which conditions count as a disability?" asks what a word means, and not what the plan wishes.
  const countAs = /\b(counts?|counted|classed|regarded|qualify|qualifies) as\b/.test(reading.said)
  const here = asked.filter(
    ({ aspect, words }) =>
      (asks(reading, ...words) && !(aspect === 'theme' && themes) && !(aspect === 'conditions' && countAs)) ||
      (aspect === 'groups' && whoFor),
  )
  const claimed = union(
    ...here.map(({ words }) => aspectWords(reading, ...words)),
    thingWords(reading, 'priority'),
  )
  const targets = targetsOf(reading, context, claimed, 'priority').filter(
    (target) => target.kind === 'priority',
  )
  return [
    ...targets.map((target): Candidate => {
      const particular = here.filter(({ aspect }) => aspect !== 'overview' && aspect !== 'title')
      const aspects = (particular.length > 0 ? particular : here).map(({ aspect }) => aspect)
      const certain =
        target.by !== 'meaning' ? 1 : speaksOf(reading, 'priority') || particular.length > 0 ? 0.92 : 0.72
      const which =
        target.by === 'meaning' && hasWord(reading, /^(which|what)$/) && speaksOf(reading, 'priority')
      // "Which Bee is it?" after an indicator or a figure: the priority that it stands in.
      const back =
        target.by === 'conversation' && (asksWhichItIs(reading) || asksHeadingOfThat(reading, context))
      return {
        query: {
          kind: 'priority',
          priorities: target.keys,
          aspects: back && aspects.length === 0 ? ['title'] : aspects,
        },
        fit:
          // A priority has no date of its own: "when" is about its actions.
          (particular.length === 0 && asks(reading, 'when') ? 0.6 : 1) *
          (particular.length === 0 && hasWord(reading, /^when$/) ? 0.6 : 1) *
          target.fit *
          certain *
          // "Who is it for?", after a sentence or a number, asks of what that tells of.
          (whoFor && target.by === 'conversation' && toldOfOther(context) ? 0.4 : 1) *
          (particular.length > 0 || back ? 0.95 : here.length > 0 || which ? 0.9 : 0.8),
        claims: union(
          claimed,
          target.claims,
          aspectWords(reading, 'list'),
          // "Do 6 and 7 share an outcome?": each one's is told, so whether it is the same is, too.
          particular.length > 0 && target.keys.length > 1 ? sharing(reading) : [],
        ),
        about: target.keys,
        rule: `priority by ${target.by}`,
        ...(target.traits ? { traits: { ...target.traits, which: which ? 1 : 0 } } : {}),
      }
    }),
    // A priority that is named is not looked for by its rows.
    ...(targets.some(({ by }) => by === 'title') ? [] : byItsRows(reading, context, claimed)),
  ]
}

function toldOfOther({ memory: { query } }: Context): boolean {
  return query?.kind === 'passage' || query?.kind === 'figures' || query?.kind === 'definition'
}

function sharing(reading: Reading): number[] {
  return reading.tokens
    .filter(({ text }) => /^(same|share|shares|both|different|differ)$/.test(text))
    .map(({ index }) => index)
}

/** "What should staff who work with the poorest under fives be able to do, under the conditions?": the list that its rows point to. */
function byItsRows(reading: Reading, context: Context, claimed: ReadonlySet<number>): Candidate[] {
  return (['conditions', 'groups'] as const).flatMap((aspect): Candidate[] => {
    if (!asks(reading, aspect) || reading.refs.length > 0) return []
    // "What does the foreword say the plan focuses on?" asks of no one priority's rows.
    const ofPlan = /\b(foreword|introduction)\b|\bplan (itself )?(focus|concentrat)/.test(reading.said)
    if (aspect === 'groups' && (ofPlan || asksForPlaces(reading.said))) return []
    const kind = aspect === 'conditions' ? 'condition' : 'group'
    const hits = findTopic(reading, context, claimed, [kind])
    const best = hits[0]
    const key = best?.record.priorityKey
    if (!best || key === null || key === undefined || best.coverage < 0.5) return []
    const rows = hits.filter(({ record }) => record.priorityKey === key).slice(0, 3)
    return [
      {
        query: { kind: 'priority', priorities: [key], aspects: [aspect] },
        fit: 0.9 * Math.min(1, 0.4 + 0.6 * best.coverage),
        claims: union(claimed, aspectWords(reading, 'list', 'text')),
        about: [...rows.map(({ record }) => record.key), key],
        rule: `priority by its ${aspect}`,
        traits: { focus: best.focus },
      },
    ]
  })
}

/** "How many priorities are there?", "list the safeguarding priorities", "which priority has most actions?", "what are the themes?" */
export const priorities: Recogniser = (reading, context): Candidate[] => {
  const { memory } = context
  // "Which priority is that under?" asks of what was last spoken of.
  const spoken = memory.priorities.length + memory.actions.length + memory.records.length > 0
  if (spoken && refersBack(reading) && !hasWord(reading, /^(priorities|prioritys|smps|most|fewest|many)$/))
    return []
  if (comparedCounts(reading) !== null) return []
  if (reading.people.length > 0 || reading.refs.some((ref) => ref.keys.length > 0)) return []
  if (asksHeadingOfThat(reading, context)) return []
  if (reading.loaded.priorities.size === 0) return []
  const claims = union(
    aspectWords(reading, 'list', 'count', 'theme', 'outcome', 'text', 'title'),
    thingWords(reading, 'priority', 'smp', 'plan'),
    ...reading.themes.map(({ from, to }) => [from, to]),
    reading.themes.length > 0 ? aspectsBetween(reading.themes) : [],
    outWords(reading),
    reading.numbers.map(({ token }) => token),
  )
  const themeSaid =
    reading.themes.length > 0 || (asks(reading, 'outcome') && !hasWord(reading, /^(themes?|headings?)$/))
      ? null
      : headingNamed(
          'theme',
          reading.loaded.plan.themes.map(({ name }) => name),
          reading,
          context,
        )
  const theme = reading.themes[0]?.meaning ?? themeSaid?.name ?? null
  // "Not counting the service management ones" asks of all the others.
  const smp = speaksOf(reading, 'smp') && !leavesOutServiceManagement(reading)
  if (theme === null && asksForThemes(reading)) {
    const order = (['most', 'fewest'] as const).find((text) => hasWord(reading, new RegExp(`^${text}$`)))
    const words = reading.tokens.filter(({ text }) => /^(most|fewest|grouped|sorted|strategic)$/.test(text))
    const used = union(
      claims,
      words.map(({ index }) => index),
    )
    const query = { kind: 'themes' as const, ...(order === undefined ? {} : { order }) }
    return [{ query, fit: 0.94, claims: used, about: [], rule: 'themes' }]
  }
  if (!speaksOf(reading, 'priority') && !smp && themeSaid === null) return []
  const plural = hasWord(reading, /^(priorities|prioritys|smps)$/)
  const most = speaksOf(reading, 'action') && hasWord(reading, /^most$/)
  if (speaksOf(reading, 'action') && !most) return []
  const printed = reading.loaded.priorities.size === 0 ? listOfPriorities(reading, context) : null
  if (reading.loaded.priorities.size === 0 && printed === null) return []
  if (printed !== null)
    return [
      {
        query: {
          kind: 'items',
          list: printed,
          as: asks(reading, 'count') && hasWord(reading, /^(many|number|count|total)$/) ? 'count' : 'list',
          nth: null,
          saying: null,
        },
        fit: plural ? 0.94 : 0.5,
        claims,
        about: [printed],
        rule: 'priorities in a list',
      },
    ]
  const outcome =
    outcomeNamed(reading) ?? headingNamed('outcome', outcomesOf(reading.loaded), reading, context)
  const said = reading.said
  // "The prevention theme", where the plan has none: all the priorities are no answer.
  const lost =
    theme === null &&
    outcome === null &&
    hasWord(reading, /^(theme|outcome)$/) &&
    topicUnits(reading, claims).some((unit) => context.subjects.weightOf(unit) > 0.2)
  if (lost) return []
  return [
    {
      query: {
        kind: 'priorities',
        theme,
        outcome: outcome?.name ?? null,
        smp,
        as: most
          ? 'most-actions'
          : asks(reading, 'count') && /\b(many|number|total|count (?!toward|for\b))/.test(said)
            ? 'count'
            : 'list',
      },
      fit: plural || most || themeSaid !== null ? 0.94 : smp || theme !== null ? 0.7 : 0.5,
      claims: union(
        claims,
        outcome?.tokens ?? [],
        themeSaid?.tokens ?? [],
        themeSaid === null && outcome === null
          ? []
          : wordsLike(reading, /^(stand|stands|having|about|under)$/),
        most ? union(thingWords(reading, 'action'), wordsLike(reading, /^most$/)) : [],
      ),
      about: [],
      rule: 'priorities',
    },
  ]
}

/** The list that a plan without priorities of its own gives as its priorities. */
function listOfPriorities({ loaded }: Reading, { catalogue }: Context): string | null {
  const found = [...catalogue.lists].find(
    ([key, { name, alsoKnownAs }]) =>
      key.startsWith(`${loaded.plan.id}/`) &&
      /priorities$/i.test(name) &&
      alsoKnownAs.some((other) => other.toLowerCase() === 'priorities'),
  )
  return found?.[0] ?? null
}

function aspectsBetween(found: readonly { from: number; to: number }[]): number[] {
  return found.flatMap(({ from, to }) => positions(from, to))
}

/** "What are the themes?", "how many headings are they grouped under?", "which theme has the fewest rows?" */
function asksForThemes(reading: Reading): boolean {
  if (!asks(reading, 'theme') || reading.loaded.plan.themes.length === 0) return false
  if (hasWord(reading, /^themes$/) && !speaksOf(reading, 'priority')) return true
  const said = reading.said
  return (
    /\b(how many|number of|what|which|name|list)( are| were)?( the)?( (?!priorit|actions?\b)\w+){0,3} (themes|headings)\b/.test(
      said,
    ) || /\b(which|what) (theme|heading)\b.*\b(most|fewest)\b/.test(said)
  )
}
