import { Command } from 'commander'
import { makeCatalogue } from '../ask/catalogue/catalogue.ts'
import { lostWords } from '../ask/catalogue/lost-words.ts'
import { makeLibrary } from '../plan/library.ts'
import type { Plan } from '../plan/model.ts'
import type { ReportingRules } from '../plan/reporting.ts'
import type { KeptQuestion } from '../services/question-store.ts'
import { findingsReport, lostWordsReport, problemsReport, recordsReport } from './plan-report.ts'
import { questionsReport } from './questions-report.ts'
import { readDay } from './read-day.ts'

/** What `plan` needs from the world; the composition root gives it. */
export type PlanCommandParts = {
  /** Every plan under a folder, and every problem with what is there. */
  readPlanFolders: (folder: string) => Promise<{ plans: Plan[]; problems: string[] }>
  /** Where the plans are unless the command line says otherwise. */
  plansFolder: string
  /** How the council reports; throws a sentence where its file cannot be used. */
  reportingRules: () => Promise<ReportingRules>
  /** The questions that were not answered or whose answer did not help, newest first; all that are kept, or since an ISO day. */
  questionsToLearnFrom: (since: string | null) => Promise<readonly KeptQuestion[]>
  /** How many days a question is kept. */
  questionsKeptDays: number
  /** How many columns the output may use. */
  width: number
  write: (text: string) => void
  /** Ends the process with this code once the output is out. */
  exitWith: (code: number) => void
}

/**
 * The `plan` command. `plan check [folder]` says whether the data is valid and what is odd in each plan; 1 when invalid.
 * `plan records <plan>` lists what other words can be written down for. `plan questions` lists what people asked in vain.
 */
export function planCommand(parts: PlanCommandParts): Command {
  const command = new Command('plan').description('look after the plan data')
  command
    .command('check')
    .description('check the plan data and list every oddity of the plans in plain words')
    .argument('[folder]', 'the folder that holds one folder per plan', parts.plansFolder)
    .action(async (folder: string) => {
      const reporting = await parts.reportingRules()
      const { plans, problems } = await parts.readPlanFolders(folder)
      if (problems.length > 0) {
        parts.write(`${problemsReport(problems, parts.width)}\n`)
        parts.exitWith(1)
        return
      }
      const reports = plans.map((plan) => {
        const library = makeLibrary([plan], plan.id, reporting)
        const lost = lostWords(library.current, makeCatalogue(library))
        return [findingsReport(library.current, parts.width), ...lostWordsReport(lost, parts.width)].join(
          '\n\n',
        )
      })
      parts.write(`${reports.join('\n\n')}\n`)
    })
  command
    .command('records')
    .description('list everything a plan says with the key that asked-as.yaml calls it by')
    .argument('<plan>', 'the id of the plan, such as herts-2011')
    .action(async (id: string) => {
      const { plans } = await parts.readPlanFolders(parts.plansFolder)
      const plan = plans.find((candidate) => candidate.id === id)
      if (!plan) {
        const ids = plans.map((candidate) => candidate.id).join(', ')
        parts.write(`There is no plan “${id}” in ${parts.plansFolder}. The plans there are ${ids}.\n`)
        parts.exitWith(1)
        return
      }
      parts.write(
        `${recordsReport(makeCatalogue(makeLibrary([plan], id, await parts.reportingRules())).records)}\n`,
      )
    })
  command
    .command('questions')
    .description('list the questions that were not answered, and those whose answer did not help')
    .option('--since <day>', 'only from this day on, such as 2026-11-03', readDay)
    .action(async ({ since = null }: { since?: string | null }) => {
      const { width, questionsKeptDays: keptDays } = parts
      const questions = await parts.questionsToLearnFrom(since)
      parts.write(`${questionsReport(questions, { since, keptDays, width })}\n`)
    })
  return command
}
