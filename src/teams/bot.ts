import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'restify'
import type { CardTemplates } from '../cards/templates.ts'
import type { BotIdentity } from '../config.ts'
import type { AnswerQuestion } from '../services/answer-question.ts'
import type { KeepUnanswered, RateAnswer } from '../services/learn-from-questions.ts'
import type { AnswerOneChild } from '../services/one-child.ts'
import type { OnReachable } from '../services/on-reachable.ts'
import type { MakeOwnCard } from '../services/own-card.ts'
import type { Clock, CoverStore, Directory, Log, Messenger, Outbox, Plans } from '../services/ports.ts'
import type { DecideDate, ReadRequest } from '../services/approval/decide.ts'
import type { HearCover, SetCover } from '../services/cover.ts'
import type { ConfirmAct } from '../services/cycle/confirm.ts'
import type { HearCommand } from '../services/cycle/hear-command.ts'
import type { HearPause } from '../services/cycle/hear-pause.ts'
import type { ReadCard } from '../services/officer-card/card-on-hand.ts'
import type { HearUpdate } from '../services/spoken-update.ts'
import { routeShowNext } from './show-next-action.ts'
import type { ShowNext } from '../services/officer-card/show-next.ts'
import { makeDraw } from './activities.ts'
import { routeCovers } from './cover-actions.ts'
import { routeDigestActs } from './digest-actions.ts'
import { oneCallPerRequest } from './connector.ts'
import { routeApprovals } from './approval-actions.ts'
import { routeCardActions, type OfficerPresses } from './card-actions.ts'
import { routeFeedback } from './feedback.ts'
import { reportFault } from '../services/faults.ts'
import { refusalOf } from './guard.ts'
import { routeInstalls } from './installs.ts'
import { routeWholeLists } from './whole-list-action.ts'
import type { ReadDigest } from '../services/managers-view.ts'
import { routeMessages } from './messages.ts'
import { makeMessenger } from './proactive.ts'
import { Application, TeamsAdapter, type BotRequest } from './sdk.ts'

export type BotNeeds = {
  identity: BotIdentity | null
  tenantId: string
  demonstration: boolean
  administrators: readonly string[]
  approvers: readonly string[]
  templates: CardTemplates
  plans: Plans
  clock: Clock
  log: Log
  directory: Directory
  outbox: Outbox
  covers: Pick<CoverStore, 'confirmed'>
  answerQuestion: AnswerQuestion
  answerOneChild: AnswerOneChild
  keepUnanswered: KeepUnanswered
  rateAnswer: RateAnswer
  makeOwnCard: MakeOwnCard
  hearUpdate: HearUpdate
  hearCover: HearCover
  setCover: SetCover
  hearPause: HearPause
  hearCommand: HearCommand
  confirmAct: ConfirmAct
  readCard: ReadCard
  presses: OfficerPresses
  showNext: ShowNext
  readRequest: ReadRequest
  decideDate: DecideDate
  readDigest: ReadDigest
  onReachable: OnReachable
}

export type Bot = {
  /** Handles one request of Teams. The SDK checks its signature; the guard its channel and tenant. */
  handle: (request: Request, response: Response) => Promise<void>
  messenger: Messenger
}

/** The bot: Teams AI's Application as the router, with messages, card presses and installs routed to the services. */
export function makeBot(needs: BotNeeds): Bot {
  const adapter = new TeamsAdapter(adapterSettings(needs.identity))
  adapter.use(oneCallPerRequest)
  adapter.onTurnError = (_context, error) => {
    reportFault(needs.log, error, 'turn')
    return Promise.resolve()
  }
  const draw = makeDraw(needs)
  // Outside a turn the SDK wants an app id even where, as in the demonstration, nothing is signed.
  const botAppId = needs.identity?.appId ?? randomUUID()
  const messenger = makeMessenger({ adapter, botAppId, draw: draw.outgoing })
  const app = new Application({ adapter, startTypingTimer: false, removeRecipientMention: true })
  routeMessages(app, { ...needs, draw })
  routeCardActions(app, { ...needs, messenger })
  routeApprovals(app, { ...needs, messenger })
  routeWholeLists(app, { ...needs, messenger })
  routeShowNext(app, { ...needs, messenger })
  routeCovers(app, { ...needs, messenger })
  routeDigestActs(app, { ...needs, messenger })
  routeFeedback(app, needs)
  routeInstalls(app, { ...needs, welcome: draw.welcome })
  return {
    handle: async (request, response) => {
      const refusal = refusalOf(request.body, needs)
      if (refusal !== null) {
        needs.log.warn({ refusal }, 'activity refused')
        response.status(403)
        response.send({ error: refusal })
        return
      }
      await adapter.process(request as BotRequest, response, async (context) => {
        await app.run(context)
      })
    },
    messenger,
  }
}

function adapterSettings(identity: BotIdentity | null): Record<string, string> {
  if (identity === null) return {}
  return {
    MicrosoftAppType: identity.type,
    MicrosoftAppId: identity.appId,
    MicrosoftAppTenantId: identity.tenantId,
    ...(identity.type === 'SingleTenant' ? { MicrosoftAppPassword: identity.secret } : {}),
  }
}
