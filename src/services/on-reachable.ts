import { weeklyPeriodStart } from '../digest/period.ts'
import type { Clock, DeliveryState, Outbox, Plans } from './ports.ts'
import { managersRecipient } from './run-digest.ts'

/** Somebody has installed the app: one person in their own chat, or a team with the people of its roster. */
export type Reachable = { kind: 'person'; name: string } | { kind: 'team'; names: readonly string[] }
export type OnReachable = (reachable: Reachable) => Promise<void>

const notDelivered: readonly DeliveryState[] = ['refused', 'failed']

/**
 * Sends this week's messages to whoever could not be reached when they went out. With `chatsAreForgotten`, as in a
 * Playground whose page has been opened anew, the message that stood in the chat is sent again as well.
 */
export function makeOnReachable(
  needs: { plans: Plans; outbox: Outbox; clock: Clock },
  chatsAreForgotten: boolean,
): OnReachable {
  const here: readonly DeliveryState[] = chatsAreForgotten ? [...notDelivered, 'sent'] : notDelivered
  return async (reachable) => {
    const planId = needs.plans.library.current.plan.id
    const period = weeklyPeriodStart(needs.clock.today())
    if (reachable.kind === 'person') await needs.outbox.sendAgain(planId, period, [reachable.name], here)
    else {
      await needs.outbox.sendAgain(planId, period, [managersRecipient], here)
      await needs.outbox.sendAgain(planId, period, reachable.names, notDelivered)
    }
  }
}
