import { officerCard } from '../cards/officer-card.ts'
import { readShowNextPress, showNextVerb } from '../cards/officer-inputs.ts'
import type { Card } from '../cards/card-message.ts'
import { noticeSentence } from '../cards/sentences.ts'
import type { CardTemplates } from '../cards/templates.ts'
import type { ReadCard } from '../services/officer-card/card-on-hand.ts'
import type { NextCards, ShowNext } from '../services/officer-card/show-next.ts'
import { presserOf } from '../services/people.ts'
import type { Directory, Log, Outbox, Plans } from '../services/ports.ts'
import type { Draw } from './activities.ts'
import { answerInTime } from './in-time.ts'
import { senderOf } from './roster.ts'
import type { Application, TurnContext } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log
  templates: CardTemplates
  outbox: Outbox
  draw: Draw
  administrators: readonly string[]
  approvers: readonly string[]
  readCard: ReadCard
  showNext: ShowNext
}
type InvokeAnswer = (Card & { type: 'AdaptiveCard' }) | string

/** Presses on "Show the next actions" of a card that could not hold them all. */
export function routeShowNext(app: Application, needs: Needs): void {
  app.adaptiveCards.actionExecute(showNextVerb, (context, _state, data) => {
    const cardId = readShowNextPress(data)
    if (cardId === null) return Promise.resolve<InvokeAnswer>(noticeSentence({ kind: 'unreadable-press' }))
    return answerInTime<NextCards | string, InvokeAnswer>(needs.log, {
      work: () => shown(needs, context, cardId),
      answer: (next) => {
        if (typeof next === 'string') return next
        if (next.kind === 'not-yours') return noticeSentence({ kind: 'not-your-card' })
        return { ...officerCard(next.view, needs.templates).card, type: 'AdaptiveCard' }
      },
      late: () => noticeSentence({ kind: 'cards-coming' }),
      failed: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
      failedPlainly: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
      afterwards: () => Promise.resolve(),
    })
  })
}

async function shown(needs: Needs, context: TurnContext, cardId: string): Promise<NextCards | string> {
  const [sender, card] = await Promise.all([senderOf(needs, context), needs.readCard(cardId)])
  if (card === null) return noticeSentence({ kind: 'unknown-card' })
  if (!sender) return noticeSentence({ kind: 'not-in-plan' })
  const next = await needs.showNext(card, presserOf(sender, needs))
  if (next.kind === 'not-yours') return next
  for (const { cardId: id, view } of next.cards) {
    const sent = await context.sendActivity(needs.draw.ownCard(view))
    if (sent) await needs.outbox.placed(id, context.activity.conversation.id, sent.id)
  }
  return next
}
