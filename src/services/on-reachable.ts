import { periodStart } from '../digest/period.ts'
import type { Channel } from './cycle/channel-run.ts'
import type { Account, Clock, DeliveryState, Outbox, Plans } from './ports.ts'

/** Somebody has installed the app: one person in their own chat, or a team with the people of its roster. */
export type Reachable = { kind: 'person'; account: Account } | { kind: 'team'; accounts: readonly Account[] }
export type OnReachable = (reachable: Reachable) => Promise<void>

const notDelivered: readonly DeliveryState[] = ['refused', 'failed']

/**
 * Sends the messages of the current periods, and the requests and reminders of the last weeks, to whoever could not be
 * reached when they went out. With
 * `chatsAreForgotten`, as in a Playground whose page has been opened anew, the message that stood in the chat is sent
 * again as well.
 */
export function makeOnReachable(
  needs: { plans: Plans; outbox: Outbox; clock: Clock; channels: readonly Channel[] },
  chatsAreForgotten: boolean,
): OnReachable {
  const here: readonly DeliveryState[] = chatsAreForgotten ? [...notDelivered, 'sent'] : notDelivered
  return async (reachable) => {
    const planId = needs.plans.library.current.plan.id
    const today = needs.clock.today()
    const week = periodStart('weekly', today)
    const accounts = reachable.kind === 'person' ? [reachable.account] : reachable.accounts
    const names = accounts.flatMap(({ personName }) => personName ?? [])
    if (reachable.kind === 'person') await needs.outbox.sendAgain(planId, week, names, here)
    else {
      for (const { channel, cadence } of needs.channels) {
        await needs.outbox.sendAgain(planId, periodStart(cadence, today), [channel], here)
      }
      await needs.outbox.sendAgain(planId, week, names, notDelivered)
    }
    // Approvers and administrators are written to under their sign-in name or object id, as the settings name them.
    const signIns = accounts.flatMap(({ accountId, email }) => [
      accountId,
      ...(email === null ? [] : [email]),
    ])
    await needs.outbox.sendMissedAgain(planId, [...names, ...signIns])
  }
}
