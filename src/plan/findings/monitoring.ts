import { boardsNamed } from '../boards.ts'
import type { LoadedPlan } from '../library.ts'
import { actionWords, listWords, rowsOf, type Finding } from './finding.ts'

const toBeConfirmed = /\b(tbc|tba|to be (?:confirmed|agreed|added))\b/i

/** Actions that do not say, or not yet, how they are monitored; and district rows whose supporting plan is open. */
export function openMonitoring(loaded: LoadedPlan): Finding[] {
  const finding = (words: string, source: Finding['source']): Finding => ({
    kind: 'open-monitoring',
    words,
    source,
  })
  return [
    ...rowsOf(loaded).flatMap((action) => {
      const who = actionWords(loaded, action)
      if (action.monitoring.length === 0) {
        return [finding(`${who} does not say how it is monitored: the cell is empty.`, action.source)]
      }
      return action.monitoring
        .filter((item) => toBeConfirmed.test(item))
        .map((item) => finding(`${who} leaves open how it is monitored: "${item}".`, action.source))
    }),
    ...loaded.districts
      .filter((row) => toBeConfirmed.test(row.supportingPlan))
      .map((row) =>
        finding(
          `The supporting plan in ${row.district} for "${row.localPriority}" is printed "${row.supportingPlan}".`,
          row.source,
        ),
      ),
  ]
}

/** Boards of boards.yaml that would get an empty paper, as none of their words stands in a monitoring cell. */
export function boardsWithoutActions(loaded: LoadedPlan): Finding[] {
  const cells = rowsOf(loaded).map(({ monitoring }) => monitoring)
  const { boards } = loaded.plan
  const named = new Set(cells.flatMap((cell) => boardsNamed(boards, cell)))
  return boards
    .filter((board) => !named.has(board))
    .map(({ name, printed }) => ({
      kind: 'board-without-actions',
      words: `${name} is found by ${listWords(printed.map((words) => `"${words}"`))}, and no action's monitoring says that: it gets no paper.`,
      source: { section: 'boards.yaml', page: null },
    }))
}
