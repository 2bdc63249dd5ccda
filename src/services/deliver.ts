import { destinationOf, keepOpenedChat, type Destination } from './delivery-address.ts'
import { messageOf, type MessageNeeds } from './delivery-message.ts'
import { reportFault } from './faults.ts'
import type { Pace } from './pace.ts'
import { makeTurns } from './turns.ts'
import { watchOutages, type OutageWatch } from './outage-watch.ts'
import { whileAway } from './while-away.ts'
import { noLongerWanted, type DeliveryOutcome } from './delivery-outcome.ts'
import type { Delivery, Directory, Log, Messenger } from './ports.ts'

type Needs = MessageNeeds & {
  pace: Pace
  directory: Directory
  messenger: Messenger
  managersChannelId: string | null
  log: Log
  /** How long a row is held for one attempt; `leaseSeconds` where nothing else is said. */
  leaseSeconds: number
}

/**
 * Longer than a living worker can need for a row, so that it never loses one: two requests, each after a wait of at
 * most 5 s for its slot and of 10 s at most itself, and six questions to the database of 15 s at most.
 */
export const leaseSeconds = 120
/** Messages under way at once in one instance: at 40 requests a second, enough for answers that take most of a second. */
const atOnce = 48
/** Rows are taken up so many at a time, when there is room for them. */
const claimed = 8
/**
 * Sends and edits everything that the outbox wants, until nothing is left that wants it now, and has itself woken for the
 * rest. Safe to run in several instances at once. When `stop` is given up, what is under way is finished and nothing else
 * taken up. While the database is away, it waits for it.
 */
export async function drainOutbox(needs: Needs, stop: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<void>>()
  const watched = { ...needs, outages: watchOutages(needs) }
  while (!stop.aborted) {
    if (atOnce - underWay.size >= claimed) {
      const rows = await whileAway(watched, stop, () => needs.outbox.claim(claimed, needs.leaseSeconds))
      for (const delivery of rows) {
        const work = deliver(watched, delivery, stop).finally(() => underWay.delete(work))
        underWay.add(work)
      }
    }
    if (underWay.size === 0) break
    await Promise.race(underWay)
  }
  await Promise.all(underWay)
  if (!stop.aborted) await needs.outbox.wakeForNext()
}

async function deliver(
  needs: Needs & { outages: OutageWatch },
  delivery: Delivery,
  stop: AbortSignal,
): Promise<void> {
  const outcome = await attempt(needs, delivery)
  // What was sent must be known to have been sent: else the next worker sends a second copy.
  await whileAway(needs, stop, () => needs.outbox.settle(delivery, outcome, needs.clock.now()))
  needs.log.info(
    { delivery: delivery.id, kind: delivery.content.kind, ...outcomeForLog(outcome) },
    'delivery attempted',
  )
}

async function attempt(needs: Needs, delivery: Delivery): Promise<DeliveryOutcome> {
  try {
    const destination = await destinationOf(needs, delivery)
    if ('problem' in destination) return { kind: 'refused', problem: destination.problem }
    const message = await messageOf(needs, delivery)
    if (message === null) return { kind: 'refused', problem: noLongerWanted }
    const { address, conversation } = destination
    const turn = makeTurns(needs, conversation)
    const outcome =
      delivery.messageId === null
        ? await needs.messenger.send(address, message, turn)
        : await needs.messenger.edit(address, delivery.messageId, message, turn)
    await afterwards(needs, destination, outcome)
    return outcome
  } catch (error) {
    reportFault(needs.log, error, 'delivery')
    return {
      kind: 'retry',
      afterSeconds: 5,
      problem: 'The bot met an unexpected problem while sending. It will try again.',
    }
  }
}

/** What else is kept of an attempt. That it fails changes nothing of how the attempt ended. */
async function afterwards(needs: Needs, destination: Destination, outcome: DeliveryOutcome): Promise<void> {
  try {
    await keepOpenedChat(needs.directory, destination, outcome)
    if (outcome.kind === 'retry' && outcome.throttled) await needs.pace.throttled(outcome.afterSeconds)
  } catch (error) {
    reportFault(needs.log, error, 'delivery')
  }
}

/** How an attempt ended, without where it went to. */
function outcomeForLog(outcome: DeliveryOutcome): { outcome: string; problem?: string } {
  return 'problem' in outcome
    ? { outcome: outcome.kind, problem: outcome.problem }
    : { outcome: outcome.kind }
}
