import type { Card } from '../cards/card-message.ts'
import { officerCard, type OfficerCardExtras } from '../cards/officer-card.ts'
import { officerVerbs, readOfficerPress, type OfficerPress } from '../cards/officer-inputs.ts'
import { noticeSentence } from '../cards/sentences.ts'
import type { CardTemplates } from '../cards/templates.ts'
import type { OfficerCardView } from '../digest/officer-card.ts'
import { drawn, ownDrafts, type CardOnHand, type ReadCard } from '../services/officer-card/card-on-hand.ts'
import { maySee, type PressCard, type PressOutcome } from '../services/officer-card/press.ts'
import { wasStored } from '../services/officer-card/was-stored.ts'
import { reportFault } from '../services/faults.ts'
import { presserOf } from '../services/people.ts'
import type { Clock, Directory, Log, Messenger, Outbox, Plans } from '../services/ports.ts'
import { activityIdOf } from './address.ts'
import { answerInTime } from './in-time.ts'
import { editLate, placeOf } from './late-edit.ts'
import { whatBecameOf } from './late-press.ts'
import { extrasAsItIs, extrasOf, extrasOnEarlierCard } from './press-answers.ts'
import { senderOf } from './roster.ts'
import type { Application, TurnContext } from './sdk.ts'

/** One service for each button of the officer's card. */
export type OfficerPresses = Record<keyof typeof officerVerbs, PressCard>

type Needs = {
  directory: Directory
  plans: Plans
  clock: Clock
  log: Log
  templates: CardTemplates
  administrators: readonly string[]
  approvers: readonly string[]
  readCard: ReadCard
  presses: OfficerPresses
  messenger: Pick<Messenger, 'edit'>
  outbox: Pick<Outbox, 'sayAtTop'>
}

/** What a press is answered with: the card to show instead, or one sentence where there is no card to show. */
type InvokeAnswer = (Card & { type: 'AdaptiveCard' }) | string

/** What each button is called where somebody is told to press it again. */
const buttonNames: Record<keyof OfficerPresses, string> = {
  save: 'Save',
  noChange: '“No change”',
  undo: 'Undo',
  notMine: '“… is not mine”',
  edit: 'Edit',
  details: '“More fields”',
}

/** Presses on an officer's card. */
export function routeCardActions(app: Application, needs: Needs): void {
  for (const name of Object.keys(officerVerbs) as (keyof typeof officerVerbs)[]) {
    app.adaptiveCards.actionExecute(officerVerbs[name], (context, _state, data) =>
      answerPress(needs, context, data, needs.presses[name], name),
    )
  }
}

/** A press from its data to the card that answers it. What was read of the card is kept for when time is up. */
async function answerPress(
  needs: Needs,
  context: TurnContext,
  data: unknown,
  press: PressCard,
  name: keyof OfficerPresses,
): Promise<InvokeAnswer> {
  const read = readOfficerPress(data)
  if (!read) return noticeSentence({ kind: 'unreadable-press' })
  const onHand: OnHand = {}
  // "Edit" and "More fields" save nothing: of them nobody may hear that an update was not saved.
  const button = buttonNames[name]
  const isForm = name === 'edit' || name === 'details'
  const extras = (outcome: PressOutcome): OfficerCardExtras => {
    const today = needs.clock.today()
    const replacedOn = onHand.card?.replacedOn ?? null
    return replacedOn === null ? extrasOf(outcome, today) : extrasOnEarlierCard(outcome, today, replacedOn)
  }
  const unexpected = (reference: string): string =>
    noticeSentence(
      isForm ? { kind: 'unexpected-on-form', reference } : { kind: 'unexpected-on-press', reference, button },
    )
  const notDone = noticeSentence(isForm ? { kind: 'form-not-changed' } : { kind: 'not-saved', button })
  const lateExtras = (outcome: PressOutcome): OfficerCardExtras => ({
    ...extras(outcome),
    ...(outcome.kind === 'saved' ? { banner: noticeSentence({ kind: 'saved-late' }) } : {}),
  })
  // The context is revoked when the turn ends; what an edit afterwards needs is taken out of it now.
  const place = placeOf(context)
  const activityId = activityIdOf(context.activity)
  return answerInTime<PressOutcome | string, InvokeAnswer>(needs.log, {
    work: () => pressed(needs, context, { ...read, activityId }, press, onHand),
    answer: (outcome) => {
      if (typeof outcome === 'string') return outcome
      const said = { view: outcome.view, extras: extras(outcome) }
      if (onHand.card === undefined) return sentenceAlone(said.extras)
      // Its stored message holds one line and no form: what was typed and not saved would be gone once Teams shows it again.
      if (said.extras.replacedOn !== undefined && said.extras.banner !== undefined) {
        leaveToOutbox(needs, outcome, said, notDone).catch((error: unknown) => {
          reportFault(needs.log, error, 'edit of an earlier card')
        })
      }
      return draw(needs, said.view, said.extras)
    },
    late: () =>
      asItIs(
        needs,
        onHand.card,
        read,
        noticeSentence(isForm ? { kind: 'form-not-confirmed' } : { kind: 'not-confirmed', button }),
      ),
    failed: (reference) => asItIs(needs, onHand.card, read, unexpected(reference)),
    failedPlainly: unexpected,
    afterwards: async (outcome) => {
      if (place === null || typeof outcome === 'string' || onHand.unseen === true) return
      const said = outcome
        ? { view: outcome.view, extras: lateExtras(outcome) }
        : await afterFault(needs, { ...read, activityId }, { undoes: name === 'undo', notDone }, onHand)
      if (!said) return
      const isEdited = await editLate(needs, place, { kind: 'officer', ...said })
      if (!isEdited) await leaveToOutbox(needs, outcome, said, notDone)
    },
  })
}

