import type { LoadedPlan } from '../../../src/plan/library.ts'

/**
 * How somebody treats their card: answers on its day, two days later, in some weeks, or never. Beside that some are away
 * for a while and either pause their reminders or have somebody stand in; one leaves, one has the app only later.
 */
export type Habit = 'prompt' | 'late' | 'forgetful' | 'silent'
export type Officer = {
  name: string
  conversation: string
  habit: Habit
  /** Reminders paused by themselves, from one day to another; `saidUntil` is the end that they first gave, where they resumed earlier. */
  pause: { from: string; until: string; saidUntil: string } | null
  /** Somebody stands in for them, set on the first of these days. */
  cover: { from: string; until: string; standIn: string } | null
  installedOn: string | null
  leavesOn: string | null
}

const habits: readonly Habit[] = ['prompt', 'late', 'forgetful', 'silent', 'prompt']

/** Some pause for three weeks of August, of whom every second one resumes early; some for as long as somebody stands in for them. */
function pauseOf(i: number): Officer['pause'] {
  const august = { from: '2011-08-01', saidUntil: '2011-08-19' }
  if (i % 12 === 1) return { ...august, until: '2011-08-19' }
  if (i % 12 === 7) return { ...august, until: '2011-08-09' }
  return i % 12 === 2 ? { from: '2011-06-29', until: '2011-07-22', saidUntil: '2011-07-22' } : null
}

/** Some have somebody stand in for them in July, who for some of them never answers either. */
function coverOf(i: number, names: readonly string[]): Officer['cover'] {
  const standIn = names[(i + (i % 6 === 5 ? 12 : 1)) % names.length] ?? ''
  return i % 6 === 5 || i % 12 === 2 ? { from: '2011-06-29', until: '2011-07-22', standIn } : null
}

/** Everybody who leads an action or a priority, each with habits of their own: the same ones every time. */
export function officersOf(loaded: LoadedPlan): Officer[] {
  const names = [...loaded.people.values()]
    .filter(({ officerOf, leadsPriorities }) => officerOf.length + leadsPriorities.length > 0)
    .map(({ name }) => name)
    .sort()
  return names.map((name, i) => ({
    name,
    conversation: `chat-${name}`,
    habit: habits[i % habits.length] ?? 'prompt',
    pause: pauseOf(i),
    cover: coverOf(i, names),
    installedOn: i % 11 === 5 ? '2011-06-08' : null,
    leavesOn: i % 11 === 8 ? '2011-10-03' : null,
  }))
}
