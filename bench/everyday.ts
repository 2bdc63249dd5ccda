import { prepareEngine } from '../src/ask/ask.ts'
import { askEveryday, tallied, type EverydayTurn } from '../tests/support/everyday/ask-everyday.ts'
import { readTemplates } from '../tests/support/everyday/template.ts'
import { shippedPlan } from '../tests/support/shipped-plan.ts'
import { textTable } from './statistics.ts'

/**
 * `npm run -s everyday -- [times] [seed] [show]`: asks the everyday conversations of `tests/cases/everyday` of so many of the
 * plan's own actions, priorities and people, holds each answer to the plan's rows, and counts by what is asked for; shows
 * the first so many conversations that went wrong.
 */
const [times = 4, seed = 1, show = 0] = process.argv.slice(2).map(Number)
const { library, vocabulary } = await shippedPlan()
const plans = { library, engine: prepareEngine(library, vocabulary) }
const write = (text: string) => void process.stdout.write(`${text}\n`)

for (const { file, templates } of readTemplates()) {
  const conversations = askEveryday(plans, templates, { times, seed })
  const wrong = conversations.filter(({ turns }) => turns.some(({ fault }) => fault !== null))
  for (const { id, turns } of [...Map.groupBy(wrong, ({ id }) => id).values()]
    .flatMap((all) => all.slice(0, 1))
    .slice(0, show))
    write([id, ...turns.map(inWords)].join('\n'))
  const byWord = Map.groupBy(
    conversations.flatMap(({ turns }) => turns),
    ({ expects }) => expects,
  )
  const rows = [...byWord].map(([word, turns]) => {
    const { right, plain, plainlyWrong } = tallied([{ id: word, turns }])
    return { share: right / turns.length, row: [word, turns.length, right, plain, plainlyWrong].map(String) }
  })
  const all = tallied(conversations)
  write(
    textTable(
      [
        [file, 'turns', 'right', 'right and plain', 'plainly wrong'],
        ...rows.sort((a, b) => a.share - b.share).map(({ row }) => row),
        ['all', ...[all.turns, all.right, all.plain, all.plainlyWrong].map(String)],
      ],
      1,
    ),
  )
}

function inWords({ question, expects, answer, plain, fault }: EverydayTurn): string {
  const mark = fault === null ? 'right' : plain ? 'WRONG' : 'wrong'
  const why = fault === null ? '' : `\n    ${answer.replace(/\n+/g, ' | ').slice(0, 400)}\n    ${fault}`
  return `  ${mark}: ${question} [${expects}]${why}`
}
