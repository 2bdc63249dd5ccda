import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { splitItems } from './cards/officer-card.ts'
import { parseCardTemplates } from './cards/templates.ts'
import { askCommand } from './cli/ask.ts'
import { digestCommand, type DigestNeeds } from './cli/digest.ts'
import { planCommand } from './cli/plan.ts'
import { londonClock } from './clock.ts'
import { readPlanSettings } from './config.ts'
import { withDemonstrationSettings } from './demo/shared-settings.ts'
import { loadPlans } from './load-plans.ts'
import { makeLog } from './log.ts'
import { openStores, ownServerFolder } from './open-stores.ts'
import type { PlanUpdate } from './progress/update.ts'
import { readCardTemplates } from './store/card-templates.ts'
import { readPlanFolders } from './store/plan-files.ts'
import { wakeRunningBot } from './store/wake.ts'

/** The composition root of the command line: `ask`, `digest` and `plan`. */
const read = readPlanSettings(withDemonstrationSettings(process.env))
if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`)
  process.exit(1)
}
const settings = read.settings
const log = makeLog('warn')
const clock = londonClock(settings.asOf)
const write = (text: string) => void process.stdout.write(text)
const complain = (text: string) => void process.stderr.write(text)
const exitWith = (code: number) => void (process.exitCode = code)
const width = Math.min(process.stdout.columns || 100, 100)

const ask = askCommand({
  prepare: () => loadPlans(settings),
  updates: recordedUpdates,
  today: () => clock.today(),
  get input() {
    return createInterface({ input: process.stdin })
  },
  write,
  complain,
  exitWith,
})

try {
  await new Command('plan-assistant')
    .description("Questions, digests and checks of a Children and Young People's Plan")
    .addCommand(ask)
    .addCommand(digestCommand({ withDigestNeeds, write }))
    .addCommand(planCommand({ readPlanFolders, plansFolder: settings.plansFolder, width, write, exitWith }))
    .parseAsync()
} catch (error) {
  complain(`${error instanceof Error ? error.message : 'Something went wrong.'}\n`)
  exitWith(1)
}

/** What officers have recorded; none where no bot has kept a database here yet. */
async function recordedUpdates(): Promise<readonly PlanUpdate[]> {
  if (settings.databaseUrl === null && !existsSync(ownServerFolder(settings))) return []
  const stores = await openStores(settings, log, () => undefined)
  try {
    return await stores.updates.all(settings.currentPlan)
  } finally {
    await stores.close()
  }
}

/** Opens what the digest commands need, and has a running bot send what they queued. */
async function withDigestNeeds<Result>(work: (needs: DigestNeeds) => Promise<Result>): Promise<Result> {
  const state = { queued: false }
  const [plans, templates, stores] = await Promise.all([
    loadPlans(settings),
    readCardTemplates(settings.cardsFolder).then(parseCardTemplates),
    openStores(settings, log, () => {
      state.queued = true
    }),
  ])
  try {
    const { managersChannelId } = settings
    const splitCard: DigestNeeds['splitCard'] = (view) => splitItems(view, templates)
    return await work({ ...stores, plans, templates, splitCard, clock, managersChannelId })
  } finally {
    if (state.queued) await wakeRunningBot(stores.url)
    await stores.close()
  }
}
