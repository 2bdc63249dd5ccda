import assert from 'node:assert/strict'
import { sql } from 'drizzle-orm'
import { approvalView } from '../../../src/digest/approval.ts'
import { cardItems, officerCardView, type OfficerCardView } from '../../../src/digest/officer-card.ts'
import { officerDigest } from '../../../src/digest/officer-digest.ts'
import type { CardOnHand } from '../../../src/services/officer-card/card-on-hand.ts'
import type { PressOutcome } from '../../../src/services/officer-card/press.ts'
import type { OfficerContent } from '../../../src/services/delivery-content.ts'
import type { Database } from '../../../src/store/database.ts'
import { checkHistory } from './check-history.ts'
import { laterBy } from '../year/day.ts'
import { openCouncil, refs, type Council } from './council.ts'
import { follow, ownDrafts, showsDetails } from './follow.ts'
import { foretell, foretellDecision, type Foretold } from './foretell.ts'
import { fillOf, mayUpdate, typedInto, type ModelAction, type ModelCard, type ModelPress } from './model.ts'
import { people, type DecideStep, type PressStep, type Step, type Who } from './steps.ts'

type Pressed = { press: ModelPress; card: number; key: string }
type Play = {
  council: Council
  actions: ModelAction[]
  cards: ModelCard[]
  requests: { id: string; key: string; activity: string }[]
  pressed: Pressed[]
  without: string | null
  coverUntil: string
  outcomes: string[]
}

/** Plays one sequence on a plan of that id, holding every answer and in the end the history to the model. Gives the outcomes. */
export async function playSequence(
  database: Database,
  planId: string,
  steps: readonly Step[],
): Promise<string[]> {
  const council = openCouncil(database, planId)
  const actions = refs.map((ref) => ({ key: `${planId}/${ref}`, ref, entries: [] }))
  const play: Play = {
    ...{ council, actions, cards: [], requests: [], pressed: [], outcomes: [] },
    ...{ without: null, coverUntil: '' },
  }
  await keepCard(play, 'Darren Newman')
  await keepCard(play, 'Karen Noble')
  for (const step of steps) await take(play, step)
  await checkHistory(council, actions)
  return play.outcomes
}

async function take(play: Play, step: Step): Promise<void> {
  const { council } = play
  switch (step.kind) {
    case 'press':
      return pressOnce(play, pressOf(play, step))
    case 'decide':
      return decide(play, step)
    case 'repeat': {
      const earlier = play.pressed[step.of % Math.max(1, play.pressed.length)]
      if (!earlier) return
      const activity = step.byHand ? newActivity(play) : earlier.press.activity
      return pressOnce(play, { ...earlier, press: { ...earlier.press, activity } })
    }
    case 'after': {
      const earlier = play.pressed[step.of % Math.max(1, play.pressed.length)]
      const base = play.actions.find(({ key }) => key === earlier?.key)?.entries.length
      if (!earlier || base === undefined) return
      const press = { ...earlier.press, activity: newActivity(play), verb: step.verb, base }
      return pressOnce(play, { ...earlier, press })
    }
    case 'edit-and-save':
      return editAndSave(play, step.of)
    case 'overtaken': {
      const second = pressOf(play, step.second)
      const read = await readCard(council, cardOf(play, second))
      const seen = structuredClone(play.actions)
      const details = showsDetails(cardOf(play, second), second.key)
      const drafts = structuredClone(cardOf(play, second).drafts)
      await pressOnce(play, pressOf(play, step.first))
      return pressOnce(play, second, { read, seen, details, drafts })
    }
    case 'cover': {
      const today = council.clock.today()
      play.coverUntil = laterBy(today, step.days)
      const cover = {
        officer: 'Darren Newman',
        standIn: 'Sam Reed',
        fromDay: today,
        untilDay: play.coverUntil,
      }
      await council.covers.add({ planId: council.planId, ...cover, by: 'Karen Noble' })
      return
    }
    case 'day':
      council.passDays(step.days)
      return
    case 'reload':
      play.without = step.without
      council.reload(step.without)
      return
    case 'new-card':
      return keepCard(play, 'Darren Newman')
  }
}

