import { confirmDigestVerb, digestPressSchema } from '../cards/confirm-digest-card.ts'
import { commandSentence } from '../cards/digest-sentences.ts'
import { noticeSentence } from '../cards/sentences.ts'
import type { ConfirmAct } from '../services/cycle/confirm.ts'
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
  administrators: readonly string[]
  approvers: readonly string[]
  confirmAct: ConfirmAct
}

/** Presses that confirm a run of the digests, or that one is cancelled. */
export function routeDigestActs(app: Application, needs: Needs): void {
  app.adaptiveCards.actionExecute(confirmDigestVerb, (context, _state, data) => {
    const read = digestPressSchema.safeParse(data)
    if (!read.success) return Promise.resolve(noticeSentence({ kind: 'unreadable-press' }))
    const activityId = activityIdOf(context.activity)
    return answerInTime<string, string>(needs.log, {
      work: async () => {
        const sender = await senderOf(needs, context)
        if (!sender) return commandSentence({ kind: 'not-administrator', who: [] })
        const press = { sender: presserOf(sender, needs), activityId }
        return commandSentence(await needs.confirmAct(read.data, press))
      },
      answer: (sentence) => sentence,
      late: () => commandSentence({ kind: 'not-confirmed' }),
      failed: (reference) => commandSentence({ kind: 'failed', reference }),
      failedPlainly: (reference) => commandSentence({ kind: 'failed', reference }),
      afterwards: () => Promise.resolve(),
    })
  })
}
