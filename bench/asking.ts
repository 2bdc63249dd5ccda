import type { Engine, Turn } from '../src/ask/ask.ts'
import type { ConversationMemory } from '../src/ask/conversation/conversation.ts'
import type { ExamCase } from '../src/cli/exam-cases.ts'
import type { LoadedPlan } from '../src/plan/library.ts'
import { matchPerson } from '../src/services/match-person.ts'
import type { Measured } from './size-report.ts'
import { heapAfterCollection, percentile, timed } from './statistics.ts'

/** Asks every question once, in order, and tells the time of each; stops where it is told that it is late. */
type Pass = (time: (ms: number) => 'go on' | 'stop') => void

/** Most seconds spent on asking: for warming up, and for timing. */
const warmUpSeconds = 5
const timingSeconds = 60
const wantedTimes = 2_000

/** Conversations with the engine, each with its memory. */
export function conversations(engine: Engine, cases: readonly ExamCase[], plan: LoadedPlan): Pass {
  const known = cases.map((item) => ({
    ...item,
    asker: item.as === null ? null : matchPerson(item.as, plan),
  }))
  return (time) => {
    for (const { turns, as_of: asOf, asker } of known) {
      let memory: ConversationMemory | null = null
      for (const { q: text } of turns) {
        const turn: Turn = { text, updates: [], asOf, asker, memory, safeguarding: null }
        const { ms, result } = timed(() => engine(turn))
        if (time(ms) === 'stop') return
        memory = result.memory
      }
    }
  }
}

/** The same questions, put to a search. */
export function searches(search: (question: string) => unknown, cases: readonly ExamCase[]): Pass {
  return (time) => {
    for (const { q } of cases.flatMap(({ turns }) => turns))
      if (time(timed(() => search(q)).ms) === 'stop') return
  }
}

/** Warms up, then runs passes with a collection before each, until there are 2,000 times or a minute is over. */
export function speedOf(pass: Pass): Omit<Measured, 'what' | 'index'> {
  timesOf(pass, warmUpSeconds, wantedTimes)
  const times = timesOf(pass, timingSeconds, wantedTimes)
  return { medianMs: percentile(times, 0.5), p99Ms: percentile(times, 0.99), questions: times.length }
}

function timesOf(pass: Pass, seconds: number, wanted: number): number[] {
  const start = performance.now()
  const times: number[] = []
  const late = () => performance.now() - start > 1_000 * seconds
  while (times.length < wanted && !late()) {
    heapAfterCollection()
    pass((ms) => {
      times.push(ms)
      return late() ? 'stop' : 'go on'
    })
  }
  return times
}
