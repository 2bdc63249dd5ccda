import { z } from 'zod'
import type { RecipientCounts } from '../digest/preview.ts'
import type { CardMessage } from './card-message.ts'
import { confirmCard } from './confirm-card.ts'
import { recipientWords } from './preview-words.ts'
import type { CardTemplates } from './templates.ts'
import { counted } from './wording.ts'

/** The verb of the button that has the digests run, or cancels what is going out. */
export const confirmDigestVerb = 'confirm-digest'

/** What that button carries: the confirmation's own id (a uuid), what it confirms, and the day on which it holds (ISO). */
export const digestPressSchema = z.object({
  id: z.uuid(),
  act: z.enum(['run', 'cancel']),
  askedOn: z.iso.date(),
})
export type DigestPress = z.infer<typeof digestPressSchema>

/** Asks whether the digests are to be sent now, with how many people that writes to. */
export function confirmRunCard(
  press: DigestPress,
  counts: RecipientCounts,
  templates: CardTemplates,
): CardMessage {
  const { resting } = counts.officers
  const lines = [
    recipientWords(counts),
    ...(resting === 0 ? [] : [restingWords(resting)]),
    'Whoever has had this period’s message gets no second one: it is brought up to date.',
  ]
  const button = { title: 'Send the digests', verb: confirmDigestVerb, data: press }
  return confirmCard({ lines, button }, templates)
}

/** Asks whether what has not gone out yet is to be held back. */
export function confirmCancelCard(
  press: DigestPress,
  waiting: number,
  templates: CardTemplates,
): CardMessage {
  const lines = [
    `${counted(waiting, 'message')} ${waiting === 1 ? 'is' : 'are'} still to be sent, and would be held back.`,
    'What was sent stays where it is. “digest run” sends the rest after all.',
  ]
  const button = { title: 'Cancel the rest', verb: confirmDigestVerb, data: press }
  return confirmCard({ lines, button }, templates)
}

/** "2 officers paused their reminders and are not written to." */
export function restingWords(resting: number): string {
  return `${counted(resting, 'officer')} paused their reminders and ${resting === 1 ? 'is' : 'are'} not written to.`
}
