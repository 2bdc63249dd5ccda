import {
  asks,
  aspectWords,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

const order =
  /^(first|last|sooner|soonest|earlier|earliest|later|latest|before|after|next|comes?|falls?|lands?|happens?|than|or|of|one|to)$/
/** Each side must say so much of its action. */
const explained = 0.6
/** A word this rare must be the action's own. */
const rare = 0.3

/** "Which comes sooner, the gangs strategy or the resettlement support?": two actions that are named by their subjects. */
export const compareBySubject: Recogniser = (reading, context): Candidate[] => {
  if (reading.loaded.actions.size === 0 || reading.people.length > 0 || reading.ranges.length > 0) return []
  if (asks(reading, 'officer', 'agency', 'figure', 'overdue', 'status')) return []
  if (reading.refs.some(({ kind }) => kind === 'action')) return []
  const joint = jointOf(reading)
  if (joint === null) return []
  const claims = union(
    reading.refs.flatMap(({ tokens }) => tokens),
    aspectWords(reading, 'first', 'when', 'milestone', 'next', 'list', 'compare'),
    thingWords(reading, 'action'),
    wordsLike(reading, order),
    [joint],
  )
  const within = reading.refs.flatMap(({ keys }) => keys)
  const one = actionSaid(reading, context, claims, within, (i) => i < joint)
  const other = actionSaid(reading, context, claims, within, (i) => i > joint)
  if (one === null || other === null || one === other) return []
  return [
    {
      query: { kind: 'compare-actions', actions: [one, other], by: 'date' },
      fit: 0.98,
      claims,
      about: [one, other, ...within],
      rule: 'compare actions',
    },
  ]
}

/** The word between the two that are put in order; null where no order is asked for. */
function jointOf(reading: Reading): number | null {
  const { said, tokens } = reading
  const doing =
    '(due|comes?|coming|falls?|lands?|happens?|happening|finish(es|ed)?|ends?|starts?|done|ready|deadline|date)'
  const when = '(first|sooner|soonest|earlier|earliest|later|latest|last)'
  const which = new RegExp(
    `\\b(which|what|whats)\\b.*\\b(${doing} (the |due )*${when}|(is|has the|has an) ${when} ?(due|date|deadline)?)\\b`,
  ).test(said)
  const either = tokens.findLastIndex(({ text }) => text === 'or')
  if (which && either > 0) return either
  const whether =
    /^((and|so|ok) )*(is|are|does|do|will|was)\b/.test(said) && asks(reading, 'when', 'first', 'milestone')
  const than = tokens.findIndex(
    ({ text, index }) =>
      /^(before|after)$/.test(text) ||
      (text === 'than' && /^(sooner|earlier|later)$/.test(tokens[index - 1]?.text ?? '')),
  )
  return whether && than > 0 ? than : null
}

/** The action of the plan, or of these priorities, that the words of one side name best; null where none is named. */
function actionSaid(
  reading: Reading,
  context: Context,
  claims: ReadonlySet<number>,
  within: readonly string[],
  side: (token: number) => boolean,
): string | null {
  const units = topicUnits(reading, claims).filter(({ tokens }) => tokens.every(side))
  if (units.every((unit) => context.subjects.weightOf(unit) < 0.2)) return null
  const [best, second] = context.subjects
    .find(units, { kinds: ['action'], planId: reading.loaded.plan.id, within })
    .filter(
      ({ coverage, record }) =>
        coverage >= explained &&
        units.every(
          (unit) =>
            context.subjects.weightOf(unit) < rare || context.subjects.ownShareOf(record.key, unit) >= 0.5,
        ),
    )
  if (best === undefined || (second !== undefined && best.score - second.score < 0.01)) return null
  const { key } = best.record
  return reading.loaded.actions.has(key) ? key : null
}
