import type { Card } from '../cards/card-message.ts'
import { confirmedCard } from '../cards/confirm-card.ts'
import { coverPressSchema, coverVerb, type CoverPress } from '../cards/cover-card.ts'
import { coverSentence } from '../cards/cover-sentences.ts'
import { noticeSentence } from '../cards/sentences.ts'
import type { CardTemplates } from '../cards/templates.ts'
import type { CoverOutcome, SetCover } from '../services/cover.ts'
import { presserOf } from '../services/people.ts'
import type { CoverStore, Directory, Log, Messenger, OutgoingMessage, Plans } from '../services/ports.ts'
import { activityIdOf } from './address.ts'
import { answerInTime } from './in-time.ts'
import { editLate, placeOf, type Place } from './late-edit.ts'
import { whatBecameOf } from './late-press.ts'
import { senderOf } from './roster.ts'
import type { Application } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log
  templates: CardTemplates
  administrators: readonly string[]
  approvers: readonly string[]
  covers: Pick<CoverStore, 'confirmed'>
  messenger: Pick<Messenger, 'edit'>
  setCover: SetCover
}
type InvokeAnswer = (Card & { type: 'AdaptiveCard' }) | string
type Outcome = CoverOutcome | { kind: 'unmatched' } | { kind: 'not-kept' }
type Receipt = Extract<OutgoingMessage, { kind: 'confirmed' }>

/** Presses that confirm a cover. */
export function routeCovers(app: Application, needs: Needs): void {
  app.adaptiveCards.actionExecute<unknown>(coverVerb, (context, _state, data) => {
    const read = coverPressSchema.safeParse(data)
    if (!read.success) return Promise.resolve(coverSentence({ kind: 'unreadable-press' }))
    const wish = read.data
    const activityId = activityIdOf(context.activity)
    const place = placeOf(context)
    const confirmation = confirmationOf(place) ?? activityId
    return answerInTime<Outcome, InvokeAnswer>(needs.log, {
      work: async () => {
        const sender = await senderOf(needs, context)
        if (!sender) return { kind: 'unmatched' }
        return needs.setCover(wish, { sender: presserOf(sender, needs), confirmation, activityId })
      },
      answer: (outcome) => {
        const receipt = receiptOf(outcome, wish)
        // A refused press may be right on another day, or for somebody else: the card stays as it is.
        if (outcome.kind !== 'set' && outcome.kind !== 'overtaken') return receipt.sentence
        // A returned card alone can revert, button and all.
        void editLate(needs, place, receipt)
        return { ...confirmedCard(receipt, needs.templates).card, type: 'AdaptiveCard' }
      },
      late: () => coverSentence({ kind: 'not-confirmed' }),
      failed: (reference) => coverSentence({ kind: 'unexpected', reference }),
      failedPlainly: (reference) => coverSentence({ kind: 'unexpected', reference }),
      afterwards: async (outcome) => {
        const became = outcome ?? (await afterFault(needs, confirmation))
        if (became !== null) await editLate(needs, place, receiptOf(became, wish))
      },
    })
  })
}

/** The message that asks for a confirmation, however often its button is pressed; null where the press does not name it. */
function confirmationOf(place: Place | null): string | null {
  return place && `${place.address.conversationId}|${place.messageId}`
}

function receiptOf(outcome: Outcome, wish: CoverPress): Receipt {
  const said = (sentence: string, heading = 'Nothing changed'): Receipt => {
    return { kind: 'confirmed', heading, sentence }
  }
  if (outcome.kind === 'set') return said(coverSentence({ kind: 'set', wish }), 'Confirmed')
  if (outcome.kind === 'unmatched') return said(noticeSentence({ kind: 'not-in-plan' }))
  return said(coverSentence(outcome))
}

/** What is known, once that is certain, of a late press that ended in a fault. */
async function afterFault({ covers }: Needs, confirmation: string): Promise<Outcome | null> {
  const found = await whatBecameOf(
    async () => ({ kept: await covers.confirmed(confirmation) }),
    ({ kept }) => kept !== null,
  )
  if (found === null) return null
  const { kept } = found.card
  return { kind: kept === null ? 'not-kept' : kept.overtaken ? 'overtaken' : 'set' }
}
