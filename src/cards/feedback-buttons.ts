import { z } from 'zod'
import { plainLine } from './escape.ts'

/** The verb of the buttons by which somebody says whether an answer helped. */
export const feedbackVerb = 'rate-answer'

/** The question of an answer that can be rated. It rides on the buttons, so that an answer that nobody rates leaves no row. */
const ratedQuestionSchema = z.object({
  id: z.guid(),
  text: z.string().max(500),
  answerKind: z.enum(['answer', 'unknown']),
  queryKind: z.string().max(60),
  asOf: z.iso.date(),
})
export type RatedQuestion = { id: string; text: string; answerKind: string; queryKind: string; asOf: string }
const pressSchema = ratedQuestionSchema.extend({ helpful: z.boolean() })
export type FeedbackPress = { question: z.infer<typeof ratedQuestionSchema>; helpful: boolean }

/** The two buttons under an answer, as data for its template. */
export function feedbackButtons(question: RatedQuestion): (RatedQuestion & Button)[] {
  // The words go to the client and back: what it would evaluate or cannot show is taken out as everywhere on a card.
  const asked = { ...question, text: plainLine(question.text) }
  return [
    { ...asked, title: 'This helped', helpful: true },
    { ...asked, title: 'This did not help', helpful: false },
  ]
}
type Button = { title: string; helpful: boolean }

/** Reads the data of a press on such a button; null when it is not one of ours. */
export function readFeedbackPress(data: unknown): FeedbackPress | null {
  const press = pressSchema.safeParse(data)
  if (!press.success) return null
  const { helpful, ...question } = press.data
  return { question, helpful }
}
