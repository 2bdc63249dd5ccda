import { randomUUID } from 'node:crypto'
import { officerCard } from '../cards/officer-card.ts'
import { officerVerbs, readOfficerPress } from '../cards/officer-inputs.ts'
import { noticeSentence, problemsOf, type Notice, type Problem } from '../cards/sentences.ts'
import type { Card } from '../cards/card-message.ts'
import type { CardTemplates } from '../cards/templates.ts'
import { actorOf } from '../services/people.ts'
import type { Clock, Directory, Log, Plans } from '../services/ports.ts'
import type { PressCard, PressOutcome } from '../services/record-update.ts'
import { withinLimit } from '../services/time-limit.ts'
import { reportFault } from '../services/faults.ts'
import { senderOf } from './roster.ts'
import type { Application, TurnContext } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  clock: Clock
  log: Log
  templates: CardTemplates
  administrators: readonly string[]
  recordUpdate: PressCard
  changeUpdate: PressCard
}

/** Teams gives up on an invoke after about 5 seconds and shows "unable to reach app", though the save may have worked. */
export const invokeLimitMs = 4000

/** Presses on an officer's card. A handler never throws to the SDK, which would answer 501 with an empty body. */
export function routeCardActions(app: Application, needs: Needs): void {
  const routes = [
    [officerVerbs.save, needs.recordUpdate],
    [officerVerbs.change, needs.changeUpdate],
  ] as const
  for (const [verb, press] of routes) {
    app.adaptiveCards.actionExecute(verb, (context, _state, data) =>
      withinLimit(answerPress(needs, context, data, press), invokeLimitMs, () =>
        noticeSentence({ kind: 'not-confirmed' }),
      ),
    )
  }
}

/** The card to show instead, or one sentence where there is no card to show. */
async function answerPress(
  needs: Needs,
  context: TurnContext,
  data: unknown,
  press: PressCard,
): Promise<(Card & { type: 'AdaptiveCard' }) | string> {
  try {
    const read = readOfficerPress(data)
    if (!read) return noticeSentence({ kind: 'unreadable-press' })
    const sender = await senderOf(needs, context)
    if (!sender) return noticeSentence({ kind: 'not-in-plan' })
    const actor = actorOf(sender, needs.administrators)
    // Teams' ids are unique within a chat; a press without one must not be taken for a repeat of another without.
    const activityId = `${context.activity.conversation.id}|${context.activity.id ?? randomUUID()}`
    const outcome = await press({ ...read, activityId, actor })
    return drawOutcome(needs, outcome)
  } catch (error) {
    return noticeSentence({
      kind: 'unexpected-on-press',
      reference: reportFault(needs.log, error, 'card press'),
    })
  }
}

function drawOutcome(needs: Needs, outcome: PressOutcome): (Card & { type: 'AdaptiveCard' }) | string {
  const draw = (
    view: Parameters<typeof officerCard>[0],
    said: { problems?: Record<string, Problem[]>; banner?: string },
  ) => ({
    ...officerCard(view, needs.templates, said).card,
    type: 'AdaptiveCard' as const,
  })
  const beside = (actionKey: string, notice: Notice) => ({
    problems: { [actionKey]: [{ field: null, sentence: noticeSentence(notice) }] },
  })
  switch (outcome.kind) {
    case 'unknown-card':
      return noticeSentence({ kind: 'unknown-card' })
    case 'unknown-action':
      return draw(outcome.view, { banner: noticeSentence({ kind: 'unknown-action' }) })
    case 'saved':
    case 'reopened':
      return draw(outcome.view, {})
    case 'repeat':
      return draw(outcome.view, { banner: noticeSentence({ kind: 'repeat', label: outcome.label }) })
    case 'refused':
      return draw(outcome.view, { problems: { [outcome.actionKey]: problemsOf(outcome.refusals) } })
    case 'stale':
      return draw(
        outcome.view,
        beside(outcome.actionKey, { kind: 'stale', latest: outcome.latest, today: needs.clock.today() }),
      )
    case 'not-allowed':
      return draw(
        outcome.view,
        beside(outcome.actionKey, { kind: 'not-allowed', label: outcome.label, whoMay: outcome.whoMay }),
      )
  }
}
