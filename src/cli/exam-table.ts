import type { Mark } from './mark.ts'

/** One question with its answer and mark. */
export type MarkedTurn = { id: string; kind: string; question: string; answer: string; mark: Mark }
/** Everything asked from files that are counted together; a conversation is a list of turns. */
export type MarkedGroup = { name: string; conversations: MarkedTurn[][] }

/** How many of some turns are right, and how many are wrong although they sounded sure. */
export type Score = { right: number; turns: number; confidentlyWrong: number }

/** The score of these turns. */
export function scoreOf(turns: readonly MarkedTurn[]): Score {
  return {
    right: turns.filter(({ mark }) => mark.right).length,
    turns: turns.length,
    confidentlyWrong: turns.filter(({ mark }) => mark.confidentlyWrong).length,
  }
}

/** The share of right turns in percent, one decimal, rounded down so that only a full score reads 100. */
export function rightPercent({ right, turns }: Score): number {
  return turns === 0 ? 0 : Math.floor((right * 1_000) / turns) / 10
}

/** The share of sure but wrong turns in percent, one decimal, rounded up so that only none reads 0. */
export function sureButWrongPercent({ confidentlyWrong, turns }: Score): number {
  return turns === 0 ? 0 : Math.ceil((confidentlyWrong * 1_000) / turns) / 10
}

/** One table: a row for each kind of question, two columns for each group, and the totals beneath. */
export function examTable(groups: readonly MarkedGroup[]): string {
  const turnsOf = groups.map(({ conversations }) => conversations.flat())
  const kinds = [...new Set(turnsOf.flat().map(({ kind }) => kind))].sort()
  const perKind = kinds.map((kind) => [
    kind,
    ...turnsOf.flatMap((turns) => scoreCells(scoreOf(turns.filter((turn) => turn.kind === kind)))),
  ])
  const totals = turnsOf.map(scoreOf)
  const rows = [
    ['kind', ...groups.flatMap(() => ['right', 'sure but wrong'])],
    ...perKind,
    ['all turns', ...totals.flatMap(scoreCells)],
    [
      'share',
      ...totals.flatMap((score) => [
        `${rightPercent(score).toFixed(1)}%`,
        `${sureButWrongPercent(score).toFixed(1)}%`,
      ]),
    ],
    ['conversations', ...groups.flatMap(conversationCells)],
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[column] ?? 0) + gap(column)),
      )
      .join('')
      .trimEnd()
  const names = groups.map(({ name }, i) => {
    const room = (widths[2 * i + 1] ?? 0) + (widths[2 * i + 2] ?? 0) + gap(2 * i + 1) + gap(2 * i + 2)
    return name.padStart(room)
  })
  return [`${' '.repeat(widths[0] ?? 0)}${names.join('')}`, ...rows.map(line)].join('\n')
}

/** Space before a column; more before a group's first. */
function gap(column: number): number {
  return column % 2 === 1 ? 4 : 2
}

function scoreCells({ right, turns, confidentlyWrong }: Score): [string, string] {
  return turns === 0 ? ['-', '-'] : [`${right}/${turns}`, String(confidentlyWrong)]
}

function conversationCells({ conversations }: MarkedGroup): [string, string] {
  const whole = conversations.filter((turns) => turns.every(({ mark }) => mark.right)).length
  return [`${whole}/${conversations.length}`, '']
}

/** A wrong turn for reading: the question, the start of its answer, and what is wrong with it. */
export function wrongTurnInWords({ id, kind, question, answer, mark }: MarkedTurn): string {
  const shown = answer.length > 300 ? `${answer.slice(0, 300)}…` : answer
  return [
    `${id} (${kind}${mark.confidentlyWrong ? ', sure but wrong' : ''})`,
    `  asked: ${question}`,
    `  answered: ${shown.replaceAll('\n', ' / ')}`,
    ...mark.faults.map((fault) => `  it ${fault}`),
  ].join('\n')
}
