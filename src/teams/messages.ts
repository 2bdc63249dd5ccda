import { askedByButton } from '../cards/question-button.ts'
import { coverSentence } from '../cards/cover-sentences.ts'
import { noticeSentence } from '../cards/sentences.ts'
import { spokenSentence } from '../cards/spoken-sentences.ts'
import type { AnswerQuestion } from '../services/answer-question.ts'
import type { HearCover } from '../services/cover.ts'
import type { KeepUnanswered } from '../services/learn-from-questions.ts'
import type { MakeOwnCard } from '../services/own-card.ts'
import type { HearUpdate } from '../services/spoken-update.ts'
import type { AnswerOneChild } from '../services/one-child.ts'
import { presserOf } from '../services/people.ts'
import type { Account, Directory, Log, Outbox } from '../services/ports.ts'
import { textActivity } from './activities.ts'
import { activityIdOf } from './address.ts'
import { answerDigestWord, type DigestWordNeeds } from './digest-messages.ts'
import { reportFault } from '../services/faults.ts'
import { senderOf } from './roster.ts'
import { ActivityTypes, type Application, type TurnContext } from './sdk.ts'

type Needs = DigestWordNeeds & {
  directory: Directory
  outbox: Outbox
  log: Log
  answerQuestion: AnswerQuestion
  answerOneChild: AnswerOneChild
  keepUnanswered: KeepUnanswered
  makeOwnCard: MakeOwnCard
  hearUpdate: HearUpdate
  hearCover: HearCover
  administrators: readonly string[]
  approvers: readonly string[]
}

/** Words that ask for one's card rather than for an answer. Everything else is a question. */
const askForCard = /^(please )?((send|show|give) me )?my (card|digest|updates?|reminders?)( please)?$/i
const askForHelp = /^(help|\?|what can (you do|i ask)( you)?)\??$/i

/** Messages in personal, group and channel chats: a card for whoever asks for theirs, help, and answers. */
export function routeMessages(app: Application, needs: Needs): void {
  app.activity('message', async (context) => {
    try {
      await answerMessage(needs, context)
    } catch (error) {
      const reference = reportFault(needs.log, error, 'message')
      // Whatever is broken: somebody who writes about a child in danger is told whom to ring.
      const spared = needs.answerOneChild(textOf(context), context.activity.conversation.id)
      await context.sendActivity(
        spared === null
          ? textActivity(noticeSentence({ kind: 'unexpected-on-question', reference }))
          : needs.draw.answer(spared, { pressed: undefined, question: null }),
      )
    }
  })
}

async function answerMessage(needs: Needs, context: TurnContext): Promise<void> {
  const pressed = pressedQuestion(context)
  const text = textOf(context)
  if (text === '') await context.sendActivity(textActivity(noticeSentence({ kind: 'no-question' })))
  else if (askForHelp.test(text)) await context.sendActivity(needs.draw.help())
  else {
    const sender = await senderOf(needs, context)
    if (askForCard.test(text)) await sendOwnCard(needs, context, sender)
    else if (!(await takenAtItsWord(needs, context, sender, text))) {
      const asker = sender ?? { accountId: `unknown:${context.activity.from.id}`, personName: null }
      const { answer, question } = await needs.answerQuestion({
        text,
        conversationId: context.activity.conversation.id,
        asker,
        alone: sender !== null && isPersonal(context) ? presserOf(sender, needs) : null,
        onWait: () => void showTyping(needs, context),
      })
      await context.sendActivity(needs.draw.answer(answer, { pressed, question }))
      // Not waited for: the answer is out, and Teams waits for the end of this turn. It reports its own failure.
      void needs.keepUnanswered(question)
    }
  }
}

/** What was written, or asked by a button; the bot's own mention is gone already. */
function textOf(context: TurnContext): string {
  const message: { text?: string } = context.activity
  return (pressedQuestion(context) ?? message.text ?? '').trim()
}

/** A button's question comes as the message's value, with no text. */
function pressedQuestion(context: TurnContext): string | undefined {
  const message: { value?: unknown } = context.activity
  return askedByButton(message.value) ?? undefined
}

/** Does or shows what somebody wrote of their reminders, the digests, a cover or an update; false where the message is none of these. */
async function takenAtItsWord(
  needs: Needs,
  context: TurnContext,
  sender: Account | null,
  text: string,
): Promise<boolean> {
  if (sender === null) return false
  const presser = presserOf(sender, needs)
  const personal = isPersonal(context)
  const digestWord = await answerDigestWord(needs, { text, sender: presser, personal })
  if (digestWord !== null) {
    await context.sendActivity(digestWord)
    return true
  }
  const cover = needs.hearCover({ text, sender: presser, activityId: activityIdOf(context.activity) })
  if (cover.kind !== 'none') {
    await context.sendActivity(
      cover.kind === 'to-confirm' ? needs.draw.cover(cover.wish) : textActivity(coverSentence(cover)),
    )
    return true
  }
  const heard = await needs.hearUpdate({ text, sender: presser, personal })
  if (heard.kind === 'none') return false
  if (heard.kind === 'to-confirm') {
    for (const { cardId, view } of heard.cards) {
      const sent = await context.sendActivity(needs.draw.ownCard(view, spokenSentence(heard)))
      if (sent) await needs.outbox.placed(cardId, context.activity.conversation.id, sent.id)
    }
  } else await context.sendActivity(textActivity(spokenSentence(heard)))
  return true
}

/** Whether nobody but the sender reads the answer. */
function isPersonal(context: TurnContext): boolean {
  return context.activity.conversation.conversationType === 'personal'
}

/** Says that an answer is on its way. Not waited for, and nothing depends on it. */
async function showTyping({ log }: Needs, context: TurnContext): Promise<void> {
  try {
    await context.sendActivity({ type: ActivityTypes.Typing })
  } catch (error) {
    reportFault(log, error, 'typing')
  }
}

/** Cards are personal: asked for in a group or channel, the officer is told where to ask. */
async function sendOwnCard(needs: Needs, context: TurnContext, sender: Account | null): Promise<void> {
  if (!isPersonal(context)) {
    await context.sendActivity(textActivity(noticeSentence({ kind: 'card-in-private' })))
    return
  }
  const own = await needs.makeOwnCard(sender?.personName ?? null)
  if (own.kind === 'not-in-plan') {
    await context.sendActivity(textActivity(noticeSentence({ kind: 'not-in-plan' })))
  } else if (own.kind === 'nothing-due') {
    await context.sendActivity(needs.draw.nothingDue(own.officer, own.actionCount))
  } else {
    for (const { cardId, view } of own.cards) {
      const sent = await context.sendActivity(needs.draw.ownCard(view))
      if (sent) await needs.outbox.placed(cardId, context.activity.conversation.id, sent.id)
    }
  }
}
