import { Command, InvalidArgumentError } from 'commander'
import type { Plans } from '../services/ports.ts'
import { converse } from './converse.ts'
import { readExamCases, type ExamCase } from './exam-cases.ts'
import { examTable, wrongTurnInWords, type MarkedGroup, type MarkedTurn } from './exam-table.ts'
import { markAnswer } from './mark.ts'

/** What the command needs from the world. */
export type ExamDeps = {
  /** Every plan that the questions may be about. */
  prepare: () => Promise<Plans>
  /** The project's own files of questions. */
  ownFiles: () => Promise<string[]>
  readText: (file: string) => Promise<string>
  write: (text: string) => void
  complain: (text: string) => void
  exitWith: (code: number) => void
}

/** `plan-assistant exam [files...]`: the project's own questions and those of the files given, marked and counted by kind. */
export function examCommand(deps: ExamDeps): Command {
  return new Command('exam')
    .description('answers files of questions, marks the answers, and counts them by kind')
    .argument('[files...]', "further files of questions, beside the project's own")
    .option('--show <n>', 'also show the first so many wrong answers of each group', readCount, 0)
    .action(async (files: string[], options: { show: number }) => {
      const own = await deps.ownFiles()
      const wanted = [...new Set([...own, ...files])]
      const read = await Promise.all(
        wanted.map(async (file) => ({
          group: own.includes(file) ? ownGroupOf(file) : nameOf(file),
          ...(await casesOf(deps, file)),
        })),
      )
      const problems = read.flatMap((each) => each.problems)
      if (problems.length > 0) {
        deps.complain(`${problems.join('\n')}\nNothing was marked. Correct this and run it again.\n`)
        deps.exitWith(1)
        return
      }
      const plans = await deps.prepare()
      const groups = [...Map.groupBy(read, ({ group }) => group)].map(([name, parts]): MarkedGroup => ({
        name,
        conversations: parts.flatMap(({ cases }) => cases.map((each) => sit(plans, each))),
      }))
      deps.write(
        `${[...groups.flatMap((group) => wrongOf(group, options.show)), examTable(groups)].join('\n\n')}\n`,
      )
    })
}

async function casesOf(deps: ExamDeps, file: string): Promise<ReturnType<typeof readExamCases>> {
  const text = await deps.readText(file).catch(() => null)
  return text === null
    ? { cases: [], problems: [`${file}: there is no such file, or it cannot be read.`] }
    : readExamCases(file, text)
}

/** Answers and marks one conversation. */
export function sit(plans: Plans, { id, kind, as, as_of, turns }: ExamCase): MarkedTurn[] {
  const answers = converse(plans, { questions: turns.map(({ q }) => q), asOf: as_of, as, safeguarding: null })
  return turns.flatMap((turn, i) => {
    const answer = answers[i]
    return answer
      ? [{ id, kind, question: turn.q, answer: answer.text, mark: markAnswer(kind, turn, answer) }]
      : []
  })
}

/**
 * What one of the project's own files is counted under: `measure-*.jsonl` is kept aside and run only to measure,
 * `open.jsonl` holds what is not answered well yet, and every conversation of the others must be right.
 */
export function ownGroupOf(file: string): 'cases' | 'kept aside' | 'open' {
  const name = nameOf(file)
  if (name === 'open') return 'open'
  return name.startsWith('measure-') ? 'kept aside' : 'cases'
}

function nameOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.jsonl$/, '')
}

function wrongOf({ name, conversations }: MarkedGroup, most: number): string[] {
  const wrong = conversations.flat().filter(({ mark }) => !mark.right)
  const shown = wrong.slice(0, most)
  return shown.length === 0
    ? []
    : [`Wrong in ${name}: ${shown.length} of ${wrong.length}`, ...shown.map(wrongTurnInWords)]
}

function readCount(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a number such as 20.')
}
