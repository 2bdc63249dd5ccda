import { z } from 'zod'
import { dayInWords } from '../progress/day-words.ts'
import type { CardMessage } from './card-message.ts'
import { confirmCard } from './confirm-card.ts'
import type { CardTemplates } from './templates.ts'

/** The verb of the button that confirms a cover or its end. */
export const coverVerb = 'confirm-cover'

/** Who is to stand in for whom, from which day to which (ISO, both included). An end lies the day before its beginning. */
export const coverPressSchema = z.object({
  officer: z.string().min(1).max(100),
  standIn: z.string().min(1).max(100),
  fromDay: z.iso.date(),
  untilDay: z.iso.date(),
})
export type CoverPress = z.infer<typeof coverPressSchema>

/** "Karen Noble covers for Darren Newman from 15 July 2011 until 5 September 2011". */
export function coverWords({ officer, standIn, fromDay, untilDay }: CoverPress): string {
  return untilDay < fromDay
    ? `${standIn} no longer covers for ${officer}`
    : `${standIn} covers for ${officer} from ${dayInWords(fromDay)} until ${dayInWords(untilDay)}`
}

export function coverCard(press: CoverPress, templates: CardTemplates): CardMessage {
  const ends = press.untilDay < press.fromDay
  const lines = [
    `${coverWords(press)}${ends ? '' : ', and may update the same actions'}.`,
    ...(ends ? [] : ['Approving dates is not covered: that goes to the configured approver.']),
  ]
  const title = ends ? 'End the cover' : 'Confirm the cover'
  return confirmCard({ lines, button: { title, verb: coverVerb, data: press } }, templates)
}
