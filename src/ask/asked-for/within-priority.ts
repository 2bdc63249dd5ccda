import { asks, aspectWords, findTopic, thingWords, topicUnits, union, type Context } from '../recogniser.ts'
import type { Reading } from '../reading.ts'
import type { Target } from './target.ts'

/** "Priority 6's parent information action": the action of that priority that the other words describe. */
function actionWithin(
  target: Target,
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
  prefer: 'priority' | 'action' | null,
): Target {
  const singular = reading.tokens.some((token) => token.text === 'action') || pointsAtRow.test(reading.said)
  const key = target.keys[0] ?? ''
  if (target.keys.length !== 1 || (!singular && (prefer === 'priority' || ofItsActions(target, reading))))
    return target
  const things = union(claimed, target.claims, thingWords(reading, 'action', 'priority'))
  const hits = findTopic(reading, context, things, ['action']).filter(
    ({ record }) => record.priorityKey === key,
  )
  const hit = hits[0]
  if (!hit || hit.coverage < 0.5) return target
  // One word that two rows share points at either of them.
  const units = topicUnits(reading, things).filter((unit) => context.subjects.weightOf(unit) > 0.25)
  const alike = hits.filter(
    ({ coverage, focus }) => units.length === 1 && coverage >= hit.coverage - 0.1 && focus >= hit.focus - 0.1,
  )
  const rows = alike.length === 2 ? alike : [hit]
  // Words that the priority's own name explains speak of the priority, not of one of its actions.
  const beyond = topicUnits(reading, things).filter(
    (unit) => context.subjects.weightOf(unit) > 0.25 && context.subjects.ownShareOf(key, unit) < 0.5,
  )
  if (!singular && (beyond.length < 2 || hit.coverage < 0.6)) return target
  return {
    ...target,
    kind: 'action',
    keys: rows.map(({ record }) => record.key),
    claims: union(target.claims, thingWords(reading, 'action', 'priority')),
  }
}

/** "The one on exercise in priority 5", "the hub and spoke row": one row, and not the priority that it stands in. */
const pointsAtRow =
  /\bthe (one|bit|piece|row|line|item) (on|about|for|to do with|dealing with|that|which)\b|\bthe (?!(first|second|third|last|next|other|same|right|wrong|only)\b)(\w+ ){1,4}(one|bit|row|line)\b/

/** "Under priority 10, who sees that families get their benefits?": the action whose words say more than the priority's. */
export function perhapsWithin(
  target: Target,
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
): Target[] {
  const [key = '', ...others] = target.keys
  if (
    target.kind !== 'priority' ||
    others.length > 0 ||
    !asksOfRow(reading) ||
    ledItself(target, reading) ||
    ofItsActions(target, reading)
  )
    return []
  // "How many" describes no row.
  const asking = aspectWords(reading, 'count')
  const things = union(claimed, target.claims, asking, thingWords(reading, 'action', 'priority'))
  const { subjects } = context
  const beyond = topicUnits(reading, things).filter(
    (unit) => subjects.weightOf(unit) > 0.08 && subjects.ownShareOf(key, unit) < 0.5,
  )
  const hit = findTopic(reading, context, things, ['action']).find(({ record }) => record.priorityKey === key)
  if (!hit || hit.coverage < 0.5 || !beyond.some((unit) => subjects.ownShareOf(hit.record.key, unit) >= 0.5))
    return []
  return [
    {
      kind: 'action',
      keys: [hit.record.key],
      fit: 0.97,
      claims: union(target.claims, thingWords(reading, 'priority')),
      by: 'number',
      traits: { inPriority: 1, focus: hit.focus },
    },
  ]
}

/** "The healthy weight actions": a priority that is named by its subject, of whose actions together something is asked. */
function ofItsActions({ claims }: Target, { tokens }: Reading): boolean {
  return (
    tokens.some(({ text }) => text === 'actions') &&
    [...claims].every((i) => !/\d/.test(tokens[i]?.text ?? ''))
  )
}

/** "Who leads priority 1": whoever leads the priority itself, whatever else the message says. */
function ledItself({ claims }: Target, { tokens }: Reading): boolean {
  const first = Math.min(...claims)
  return /^(lead|leads|leading|heads|runs)$/.test(tokens[first - 1]?.text ?? '')
}

/** Whether what is asked stands in the row of an action, and not with the priority itself. */
function asksOfRow(reading: Reading): boolean {
  return (
    asks(reading, 'lead', 'officer', 'agency', 'when', 'milestone', 'monitoring', 'overdue') ||
    reading.tokens.some(({ text }) => /^(who|whos|whom|whose)$/.test(text))
  )
}

/** Of several actions that bear a number, or of an action's parts, the one that the question's other words describe. */
export function narrowed(
  target: Target,
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
  prefer: 'priority' | 'action' | null,
): Target {
  if (target.kind === 'priority') return actionWithin(target, reading, context, claimed, prefer)
  const numbers = new Set(reading.refs.map((ref) => ref.said))
  const twins = target.keys.length > 1 && numbers.size === 1
  const parts =
    target.keys.length === 1 ? (reading.loaded.actions.get(target.keys[0] ?? '')?.partKeys ?? []) : []
  const choices = twins ? target.keys : parts
  const units = topicUnits(reading, union(claimed, target.claims)).filter(
    (unit) => context.subjects.weightOf(unit) > 0.2,
  )
  if (choices.length < 2 || units.length === 0) return target
  const scored = choices
    .map((key) => ({
      key,
      share: units.reduce((sum, unit) => sum + context.subjects.ownShareOf(key, unit), 0) / units.length,
    }))
    .sort((a, b) => b.share - a.share)
  const [first, second] = scored
  return first && second && first.share >= 0.5 && first.share - second.share >= 0.25
    ? { ...target, keys: [first.key] }
    : target
}
