import type { ConversationMemory } from './conversation.ts'
import type { Reading } from '../reading.ts'
import type { Subjects } from '../subjects/subjects.ts'

/** The one plan that a whole message names; null where it names none or several. */
export function onlyPlan({ plans }: Reading): string | null {
  const ids = new Set(plans.map(({ planId }) => planId))
  return ids.size === 1 ? (plans[0]?.planId ?? null) : null
}

/** "The newer one, 2023-24": words that only tell which plan of several. */
const byAge = /^(newer|newest|latest|later|older|oldest|earlier|earliest|recent|current|old|new|one|meant)$/

/** "Just the 2023-24 one, please", "and in Essex?": a message that names only a plan asks the last question of it. */
export function sameOfAnotherPlan(
  text: string,
  memory: ConversationMemory,
  read: (text: string) => Reading,
  { subjects }: { subjects: Subjects },
): string {
  if (memory.words === '') return text
  const reading = read(text)
  const mentions = [reading.refs, reading.people, reading.cohorts, reading.tags, reading.foreign].flat()
  if (reading.plans.length !== 1 || mentions.length > 0 || reading.tokens.length > 12) return text
  const onlyFigure = /\b(what|which) (total|figure|number|count|percentage|rate) (does|did|is)\b/.test(
    reading.said,
  )
  // "Is the same thing still measured in 2023-24?", after a measure: the aspects that ask for it again.
  const measured = memory.query?.kind === 'indicators' || memory.query?.kind === 'indicator'
  const again = measured && /\bthe same\b/.test(reading.said) ? ['same', 'difference', 'indicators'] : []
  const asking = new Set(
    [...reading.aspects].flatMap(([aspect, words]) =>
      again.includes(aspect) || aspect === 'list' || aspect === 'text' || (onlyFigure && aspect !== 'compare')
        ? []
        : [...words],
    ),
  )
  const own = reading.units.some(
    (unit) =>
      !unit.tokens.every((i) => {
        const text = reading.tokens[i]?.text ?? ''
        return byAge.test(text) || (again.length > 0 && /^(same|thing|still)$/.test(text))
      }) &&
      (subjects.weightOf(unit) > 0.2 || unit.tokens.some((i) => asking.has(i))),
  )
  if (own) return text
  return `${memory.words} (${reading.plans[0]?.said ?? ''})`
}