/** Opens a form with Edit and presses its Save with nothing changed. */
async function editAndSave(play: Play, of: number): Promise<void> {
  const earlier = play.pressed[of % Math.max(1, play.pressed.length)]
  const base = play.actions.find(({ key }) => key === earlier?.key)?.entries.length
  if (!earlier || base === undefined) return
  const edit: ModelPress = { ...earlier.press, activity: newActivity(play), verb: 'edit', base }
  await pressOnce(play, { ...earlier, press: edit })
  if (play.outcomes.at(-1) !== 'edit: redrawn') return
  const draft = cardOf(play, earlier).drafts[earlier.key] ?? {}
  const save = { ...edit, activity: newActivity(play), verb: 'save' as const, form: fillOf(draft) }
  await pressOnce(play, { ...earlier, press: { ...save, drafts: { [earlier.key]: draft } } })
}

async function keepCard({ council, cards }: Play, officer: string): Promise<void> {
  const loaded = council.plans.library.current
  const person = loaded.people.get(officer)
  assert(person)
  const today = council.clock.today()
  const items = cardItems(officerDigest(loaded, person, await council.updates.all(council.planId), today))
  const content: OfficerContent = { kind: 'officer', officer, asOf: today, items, drafts: {}, waiting: [] }
  const kept = { planId: council.planId, recipient: officer, periodStart: null, part: 1, content }
  const id = await council.outbox.keep(kept)
  const own = items.map(({ actionKey, version, details }) => ({
    key: actionKey,
    version,
    details,
    filled: false,
  }))
  const holder = officer === 'Darren Newman' ? 'darren' : 'karen'
  cards.push({ id, holder, items: own, drafts: {} })
}

function pressOf(play: Play, step: PressStep): Pressed {
  const card = step.card % play.cards.length
  const own = play.cards[card]?.items[step.item]?.key
  const action = play.actions.find(({ key, ref }) => key === own || (own === undefined && ref === '10/11.1'))
  assert(action)
  const other = play.cards[card]?.items.find(({ key }) => key !== action.key)
  const drafts = {
    [action.key]: typedInto(step.form, action.key),
    [`${action.key}?`]: { note: 'of no card' },
    ...(other && step.elsewhere !== '' ? { [other.key]: { note: step.elsewhere } } : {}),
  }
  const base = Math.max(0, action.entries.length - step.lag)
  const { who, verb, form } = step
  return { press: { activity: newActivity(play), who, verb, base, form, drafts }, card, key: action.key }
}

/** Presses and holds the outcome, the stored card and the returned card to the model. With `before`, on a card read earlier. */
async function pressOnce(
  play: Play,
  pressed: Pressed,
  before: {
    read: CardOnHand
    seen: ModelAction[]
    details: boolean
    drafts: ModelCard['drafts']
  } | null = null,
): Promise<void> {
  const { council } = play
  const { press, key } = pressed
  const card = cardOf(play, pressed)
  play.pressed.push(pressed)
  const day = { today: council.clock.today(), samStandsIn: play.coverUntil >= council.clock.today() }
  const seen = inPlan(play, before?.seen ?? play.actions, key)
  const now = inPlan(play, play.actions, key)
  const cardSeen = { ...card, drafts: before?.drafts ?? card.drafts }
  const foretold = foretell(press, cardSeen, seen, now, day)
  const read = before?.read ?? (await readCard(council, card))
  const outcome = await council.presses[press.verb](read, {
    actionKey: key,
    baseVersion: press.base,
    drafts: press.drafts,
    activityId: press.activity,
    actor: presser(press.who),
  })
  play.outcomes.push(`${press.verb}: ${outcome.kind}`)
  assert.equal(outcome.kind, foretold.kind, `outcome of ${press.verb}`)
  const details = before?.details ?? showsDetails(card, key)
  if (now) follow(card, now, foretold, { ...press, details })
  else if (foretold.card === 'kept') card.drafts = { ...card.drafts, ...ownDrafts(card, press.drafts) }
  if (foretold.entry?.asks) await findRequest(play, key, press.activity)
  await checkCard(council, card, outcome, { foretold, press, alone: before === null })
}