/** What is known of a press while it is worked on; `card` is there for who may see it, `unseen` says that they may not. */
type OnHand = { card?: CardOnHand; unseen?: true; accountId?: string }
type Said = { view: OfficerCardView; extras: OfficerCardExtras }

/** The outbox goes on trying where that edit has failed. */
async function leaveToOutbox(
  { outbox }: Needs,
  outcome: PressOutcome | null,
  { view, extras }: Said,
  notDone: string,
): Promise<void> {
  const typed = view.items.flatMap(({ action, state }) =>
    state.kind === 'form' ? [[action.key, state.draft] as const] : [],
  )
  // What stands beside a field is not kept with the card; that it was not saved is, and the next press says why.
  const banner = extras.banner ?? (outcomeIsSaved(outcome) ? noticeSentence({ kind: 'saved-late' }) : notDone)
  await outbox.sayAtTop(view.cardId, banner, Object.fromEntries(typed))
}

function outcomeIsSaved(outcome: PressOutcome | null): boolean {
  return outcome !== null && ['saved', 'repeat', 'undone', 'redrawn'].includes(outcome.kind)
}

/** Who pressed and what card are read side by side; then the press. A sentence where there is no card or nobody. */
async function pressed(
  needs: Needs,
  context: TurnContext,
  read: OfficerPress & { activityId: string },
  press: PressCard,
  onHand: OnHand,
): Promise<PressOutcome | string> {
  const [sender, card] = await Promise.all([senderOf(needs, context), needs.readCard(read.cardId)])
  if (card === null) return noticeSentence({ kind: 'unknown-card' })
  if (!sender) return noticeSentence({ kind: 'not-in-plan' })
  const actor = presserOf(sender, needs)
  if (maySee(card, actor)) onHand.card = card
  else onHand.unseen = true
  onHand.accountId = actor.accountId
  return press(card, { ...read, actor })
}

/** What came of a press, for who may not see its card. */
function sentenceAlone({ banner, problems = {} }: OfficerCardExtras): string {
  const [first] = Object.values(problems).flat()
  return banner ?? first?.sentence ?? noticeSentence({ kind: 'pressed-unseen' })
}

/** The card that says, once that is certain, whether a late press was saved although it ended in a fault. */
async function afterFault(
  needs: Needs,
  read: OfficerPress & { activityId: string },
  { undoes, notDone }: { undoes: boolean; notDone: string },
  { accountId = null }: { accountId?: string | null },
): Promise<Said | null> {
  const by = { cardId: read.cardId, accountId, undoes }
  const found = await whatBecameOf(
    () => needs.readCard(read.cardId),
    ({ updates }) => wasStored(updates, read, by),
  )
  if (found === null) return null
  const { card, stored } = found
  // A first press that was stored may have said something else: then what this one held stands beneath the receipt.
  const banner = stored ? noticeSentence({ kind: 'saved-late' }) : notDone
  return { view: viewAsItIs(card, read), extras: extrasAsItIs(card, banner) }
}

/** The card as it was read, with what was typed and one sentence at the top; the sentence alone where nothing was read. */
function asItIs(
  needs: Needs,
  card: CardOnHand | undefined,
  read: OfficerPress,
  sentence: string,
): InvokeAnswer {
  return card === undefined ? sentence : draw(needs, viewAsItIs(card, read), extrasAsItIs(card, sentence))
}

function viewAsItIs(card: CardOnHand, { drafts }: OfficerPress): OfficerCardView {
  return drawn(card, { drafts: ownDrafts(card.content.items, drafts) })
}

function draw(needs: Needs, view: OfficerCardView, extras: OfficerCardExtras): InvokeAnswer {
  return { ...officerCard(view, needs.templates, extras).card, type: 'AdaptiveCard' }
}
