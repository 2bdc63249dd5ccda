import type { Card } from '../cards/card-message.ts'
import { officerCard, type OfficerCardExtras } from '../cards/officer-card.ts'
import { readShowNextPress, showNextVerb, type OfficerPress } from '../cards/officer-inputs.ts'
import { noticeSentence } from '../cards/sentences.ts'
import type { CardTemplates } from '../cards/templates.ts'
import type { OfficerCardView } from '../digest/officer-card.ts'
import { drawn, ownDrafts, type CardOnHand, type ReadCard } from '../services/officer-card/card-on-hand.ts'
import type { NextCards, ShowNext } from '../services/officer-card/show-next.ts'
import { maySee } from '../services/officer-card/press.ts'
import { presserOf } from '../services/people.ts'
import type { Directory, Log, Messenger, Outbox, Plans } from '../services/ports.ts'
import { activityIdOf } from './address.ts'
import { answerInTime } from './in-time.ts'
import { editLate, placeOf } from './late-edit.ts'
import { whatBecameOf } from './late-press.ts'
import { extrasAsItIs } from './press-answers.ts'
import { senderOf } from './roster.ts'
import type { Application, TurnContext } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log
  templates: CardTemplates
  administrators: readonly string[]
  approvers: readonly string[]
  readCard: ReadCard
  messenger: Pick<Messenger, 'edit'>
  outbox: Pick<Outbox, 'sayAtTop'>
  showNext: ShowNext
}
type InvokeAnswer = (Card & { type: 'AdaptiveCard' }) | string

type ShowNextPress = Pick<OfficerPress, 'cardId' | 'drafts'>
type Said = { view: OfficerCardView; extras: OfficerCardExtras & { banner: string } }

/** Presses on "Show the next" of a card that could not hold all of somebody's actions. The outbox sends what follows. */
export function routeShowNext(app: Application, needs: Needs): void {
  app.adaptiveCards.actionExecute(showNextVerb, (context, _state, data) => answerPress(needs, context, data))
}

async function answerPress(needs: Needs, context: TurnContext, data: unknown): Promise<InvokeAnswer> {
  const read = readShowNextPress(data)
  if (!read) return noticeSentence({ kind: 'unreadable-press' })
  const activityId = activityIdOf(context.activity)
  const place = placeOf(context)
  const onHand: { card?: CardOnHand; unseen?: true } = {}
  return answerInTime<NextCards | string, InvokeAnswer>(needs.log, {
    work: async () => {
      const [sender, card] = await Promise.all([senderOf(needs, context), needs.readCard(read.cardId)])
      if (card === null) return noticeSentence({ kind: 'unknown-card' })
      if (!sender) return noticeSentence({ kind: 'not-in-plan' })
      const actor = presserOf(sender, needs)
      if (maySee(card, actor)) onHand.card = card
      else onHand.unseen = true
      return needs.showNext(card, { drafts: read.drafts, actor, activityId })
    },
    answer: (next) => {
      if (typeof next === 'string') return next
      return next.kind === 'not-yours' ? noticeSentence({ kind: 'not-your-card' }) : draw(needs, coming(next))
    },
    late: () => asItIs(needs, onHand.card, read, noticeSentence({ kind: 'cards-not-confirmed' })),
    failed: (reference) => asItIs(needs, onHand.card, read, unexpected(reference)),
    failedPlainly: (reference) => unexpected(reference),
    afterwards: async (next) => {
      if (onHand.unseen === true) return
      if (next !== null && (typeof next === 'string' || next.kind === 'not-yours')) return
      const said = next === null ? await afterFault(needs, read) : coming(next)
      if (said === null || (await editLate(needs, place, { kind: 'officer', ...said }))) return
      const typed = said.view.items.flatMap(({ action, state }) =>
        state.kind === 'form' ? [[action.key, state.draft] as const] : [],
      )
      await needs.outbox.sayAtTop(read.cardId, said.extras.banner, Object.fromEntries(typed))
    },
  })
}

/** The pressed card once the next ones are on their way. */
function coming({ view, count, replacedOn }: Extract<NextCards, { kind: 'coming' }>): Said {
  const banner = noticeSentence({ kind: 'cards-coming', count })
  return { view, extras: { banner, ...(replacedOn === null ? {} : { replacedOn }) } }
}

/** What the card says, once that is certain, of a late press that ended in a fault. */
async function afterFault(needs: Needs, read: ShowNextPress): Promise<Said | null> {
  const found = await whatBecameOf(
    () => needs.readCard(read.cardId),
    ({ content }) => content.waiting.length === 0,
  )
  if (found === null) return null
  const banner = noticeSentence(
    found.stored ? { kind: 'cards-coming', count: 0 } : { kind: 'cards-not-sent' },
  )
  return { view: viewAsItIs(found.card, read), extras: extrasAsItIs(found.card, banner) }
}

/** The card as it was read, with what was typed and a sentence at the top; the sentence alone where nothing was read. */
function asItIs(
  needs: Needs,
  card: CardOnHand | undefined,
  read: ShowNextPress,
  sentence: string,
): InvokeAnswer {
  return card === undefined
    ? sentence
    : draw(needs, { view: viewAsItIs(card, read), extras: extrasAsItIs(card, sentence) })
}

function viewAsItIs(card: CardOnHand, { drafts }: ShowNextPress): OfficerCardView {
  return drawn(card, { drafts: ownDrafts(card.content.items, drafts) })
}

function draw(needs: Needs, { view, extras }: Said): InvokeAnswer {
  return { ...officerCard(view, needs.templates, extras).card, type: 'AdaptiveCard' }
}

function unexpected(reference: string): string {
  return noticeSentence({ kind: 'unexpected-on-press', reference, button: '“Show the next”' })
}
