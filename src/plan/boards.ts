import { z } from 'zod'

/** A board that monitors actions, and when it meets. */
const boardSchema = z.strictObject({
  /** How it is called everywhere: "CLA Exec". */
  name: z.string().trim().min(1),
  /** The words by which the plan's monitoring column names it, each a whole phrase; case does not matter. */
  printed: z.array(z.string().trim().min(1)).min(1),
  /** Phrases that hold one of those and name something else, such as a document. */
  notMeant: z.array(z.string().trim().min(1)).optional(),
  /** The days (ISO) on which it meets, in any order. */
  meetings: z.array(z.iso.date()),
  /** How many days before a meeting its paper is drafted. */
  draftDaysBefore: z.number().int().min(1).max(60).default(7),
})
export type Board = z.infer<typeof boardSchema>

/** The boards of a plan. A name that stands twice is refused, and so is a day. */
export const boardsSchema = z.array(boardSchema).superRefine((boards, context) => {
  const problem = (place: number, field: keyof Board, message: string) => {
    context.addIssue({ code: 'custom', path: [place, field], message })
  }
  boards.forEach(({ name, meetings }, i) => {
    if (boards.findIndex((board) => board.name === name) < i)
      problem(i, 'name', 'a name that no other board has')
    if (new Set(meetings).size < meetings.length) problem(i, 'meetings', 'each day once')
  })
})

/** The boards that a monitoring cell names, in the plan's order of boards. Where one phrase holds another, the longer one counts. */
export function boardsNamed(boards: readonly Board[], monitoring: readonly string[]): Board[] {
  const others = boards.flatMap((board) => [
    ...board.printed.map((phrase) => ({ board, phrase: asWords(phrase) })),
    ...(board.notMeant ?? []).map((phrase) => ({ board: null, phrase: asWords(phrase) })),
  ])
  const names = (board: Board, phrase: string, cell: string) => {
    const longer = others.filter((other) => other.board !== board && other.phrase.length > phrase.length)
    const rest = longer.reduce((text, other) => text.replaceAll(other.phrase, ' , '), cell)
    return rest.includes(phrase)
  }
  const cells = monitoring.map(asWords)
  return boards.filter((board) =>
    board.printed.some((phrase) => cells.some((cell) => names(board, asWords(phrase), cell))),
  )
}

/** A text's words between single spaces, so that a phrase is found whole and "HCT" is not found in "HCTP". */
function asWords(text: string): string {
  return ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `
}

/** The board's first meeting on or after a day; null where none is entered. */
export function nextMeeting({ meetings }: Board, day: string): string | null {
  return [...meetings].sort().find((meeting) => meeting >= day) ?? null
}
