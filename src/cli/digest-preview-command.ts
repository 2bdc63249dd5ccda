import { Command } from 'commander'
import { previewDigest } from '../services/preview-digest.ts'
import type { DigestDeps } from './digest-needs.ts'
import { previewInWords } from '../cards/preview-words.ts'
import { previewAsJson } from './digest-preview.ts'
import { readDay } from './read-day.ts'

/** `digest preview` shows what would go to whom. */
export function digestPreviewCommand({ withDigestNeeds, write }: DigestDeps): Command {
  return new Command('preview')
    .description('show exactly what would go to whom, and who cannot be reached; sends nothing')
    .option('--as-of <day>', 'the day to speak as at, such as 2011-07-15', readDay)
    .option('--officer <name>', 'one officer only, by full name')
    .option('--json', 'print the cards themselves as JSON')
    .action((options: { asOf?: string; officer?: string; json?: true }) =>
      withDigestNeeds(async (needs) => {
        const { current } = needs.plans.library
        const asOf = options.asOf ?? needs.clock.today()
        const preview = await previewDigest(needs, asOf)
        const chosen = {
          asOf,
          officer: options.officer ?? null,
          planTitle: current.plan.shortTitle,
          rules: current.reporting,
        }
        if (chosen.officer !== null && !current.people.has(chosen.officer))
          throw new Error(
            `${chosen.planTitle} names nobody called “${chosen.officer}”. Give the full name as the plan prints it.`,
          )
        write(`${options.json ? previewAsJson(needs, preview, chosen) : previewInWords(preview, chosen)}\n`)
      }),
    )
}
