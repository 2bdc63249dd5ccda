import { Command } from 'commander'
import type { CardTemplates } from '../cards/templates.ts'
import { dayInWords } from '../progress/day-words.ts'
import { previewDigest } from '../services/preview-digest.ts'
import type { Clock, Directory } from '../services/ports.ts'
import { runDigest, type DigestNeeds as RunNeeds } from '../services/run-digest.ts'
import { previewAsJson, previewInWords } from './digest-preview.ts'
import { readDay } from './read-day.ts'

/** What the digest commands work on; opened for one command and closed after it. */
export type DigestNeeds = RunNeeds & {
  directory: Directory
  clock: Clock
  templates: CardTemplates
  managersChannelId: string | null
}

type Deps = {
  withDigestNeeds: <Result>(work: (needs: DigestNeeds) => Promise<Result>) => Promise<Result>
  write: (text: string) => void
}

/** `digest preview` shows what would go to whom; `digest run` puts it in the outbox, from which the bot sends it. */
export function digestCommand(deps: Deps): Command {
  const digest = new Command('digest').description('the weekly cards of officers and managers')
  digest
    .command('preview')
    .description('show exactly what would go to whom, and who cannot be reached; sends nothing')
    .option('--as-of <day>', 'the day to speak as at, such as 2011-07-15', readDay)
    .option('--officer <name>', 'one officer only, by full name')
    .option('--json', 'print the cards themselves as JSON')
    .action((options: { asOf?: string; officer?: string; json?: true }) =>
      deps.withDigestNeeds(async (needs) => {
        const asOf = options.asOf ?? needs.clock.today()
        const preview = await previewDigest(needs, asOf)
        const chosen = {
          asOf,
          officer: options.officer ?? null,
          planTitle: needs.plans.library.current.plan.shortTitle,
          rules: needs.plans.library.current.reporting,
        }
        const known = chosen.officer === null || needs.plans.library.current.people.has(chosen.officer)
        if (!known)
          throw new Error(
            `${chosen.planTitle} names nobody called “${chosen.officer ?? ''}”. Give the full name as the plan prints it.`,
          )
        deps.write(
          `${options.json ? previewAsJson(needs, preview, chosen) : previewInWords(preview, chosen)}\n`,
        )
      }),
    )
  digest
    .command('run')
    .description('send this week’s digest now; whoever has had it gets no second one')
    .option('--as-of <day>', 'the day to speak as at, such as 2011-07-15', readDay)
    .action((options: { asOf?: string }) =>
      deps.withDigestNeeds(async (needs) => {
        const asOf = options.asOf ?? needs.clock.today()
        const { run, added } = await runDigest(needs, asOf)
        deps.write(`${runInWords(asOf, run.periodStart, run.deliveries.length, added)}\n`)
      }),
    )
  return digest
}

function runInWords(asOf: string, periodStart: string, total: number, added: number): string {
  const week = `the week of ${dayInWords(periodStart)}, as at ${dayInWords(asOf)}`
  if (added === 0) return `All ${total} messages for ${week} were queued before. Nothing is sent twice.`
  const before = total - added
  const already = before > 0 ? ` ${before} were queued before and are not sent twice.` : ''
  return `${added} messages for ${week} are queued.${already}\nThe running bot sends them within a minute; if it is not running, it sends them when it starts.`
}
