import type { Card } from '../cards/card-message.ts'
import { confirmedCard } from '../cards/confirm-card.ts'
import { confirmDigestVerb, digestPressSchema } from '../cards/confirm-digest-card.ts'
import { commandSentence } from '../cards/digest-sentences.ts'
import type { CardTemplates } from '../cards/templates.ts'
import type { ConfirmAct, ConfirmOutcome } from '../services/cycle/confirm.ts'
import { presserOf } from '../services/people.ts'
import type { Directory, Log, Messenger, OutgoingMessage, Plans } from '../services/ports.ts'
import { activityIdOf } from './address.ts'
import { answerInTime } from './in-time.ts'
import { editLate, placeOf } from './late-edit.ts'
import { senderOf } from './roster.ts'
import type { Application } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log
  templates: CardTemplates
  administrators: readonly string[]
  approvers: readonly string[]
  messenger: Pick<Messenger, 'edit'>
  confirmAct: ConfirmAct
}
type InvokeAnswer = (Card & { type: 'AdaptiveCard' }) | string
type Receipt = Extract<OutgoingMessage, { kind: 'confirmed' }>

/** Presses that confirm a run of the digests, or that one is cancelled. Once it is done, its card stands as a receipt. */
export function routeDigestActs(app: Application, needs: Needs): void {
  app.adaptiveCards.actionExecute<unknown>(confirmDigestVerb, (context, _state, data) => {
    const read = digestPressSchema.safeParse(data)
    if (!read.success) return Promise.resolve(commandSentence({ kind: 'unreadable-press' }))
    const activityId = activityIdOf(context.activity)
    const place = placeOf(context)
    return answerInTime<ConfirmOutcome, InvokeAnswer>(needs.log, {
      work: async () => {
        const sender = await senderOf(needs, context)
        if (!sender) return { kind: 'not-administrator', who: [] }
        return needs.confirmAct(read.data, { sender: presserOf(sender, needs), activityId })
      },
      answer: (outcome) => {
        const receipt = receiptOf(outcome)
        // Somebody else may still press it.
        if (receipt === null) return commandSentence(outcome)
        // A returned card alone can revert, button and all.
        void editLate(needs, place, receipt)
        return { ...confirmedCard(receipt, needs.templates).card, type: 'AdaptiveCard' }
      },
      late: () => commandSentence({ kind: 'not-confirmed' }),
      failed: (reference) => commandSentence({ kind: 'failed', reference }),
      failedPlainly: (reference) => commandSentence({ kind: 'failed', reference }),
      afterwards: async (outcome) => {
        const receipt = outcome && receiptOf(outcome)
        if (receipt) await editLate(needs, place, receipt)
      },
    })
  })
}

/** What the card says from now on, with no button; null where the press changed nothing and another may. */
function receiptOf(outcome: ConfirmOutcome): Receipt | null {
  if (outcome.kind === 'not-administrator') return null
  const heading = outcome.kind === 'out-of-date' ? 'Nothing changed' : 'Confirmed'
  return { kind: 'confirmed', heading, sentence: commandSentence(outcome) }
}
