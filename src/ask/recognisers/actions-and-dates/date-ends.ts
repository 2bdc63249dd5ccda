import type { QueryOf } from '../../query.ts'
import {
  aspectWords,
  thingWords,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import { targetsOf } from '../../asked-for/targets.ts'

const dates = '(?:deadlines?|dates?|due dates?|milestones?|target dates?|timescales?|finishing dates?)'
const last = '(?:last|latest|final|furthest|farthest|furthest off|furthest away|longest)'
const first = '(?:earliest|first|soonest|oldest)'
const between = '(?:of all |ever |possible |due |printed |fixed |target |set |single |most )*'

/** "What is the latest date in the plan?", "which deadlines come last of all?", "the earliest milestone of priority 4?" */
export const dateEnds: Recogniser = (reading, context): Candidate[] => {
  const { said } = reading
  const within = reading.refs.some(({ kind, keys }) => kind === 'priority' && keys.length === 1)
  const which = endAsked(said) ?? (within ? endOfOne(said) : null)
  const named = reading.refs.some(({ kind }) => kind === 'action')
  if (which === null || named || reading.ranges.length > 0 || reading.loaded.actions.size === 0) return []
  const claims = union(
    aspectWords(reading, 'when', 'milestone', 'first', 'next', 'list', 'title', 'lead', 'officer'),
    thingWords(reading, 'action', 'plan', 'priority', 'person'),
    wordsLike(
      reading,
      /^(last|latest|final|finally|furthest|farthest|earliest|first|soonest|oldest|very|comes?|falls?|lands?|things?|delivered|done|ready|finished|completed|all|off|away|dates?|dated|deadlines?|milestones?|due|finish(es)?|end|ends|row|anything|thing|one|carry|carries|has|have)$/,
    ),
  )
  const make = (
    scope: QueryOf<'date-ends'>['scope'],
    more: Iterable<number>,
    about: string[],
  ): Candidate => ({
    query: { kind: 'date-ends', which, scope },
    fit: 0.97,
    claims: union(claims, more),
    about,
    rule: `dates at the ${which} end`,
  })
  const person = reading.people.find(({ people }) => people.length === 1)
  if (person) return [make({ of: 'person', person: person.people[0] ?? '' }, person.tokens, [])]
  const target = targetsOf(reading, context, claims, 'priority').find(
    ({ kind, keys, by }) => kind === 'priority' && keys.length === 1 && by !== 'conversation',
  )
  if (target) return [make({ of: 'priority', priority: target.keys[0] ?? '' }, target.claims, target.keys)]
  return [make({ of: 'plan' }, [], [])]
}

/** Which end of the dates a question asks for; null where it asks for neither. */
function endAsked(said: string): 'first' | 'last' | null {
  // "Which falls due first?", asked of what is still to come, is the next milestone.
  if (new RegExp(`\\b(?:very )?${last} ${between}${dates}\\b`).test(said)) return 'last'
  if (new RegExp(`\\b(?:very )?${first} ${between}${dates}\\b`).test(said)) return 'first'
  const falling = new RegExp(
    `\\b(?:${dates}|due|actions?|anything)\\b.* (?:comes?|falls?|is|are|be|due|finish|finishes|end|ends) (?:due |the )?(?:very )?${last}\\b(?! (?:year|month|week|time))`,
  )
  if (falling.test(said)) return 'last'
  if (/\b(?:due|deadlines?|dates?|milestones?)\b.* (?:earliest|first of all)\b/.test(said)) return 'first'
  // "Which deadline comes first?" may go on about two actions; of a whole plan or priority it can only mean all of them.
  const coming = new RegExp(
    `\\b${dates}\\b.* (?:comes?|falls?|is|are|arrives?|lands?) (?:due |up )?(?:the )?(?:very )?(?:first|soonest)\\b`,
  )
  const ofAll = /\b(?:whole|entire|all|every|any|plan|plans|priority|anywhere|everything)\b/
  return coming.test(said) && ofAll.test(said) && !/\bor\b/.test(said) ? 'first' : null
}

/** "The first thing due under priority 1", "what has to be finished first in priority 4?": of one priority's dates. */
function endOfOne(said: string): 'first' | 'last' | null {
  const doing = '(?:due|finish\\w*|complet\\w*|deliver\\w*|done|lands?|ready|over|end|ends)'
  const comes = '(?:comes?|falls?|is|are|be|gets?|has|to|must|up)'
  if (/\bor\b/.test(said)) return null
  for (const [which, words] of [
    ['first', first],
    ['last', last],
  ] as const) {
    const thing = new RegExp(
      `\\b${words} (?:things?|one|ones|bits?|pieces?|jobs?|items?|tasks?)\\b.*\\b${doing}\\b`,
    )
    const put = new RegExp(`\\b(?:${comes} )*${doing} (?:the |very )*${words}\\b`)
    if (thing.test(said) || put.test(said)) return which
  }
  return null
}
