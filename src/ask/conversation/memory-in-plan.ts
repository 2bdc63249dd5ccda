import type { Library, LoadedPlan } from '../../plan/library.ts'
import { memoryWithin, type ConversationMemory } from './conversation.ts'

/**
 * What a conversation about one plan means in another: a label that both print ("Be Healthy") stands for that plan's
 * own priorities; whatever has no like there is left out.
 */
export function memoryIn(
  memory: ConversationMemory,
  loaded: LoadedPlan,
  library: Library,
): ConversationMemory {
  const before = memory.planId === null ? undefined : library.plans.get(memory.planId)
  if (!before || before === loaded) return memory
  const within = memoryWithin(memory, loaded.plan.id)
  const names = new Set(
    (memory.query?.kind === 'tagged'
      ? [memory.query.name]
      : memory.priorities.flatMap((key) => before.priorities.get(key)?.title ?? [])
    ).map((name) => name.toLowerCase()),
  )
  if (names.size === 0) return within
  const priorities = [...loaded.priorities.values()].filter(
    ({ title, tags }) =>
      names.has(title.toLowerCase()) || tags.some(({ name }) => names.has(name.toLowerCase())),
  )
  return priorities.length === 0 ? within : { ...within, priorities: priorities.map(({ key }) => key) }
}
