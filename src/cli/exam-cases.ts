import { z } from 'zod'

const words = z.array(z.string().min(1)).default([])

const turnSchema = z.strictObject({
  q: z.string(),
  /** Words that must each be in the answer. */
  all: words,
  /** Of each list, at least one must be in the answer. */
  any: z.array(z.array(z.string().min(1))).default([]),
  /** Words that must not be in the answer. */
  none: words,
  /** True where the right answer is that the plans do not say. */
  abstain: z.boolean().default(false),
})

/** One conversation of an examination: its questions, and what each answer must and must not hold. */
export const examCaseSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.string().min(1),
  /** Who asks, by their name in the plan; null for somebody whom no plan knows. */
  as: z.string().min(1).nullable().default(null),
  /** The day that the answers speak of. */
  as_of: z.iso.date().default('2011-07-15'),
  /** Anything that its writer wants the reader to know. */
  note: z.string().optional(),
  turns: z.array(turnSchema).min(1),
})
export type ExamCase = z.infer<typeof examCaseSchema>
export type ExamTurn = ExamCase['turns'][number]

/** The conversations of a file, one JSON a line; every line that cannot be read is a problem in words. */
export function readExamCases(file: string, text: string): { cases: ExamCase[]; problems: string[] } {
  const read = text
    .split('\n')
    .map((line, i) => ({ line, place: `${file}, line ${i + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, place }) => readLine(line, place))
  return {
    cases: read.flatMap((each) => ('read' in each ? [each.read] : [])),
    problems: read.flatMap((each) => ('problem' in each ? [each.problem] : [])),
  }
}

function readLine(line: string, place: string): { read: ExamCase } | { problem: string } {
  let content: unknown
  try {
    content = JSON.parse(line)
  } catch {
    return { problem: `${place}: this is not JSON.` }
  }
  const read = examCaseSchema.safeParse(content)
  if (read.success) return { read: read.data }
  const reasons = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return { problem: `${place}: ${reasons.join('; ')}.` }
}
