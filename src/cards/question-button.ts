import { z } from 'zod'
import { plainLine } from './escape.ts'

/**
 * Buttons that ask a question: an Action.Submit whose data is the question. It reaches the bot as a message with a
 * `value` and no text, in channels without a mention. (Teams can also post the words for the person, with
 * `msteams: { type: 'messageBack' }` in the data, but Agents Playground 0.2.28 fails on any press whose data has
 * `msteams` and sends nothing; so the answer says what was asked.)
 */
export function questionButtons(questions: readonly string[]): { question: string }[] {
  return questions.map((question) => ({ question: plainLine(question) }))
}

/** The words of the question whose button was pressed, from a message's `value`; null when it was no such button. */
export function askedByButton(value: unknown): string | null {
  const pressed = z.object({ question: z.string().min(1) }).safeParse(value)
  return pressed.success ? pressed.data.question : null
}