/** The stored card is the model's, and the card that the press gave back is the one drawn from the store. */
async function checkCard(
  council: Council,
  card: ModelCard,
  outcome: PressOutcome,
  { foretold, press, alone }: { foretold: Foretold; press: ModelPress; alone: boolean },
): Promise<void> {
  const { content, updates, loaded } = await readCard(council, card)
  const items = content.items.map(({ actionKey, version, details, filled = false }) => ({
    ...{ key: actionKey, version, details, filled },
  }))
  assert.deepEqual(
    { items, drafts: content.drafts },
    { items: card.items, drafts: card.drafts },
    'stored card',
  )
  if (!alone) return
  const typed = foretold.card === 'shown' ? ownDrafts(card, press.drafts) : {}
  const drafts = { ...content.drafts, ...typed }
  const drawn: OfficerCardView = officerCardView({ cardId: card.id, ...content, drafts }, loaded, updates)
  assert.deepEqual(outcome.view, drawn, 'returned card')
}

/** The request that a saved date has put in the outbox: one and no more. */
async function findRequest({ council, requests }: Play, key: string, activity: string): Promise<void> {
  const { rows } = await council.database.db.execute<{ id: string }>(sql`
    select id from delivery where plan_id = ${council.planId} and content ->> 'activityId' = ${activity}`)
  assert.equal(rows.length, 1, 'requests for one date')
  requests.push(...rows.map(({ id }) => ({ id, key, activity })))
}

async function decide(play: Play, step: DecideStep): Promise<void> {
  const { council, requests } = play
  const asked = requests[step.request % Math.max(1, requests.length)]
  if (!asked) return
  const action = inPlan(play, play.actions, asked.key)
  const samStandsIn = play.coverUntil >= council.clock.today()
  const foretold = foretellDecision(step, asked.activity, action, samStandsIn)
  const request = await council.readRequest(asked.id)
  assert(request)
  const activityId = newActivity(play)
  const base = (action?.entries.length ?? 0) + step.lag
  const { approved, reason, who } = step
  const press = { approved, reason, checked: false, baseVersion: base, activityId, actor: presser(who) }
  const outcome = await council.decideDate(request, press)
  play.outcomes.push(`decision: ${outcome.kind}`)
  assert.equal(outcome.kind, foretold.kind, 'outcome of a decision')
  if (action && foretold.decided) {
    const report = action.entries.find(({ activity }) => activity === asked.activity)
    if (report?.asks) report.asks.decided = approved ? 'approved' : 'refused'
    const plain = { form: null, met: [], asks: null, undone: false }
    action.entries.push({
      activity: activityId,
      kind: 'decision',
      who,
      card: asked.id,
      words: asked.activity,
      ...plain,
    })
  }
  const after = await council.readRequest(asked.id)
  assert(after)
  const { content, loaded, updates } = after
  const drawn = approvalView({ cardId: asked.id, ...content }, loaded, updates, council.clock.today())
  const mayRead = who === 'chief' || mayUpdate(who, action?.ref ?? '', samStandsIn)
  assert.deepEqual(
    'view' in outcome ? outcome.view : null,
    drawn && { ...drawn, mayRead },
    'returned request',
  )
}

async function readCard({ readCard: read }: Council, { id }: ModelCard): Promise<CardOnHand> {
  const card = await read(id)
  assert(card)
  return card
}

function inPlan(
  { without: lost }: Play,
  actions: readonly ModelAction[],
  key: string,
): ModelAction | undefined {
  return actions.find((action) => action.key === key && action.ref !== lost)
}
function cardOf({ cards }: Play, { card }: Pressed): ModelCard {
  const found = cards[card]
  assert(found)
  return found
}
function newActivity({ council }: Play): string {
  return `${council.planId}|${crypto.randomUUID()}`
}
function presser(who: Who) {
  return { ...people[who], accountId: `account-${who}`, displayName: who }
}
