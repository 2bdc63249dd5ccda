import { reportFault } from '../services/faults.ts'
import type { OnReachable } from '../services/on-reachable.ts'
import type { Account, Directory, Log, Plans } from '../services/ports.ts'
import { incomingSchema, referenceFrom } from './address.ts'
import { keepRoster, personalChatOf, senderOf } from './roster.ts'
import { TeamsInfo, type Activity, type Application, type TurnContext } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log

  welcome: () => Partial<Activity>
  onReachable: OnReachable
}

/** Keeps where people and channels can be reached when the app is installed, and forgets when it is removed. */
export function routeInstalls(app: Application, needs: Needs): void {
  app.activity('installationUpdate', async (context) => {
    const added = context.activity.action === 'add' || context.activity.action === 'add-upgrade'
    const type = context.activity.conversation.conversationType
    if (type === 'channel') await (added ? addedToTeam(needs, context) : Promise.resolve())
    else if (type === 'groupChat') await (added ? context.sendActivity(needs.welcome()) : Promise.resolve())
    else await (added ? addedToChat(needs, context) : removedFromChat(needs, context))
  })
}

async function addedToChat(needs: Needs, context: TurnContext): Promise<void> {
  const account = await senderOf(needs, context)
  if (account) await needs.directory.saveAccount(account, personalChatOf(context))
  await context.sendActivity(needs.welcome())
  if (account) await needs.onReachable({ kind: 'person', account })
}

async function removedFromChat(needs: Needs, context: TurnContext): Promise<void> {
  const accountId = context.activity.from.aadObjectId
  if (accountId !== undefined) await needs.directory.forgetPersonalChat(accountId)
}

async function addedToTeam(needs: Needs, context: TurnContext): Promise<void> {
  const reference = referenceFrom(context.activity, null)
  for (const conversationId of await channelIds(context)) {
    await needs.directory.saveChannel(conversationId, { conversationId, reference })
  }
  await context.sendActivity(needs.welcome())
  const accounts = await rosterOrNobody(needs, context)
  needs.log.info({ members: accounts.length }, 'added to a team')
  await needs.onReachable({ kind: 'team', accounts })
}

/** A roster that cannot be read now leaves the channels reachable; its people are met when they write. */
async function rosterOrNobody(needs: Needs, context: TurnContext): Promise<Account[]> {
  try {
    return await keepRoster(needs, context)
  } catch (error) {
    reportFault(needs.log, error, 'roster')
    return []
  }
}

/** The team's channels; the General channel bears the team's own id. */
async function channelIds(context: TurnContext): Promise<string[]> {
  const team = incomingSchema.parse(context.activity).channelData?.team?.id
  const listed = team === undefined ? [] : await TeamsInfo.getTeamChannels(context, team)
  const ids = [team, ...listed.map((channel) => channel.id)]
  return [...new Set(ids.filter((id) => id !== undefined))]
}
