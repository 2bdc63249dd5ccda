import { Command } from 'commander'
import { pauseWords, statusLines } from '../cards/digest-words.ts'
import { counted } from '../cards/wording.ts'
import { dayInWords } from '../progress/day-words.ts'
import { cancelRuns } from '../services/cycle/cancel.ts'
import { pauseDigests, resumeDigests, type PauseOutcome } from '../services/cycle/pauses.ts'
import { digestStatus } from '../services/cycle/status.ts'
import { digestPaperCommand } from './digest-paper.ts'
import { digestRoundCommand } from './digest-round.ts'
import { digestRunCommand } from './digest-run.ts'
import { digestPreviewCommand } from './digest-preview-command.ts'
import type { DigestDeps } from './digest-needs.ts'
import { readDay } from './read-day.ts'

/** Who stands behind the command line in what is recorded. */
const atTheCommandLine = 'the command line'

/** The weekly cycle by hand: see what would go out, send it, hold it back, and see how it stands. */
export function digestCommand(deps: DigestDeps): Command {
  return new Command('digest')
    .description('the cards of officers and the digests of channels')
    .addCommand(digestPreviewCommand(deps))
    .addCommand(digestRunCommand(deps))
    .addCommand(statusCommand(deps))
    .addCommand(pauseCommand(deps))
    .addCommand(resumeCommand(deps))
    .addCommand(cancelCommand(deps))
    .addCommand(digestRoundCommand(deps, atTheCommandLine))
    .addCommand(digestPaperCommand(deps))
}

function statusCommand({ withDigestNeeds, write }: DigestDeps): Command {
  return new Command('status')
    .description('show what went out last, who was not reached and why, what rests and what comes next')
    .action(() =>
      withDigestNeeds(async (needs) => {
        write(`${statusLines(await digestStatus(needs)).join('\n')}\n`)
      }),
    )
}

function pauseCommand({ withDigestNeeds, write }: DigestDeps): Command {
  return new Command('pause')
    .description('have every digest rest until a day, or the reminders of one officer')
    .requiredOption('--until <day>', 'the last day of the pause, such as 2026-12-31', readDay)
    .option('--officer <name>', 'one officer only, by full name')
    .action(({ until, officer = null }: { until: string; officer?: string | null }) =>
      withDigestNeeds(async (needs) => {
        const wish = { person: officer, untilDay: until, by: atTheCommandLine }
        write(`${paused(await pauseDigests(needs, wish))}\n`)
      }),
    )
}

function paused(outcome: PauseOutcome): string {
  switch (outcome.kind) {
    case 'paused':
      return `${pauseWords(outcome.pause)}. Until then nothing is sent; to end it earlier: ${resumeOf(outcome.pause.person)}`
    case 'not-in-plan':
      throw new Error('The plan names nobody of that name. Give the full name as the plan prints it.')
    case 'ends-in-the-past':
      throw new Error('That day is over. Give the last day of the pause, today or later.')
    case 'too-long':
      throw new Error('A pause lasts half a year at most. Give an earlier day.')
  }
}

function resumeOf(officer: string | null): string {
  return officer === null ? 'digest resume' : `digest resume --officer "${officer}"`
}

function resumed(officer: string | null): string {
  return officer === null
    ? 'The pause is over. A digest that this period missed goes out at the next time of day that the schedule names.'
    : `The pause is over. ${officer} gets a card with the next run; "digest run" sends this week’s now.`
}

function resumeCommand({ withDigestNeeds, write }: DigestDeps): Command {
  return new Command('resume')
    .description('end a pause: that of every digest, or that of one officer')
    .option('--officer <name>', 'one officer only, by full name')
    .action(({ officer = null }: { officer?: string | null }) =>
      withDigestNeeds(async (needs) => {
        const was = await resumeDigests(needs, officer)
        write(
          `${was ? resumed(officer) : `Nothing was paused${officer === null ? '' : ` for ${officer}`}. "digest status" lists what is.`}\n`,
        )
      }),
    )
}

function cancelCommand({ withDigestNeeds, write }: DigestDeps): Command {
  return new Command('cancel').description('send nothing more of a digest that is going out').action(() =>
    withDigestNeeds(async (needs) => {
      const held = await cancelRuns(needs, atTheCommandLine)
      write(
        held === null
          ? 'Nothing is waiting to be sent, so there is nothing to cancel.\n'
          : `Cancelled on ${dayInWords(needs.clock.today())}: ${counted(held, 'message')} held back. "digest run" sends them after all.\n`,
      )
    }),
  )
}
