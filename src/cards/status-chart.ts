import type { ManagersDigest } from '../digest/managers-posted.ts'
import { noUpdateYet } from '../plan/reporting.ts'
import type { CardData } from './bind.ts'

/** Teams' chart colours by status. Colour only repeats what the legend and the words beside the chart say. */
const chartColours: Record<string, string> = {
  Complete: 'categoricalBlue',
  'In progress (Green)': 'good',
  'In progress (Amber)': 'warning',
  'In progress (Red)': 'attention',
  'On hold': 'categoricalPurple',
  Stopped: 'categoricalTeal',
  'Not started': 'categoricalLavender',
}
/**
 * The status counts in words and as a chart. "No update yet" is no status: it stands apart, last, in grey.
 * There is no chart while nothing has been reported.
 */
export function statusFigures(posted: ManagersDigest): {
  statuses: CardData
  unreported: CardData
  charts: CardData
} {
  const reported = posted.counts.filter(({ status, count }) => status !== noUpdateYet && count > 0)
  const none = posted.noUpdateYet
  const parts = reported.map(({ status, count }) => ({
    legend: status,
    value: count,
    color: chartColours[status] ?? 'neutral',
  }))
  if (none > 0) parts.push({ legend: noUpdateYet, value: none, color: 'neutral' })
  return {
    statuses: reported.map(({ status, count }) => ({ status, count: `: ${count}` })),
    unreported: none > 0 ? [{ status: noUpdateYet, count: `: ${none}` }] : [],
    charts:
      reported.length > 0
        ? [{ title: 'Status of the actions', data: [{ title: 'Actions', data: parts }] }]
        : [],
  }
}
