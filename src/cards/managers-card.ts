import type { ManagersView } from '../digest/managers-view.ts'
import { dayInWords } from '../progress/day-words.ts'
import { bindCard, type CardData } from './bind.ts'
import { messageSize, messageSizeLimit, type Card, type CardMessage } from './card-message.ts'
import { shortLine } from './escape.ts'
import { headlines, needsWords, summaryWords } from './managers-figures.ts'
import type { Row } from './managers-rows.ts'
import { managersSections, sinceThenSection, type Section, type SectionName } from './managers-sections.ts'
import { statusFigures } from './status-chart.ts'
import type { CardTemplates } from './templates.ts'

/** How many rows of each list the card shows; a button shows the others. */
const rowLimits: Record<SectionName, number> = {
  decisions: 6,
  exceptions: 8,
  overdue: 8,
  completed: 5,
  'due-soon': 5,
  'no-update': 8,
  changes: 5,
  'since-then': 8,
}
/** Where even so many would be too long, every list is shown to that part of its rows, but at least to one. */
const shares = [1, 0.6, 0.3]

/** The managers' card: figures and chart, then the lists in the order of managersSections, each to so many rows. */
export function managersCard(view: ManagersView, templates: CardTemplates): CardMessage {
  const summary = summaryWords(view.posted)
  const draw = (share: number): Card =>
    bindCard(templates.managers, { fallbackText: summary, ...cardData(view, share) })
  for (const share of shares) {
    const card = draw(share)
    if (messageSize({ card, summary }) <= messageSizeLimit) return { card, summary }
  }
  return { card: draw(0), summary }
}

function cardData(view: ManagersView, share: number): Record<string, CardData> {
  const { posted, cardId, planTitle } = view
  const needs = needsWords(posted)
  const since = sinceThenSection(view)
  const listed = (section: Section) => sectionData(section, cardId, share)
  return {
    about: shortLine(`${planTitle}, as at ${dayInWords(posted.asOf)}`, 200),
    needs: needs === null ? [] : [{ words: needs }],
    headlines: headlines(posted).map((words) => ({ words })),
    ...statusFigures(posted),
    sinceThen: since ? [listed(since)] : [],
    sections: managersSections(view).map(listed),
  }
}

function sectionData(section: Section, cardId: string, share: number): Record<string, CardData> {
  const { name, heading, notes, things } = section
  let room = Math.max(1, Math.floor(rowLimits[name] * share))
  const groups = section.groups.flatMap(({ title, rows }) => {
    const shown = rows.slice(0, room)
    room -= shown.length
    // What came since stands in one group, so its part of the template has no place for a title.
    const titles = name === 'since-then' ? {} : { titles: title === null ? [] : [{ title }] }
    return shown.length > 0 ? [{ ...titles, rows: shown.map(rowData) }] : []
  })
  const count = section.groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return {
    heading,
    notes: notes.map((words) => ({ words })),
    groups,
    buttons: shown < count ? [{ title: `Show all ${things}`, cardId, section: name }] : [],
  }
}

function rowData({ strong, rest, details }: Row): CardData {
  return { strong, rests: rest === '' ? [] : [{ rest }], details: details.map((line) => ({ line })) }
}
