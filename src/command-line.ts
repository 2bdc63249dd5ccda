import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createInterface as createPrompt } from 'node:readline/promises'
import { Command } from 'commander'
import { bankHolidaysOfEngland } from './bank-holidays.ts'
import { splitItems } from './cards/split-items.ts'
import { parseCardTemplates } from './cards/templates.ts'
import { askCommand, type AskDeps } from './cli/ask.ts'
import { digestCommand } from './cli/digest.ts'
import type { DigestNeeds } from './cli/digest-needs.ts'
import { examCommand } from './cli/exam.ts'
import { planCommand } from './cli/plan.ts'
import { updatesCommand } from './cli/updates.ts'
import { londonClock } from './clock.ts'
import { readPlanSettings } from './config.ts'
import { periodStart } from './digest/period.ts'
import { withDemonstrationSettings } from './demo/shared-settings.ts'
import { loadPlans } from './load-plans.ts'
import { makeLog } from './log.ts'
import type { LoadedPlan } from './plan/library.ts'
import { hasDatabase, openStores, type Stores } from './open-stores.ts'
import { officerReplies } from './services/replies.ts'
import { readCardTemplates } from './store/card-templates.ts'
import { readPlanFolders } from './store/plan-files.ts'
import { readReportingRules } from './store/reporting-file.ts'
import { readSchedule } from './store/schedule-file.ts'
import { wakeRunningBot } from './store/wake.ts'

/** The composition root of the command line: `ask`, `exam`, `digest`, `plan` and `updates`. */
const read = readPlanSettings(withDemonstrationSettings(process.env))
if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`)
  process.exit(1)
}
const settings = read.settings
const log = makeLog('warn')
const clock = londonClock(settings.asOf)
// Whoever reads only the first lines (`| head`) has had what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})
const write = (text: string) => void process.stdout.write(text)
const complain = (text: string) => void process.stderr.write(text)
const exitWith = (code: number) => void (process.exitCode = code)
const width = Math.min(process.stdout.columns || 100, 100)

const ask = askCommand({
  prepare: () => loadPlans(settings),
  recorded: (asOf) =>
    fromStores<Awaited<ReturnType<AskDeps['recorded']>>>(
      async ({ updates, outbox, positions, covers }) => {
        const week = periodStart('weekly', asOf)
        const [all, sent, signedOff, since, holding] = await Promise.all([
          updates.all(settings.currentPlan),
          outbox.ofPeriod(settings.currentPlan, week),
          positions.ofPlan(settings.currentPlan),
          covers.between(settings.currentPlan, week, asOf),
          covers.on(settings.currentPlan, asOf),
        ])
        const replies = await officerReplies([sent], all, since)
        return { updates: all, replies, positions: signedOff, covers: holding }
      },
      { updates: [], replies: null, positions: [], covers: [] },
    ),
  today: () => clock.today(),
  safeguarding: settings.safeguarding,
  get input() {
    return createInterface({ input: process.stdin })
  },
  write,
  complain,
  exitWith,
})

const questionsFolder = 'tests/cases/questions'
const exam = examCommand({
  // The questions are about every plan that ships, whichever ones a bot is set to answer from.
  prepare: () => loadPlans({ ...settings, furtherPlans: 'all' }),
  ownFiles: async () => {
    const names = await readdir(questionsFolder)
    return names.filter((name) => name.endsWith('.jsonl')).map((name) => path.join(questionsFolder, name))
  },
  readText: (file) => readFile(file, 'utf8'),
  write,
  complain,
  exitWith,
})

const plan = planCommand({
  readPlanFolders,
  plansFolder: settings.plansFolder,
  reportingRules: () => readReportingRules(settings.reportingFile),
  questionsToLearnFrom: (since) => fromStores(({ questions }) => questions.toLearnFrom(since), []),
  questionsKeptDays: settings.questionsKeptDays,
  width,
  write,
  exitWith,
})

try {
  await new Command('plan-assistant')
    .description("Questions, digests and checks of a Children and Young People's Plan")
    .addCommand(ask)
    .addCommand(exam)
    .addCommand(digestCommand({ withDigestNeeds, confirm, write }))
    .addCommand(plan)
    .addCommand(updatesCommand({ withUpdates, today: () => clock.today(), now: () => clock.now(), write }))
    .parseAsync()
} catch (error) {
  complain(`${error instanceof Error ? error.message : 'Something went wrong.'}\n`)
  exitWith(1)
}

/** What is read from the database; `otherwise` where no bot has kept one here yet. */
async function fromStores<Value>(read: (stores: Stores) => Promise<Value>, otherwise: Value): Promise<Value> {
  if (!(await hasDatabase(settings))) return otherwise
  const stores = await openStores(settings, log, () => undefined)
  try {
    return await read(stores)
  } finally {
    await stores.close()
  }
}

/** Opens what the `updates` commands work on, and has a running bot edit the cards that changed. */
async function withUpdates<Result>(
  work: (updates: Stores['updates'], loaded: LoadedPlan, covers: Stores['covers']) => Promise<Result>,
): Promise<Result> {
  const state = { changed: false }
  const { library } = await loadPlans(settings)
  const stores = await openStores(settings, log, () => {
    state.changed = true
  })
  try {
    return await work(stores.updates, library.current, stores.covers)
  } finally {
    if (state.changed) await wakeRunningBot(stores.url)
    await stores.close()
  }
}

/** Asks at the terminal whether to go ahead; null where there is nobody to ask. */
async function confirm(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY) return null
  const terminal = createPrompt({ input: process.stdin, output: process.stdout })
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim())
  } finally {
    terminal.close()
  }
}

/** Opens what the digest commands need, and has a running bot send what they queued. */
async function withDigestNeeds<Result>(work: (needs: DigestNeeds) => Promise<Result>): Promise<Result> {
  const state = { queued: false }
  const [plans, schedule, templates, stores] = await Promise.all([
    loadPlans(settings),
    readSchedule(settings.scheduleFile),
    readCardTemplates(settings.cardsFolder).then(parseCardTemplates),
    openStores(settings, log, () => {
      state.queued = true
    }),
  ])
  try {
    const { managersChannelId, approvers, administrators } = settings
    const splitCard: DigestNeeds['splitCard'] = (view) => splitItems(view, templates)
    const isBankHoliday = bankHolidaysOfEngland(schedule.bankHolidays)
    const { channels } = schedule
    return await work({
      ...{ ...stores, plans, templates, splitCard, clock, managersChannelId },
      ...{ schedule, isBankHoliday, channels, approvers, administrators },
    })
  } finally {
    if (state.queued) await wakeRunningBot(stores.url)
    await stores.close()
  }
}
