import { coverPressSchema, coverVerb, type CoverPress } from '../cards/cover-card.ts'
import { coverSentence } from '../cards/cover-sentences.ts'
import { noticeSentence } from '../cards/sentences.ts'
import type { SetCover } from '../services/cover.ts'
import { presserOf } from '../services/people.ts'
import type { CoverStore, Directory, Log, Messenger, Plans } from '../services/ports.ts'
import { activityIdOf } from './address.ts'
import { answerInTime } from './in-time.ts'
import { editLate, placeOf } from './late-edit.ts'
import { whatBecameOf } from './late-press.ts'
import { senderOf } from './roster.ts'
import type { Application } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log
  administrators: readonly string[]
  approvers: readonly string[]
  covers: Pick<CoverStore, 'isKept'>
  messenger: Pick<Messenger, 'edit'>
  setCover: SetCover
}

/** Presses that confirm a cover. */
export function routeCovers(app: Application, needs: Needs): void {
  app.adaptiveCards.actionExecute(coverVerb, (context, _state, data) => {
    const read = coverPressSchema.safeParse(data)
    if (!read.success) return Promise.resolve(noticeSentence({ kind: 'unreadable-press' }))
    const activityId = activityIdOf(context.activity)
    const place = placeOf(context)
    return answerInTime<string, string>(needs.log, {
      work: async () => {
        const sender = await senderOf(needs, context)
        if (!sender) return noticeSentence({ kind: 'not-in-plan' })
        const outcome = await needs.setCover(read.data, { sender: presserOf(sender, needs), activityId })
        return coverSentence(outcome.kind === 'set' ? { kind: 'set', wish: read.data } : outcome)
      },
      answer: (sentence) => sentence,
      late: () => coverSentence({ kind: 'not-confirmed' }),
      failed: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
      failedPlainly: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
      afterwards: async (said) => {
        const sentence = said ?? (await afterFault(needs, read.data, activityId))
        if (sentence !== null) await editLate(needs, place, { kind: 'said', sentence })
      },
    })
  })
}

/** What is said, once that is certain, of a late press that ended in a fault. */
async function afterFault({ covers }: Needs, wish: CoverPress, activityId: string): Promise<string | null> {
  const found = await whatBecameOf(
    () => covers.isKept(activityId),
    (isKept) => isKept,
  )
  return found && coverSentence(found.stored ? { kind: 'set', wish } : { kind: 'not-kept' })
}
