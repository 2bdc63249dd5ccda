import type { Plan, PriorityRecord } from './model.ts'
import { placeWords } from './problem-words.ts'

/**
 * What is wrong between records that are each right by themselves, in words: numbers that would make two records
 * one, a theme that the plan does not have, a year that ends before it begins. `paths` names each priority's file.
 */
export function consistencyProblems(plan: Plan, paths: ReadonlyMap<PriorityRecord, string>): string[] {
  const problems: string[] = []
  if (plan.years.to < plan.years.from) problems.push('plan.yaml, years: the year ends before it begins.')
  const seen = new Map<string, string>()
  for (const priority of plan.priorities) {
    const path = paths.get(priority) ?? ''
    const other = seen.get(priority.number)
    if (other !== undefined) {
      problems.push(`${path}, number: ${other} has the number ${priority.number} too. Give each its own.`)
    }
    seen.set(priority.number, path)
    problems.push(...themeProblems(plan, priority, path), ...repeatedRows(priority, path))
  }
  return problems
}

function themeProblems(plan: Plan, { theme }: PriorityRecord, path: string): string[] {
  const names = plan.themes.map(({ name }) => name)
  if (theme === null || names.includes(theme)) return []
  return [`${path}, theme: "${theme}" is not among the themes of plan.yaml, which are ${names.join(', ')}.`]
}

/** Rows of one priority that share a number: the library tells actions apart by priority and printed number. */
function repeatedRows(priority: PriorityRecord, path: string): string[] {
  const named = (ref: string, part: string | undefined) => (part === undefined ? ref : `${ref} (${part})`)
  const rows = priority.actions.flatMap((action, i) => [
    { name: named(action.ref, action.part), at: ['actions', i] },
    ...action.parts.map(({ part }, j) => ({ name: named(action.ref, part), at: ['actions', i, 'parts', j] })),
  ])
  const bare = (name: string) => name.replace(/\s+/g, '')
  return rows
    .filter((row, i) => rows.findIndex((other) => bare(other.name) === bare(row.name)) < i)
    .map(({ name, at }) => {
      const where = placeWords(priority, at)
      return `${path}, ${where}: ${name} stands twice in this priority. Correct the number of one of them.`
    })
}
