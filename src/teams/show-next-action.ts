import type { Card } from '../cards/card-message.ts'
import { officerCard } from '../cards/officer-card.ts'
import { readShowNextPress, showNextVerb } from '../cards/officer-inputs.ts'
import { noticeSentence } from '../cards/sentences.ts'
import type { CardTemplates } from '../cards/templates.ts'
import type { ReadCard } from '../services/officer-card/card-on-hand.ts'
import type { NextCards, ShowNext } from '../services/officer-card/show-next.ts'
import { presserOf } from '../services/people.ts'
import type { Directory, Log, Plans } from '../services/ports.ts'
import { activityIdOf } from './address.ts'
import { answerInTime } from './in-time.ts'
import { senderOf } from './roster.ts'
import type { Application } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log
  templates: CardTemplates
  administrators: readonly string[]
  approvers: readonly string[]
  readCard: ReadCard
  showNext: ShowNext
}
type InvokeAnswer = (Card & { type: 'AdaptiveCard' }) | string

/** Presses on "Show the next" of a card that could not hold all of somebody's actions. The outbox sends what follows. */
export function routeShowNext(app: Application, needs: Needs): void {
  app.adaptiveCards.actionExecute(showNextVerb, (context, _state, data) => {
    const read = readShowNextPress(data)
    if (!read) return Promise.resolve<InvokeAnswer>(noticeSentence({ kind: 'unreadable-press' }))
    const activityId = activityIdOf(context.activity)
    return answerInTime<NextCards | string, InvokeAnswer>(needs.log, {
      work: async () => {
        const [sender, card] = await Promise.all([senderOf(needs, context), needs.readCard(read.cardId)])
        if (card === null) return noticeSentence({ kind: 'unknown-card' })
        if (!sender) return noticeSentence({ kind: 'not-in-plan' })
        return needs.showNext(card, { drafts: read.drafts, actor: presserOf(sender, needs), activityId })
      },
      answer: (next) => {
        if (typeof next === 'string') return next
        if (next.kind === 'not-yours') return noticeSentence({ kind: 'not-your-card' })
        const banner = noticeSentence({ kind: 'cards-coming', count: next.count })
        const extras = { banner, ...(next.replacedOn === null ? {} : { replacedOn: next.replacedOn }) }
        return { ...officerCard(next.view, needs.templates, extras).card, type: 'AdaptiveCard' }
      },
      late: () => noticeSentence({ kind: 'not-confirmed' }),
      failed: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
      failedPlainly: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
      afterwards: () => Promise.resolve(),
    })
  })
}
