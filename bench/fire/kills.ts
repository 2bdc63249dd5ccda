import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { refs } from '../../tests/support/sequences/council.ts'
import { textTable } from '../statistics.ts'
import type { Acknowledgement, Order } from './kill-order.ts'
import { openPostgres } from './own-postgres.ts'
import { startSaving, type SavingProcess } from './saving-process.ts'

/**
 * `npm run -s fire:kills -- [rounds]`: processes save side by side on one PostgreSQL; each round kills one with
 * kill -9 at a random moment, and has another process repeat what was not acknowledged. Counts what was lost and doubled.
 */
const rounds = Number(process.argv[2] ?? 100)
const writers = 4
/** Presses that each process has under way at once. */
const atOnce = 3
const roundsOnOnePlan = 2
const longestPauseMs = 40

const postgres = await openPostgres()
const outbox = createOutbox(postgres.database, () => undefined)
/** A plan with its card, the same for every process; now and then another, so that no history grows beyond a year's. */
let plan = await anotherPlan()
const plans = [plan]
const acknowledged = new Set<string>()
/** Presses that were made again after a kill. */
const repeats = new Set<string>()
const answers = new Map<string, number>()
const state = { pressing: true, unanswered: 0, repeatedSaved: 0, repeatedFound: 0 }
const processes: SavingProcess[] = []
for (let i = 0; i < writers; i += 1) await begin(i)

for (let round = 0; round < rounds; round += 1) {
  if (round > 0 && round % roundsOnOnePlan === 0) plans.push((plan = await anotherPlan()))
  await wait(randomInt(5, 150))
  const at = randomInt(writers)
  const killed = processes[at]
  const other = processes[(at + 1) % writers]
  if (!killed || !other) continue
  await killed.kill()
  // Everything it printed has been read: the rest was not acknowledged, and is pressed again elsewhere.
  for (const order of killed.open.values()) {
    state.unanswered += 1
    repeats.add(order.activityId)
    other.send(order)
  }
  await begin(at)
  process.stderr.write(`\r${round + 1} of ${rounds}`)
}
state.pressing = false
while (processes.some(({ open }) => open.size > 0)) await wait(20)
await Promise.all(processes.map((one) => one.stop()))
await report()
await postgres.close()

async function anotherPlan(): Promise<{ planId: string; cardId: string; versions: Map<string, number> }> {
  const planId = randomUUID()
  const items = refs.map((ref) => ({
    ...{ actionKey: `${planId}/${ref}`, section: 'overdue' as const, version: 0, details: false },
  }))
  const content = {
    kind: 'officer' as const,
    officer: 'Darren Newman',
    asOf: '2011-07-15',
    items,
    drafts: {},
    waiting: [],
  }
  const kept = { planId, recipient: 'Darren Newman', periodStart: null, part: 1, content }
  return { planId, cardId: await outbox.keep(kept), versions: new Map() }
}

async function begin(at: number): Promise<void> {
  const started = await startSaving(postgres.url, (order, answer) => {
    hear(order, answer)
    // A short pause, or those that save would leave no time for those that start.
    setTimeout(() => {
      if (state.pressing && processes[at] === started && started.open.size < atOnce) started.send(next(at))
    }, randomInt(longestPauseMs))
  })
  processes[at] = started
  for (let i = 0; i < atOnce; i += 1) started.send(next(at))
}

/** Mostly an action that this process alone saves, so that most saves succeed; else one that others save too. */
function next(at: number): Order {
  const ref = refs[randomInt(4) > 0 ? at : randomInt(refs.length)] ?? ''
  const activityId = randomUUID()
  const { planId, cardId, versions } = plan
  return {
    activityId,
    planId,
    cardId,
    ref,
    baseVersion: versions.get(ref) ?? 0,
    note: `said by ${activityId}`,
  }
}

function hear({ planId, ref, activityId }: Order, { kind, version }: Acknowledgement): void {
  answers.set(kind, (answers.get(kind) ?? 0) + 1)
  const versions = plans.find((one) => one.planId === planId)?.versions
  versions?.set(ref, Math.max(version, versions.get(ref) ?? 0))
  if (kind === 'saved' || kind === 'repeat') acknowledged.add(activityId)
  if (repeats.has(activityId) && kind === 'saved') state.repeatedSaved += 1
  if (repeats.has(activityId) && kind === 'repeat') state.repeatedFound += 1
}

async function report(): Promise<void> {
  const updates = createUpdateStore(postgres.database, () => undefined)
  const stored = (await Promise.all(plans.map(({ planId }) => updates.all(planId)))).flat()
  const ids = stored.map(({ activityId }) => activityId)
  const notes = stored.map((update) => (update.kind === 'report' ? update.note : ''))
  const there = new Set(ids)
  const lost = [...acknowledged].filter((id) => !there.has(id)).length
  const doubled = ids.length - there.size + notes.length - new Set(notes).size
  const unasked = ids.filter((id) => !acknowledged.has(id)).length
  const histories = [...Map.groupBy(stored, ({ actionKey }) => actionKey).values()]
  const gaps = histories.filter((own) => own.some(({ version }, i) => version !== i + 1)).length
  const rows = [
    ['rounds of kill -9', String(rounds)],
    ['saves acknowledged', String(acknowledged.size)],
    ['acknowledged and lost', String(lost)],
    ['stored twice', String(doubled)],
    ['stored without an acknowledgement in the end', String(unasked)],
    ['actions with a gap in their versions', String(gaps)],
    ['presses that a kill left unanswered', String(state.unanswered)],
    ['… found stored when repeated', String(state.repeatedFound)],
    ['… stored when repeated', String(state.repeatedSaved)],
    ...[...answers].map(([kind, count]) => [`answers: ${kind}`, String(count)]),
  ]
  process.stdout.write(`\n${textTable(rows)}\n`)
  if (lost + doubled + unasked + gaps > 0) process.exitCode = 1
}
