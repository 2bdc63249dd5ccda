import { rightOver } from '../../progress/permissions.ts'
import { administratorNames } from '../administrators.ts'
import type { Presser } from '../officer-card/press.ts'
import type { Log, UpdateStore } from '../ports.ts'
import { keepRefusal } from '../refusals.ts'
import { cancelRuns } from './cancel.ts'
import type { Channel } from './channel-run.ts'
import type { Confirmation } from './hear-command.ts'
import type { ConfirmedActs } from './ledger.ts'
import { startAll, type StartRunNeeds } from './start-run.ts'

/** What came of a press that confirms. `held` is null where nothing was waiting to be sent any more. */
export type ConfirmOutcome =
  | { kind: 'not-administrator'; who: readonly string[] }
  | { kind: 'out-of-date' | 'done-before' }
  | { kind: 'run'; added: number; resting: number }
  | { kind: 'cancelled'; held: number | null }
export type ConfirmAct = (
  confirmation: Confirmation,
  press: { sender: Presser; activityId: string },
) => Promise<ConfirmOutcome>

/** Does what an administrator confirmed: once, on the day that it was asked, and only where they still may. */
export function makeConfirmAct(
  needs: Omit<StartRunNeeds, 'updates'> & {
    updates: Pick<UpdateStore, 'all' | 'refused'>
    channels: readonly Channel[]
    confirmedActs: ConfirmedActs
    administrators: readonly string[]
    log: Log
  },
): ConfirmAct {
  return async ({ id, act, askedOn }, { sender, activityId }) => {
    const planId = needs.plans.library.current.plan.id
    if (rightOver('command-digests', sender, null) === null) {
      const what = { planId, actionKey: null, act: `digest-${act}`, reasons: ['not-administrator'] }
      keepRefusal(needs, { ...what, accountId: sender.accountId, activityId })
      return {
        kind: 'not-administrator',
        who: await administratorNames(needs.directory, needs.administrators),
      }
    }
    if (await needs.confirmedActs.isDone(id)) return { kind: 'done-before' }
    const asOf = needs.clock.today()
    // What it said of recipients may not hold any more.
    if (askedOn !== asOf) return { kind: 'out-of-date' }
    const by = sender.personName ?? sender.displayName
    const outcome = await (act === 'run' ? run(needs, asOf) : cancel(needs, by))
    // Kept last: a press that dies half-way may be repeated, since running and cancelling again change nothing more.
    await needs.confirmedActs.keep({ id, planId, act, by })
    return outcome
  }
}

async function run(
  needs: StartRunNeeds & { channels: readonly Channel[] },
  asOf: string,
): Promise<ConfirmOutcome> {
  const { added, resting } = await startAll(needs, needs.channels, { asOf, cause: 'by-hand' })
  return { kind: 'run', added, resting }
}

async function cancel(needs: Parameters<typeof cancelRuns>[0], by: string): Promise<ConfirmOutcome> {
  return { kind: 'cancelled', held: await cancelRuns(needs, by) }
}
