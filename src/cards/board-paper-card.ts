import type { BoardPaper } from '../digest/board-paper.ts'
import { dayInWords } from '../progress/day-words.ts'
import { bindCard, type CardData } from './bind.ts'
import { paperFigures, paperGroups, paperRound, paperTitle, type PaperLines } from './board-paper-words.ts'
import { messageSize, messageSizeLimit, summaryLimit, type CardMessage } from './card-message.ts'
import { plainLine, shortLine, spokenLine } from './escape.ts'
import type { CardTemplates } from './templates.ts'
import { counted } from './wording.ts'

/** How much is shown of a text on the card, in characters; the printed paper has it whole. */
const textLimit = 200
/** How many actions are shown, where their texts leave room for so many. */
const mostRows = 20

/** The draft of a board's paper, for an administrator to look over, print and send. */
export function boardPaperCard(paper: BoardPaper, templates: CardTemplates): CardMessage {
  for (let rows = mostRows; ; rows = Math.floor(rows / 2)) {
    const message = drawn(paper, rows, templates)
    if (rows <= 1 || messageSize(message) <= messageSizeLimit) return message
  }
}

function drawn(paper: BoardPaper, mostRows: number, templates: CardTemplates): CardMessage {
  const title = paperTitle(paper)
  const left = paper.rows.length - mostRows
  const print = `npm run -s digest -- paper "${plainLine(paper.board)}" --meeting ${paper.meeting}`
  const next = `Look it over, then print the whole paper with: ${print}. Send it yourself; the bot sends it to nobody else.`
  const card = bindCard(templates['board-paper'], {
    fallbackText: spokenLine(`Draft of the paper for ${title}. ${next}`),
    title,
    about: plainLine(`${paper.planTitle}, as at ${dayInWords(paper.asOf)}`),
    figures: [`${paperFigures(paper)}.`, paperRound(paper)].filter((words) => words !== null).join(' '),
    groups: paperGroups({ ...paper, rows: paper.rows.slice(0, mostRows) }).map(({ title, rows }) => ({
      group: title,
      rows: rows.map(rowData),
    })),
    more: left > 0 ? [{ words: `… and ${counted(left, 'more action', 'more actions')}.` }] : [],
    next,
  })
  return { card, summary: shortLine(`Draft of the paper for ${title}: ${paperFigures(paper)}`, summaryLimit) }
}

function rowData({ label, status, text, details }: PaperLines): CardData {
  return {
    strong: `${label}: ${status}`,
    details: [text, ...details].map((line) => ({ line: shortLine(line, textLimit) })),
  }
}
