import { noticeSentence } from '../cards/sentences.ts'
import { sectionOf } from '../cards/managers-sections.ts'
import type { CardTemplates } from '../cards/templates.ts'
import { readWholeListPress, wholeListCards, wholeListVerb } from '../cards/whole-list-card.ts'
import type { ReadDigest } from '../services/managers-view.ts'
import type { ChatAddress, Directory, Log, Messenger, Plans } from '../services/ports.ts'
import { withoutWaiting } from '../services/turns.ts'
import { referenceFrom } from './address.ts'
import { answerInTime } from './in-time.ts'
import { senderOf } from './roster.ts'
import type { Application, TurnContext } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log
  templates: CardTemplates
  readDigest: ReadDigest
  messenger: Pick<Messenger, 'send'>
}

/**
 * Presses on "Show all" of the managers' digest. The list goes to the presser's own chat, and the press is answered in a
 * sentence: the posted card stays as it is, for the presser and for everybody else.
 */
export function routeWholeLists(app: Application, needs: Needs): void {
  app.adaptiveCards.actionExecute(wholeListVerb, (context, _state, data) => {
    const read = readWholeListPress(data)
    if (!read) return Promise.resolve(noticeSentence({ kind: 'unreadable-list-press' }))
    return answerInTime<string, string>(needs.log, {
      work: () => sendWholeList(needs, context, read),
      answer: (sentence) => sentence,
      late: () => noticeSentence({ kind: 'list-on-its-way' }),
      failed: (reference) => noticeSentence({ kind: 'unexpected-on-list', reference }),
      failedPlainly: (reference) => noticeSentence({ kind: 'unexpected-on-list', reference }),
      afterwards: () => Promise.resolve(),
    })
  })
}

/** Sends the list, and says what came of it. Sent once: who is told that it did not go out presses again. */
async function sendWholeList(
  needs: Needs,
  context: TurnContext,
  { cardId, section }: NonNullable<ReturnType<typeof readWholeListPress>>,
): Promise<string> {
  // Taken now: the context is revoked when the turn ends, which a slow database may outlast.
  const unopened = {
    conversationId: null,
    reference: referenceFrom(context.activity, context.activity.from.id),
  }
  const [sender, view] = await Promise.all([senderOf(needs, context), needs.readDigest(cardId)])
  const list = view && sectionOf(view, section)
  if (view === null || list === null) return noticeSentence({ kind: 'list-not-kept' })
  const known = sender && (await needs.directory.account(sender.accountId))
  const address: ChatAddress = known?.personalChat ?? unopened
  const parts = wholeListCards(view, section, needs.templates)
  for (const part of parts) {
    const outcome = await needs.messenger.send(address, { kind: 'whole-list', ...part }, withoutWaiting)
    if (outcome.kind === 'refused') return noticeSentence({ kind: 'list-refused' })
    if (outcome.kind !== 'sent') return noticeSentence({ kind: 'list-not-sent' })
  }
  return noticeSentence({ kind: 'list-sent', things: list.things, messages: parts.length })
}
