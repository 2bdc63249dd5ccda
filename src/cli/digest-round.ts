import { Command } from 'commander'
import { counted } from '../cards/wording.ts'
import { dayInWords } from '../progress/day-words.ts'
import type { SignedOffPosition } from '../progress/position.ts'
import {
  roundsOnRecord,
  roundToSignOff,
  signOffRound,
  type ClosingOutcome,
  type RoundOnRecord,
} from '../services/cycle/rounds.ts'
import type { DigestDeps, DigestNeeds } from './digest-needs.ts'

/** `digest round status` and `digest round close`: the monitoring rounds of the plan and what was signed off. */
export function digestRoundCommand(deps: DigestDeps, by: string): Command {
  return new Command('round')
    .description('the monitoring rounds of the plan')
    .addCommand(statusCommand(deps))
    .addCommand(closeCommand(deps, by))
}

function statusCommand({ withDigestNeeds, write }: DigestDeps): Command {
  return new Command('status').description('show every round, and what was signed off').action(() =>
    withDigestNeeds(async (needs) => {
      const rounds = await roundsOnRecord(needs)
      const { shortTitle } = needs.plans.library.current.plan
      const lines = rounds.map((round) => roundLine(round, needs.clock.today()))
      write(
        `${lines.length === 0 ? `${shortTitle} has no rounds: its rounds.yaml would name them.` : lines.join('\n')}\n`,
      )
    }),
  )
}

function roundLine({ round, open, position }: RoundOnRecord, today: string): string {
  if (position !== null) return `${signedOff(position)}.`
  if (open) {
    return `${round.name}: open since ${dayInWords(round.opensOn)}. It is signed off on ${dayInWords(round.closesOn)}, or earlier with "digest round close".`
  }
  return today < round.opensOn
    ? `${round.name}: opens on ${dayInWords(round.opensOn)}, is signed off on ${dayInWords(round.closesOn)}.`
    : `${round.name}: was to be signed off on ${dayInWords(round.closesOn)} and was not. "digest round close" signs it off by what is recorded now.`
}

/** "Quarter 2 (July to September 2011), as signed off on 7 October 2011 by the schedule: 53 actions, 12 overdue, 20 with no update yet". */
function signedOff({ round, signedOffOn, by, standings }: SignedOffPosition): string {
  const overdue = standings.filter((standing) => standing.overdue !== null).length
  const silent = standings.filter(({ stage }) => stage === null).length
  return `${round}, as signed off on ${dayInWords(signedOffOn)} by ${by}: ${counted(standings.length, 'action')}, ${overdue} overdue, ${silent} with no update yet`
}

function closeCommand({ withDigestNeeds, confirm, write }: DigestDeps, by: string): Command {
  return new Command('close')
    .description('sign off how every action stood at the end of a round; this cannot be undone')
    .argument(
      '[round]',
      'the name of the round, as "digest round status" prints it; else the earliest open one',
    )
    .option('--yes', 'sign off without asking')
    .action((name: string | undefined, { yes = false }: { yes?: boolean }) =>
      withDigestNeeds(async (needs) => {
        const round = roundToSignOff(await roundsOnRecord(needs), name ?? null, needs.clock.today())
        if (round === null) throw new Error(noRound(needs, name))
        if (!yes) {
          const question = `This freezes how every action stood on ${dayInWords(round.to)} as ${round.name}, by what is recorded now. It cannot be undone. Sign off? (yes/no) `
          const answer = await confirm(question)
          if (answer === null)
            throw new Error(
              'Nothing was signed off: nobody is at the terminal to confirm. Add --yes to sign off without asking.',
            )
          if (!answer) {
            write('Nothing was signed off.\n')
            return
          }
        }
        write(`${closed(await signOffRound(needs, round, by))}\n`)
      }),
    )
}

function noRound({ plans }: DigestNeeds, name: string | undefined): string {
  const { rounds } = plans.library.current.plan
  if (rounds.length === 0) return 'This plan has no rounds: its rounds.yaml would name them.'
  return name === undefined
    ? 'No round is open or waits to be signed off. "digest round status" lists them.'
    : `There is no round called “${name}”. The rounds are ${rounds.map((round) => round.name).join(', ')}.`
}

function closed(outcome: ClosingOutcome): string {
  switch (outcome.kind) {
    case 'signed-off':
      return `Signed off. ${signedOff(outcome.position)}.`
    case 'signed-before':
      throw new Error(`Nothing was changed: ${signedOff(outcome.position)}.`)
    case 'not-over':
      throw new Error(
        `${outcome.round.name} is not over. It can be signed off from the day after ${dayInWords(outcome.round.to)}.`,
      )
  }
}
