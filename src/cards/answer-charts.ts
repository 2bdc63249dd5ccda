import type { Answer, Chart } from '../ask/answer.ts'
import type { CardData } from './bind.ts'
import { plainLine, shortLine } from './escape.ts'

/** More charts than this are left out: the text has every figure. */
const mostCharts = 2
/** The longest words beside a bar, in characters: a place, a group, a period and a plan. */
const labelLimit = 140
/** The longest bar of the drawing that stands in where a client knows no charts, in pixels: fits a narrow card. */
const longestBar = 200

/**
 * The charts of an answer, as data for its template: once for Teams' chart element, once for the drawing of bars that
 * other clients show. Each bar's words end in the value as the plan prints it, unit included, because the chart
 * itself prints bare numbers. A question that is asked back has none.
 */
export function chartData(answer: Answer): CardData[] {
  if (answer.kind !== 'answer') return []
  return (answer.charts ?? []).slice(0, mostCharts).map((chart) => ({
    chartTitle: plainLine(chart.title),
    bars: chart.bars.map((bar) => barData(bar, chart)),
  }))
}

function barData(bar: Chart['bars'][number], chart: Chart): CardData {
  const longest = Math.max(...chart.bars.map(({ value }) => value))
  const pixels = Math.max(1, Math.round((bar.value / longest) * longestBar))
  const words = `${shortLine(bar.label, labelLimit)}: ${plainLine(bar.printed)}`
  return { words, value: bar.value, width: `${String(pixels)}px` }
}
