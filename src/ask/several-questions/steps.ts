import type { Answer } from '../answer.ts'
import type { Clause } from './clauses.ts'
import type { ConversationMemory } from '../conversation/conversation.ts'
import type { PlanPart } from '../several-plans/differences.ts'
import type { Query } from '../query.ts'

/** How one question of a message was understood and answered, by each plan that it was put to. */
export type Step = {
  clause: Clause
  parts: PlanPart[]
  sure: boolean
  answer: Answer
  memory: ConversationMemory
}

/** The steps to show: small talk and asides give way to questions that were understood. */
export function chosenSteps(steps: readonly Step[]): Step[] {
  const individual = steps.find((step) => kindOf(step) === 'individual-case')
  if (individual) return [individual]
  const understood = steps.filter((step) => step.sure && kindOf(step) !== 'smalltalk')
  const questions = steps.filter((step) => step.clause.question)
  const sure = understood.filter((step) => step.clause.question)
  if (sure.length > 0) {
    const lost = questions.filter((step) => !step.sure && step.clause.text.endsWith('?'))
    const said = steps.filter((step) => sure.includes(step) || lost.includes(step))
    return said.filter((step, i) => !straysOff(step, said.slice(0, i))).slice(0, 4)
  }
  // What is told beside a question is not what was asked.
  const asked = questions.some((step) => step.clause.text.endsWith('?'))
  if (understood.length > 0 && !asked) return [understood.at(-1)].filter((step) => step !== undefined)
  const talk = steps.find((step) => kindOf(step) === 'smalltalk' && step.sure)
  const guessed = questions.filter(({ answer }) => answer.kind === 'clarify').slice(-2)
  if (talk === undefined && guessed.length > 0) return guessed
  // "Hi there! I need the figure for …": a greeting is no answer to what was told after it, even where that is only guessed at.
  const told = talk && questions.every((step) => step === talk) ? steps.filter((step) => step !== talk) : []
  const guess = told.findLast(({ answer }) => answer.kind === 'clarify')
  if (guess) return [guess]
  const last = questions.at(-1) ?? steps.at(-1)
  return [...(talk && (questions.length === 0 || questions.includes(talk)) ? [talk] : last ? [last] : [])]
}

/** "Are they like for like?", after a question to two plans: a sentence of a third plan is no answer to that. */
function straysOff(step: Step, before: readonly Step[]): boolean {
  const plansOf = ({ parts }: Step) => parts.map(({ loaded }) => loaded.plan.id)
  const known = new Set(before.flatMap(plansOf))
  const named = step.parts.some(({ reading }) => reading.plans.length > 0)
  return (
    kindOf(step) === 'passage' &&
    known.size > 1 &&
    !named &&
    plansOf(step).every((planId) => !known.has(planId))
  )
}

export function kindOf(step: Step): Query['kind'] | undefined {
  return step.parts[0]?.query.kind
}
