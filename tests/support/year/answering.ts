import { officerCardView, type OfficerCardItem } from '../../../src/digest/officer-card.ts'
import type { Draft } from '../../../src/progress/draft.ts'
import { isClosed } from '../../../src/progress/status.ts'
import { presserOf } from '../../../src/services/people.ts'
import { administrator, approver, type Council } from './council.ts'
import { laterBy } from './day.ts'
import type { Officer } from './habits.ts'

/** What was acknowledged: an action saved or "no change", by whom. Refusals are not counted. */
export type Saved = { actionKey: string; by: string }

const asPresser = (name: string) =>
  presserOf(
    { accountId: `account-${name}`, name, email: null, personName: name },
    { administrators: [administrator], approvers: [approver] },
  )

/** Somebody goes through one of their cards and answers every action that still waits. Gives what was acknowledged. */
export async function answerCard(
  council: Council,
  { name }: Pick<Officer, 'name'>,
  cardId: string,
  random: () => number,
): Promise<Saved[]> {
  const saved: Saved[] = []
  const first = await council.readCard(cardId)
  if (!first) throw new Error('A card that was sent is not kept.')
  for (const { action } of officerCardView({ cardId, ...first.content }, first.loaded, first.updates).items) {
    // Read anew for each press, as each press is a request of its own.
    const card = await council.readCard(cardId)
    const item = card && itemOf(card, cardId, action.key)
    if (!card || item?.state.kind !== 'form') continue
    const { version, now } = item.state
    const silent = now.lastUpdate !== null && random() < 0.3
    const draft = silent ? {} : draftFor(item, council.needs.clock.today(), random)
    const press = {
      actionKey: action.key,
      baseVersion: version,
      drafts: { [action.key]: draft },
      activityId: `${cardId}-${action.key}-${version}`,
      actor: asPresser(name),
    }
    const outcome = await (silent ? council.sayNoChange : council.save)(card, press)
    if (outcome.kind !== 'saved') {
      throw new Error(`A press on ${action.key} by ${name} was ${outcome.kind}: ${JSON.stringify(outcome)}`)
    }
    saved.push({ actionKey: action.key, by: name })
  }
  return saved
}

function itemOf(
  card: NonNullable<Awaited<ReturnType<Council['readCard']>>>,
  cardId: string,
  actionKey: string,
): OfficerCardItem | undefined {
  const { items } = officerCardView({ cardId, ...card.content }, card.loaded, card.updates)
  return items.find(({ action }) => action.key === actionKey)
}

/** What an officer types: mostly how it goes; of what is late sometimes that it is done, or a new date with its reason. */
function draftFor({ state, standing }: OfficerCardItem, today: string, random: () => number): Draft {
  if (state.kind !== 'form') return {}
  const dice = random()
  const note = { note: 'Partners met and agreed the next steps', noteShared: dice < 0.5 ? 'true' : 'false' }
  const { now } = state
  if (now.overdue && dice < 0.25) {
    return { status: 'complete', completedOn: today, evidence: 'Minuted by the partnership', ...note }
  }
  const pending = now.revisions.some(({ state: became }) => became === 'pending')
  if (now.overdue && dice < 0.6 && !pending) {
    const revisedOn = laterBy(today, 14 + Math.floor(random() * 70))
    return { status: 'in-progress-amber', ...note, revisedOn, reason: 'A partner has yet to sign' }
  }
  if (dice > 0.92) {
    return { status: 'in-progress-red', ...note, correctiveAction: 'The director takes it to the board' }
  }
  return { status: isClosed(standing.stage) ? 'complete' : 'in-progress-green', ...note }
}

/** The approver or a lead decides on one request: three in four times yes. */
export async function decide(
  council: Council,
  cardId: string,
  by: string,
  random: () => number,
): Promise<string> {
  const request = await council.readRequest(cardId)
  if (!request) throw new Error('A request that was sent is not kept.')
  const approved = random() < 0.75
  const standingAt = request.updates.filter(({ actionKey }) => actionKey === request.content.actionKey)
  const isApprover = by === approver
  const actor = presserOf(
    {
      ...{ accountId: `account-${by}`, name: by, email: isApprover ? by : null },
      personName: isApprover ? null : by,
    },
    { administrators: [administrator], approvers: [approver] },
  )
  const { kind } = await council.decideDate(request, {
    ...{ approved, reason: approved ? '' : 'The board needs it sooner', checked: false, actor },
    ...{ baseVersion: standingAt.length, activityId: `decision-${cardId}-${by}` },
  })
  return kind
}
