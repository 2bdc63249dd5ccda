import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readExamCases, type ExamCase } from '../../src/cli/exam-cases.ts'

const folder = 'tests/cases/questions'

/** The project's own conversations, file by file. Throws where a line cannot be read. */
export function ownQuestions(): { file: string; cases: ExamCase[] }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => {
      const { cases, problems } = readExamCases(file, readFileSync(path.join(folder, file), 'utf8'))
      if (problems.length > 0) throw new Error(problems.join('\n'))
      return { file, cases }
    })
}
