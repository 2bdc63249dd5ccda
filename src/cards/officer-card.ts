import type { OfficerCardItem, OfficerCardView } from '../digest/officer-card.ts'
import { dayInWords } from '../progress/day-words.ts'
import { textLimits } from '../progress/draft.ts'
import { bindCard } from './bind.ts'
import { cardSize, cardSizeLimit, type CardMessage } from './card-message.ts'
import { plainLine } from './escape.ts'
import { isSettled, officerItemData } from './officer-item.ts'
import type { Problem } from './problems.ts'
import type { CardTemplates } from './templates.ts'
import { counted, dueInWords } from './wording.ts'

/**
 * What a card says besides its actions: what was wrong with a press, by action key, one sentence at the top, and the day
 * (ISO) of the newer card that has taken its place, which leaves one line of this one.
 */
export type OfficerCardExtras = {
  problems?: Readonly<Record<string, readonly Problem[]>>
  banner?: string
  replacedOn?: string
}

/** An officer's card: each action a form of its own, or the receipt of the update that answered it. */
export function officerCard(
  view: OfficerCardView,
  templates: CardTemplates,
  extras: OfficerCardExtras = {},
): CardMessage {
  if (extras.replacedOn !== undefined) return replacedCard(view, templates, extras.replacedOn)
  const counts = dueInWords(view.items.filter((item) => !isSettled(item)))
  const card = bindCard(templates.officer, {
    fallbackText: `${counts}. Open this message in Teams to update them.`,
    counts,
    about: plainLine(`${view.officer}, ${view.planTitle}, as at ${dayInWords(view.asOf)}`),
    progress: progressWords(view.items).map((words) => ({ words })),
    banner: extras.banner === undefined ? [] : [{ words: plainLine(extras.banner) }],
    cardId: view.cardId,
    waiting:
      view.waiting === 0
        ? []
        : [
            {
              words: `${counted(view.waiting, 'more action')} of yours ${view.waiting === 1 ? 'waits' : 'wait'}.`,
              title: `Show the next ${view.waiting}`,
            },
          ],
    sections: (['to-confirm', 'overdue', 'due-soon', 'monitoring'] as const)
      .map((section) => ({
        heading: sectionHeading(section, view),
        items: view.items
          .filter((item) => item.section === section)
          .map((item) => officerItemData(item, view, extras.problems?.[item.action.key] ?? [])),
      }))
      .filter(({ items }) => items.length > 0),
  })
  return { card, summary: counts }
}

function sectionHeading(section: OfficerCardItem['section'], { rules, round }: OfficerCardView): string {
  switch (section) {
    case 'to-confirm':
      return 'To confirm'
    case 'overdue':
      return 'Overdue'
    case 'due-soon':
      return `Due in the next ${counted(rules.dueSoonDays, 'day')}`
    case 'monitoring':
      return plainLine(`For monitoring: ${round ?? 'every open action'}`)
  }
}

/** The one line that is left of a card once the next period's has come. */
function replacedCard(view: OfficerCardView, templates: CardTemplates, replacedOn: string): CardMessage {
  const done = view.items.filter(({ state }) => state.kind === 'receipt').length
  const words = `${done} of ${counted(view.items.length, 'action')} updated on this card. The card of ${dayInWords(replacedOn)} has taken its place.`
  const card = bindCard(templates.officer, {
    fallbackText: words,
    counts: words,
    about: plainLine(`${view.officer}, ${view.planTitle}, as at ${dayInWords(view.asOf)}`),
    progress: [],
    banner: [],
    cardId: view.cardId,
    waiting: [],
    sections: [],
  })
  return { card, summary: words }
}

/** What an officer has done with this card so far; nothing before the first save. */
function progressWords(items: readonly OfficerCardItem[]): string[] {
  const done = items.filter(({ state }) => state.kind === 'receipt').length
  if (done === 0) return []
  return done === items.length
    ? [items.length === 1 ? 'Updated: nothing more to do here.' : 'All updated: nothing more to do here.']
    : [`${done} of ${items.length} updated so far.`]
}

/** Room that each form must leave for a full note, typed with line breaks and quotation marks, and for problems beside its fields. */
const roomToGrow = textLimits.note + 1_000

/**
 * The items of a view in groups, each small enough for a card of its own (`limit` in UTF-16 units) even when every
 * note is full. Actions stay whole and in order; one that is too long by itself gets a card by itself.
 */
export function splitItems(
  view: OfficerCardView,
  templates: CardTemplates,
  limit: number = cardSizeLimit,
): OfficerCardItem[][] {
  const frame = cardSize(officerCard({ ...view, items: [] }, templates).card) + longestHeadings
  const groups: OfficerCardItem[][] = []
  let size = Infinity
  for (const item of view.items) {
    const own = cardSize(officerCard({ ...view, items: [item] }, templates).card) - frame + longestHeadings
    if (size + own + roomToGrow > limit) {
      groups.push([])
      size = frame
    }
    groups.at(-1)?.push(item)
    size += own + roomToGrow
  }
  return groups
}

/** The JSON of up to four section headings with their containers, which a card of one item has only one of. */
const longestHeadings = 1_400
