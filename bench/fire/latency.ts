import { setTimeout as wait } from 'node:timers/promises'
import { buttonData, inputValue, wordsOnCard } from '../../tests/support/card-reading.ts'
import { startSlowBot } from '../../tests/support/slow-bot.ts'
import { percentile, textTable } from '../statistics.ts'
import { openPostgres } from './own-postgres.ts'

/**
 * `npm run -s fire:latency -- [presses] [late presses]`: how soon a press of Save is answered by the real bot, with its
 * database at 0 and at 200 ms an answer; and at 5 s, what it is told in time and what the card says in the end.
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
const { teams, proxy, stop } = await startSlowBot(postgres.url)
const rows = [['database', 'presses', 'p50', 'p99', 'max', 'saved']]
let said = 0
for (const delayMs of [0, 200]) rows.push(await inTime(delayMs))
write(`\n${textTable(rows)}\n`)
write(`\n${textTable(await tooLate())}\n`)
await stop()
await postgres.close()

/** An officer's card as they would ask for it. */
async function ownCard() {
  const officer = officers[said % officers.length] ?? ''
  const before = teams.sent.length
  await teams.write(officer, 'my card')
  const card = teams.sent.slice(before).find(({ edited, card }) => !edited && card !== null)
  if (!card) throw new Error('The bot sent no card.')
  return { ...card, officer }
}

/** Saves the first action of a card. */
async function save(card: Awaited<ReturnType<typeof ownCard>>) {
  const { verb, ...data } = buttonData(card.card, 'Save ')
  const key = String(data['actionKey'])
  said += 1
  const note = `Waiting for the board, word ${said}`
  const typed = { [`status|${key}`]: 'in-progress-green', [`note|${key}`]: note }
  return {
    ...(await teams.press(card.officer, card.messageId, { verb, data: { ...data, ...typed } })),
    note,
    key,
  }
}

async function inTime(delayMs: number): Promise<string[]> {
  const times: number[] = []
  let saved = 0
  while (times.length < presses) {
    proxy.delayMs = 0
    const card = await ownCard()
    proxy.delayMs = delayMs
    // Longer than a connection is kept that the pool does not need, every so often.
    if (times.length === 20) await wait(12_000)
    const { ms, value, note } = await save(card)
    times.push(ms)
    const words = wordsOnCard(value)
    if (words.includes('Saved: In progress') && words.includes(note)) saved += 1
    if (times.length % 20 === 0) process.stderr.write(`\r${delayMs} ms: ${times.length} of ${presses}`)
  }
  proxy.delayMs = 0
  const inMs = (share: number) => `${percentile(times, share).toFixed(0)} ms`
  return [`${delayMs} ms`, String(times.length), inMs(0.5), inMs(0.99), inMs(1), String(saved)]
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
