import { counting, historyOf } from '../progress/history.ts'
import type { UpdateStore } from '../services/ports.ts'

/** Whose account stands for what an administrator does on the command line, where nobody is signed in to Teams. */
const commandLineAccount = 'command-line'

/**
 * Takes back the update of that number for an administrator, as Undo on a card would. Throws, with a sentence, where there is
 * none, where it is taken back already, and where something has been said of its action since.
 */
export async function undoLast(
  updates: Pick<UpdateStore, 'all' | 'record'>,
  planId: string,
  { sequence, by, at }: { sequence: number; by: string; at: string },
): Promise<void> {
  const all = await updates.all(planId)
  const update = all.find((one) => one.sequence === sequence)
  if (!update) throw new Error(`There is no update ${sequence} of the current plan.`)
  if (update.kind === 'undo' || update.kind === 'decision') {
    throw new Error(`Update ${sequence} is no report, “no change” or “not mine”, so it cannot be taken back.`)
  }
  const history = historyOf(update.actionKey, all)
  if (!counting(history).some((one) => one.sequence === sequence)) {
    throw new Error(`Update ${sequence} is taken back already.`)
  }
  const isLast = history.at(-1)?.sequence === sequence
  const outcome = isLast
    ? await updates.record(
        {
          ...{ planId, actionKey: update.actionKey, recordedBy: by, accountId: commandLineAccount },
          ...{ recordedAt: at, activityId: `command-line:undo:${sequence}`, cardId: null },
          ...{ kind: 'undo', undoes: sequence },
        },
        { baseVersion: update.version, drafts: {}, ownDraft: null, send: [] },
      )
    : null
  if (outcome === null || outcome.kind === 'stale') {
    throw new Error(
      `Something was said of the action after update ${sequence}, so it was not taken back. See \`updates history\`.`,
    )
  }
}
