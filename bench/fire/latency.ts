import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buttonData, hasButton, inputValue, wordsOnCard } from '../../tests/support/card-reading.ts'
import { startSlowBot } from '../../tests/support/slow-bot.ts'
import type { SlowProxy } from '../../tests/support/slow-proxy.ts'
import { emptyDatabaseOn } from '../../tests/support/throwaway-database.ts'
import { percentile, textTable } from '../statistics.ts'
import { openPostgres } from './own-postgres.ts'

/**
 * `npm run -s fire:latency -- [presses] [late presses]`: how soon a press of Save, of a Save that sends a request to approve
 * a date, and of “Show the next” is answered by the real bot, with its database at 0 and at 200 ms an answer; and for a Save
 * at 5 s, what it is told in time and what the card says in the end.
 */
const presses = Number(process.argv[2] ?? 300)
const latePresses = Number(process.argv[3] ?? 5)
/** Those with something overdue on the demonstration's day; in turn, so that no action gathers the words of many years. */
const officers = [
  ...['Darren Newman', 'David Evans', 'Deborah Brice', 'Deirdre Ginnity'],
  ...['Frances Coupe', 'Jackie Clementson', 'Jane Hainstock', 'Liz Bell'],
]
const write = (text: string) => void process.stdout.write(text)

const postgres = await openPostgres()
// A database of its own for each of the two bots, whose cards differ: one shows a single action and keeps the rest back.
const saving = await emptyDatabaseOn(postgres.url)
const showing = await emptyDatabaseOn(postgres.url)
const folder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-rules-'))
const rulesFile = path.join(folder, 'progress.yaml')
const rules = await readFile('data/reporting/progress.yaml', 'utf8')
await writeFile(rulesFile, rules.replace('actionsAtOnce: 20', 'actionsAtOnce: 1'))
const { teams, proxy, stop } = await startSlowBot(saving.url)
const oneAtATime = await startSlowBot(showing.url, { REPORTING_FILE: rulesFile })

const rows = [['press', 'database', 'presses', 'p50', 'p99', 'max', 'as asked']]
let said = 0
for (const delayMs of [0, 200]) {
  rows.push(await inTime('Save', proxy, delayMs, savesPlainly))
  rows.push(await inTime('Save with a new date to approve', proxy, delayMs, asksForADate))
  rows.push(await inTime('Show the next', oneAtATime.proxy, delayMs, showsTheNext))
}
write(`\n${textTable(rows, 2)}\n`)
write(`\n${textTable(await tooLate())}\n`)
await Promise.all([stop(), oneAtATime.stop()])
await rm(folder, { recursive: true, force: true })
await Promise.all([saving.drop(), showing.drop()])
await postgres.close()

/** An officer's card as they would ask for it, known by a button: what earlier presses send may come just then. */
async function ownCard({
  from = teams,
  officer = officers[said % officers.length] ?? '',
  button = 'Save ',
} = {}) {
  const before = from.sent.length
  await from.write(officer, 'my card')
  const card = from.sent.slice(before).find(({ edited, card }) => !edited && hasButton(card, button))
  if (!card) throw new Error('The bot sent no card.')
  return { ...card, officer }
}

