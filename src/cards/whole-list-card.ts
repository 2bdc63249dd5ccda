import { z } from 'zod'
import type { ManagersView } from '../digest/managers-view.ts'
import { dayInWords } from '../progress/day-words.ts'
import { bindCard, type CardData } from './bind.ts'
import { messageSize, messageSizeLimit, type Card, type CardMessage } from './card-message.ts'
import { shortLine } from './escape.ts'
import type { Row } from './managers-rows.ts'
import { sectionNames, sectionOf, type Section, type SectionName } from './managers-sections.ts'
import type { CardTemplates } from './templates.ts'

/** The verb of the buttons of the managers' digest. */
export const wholeListVerb = 'show-whole-list'

const pressSchema = z.object({ cardId: z.string().min(1), section: z.enum(sectionNames) })

/** Reads the data of a press on "Show all"; null when it is not one of ours. */
export function readWholeListPress(data: unknown): z.infer<typeof pressSchema> | null {
  return pressSchema.safeParse(data).data ?? null
}

/** One list of the managers' digest, whole: one message, or several where one would be too long. Empty where the digest has no such list. */
export function wholeListCards(
  view: ManagersView,
  name: SectionName,
  templates: CardTemplates,
): CardMessage[] {
  const section = sectionOf(view, name)
  if (section === null) return []
  const rows = section.groups.flatMap((group) => group.rows)
  const message = (part: readonly Row[], place: string): CardMessage => ({
    card: draw(view, section, part, place, templates),
    summary: `${section.heading}: ${section.things}${place}`,
  })
  // Measured with the longest of places: how many parts there are is only known afterwards.
  const parts = partsOf(rows, (some) => messageSize(message(some, placeOf(rows.length, rows.length))))
  return parts.map((part, i) => message(part, parts.length > 1 ? placeOf(i + 1, parts.length) : ''))
}

function placeOf(part: number, parts: number): string {
  return `, part ${part} of ${parts}`
}

/** Cuts rows into parts that fit, by halves: a row by itself always fits, since its texts are cut. */
function partsOf(rows: readonly Row[], size: (rows: readonly Row[]) => number): (readonly Row[])[] {
  if (rows.length <= 1 || size(rows) <= messageSizeLimit) return [rows]
  const half = Math.ceil(rows.length / 2)
  return [...partsOf(rows.slice(0, half), size), ...partsOf(rows.slice(half), size)]
}

function draw(
  { planTitle, posted }: ManagersView,
  { heading, things }: Section,
  rows: readonly Row[],
  place: string,
  templates: CardTemplates,
): Card {
  return bindCard(templates['whole-list'], {
    fallbackText: `${heading}: ${things}`,
    heading,
    about: shortLine(`${planTitle}, as at ${dayInWords(posted.asOf)}`, 200),
    notes: [{ words: `All of the list: ${things}${place}.` }],
    rows: rows.map(rowData),
  })
}

/** A row as one paragraph: in a long list that is read sooner than several lines each. */
function rowData({ strong, rest, details }: Row): CardData {
  const parts = [rest, ...details].filter((words) => words !== '')
  return { strong, rest: parts.join('. ').replace(/([.…!?])\. /g, '$1 ') }
}
