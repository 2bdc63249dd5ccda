import { Command } from 'commander'
import type { LoadedPlan } from '../plan/library.ts'
import type { CoverStore, UpdateStore } from '../services/ports.ts'
import { readDay } from './read-day.ts'
import { undoLast } from './undo-last.ts'
import { historyReport, notMineReport, waitingReport } from './updates-report.ts'

type Deps = {
  withUpdates: <Result>(
    work: (updates: UpdateStore, loaded: LoadedPlan, covers: Pick<CoverStore, 'on'>) => Promise<Result>,
  ) => Promise<Result>
  today: () => string
  now: () => string
  write: (text: string) => void
}

/** `updates` is for whoever looks after what officers record: its history, what waits for somebody, and what must be removed. */
export function updatesCommand({ withUpdates, today, now, write }: Deps): Command {
  const command = new Command('updates').description('look after what officers record')
  command
    .command('history')
    .description('list everything that was recorded of an action, with its numbers')
    .argument('<action>', 'the action’s number, such as 2.3')
    .action((label: string) =>
      withUpdates(async (updates, loaded) => {
        const actions = [...loaded.actions.values()].filter(
          (action) => action.label === label || action.ref === label,
        )
        if (actions.length === 0) throw new Error(`${loaded.plan.shortTitle} has no action “${label}”.`)
        write(`${historyReport(actions, await updates.all(loaded.plan.id), loaded)}\n`)
      }),
    )
  command
    .command('waiting')
    .description('list new dates that wait for approval, with who is asked')
    .action(() =>
      withUpdates(async (updates, loaded, covers) => {
        const { id } = loaded.plan
        const [all, holding] = await Promise.all([updates.all(id), covers.on(id, today())])
        write(`${waitingReport(all, loaded, today(), holding)}\n`)
      }),
    )
  command
    .command('not-mine')
    .description('list the actions that an officer says are not theirs, with whom they name instead')
    .action(() =>
      withUpdates(async (updates, loaded) => {
        write(`${notMineReport(await updates.all(loaded.plan.id), loaded)}\n`)
      }),
    )
  command
    .command('undo')
    .description(
      'take back the last word on an action, whoever said it; it stays in the history, with who took it back',
    )
    .argument('<number>', 'the update’s number, as `updates history` prints it', readNumber)
    .requiredOption('--by <name>', 'who does it')
    .action((sequence: number, { by }: { by: string }) =>
      withUpdates(async (updates, loaded) => {
        await undoLast(updates, loaded.plan.id, { sequence, by, at: now() })
        write(`Update ${sequence} is taken back, and the cards that show it are drawn anew.\n`)
      }),
    )
  command
    .command('redact')
    .description('take everything that was typed out of one update, for good; that it was done is kept')
    .argument('<number>', 'the update’s number, as `updates history` prints it', readNumber)
    .requiredOption('--by <name>', 'who does it')
    .requiredOption('--reason <words>', 'why, without repeating what is removed')
    .action((sequence: number, { by, reason }: { by: string; reason: string }) =>
      withUpdates(async (updates) => {
        if (!(await updates.redact(sequence, by, reason))) throw new Error(`There is no update ${sequence}.`)
        write(`What was typed in update ${sequence} is removed, and the cards that show it are drawn anew.\n`)
      }),
    )
  command
    .command('purge')
    .description('remove what was recorded before a day, once it need not be kept; that it was done is kept')
    .requiredOption('--before <day>', 'the first day that is kept, such as 2018-04-01', readDay)
    .requiredOption('--by <name>', 'who does it')
    .requiredOption('--reason <words>', 'why')
    .action(({ before, by, reason }: { before: string; by: string; reason: string }) =>
      withUpdates(async (updates, loaded) => {
        const gone = await updates.purge(loaded.plan.id, before, by, reason)
        write(
          `${gone.updates} of the updates of ${loaded.plan.shortTitle} were recorded before ${before} and are removed; so is what was typed and never saved on ${gone.cards} older cards.\n`,
        )
      }),
    )
  return command
}

function readNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`“${text}” is no number of an update.`)
  return number
}
