import type { z } from 'zod'
import { consistencyProblems } from './consistency.ts'
import { planSchema, prioritySchema, type Plan } from './model.ts'
import { problemWords } from './problem-words.ts'

/** One file of a plan's folder, parsed but not yet checked. `path` is relative to the folder, with "/" in it. */
export type PlanDocument = { path: string; content: unknown }

const planFileSchema = planSchema.omit({
  narrative: true,
  measurements: true,
  districts: true,
  priorities: true,
  askedAs: true,
  rounds: true,
  boards: true,
})
const introductionSchema = planSchema.pick({ narrative: true, measurements: true })
const districtsSchema = planSchema.pick({ districts: true })
const askedSchema = planSchema.pick({ askedAs: true })
const roundsFileSchema = planSchema.pick({ rounds: true })
const boardsFileSchema = planSchema.pick({ boards: true })
const topFiles = [
  'plan.yaml',
  'introduction.yaml',
  'districts.yaml',
  'asked-as.yaml',
  'rounds.yaml',
  'boards.yaml',
]
const priorityPath = /^priorities\/[^/]+\.yaml$/

/**
 * Joins the files of one plan's folder into a plan: plan.yaml, introduction.yaml, districts.yaml, asked-as.yaml, rounds.yaml and boards.yaml
 * (all but the first may be absent) and one file per priority in priorities/. Where anything is wrong, every problem in words instead.
 */
export function readPlan(documents: readonly PlanDocument[]): { plan: Plan } | { problems: string[] } {
  const problems = documents.flatMap(misplacedFile)
  const read = <Schema extends z.ZodType>(path: string, schema: Schema, whereAbsent: unknown) => {
    const document = documents.find((candidate) => candidate.path === path)
    return checked({ path, content: document ? document.content : whereAbsent }, schema, problems)
  }
  if (!documents.some((document) => document.path === 'plan.yaml')) {
    return {
      problems: [...problems, 'plan.yaml: this file is missing. It says which plan the folder holds.'],
    }
  }
  const front = read('plan.yaml', planFileSchema, null)
  const introduction = read('introduction.yaml', introductionSchema, { narrative: [] })
  const districts = read('districts.yaml', districtsSchema, {})
  const asked = read('asked-as.yaml', askedSchema, {})
  const rounds = read('rounds.yaml', roundsFileSchema, {})
  const boards = read('boards.yaml', boardsFileSchema, {})
  const files = documents
    .filter((document) => priorityPath.test(document.path))
    .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
    .map((document) => ({ path: document.path, priority: checked(document, prioritySchema, problems) }))
  if (!front || !introduction || !districts || !asked || !rounds || !boards || problems.length > 0)
    return { problems }

  const priorities = files.flatMap(({ priority }) => priority ?? [])
  const plan: Plan = { ...front, ...introduction, ...districts, ...asked, ...rounds, ...boards, priorities }
  const paths = new Map(files.flatMap(({ path, priority }) => (priority ? [[priority, path]] : [])))
  const inconsistent = consistencyProblems(plan, paths)
  return inconsistent.length > 0 ? { problems: inconsistent } : { plan }
}

/** The document as its schema reads it; where it does not fit, null, and its problems are added to `problems`. */
function checked<Schema extends z.ZodType>(
  document: PlanDocument,
  schema: Schema,
  problems: string[],
): z.infer<Schema> | null {
  const parsed = schema.safeParse(document.content)
  if (parsed.success) return parsed.data
  problems.push(...parsed.error.issues.map((issue) => problemWords(document, issue)))
  return null
}

function misplacedFile({ path }: PlanDocument): string[] {
  const expected = topFiles.includes(path) || priorityPath.test(path)
  return expected
    ? []
    : [
        `${path}: a plan folder has no place for this file. It holds ${topFiles.join(', ')}, ` +
          'and one file ending in .yaml per priority in priorities/.',
      ]
}
