import fc from 'fast-check'
import { prepareEngine, type Turn } from '../src/ask/ask.ts'
import type { ConversationMemory } from '../src/ask/conversation/conversation.ts'
import { answerSchema } from '../tests/support/answer-schema.ts'
import { ownQuestions } from '../tests/support/own-questions.ts'
import { shippedPlan } from '../tests/support/shipped-plan.ts'
import { strangeMessages, type StrangeMessage } from '../tests/support/strange-messages.ts'
import { percentile, textTable, timed } from './statistics.ts'

/** `npm run -s fuzz -- [messages] [seed]`: strange messages by the thousand, what the engine threw, and how long it took. */
const wanted = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 20_110_715)
/** A message should be answered within this many milliseconds. */
const patience = 50
const batch = 1_000
const write = (text: string) => void process.stdout.write(text)

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)
const known = ownQuestions().flatMap(({ cases }) => cases.flatMap(({ turns }) => turns.map(({ q }) => q)))
const messages = strangeMessages(known)

type Outcome = StrangeMessage & { ms: number; again: number }
const times: number[] = []
const slow: Outcome[] = []
const bad: { message: StrangeMessage; before: ConversationMemory | null; why: string }[] = []
let memory: ConversationMemory | null = null

for (let from = 0; from < wanted; from += batch) {
  const numRuns = Math.min(batch, wanted - from)
  for (const message of fc.sample(messages, { seed: seed + from, numRuns })) {
    const turn: Turn = {
      ...{ text: message.text, updates: [], asOf: '2011-07-15', asker: 'Darren Newman', safeguarding: null },
      // Every so often a conversation ends.
      memory: times.length % 7 === 0 ? null : memory,
    }
    memory = ask(message, turn)
  }
  process.stderr.write(`\r${times.length} of ${wanted}`)
}
report()

/** Asks, keeps the time, and gives the memory for the next message. A slow one is asked again, to tell it from a pause of the machine. */
function ask(message: StrangeMessage, turn: Turn): ConversationMemory | null {
  const start = performance.now()
  try {
    const { answer, memory } = engine(turn)
    const ms = performance.now() - start
    times.push(ms)
    if (ms > patience) slow.push({ ...message, ms, again: timed(() => engine(turn)).ms })
    const problem = answerSchema.safeParse(answer).error
    if (problem)
      bad.push({ message, before: turn.memory, why: `${problem.message}\n${JSON.stringify(answer)}` })
    return memory
  } catch (error) {
    times.push(performance.now() - start)
    bad.push({
      message,
      before: turn.memory,
      why: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    return null
  }
}

function report(): void {
  const slowAgain = slow.filter(({ again }) => again > patience)
  const inMs = (value: number) => `${value.toFixed(2)} ms`
  const rows = [
    ['messages', String(times.length)],
    ['seed', String(seed)],
    ['thrown or not an answer', String(bad.length)],
    ['median', inMs(percentile(times, 0.5))],
    ['p99', inMs(percentile(times, 0.99))],
    ['slowest', inMs(percentile(times, 1))],
    [`over ${patience} ms`, String(slow.length)],
    [`over ${patience} ms, asked again`, String(slowAgain.length)],
  ]
  write(`\n${textTable(rows)}\n`)
  for (const { message, before, why } of bad.slice(0, 10))
    write(`\nBad: ${shown(message)}\n${why}\nMemory before it: ${JSON.stringify(before)}\n`)
  const slowest = slow.sort((a, b) => b.ms - a.ms).slice(0, 15)
  for (const each of slowest) write(`\n${inMs(each.ms)}, again ${inMs(each.again)}: ${shown(each)}\n`)
  if (bad.length > 0) process.exitCode = 1
}

function shown({ made, text }: StrangeMessage): string {
  return `${made}, ${text.length} characters: ${JSON.stringify(text.slice(0, 120))}`
}
