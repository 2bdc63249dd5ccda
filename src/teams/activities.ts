import type { Answer } from '../ask/answer.ts'
import { answerCard } from '../cards/answer-card.ts'
import { approvalCard } from '../cards/approval-card.ts'
import type { CardMessage } from '../cards/card-message.ts'
import { boardPaperCard } from '../cards/board-paper-card.ts'
import { chaseCard } from '../cards/chase-card.ts'
import { confirmedCard } from '../cards/confirm-card.ts'
import { confirmCancelCard, confirmRunCard, type DigestPress } from '../cards/confirm-digest-card.ts'
import { coverCard, type CoverPress } from '../cards/cover-card.ts'
import { managersCard } from '../cards/managers-card.ts'
import { nothingDueCard } from '../cards/nothing-due-card.ts'
import { notMineCard } from '../cards/not-mine-card.ts'
import { officerCard } from '../cards/officer-card.ts'
import type { CardTemplates } from '../cards/templates.ts'
import { helpCard, welcomeCard } from '../cards/welcome-card.ts'
import type { RecipientCounts } from '../digest/preview.ts'
import type { OfficerCardView } from '../digest/officer-card.ts'
import { firstQuestion } from '../services/example-questions.ts'
import type { Clock, OutgoingMessage, Plans } from '../services/ports.ts'
import type { AskedQuestion } from '../services/question-store.ts'
import { ActivityTypes, CardFactory, type Activity } from './sdk.ts'

export type Draw = {
  /**
   * `pressed` is the question of a button that was pressed: it does not stand in the chat, so the card repeats it.
   * `question` is what the buttons under the answer keep; null for an answer that is not to be rated.
   */
  answer: (
    answer: Answer,
    more: { pressed: string | undefined; question: AskedQuestion | null },
  ) => Partial<Activity>
  outgoing: (message: OutgoingMessage) => Partial<Activity>
  ownCard: (view: OfficerCardView, banner?: string) => Partial<Activity>
  cover: (wish: CoverPress) => Partial<Activity>
  confirmRun: (press: DigestPress, counts: RecipientCounts) => Partial<Activity>
  confirmCancel: (press: DigestPress, waiting: number) => Partial<Activity>
  nothingDue: (officer: string, actionCount: number) => Partial<Activity>
  welcome: () => Partial<Activity>
  help: () => Partial<Activity>
}

/** Draws everything the bot says as Teams activities: card, summary and the short text that a notification shows. */
export function makeDraw(needs: {
  templates: CardTemplates
  plans: Plans
  clock: Clock
  demonstration: boolean
}): Draw {
  const { templates, plans, clock } = needs
  const planTitle = () => plans.library.current.plan.shortTitle
  const introduction = () => ({
    planTitle: planTitle(),
    asOf: clock.today(),
    demonstration: needs.demonstration,
    examples: [firstQuestion(plans.library.current), 'What is overdue?', 'My card'],
  })
  return {
    answer: (answer, { pressed, question }) => {
      const { card, summary, text } = answerCard(answer, templates, { asked: pressed, rated: question })
      return card === null
        ? textActivity(text)
        : { ...textActivity(text), ...cardActivity({ card, summary }) }
    },
    outgoing: (message) => cardActivity(outgoingCard(message, templates)),
    ownCard: (view, banner) =>
      cardActivity(officerCard(view, templates, banner === undefined ? {} : { banner })),
    cover: (wish) => cardActivity(coverCard(wish, templates)),
    confirmRun: (press, counts) => cardActivity(confirmRunCard(press, counts, templates)),
    confirmCancel: (press, waiting) => cardActivity(confirmCancelCard(press, waiting, templates)),
    nothingDue: (officer, actionCount) =>
      cardActivity(
        nothingDueCard(
          {
            officer,
            planTitle: planTitle(),
            asOf: clock.today(),
            actionCount,
            dueSoonDays: plans.library.current.reporting.dueSoonDays,
          },
          templates,
        ),
      ),
    welcome: () => cardActivity(welcomeCard(introduction(), templates)),
    help: () => cardActivity(helpCard(introduction(), templates)),
  }
}

/** A message of the outbox as a card. */
function outgoingCard(message: OutgoingMessage, templates: CardTemplates): CardMessage {
  switch (message.kind) {
    case 'officer':
      return officerCard(message.view, templates, message.extras)
    case 'approval':
      return approvalCard(message.view, templates, message.extras)
    case 'not-mine':
      return notMineCard(message.view, templates)
    case 'board-paper':
      return boardPaperCard(message.paper, templates)
    case 'chase':
      return chaseCard(message.view, templates)
    case 'managers':
      return managersCard(message.view, templates)
    case 'confirmed':
      return confirmedCard(message, templates)
    case 'whole-list':
      return message
  }
}

/** Plain text only: Teams would read a person's or a plan's words as Markdown otherwise. */
export function textActivity(text: string): Partial<Activity> {
  return { type: ActivityTypes.Message, text, textFormat: 'plain', summary: text }
}

/**
 * A card alone, with the words that a notification shows as its summary. A text beside a card that is edited later
 * would stand in the chat as a message of its own in the Agents Playground, and take the edit meant for the card.
 */
function cardActivity({ card, summary }: CardMessage): Partial<Activity> {
  return { type: ActivityTypes.Message, summary, attachments: [CardFactory.adaptiveCard(card)] }
}
