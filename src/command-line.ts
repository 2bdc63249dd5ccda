import { Command } from 'commander'
import { createInterface } from 'node:readline'
import { prepareEngine } from './ask/ask.ts'
import { askCommand } from './cli/ask.ts'
import { planCommand } from './cli/plan.ts'
import { readPlanSettings } from './config.ts'
import { makeLibrary } from './plan/library.ts'
import { londonDay } from './progress/day-words.ts'
import { readPlanFolders } from './store/plan-files.ts'
import { readVocabulary } from './store/vocabulary-files.ts'

/** The composition root of the command line: `ask`, `digest` and `plan`. */
const read = readPlanSettings(process.env)
if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`)
  process.exit(1)
}
const settings = read.settings
const write = (text: string) => void process.stdout.write(text)
const exitWith = (code: number) => void (process.exitCode = code)
const width = Math.min(process.stdout.columns || 100, 100)

const ask = askCommand({
  prepare: async () => {
    const { plans, problems } = await readPlanFolders(settings.plansFolder)
    if (problems.length > 0) throw new Error(problems.join('\n'))
    const vocabulary = await readVocabulary(settings.vocabularyFolder)
    return prepareEngine(makeLibrary(plans, settings.currentPlan), vocabulary)
  },
  updates: () => Promise.resolve([]),
  today: () => settings.asOf ?? londonDay(new Date().toISOString()),
  get input() {
    return createInterface({ input: process.stdin })
  },
  write,
  complain: (text) => void process.stderr.write(text),
  exitWith,
})

await new Command('plan-assistant')
  .description("Questions, digests and checks of a Children and Young People's Plan")
  .addCommand(ask)
  .addCommand(planCommand({ readPlanFolders, plansFolder: settings.plansFolder, width, write, exitWith }))
  .parseAsync()