/** Saves the first action of a card, with these further fields. */
async function save(card: Awaited<ReturnType<typeof ownCard>>, more: Record<string, string> = {}) {
  const { verb, ...data } = buttonData(card.card, 'Save ')
  const key = String(data['actionKey'])
  said += 1
  const note = `Waiting for the board, word ${said}`
  const fields = { status: 'in-progress-green', note, ...more }
  const typed = Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${field}|${key}`, value]))
  return {
    ...(await teams.press(card.officer, card.messageId, { verb, data: { ...data, ...typed } })),
    note,
    key,
  }
}

/** Gets a card ready, and gives the press on it: how long its answer took, and whether that was as asked. */
type Try = () => Promise<() => Promise<{ ms: number; asAsked: boolean }>>

async function savesPlainly(): ReturnType<Try> {
  const card = await ownCard()
  return async () => {
    const { ms, value, note } = await save(card)
    const words = wordsOnCard(value)
    return { ms, asAsked: words.includes('Saved: In progress') && words.includes(note) }
  }
}

async function asksForADate(): ReturnType<Try> {
  const card = await ownCard()
  return async () => {
    // Another day than the one that waits already.
    const day = String(10 + (said % 21))
    const { ms, value } = await save(card, { revisedOn: `2011-12-${day}`, reason: 'The board meets later' })
    return { ms, asAsked: wordsOnCard(value).includes(`New date asked for: ${day} December 2011`) }
  }
}

/** On cards of somebody with two actions that are due, of which one waits. */
async function showsTheNext(): ReturnType<Try> {
  const card = await ownCard({ from: oneAtATime.teams, officer: 'Darren Newman', button: 'Show' })
  const { verb, ...data } = buttonData(card.card, 'Show the next')
  return async () => {
    const { ms, value } = await oneAtATime.teams.press(card.officer, card.messageId, { verb, data })
    return { ms, asAsked: wordsOnCard(value).includes('follows in a message of their own') }
  }
}

async function inTime(what: string, slow: SlowProxy, delayMs: number, ready: Try): Promise<string[]> {
  const times: number[] = []
  let asAsked = 0
  while (times.length < presses) {
    slow.delayMs = 0
    const press = await ready()
    slow.delayMs = delayMs
    // Longer than a connection is kept that the pool does not need, every so often.
    if (times.length === 20) await wait(12_000)
    const answer = await press()
    times.push(answer.ms)
    if (answer.asAsked) asAsked += 1
    if (times.length % 20 === 0)
      process.stderr.write(`\r${what}, ${delayMs} ms: ${times.length} of ${presses}`)
  }
  slow.delayMs = 0
  const inMs = (share: number) => `${percentile(times, share).toFixed(0)} ms`
  return [what, `${delayMs} ms`, String(times.length), inMs(0.5), inMs(0.99), inMs(1), String(asAsked)]
}

/** Reads at once and writes at 5 s in every second press, so that what was typed can be given back; else all at 5 s. */
async function tooLate(): Promise<string[][]> {
  const count = { inTime: 0, notConfirmed: 0, kept: 0, cardRead: 0, saved: 0 }
  const times: number[] = []
  for (let i = 0; i < latePresses; i += 1) {
    proxy.delayMs = 0
    const card = await ownCard()
    await wait(1_000)
    const readable = i % 2 === 0
    proxy.delayMs = readable ? 3_000 : 5_000
    const { ms, value, note, key } = await save(card)
    times.push(ms)
    const answer = typeof value === 'string' ? value : wordsOnCard(value)
    if (ms < 4_300) count.inTime += 1
    if (answer.includes('Not confirmed yet')) count.notConfirmed += 1
    if (readable) count.cardRead += 1
    if (readable && inputValue(value, `note|${key}`) === note) count.kept += 1
    const edit = await teams.until('the edit of a late press', ({ edited, messageId, card: now }) => {
      return edited && messageId === card.messageId && wordsOnCard(now).includes(note)
    })
    if (/Saved after all|Saved: In progress/.test(wordsOnCard(edit.card))) count.saved += 1
  }
  proxy.delayMs = 0
  return [
    ['presses too late to be confirmed (reads at 3 s or 5 s, then the write)', String(latePresses)],
    ['answered within 4.3 s', String(count.inTime)],
    ['slowest answer', `${percentile(times, 1).toFixed(0)} ms`],
    ['said “Not confirmed yet”', String(count.notConfirmed)],
    ['card read in time', String(count.cardRead)],
    ['… and what was typed given back', String(count.kept)],
    ['card edited afterwards to say that it is saved', String(count.saved)],
  ]
}
