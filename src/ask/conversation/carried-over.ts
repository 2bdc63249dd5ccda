import { freshMemory, memoryWithin, type ConversationMemory } from './conversation.ts'
import type { PlanPart } from '../several-plans/differences.ts'
import type { Weighed } from '../judging/evidence.ts'
import type { Reading } from '../reading.ts'
import { refersBack } from '../recogniser.ts'
import type { Subjects } from '../subjects/subjects.ts'
import type { Understood } from '../several-plans/understood.ts'

/** The memory with the plan that a message names: it stays named where nothing was understood, and in an aside. */
export function keepingPlan(memory: ConversationMemory, { plans }: Reading): ConversationMemory {
  const named = plans.findLast(({ planId }) => planId !== null)
  return named === undefined || plans.some(({ planId }) => planId === memory.planId)
    ? memory
    : { ...(named.planId === null ? memory : memoryWithin(memory, named.planId)), planId: named.planId }
}

/** Whether a message names a subject of its own, or goes on about the last one; null where neither is plain. */
export function standingOf(reading: Reading, subjects: Subjects): 'own subject' | 'follows on' | null {
  if (reading.refs.length + reading.people.length > 0) return 'own subject'
  if (refersBack(reading) || /^(and|so|what about|how about|but|just|only)\b/i.test(reading.text.trim()))
    return 'follows on'
  const rare = reading.units.some((unit) => subjects.weightOf(unit) > 0.45)
  // "Which bee?", "over what period?": so short a question asks of what was told.
  const bare =
    /\b(which|what|who|whose|when|why|where|how)\b/.test(reading.said) && reading.tokens.length <= 4
  if (bare && !rare) return 'follows on'
  return reading.tokens.length >= 5 && rare ? 'own subject' : null
}

/** The question in full that an answer was given to, read as one of its candidates: what a follow-up left unsaid is said with it. */
export function wordsOf(
  { reading }: Understood,
  candidate: Weighed | undefined,
  asked: string,
  before: string,
): string {
  // A place or group that the plan has no figure for is not asked for again with the next one.
  const again = candidate?.words !== undefined || candidate?.rule.endsWith('asked again') === true
  const unmet = candidate !== undefined && 'unmet' in candidate.query && candidate.query.unmet.length > 0
  if (again && unmet && before !== '') return before
  if (candidate?.words !== undefined) return candidate.words
  if (candidate?.rule.endsWith('asked again') === true) return `${before} ${asked}`
  const same = ['the same figure again', 'beside the last answer'].includes(candidate?.rule ?? '')
  return same && before !== '' ? before : withoutPlans(reading)
}

/** A question that names a plan turns the conversation to it, even where that plan does not say: "it" is no longer of the old one. */
export function turnedTo(
  { loaded, reading, understanding }: PlanPart,
  memory: ConversationMemory,
): ConversationMemory {
  const named = reading.plans.some(({ planId }) => planId === loaded.plan.id)
  return named && !understanding.sure && memory.planId !== loaded.plan.id
    ? { ...freshMemory, planId: loaded.plan.id }
    : memory
}

/** The words of a question without the names of plans, so that the same can be asked of another plan. */
function withoutPlans(reading: Reading): string {
  const named = new Set(reading.plans.flatMap(({ tokens }) => tokens))
  return reading.tokens
    .filter(({ index }) => !named.has(index))
    .map(({ text, after }) => `${text}${after}`)
    .join(' ')
}
