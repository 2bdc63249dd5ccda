import { converse } from '../../../src/cli/converse.ts'
import type { Plans } from '../../../src/services/ports.ts'
import { expectationsOf } from './expectations.ts'
import { planRows } from './plan-rows.ts'
import { filled, seeded, slotsFor } from './slots.ts'
import type { Template } from './template.ts'

/** One turn of a filled template, with what is wrong with its answer; null where nothing is. */
export type EverydayTurn = {
  question: string
  expects: string
  answer: string
  /** False where the answer asks back or says that it is not sure. */
  plain: boolean
  fault: string | null
}
export type EverydayConversation = { id: string; turns: EverydayTurn[] }

const asOf = '2011-07-15'

/** Asks each template so many times, each time with other slots of the current plan; the same seed gives the same slots. */
export function askEveryday(
  plans: Plans,
  templates: readonly Template[],
  { times, seed }: { times: number; seed: number },
): EverydayConversation[] {
  const { current } = plans.library
  const rows = planRows(current, asOf)
  const expectations = expectationsOf(rows)
  const random = seeded(seed)
  return templates.flatMap((template) =>
    Array.from({ length: times }).flatMap(() => {
      const slots = slotsFor(template, rows, current, random)
      if (slots === null) return []
      const questions = template.turns.map(({ q }) => filled(q, slots))
      const answers = converse(plans, { questions, asOf, as: null, safeguarding: null })
      const turns = template.turns.flatMap(({ expect }, i): EverydayTurn[] => {
        const [question, answer] = [questions[i], answers[i]]
        if (question === undefined || answer === undefined) return []
        const listed = answers.slice(0, i).findLast(({ text }) => text.includes('\n- '))?.text ?? ''
        const faults = expect.flatMap(({ word, slots: names }) => {
          const make = expectations[word]
          if (make === undefined) throw new Error(`${template.id}: "${word}" is no expectation.`)
          return make(...names.map((name) => slots[name] ?? ''))(answer.text, listed) ?? []
        })
        const expects = expect.map(({ word }) => word).join(' and ')
        const fault = faults.length === 0 ? null : faults.join('; ')
        return [
          {
            question,
            expects,
            answer: answer.text,
            plain: ['answer', 'smalltalk'].includes(answer.kind),
            fault,
          },
        ]
      })
      return [{ id: template.id, turns }]
    }),
  )
}

/** Turns that are right, right and plain, and plainly wrong, of all. */
export function tallied(conversations: readonly EverydayConversation[]): {
  turns: number
  right: number
  plain: number
  plainlyWrong: number
} {
  const turns = conversations.flatMap((conversation) => conversation.turns)
  const right = turns.filter(({ fault }) => fault === null)
  return {
    turns: turns.length,
    right: right.length,
    plain: right.filter(({ plain }) => plain).length,
    plainlyWrong: turns.filter(({ fault, plain }) => fault !== null && plain).length,
  }
}
