import type { LoadedPlan } from '../plan/library.ts'

/** A question about this plan to begin with: who leads one of its priorities that has a lead. */
export function firstQuestion(loaded: LoadedPlan): string {
  const led = [...loaded.priorities.values()].filter(({ lead }) => lead.reading === 'people')
  const priority = led.find(({ number }) => number === '7') ?? led[0]
  return priority ? `Who leads priority ${priority.number}?` : 'What are the priorities?'
}
