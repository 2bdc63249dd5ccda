import type { OfficerCardItem, OfficerCardView } from '../digest/officer-card.ts'
import { textFields, textLimits, type Draft } from '../progress/draft.ts'
import { messageSize, messageSizeLimit } from './card-message.ts'
import { officerCard } from './officer-card.ts'
import type { CardTemplates } from './templates.ts'

/**
 * The items of a view in groups, each small enough for a message of its own (`limit` in UTF-16 units of the whole
 * activity) even when every form is open and every text is as long as may be saved. Actions stay whole and in order; one
 * that is too long by itself gets a card by itself.
 */
export function splitItems(
  view: OfficerCardView,
  templates: CardTemplates,
  limit: number = messageSizeLimit,
): OfficerCardItem[][] {
  const sizeOf = (items: OfficerCardItem[]) => messageSize(officerCard({ ...view, items }, templates))
  const frame = sizeOf([]) + roomAround
  const groups: OfficerCardItem[][] = []
  let size = Infinity
  for (const item of view.items) {
    const own = sizeOf([filledIn(item)]) - sizeOf([]) + roomForProblems
    if (size + own > limit) {
      groups.push([])
      size = frame
    }
    groups.at(-1)?.push(item)
    size += own
  }
  return groups
}

/** A sentence at the top, what is said of a cover that is over, and what waits behind the card. */
const roomAround = 1_500
/** What is amiss beside the fields of one form, at its worst: most mistakes exclude each other. */
const roomForProblems = 1_500

/** The item with its form open and full: longer than its receipt, and than anything else that it can become. */
function filledIn(item: OfficerCardItem): OfficerCardItem {
  const texts = textFields.map((field) => [field, fullText(textLimits[field])] as const)
  const draft: Draft = {
    ...Object.fromEntries(texts),
    ...{ status: 'in-progress-amber', noteShared: 'false', checked: 'false' },
    ...{ completedOn: '2011-07-14', revisedOn: '2011-09-30' },
  }
  const { standing } = item
  return {
    ...item,
    state: { kind: 'form', draft, details: true, version: standing.version, now: standing },
  }
}

/** A text of so many characters as people write, with a quotation mark or a line break now and then: each takes two units. */
function fullText(length: number): string {
  return 'Police said "no"\n'.repeat(Math.ceil(length / 17)).slice(0, length)
}
