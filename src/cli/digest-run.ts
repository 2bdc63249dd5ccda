import { Command } from 'commander'
import { restingWords } from '../cards/confirm-digest-card.ts'
import { recipientWords } from '../cards/preview-words.ts'
import { counted } from '../cards/wording.ts'
import { countRecipients } from '../digest/preview.ts'
import { dayInWords } from '../progress/day-words.ts'
import { startAll } from '../services/cycle/start-run.ts'
import { previewDigest } from '../services/preview-digest.ts'
import type { DigestDeps } from './digest-needs.ts'
import { readDay } from './read-day.ts'

const noSecond = 'Whoever has had this period’s message gets no second one.'

/** `digest run` puts everything of the current periods in the outbox, from which the bot sends it. */
export function digestRunCommand({ withDigestNeeds, confirm, write }: DigestDeps): Command {
  return new Command('run')
    .description('send the digests now; whoever has had one of this period gets no second one')
    .option('--as-of <day>', 'the day to speak as at, such as 2011-07-15', readDay)
    .option('--yes', 'send without asking')
    .action(({ asOf: day, yes = false }: { asOf?: string; yes?: boolean }) =>
      withDigestNeeds(async (needs) => {
        const asOf = day ?? needs.clock.today()
        if (!yes) {
          const recipients = recipientWords(countRecipients(await previewDigest(needs, asOf)))
          const answer = await confirm(`${recipients} ${noSecond} Send? (yes/no) `)
          if (answer === null)
            throw new Error(
              'Nothing was sent: nobody is at the terminal to confirm. Add --yes to send without asking.',
            )
          if (!answer) {
            write('Nothing was sent.\n')
            return
          }
        }
        const { added, resting } = await startAll(needs, needs.channels, { asOf, cause: 'by-hand' })
        write(`${queued(added, asOf)}${resting === 0 ? '' : `\n${restingWords(resting)}`}\n`)
      }),
    )
}

function queued(added: number, asOf: string): string {
  if (added === 0)
    return `Every message as at ${dayInWords(asOf)} was queued before. Nothing is sent twice: what was sent is brought up to date, and what was held back or given up is sent.`
  return `${counted(added, 'message')} as at ${dayInWords(asOf)} ${added === 1 ? 'is' : 'are'} queued.\nThe running bot sends them within a minute; if it is not running, it sends them when it starts.`
}
