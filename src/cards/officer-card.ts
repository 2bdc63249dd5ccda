import type { OfficerCardItem, OfficerCardView } from '../digest/officer-card.ts'
import { dayInWords } from '../progress/day-words.ts'
import { unsavedOf } from '../progress/unsaved.ts'
import { bindCard } from './bind.ts'
import { messageSize, messageSizeLimit, type CardMessage } from './card-message.ts'
import { plainLine, spokenLine } from './escape.ts'
import { isSettled, officerItemData } from './officer-item.ts'
import { problemOfCut, type Problem } from './problems.ts'
import { roomToCut, withShortenedDrafts, type CutText } from './shortened-drafts.ts'
import type { CardTemplates } from './templates.ts'
import { unsavedLines } from './unsaved-words.ts'
import { counted, dueInWords, waitingInWords } from './wording.ts'

/**
 * What a card says besides its actions: what was wrong with a press, by action key, one sentence at the top, and the day
 * (ISO) of the newer card that has taken its place, which leaves one line of this one.
 */
export type OfficerCardExtras = {
  problems?: Readonly<Record<string, readonly Problem[]>>
  banner?: string
  replacedOn?: string
}

/**
 * An officer's card: each action a form of its own, or the receipt of the update that answered it. Where they hold texts so
 * far beyond their limits that the message would be refused, the longest are drawn as far as they fit, and what is cut is said.
 */
export function officerCard(
  view: OfficerCardView,
  templates: CardTemplates,
  extras: OfficerCardExtras = {},
): CardMessage {
  let message = drawnCard(view, templates, extras)
  let units = 0
  while (messageSize(message) > messageSizeLimit && units < roomToCut(view)) {
    units += messageSize(message) - messageSizeLimit
    const short = withShortenedDrafts(view, units)
    message = drawnCard(short.view, templates, withCuts(extras, short.cut))
  }
  if (messageSize(message) <= messageSizeLimit || units === 0) return message
  // What is said of so many cuts takes the room that they make: then it is said once.
  const { view: short } = withShortenedDrafts(view, Infinity)
  const cuts = 'What you typed is too long for this card, so the ends of the longest texts are cut off.'
  const banner = [extras.banner, cuts].filter((words) => words !== undefined).join(' ')
  return drawnCard(short, templates, { ...extras, banner })
}

function withCuts(extras: OfficerCardExtras, cuts: readonly CutText[]): OfficerCardExtras {
  const problems = { ...extras.problems }
  for (const { actionKey, ...cut } of cuts) {
    problems[actionKey] = [...(problems[actionKey] ?? []), problemOfCut(cut)]
  }
  return { ...extras, problems }
}

function drawnCard(view: OfficerCardView, templates: CardTemplates, extras: OfficerCardExtras): CardMessage {
  if (extras.replacedOn !== undefined) return replacedCard(view, templates, extras, extras.replacedOn)
  const counts = dueInWords(view.items.filter((item) => !isSettled(item)))
  const card = bindCard(templates.officer, {
    fallbackText: spokenWords(view, counts, bannerWords(view, extras)),
    title: 'Your actions to update',
    counts,
    about: aboutWords(view),
    progress: [...progressWords(view.items), ...goneWords(view)].map((words) => ({ words })),
    banner: bannerWords(view, extras).map((words) => ({ words: plainLine(words) })),
    cardId: view.cardId,
    waiting:
      view.waiting.length === 0
        ? []
        : [
            {
              words: `${waitingInWords(view.waiting)}.`,
              title: `Show the next ${Math.min(view.waiting.length, view.rules.actionsAtOnce)}`,
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

/** The card for a voice: what came of the last press, what is to be done, what else waits, and where. */
function spokenWords({ items, waiting }: OfficerCardView, counts: string, banner: readonly string[]): string {
  const isOpen = !items.every(isSettled)
  return spokenLine(
    [
      ...banner,
      `${counts}.`,
      ...(waiting.length === 0 ? [] : [`${waitingInWords(waiting)}.`]),
      ...(isOpen ? ['Open this message in Teams to update them.'] : []),
    ].join(' '),
  )
}

/** Whose card it is, of which plan and day: "Karen Noble for Darren Newman, CYPP 2011-12, as at 15 July 2011". */
function aboutWords({ officer, standIn, planTitle, asOf }: OfficerCardView): string {
  const whose = standIn === null ? officer : `${standIn}, standing in for ${officer}`
  return plainLine(`${whose}, ${planTitle}, as at ${dayInWords(asOf)}`)
}

/** What is said at the top: of the last press, and that nothing can be saved any more. */
function bannerWords({ officer, coverOver }: OfficerCardView, { banner }: OfficerCardExtras): string[] {
  return [
    ...(banner === undefined ? [] : [banner]),
    ...(coverOver
      ? [
          `You no longer stand in for ${officer}, so nothing can be saved on this card. What you typed is kept here: pass it on to ${officer}.`,
        ]
      : []),
  ]
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

/**
 * The one line that is left of a card once the next period's has come; with what was typed on it and not saved, so that it
 * can be entered on the newer one, and what came of a press that still reached it.
 */
function replacedCard(
  view: OfficerCardView,
  templates: CardTemplates,
  { problems = {}, banner }: OfficerCardExtras,
  replacedOn: string,
): CardMessage {
  const done = view.items.filter(({ state }) => state.kind === 'receipt').length
  const words = `${done} of ${counted(view.items.length, 'action')} updated on this card. The card of ${dayInWords(replacedOn)} has taken its place.`
  const card = bindCard(templates.officer, {
    fallbackText: spokenLine(banner === undefined ? words : `${banner} ${words}`),
    title: 'Your earlier card',
    counts: words,
    about: aboutWords(view),
    progress: [...view.items.flatMap((item) => unsavedWords(item, view)), ...goneWords(view)].map(
      (words) => ({ words }),
    ),
    banner: [
      ...(banner === undefined ? [] : [banner]),
      ...view.items.flatMap(({ action }) => problems[action.key]?.map(({ sentence }) => sentence) ?? []),
    ].map((words) => ({ words: plainLine(words) })),
    cardId: view.cardId,
    waiting: [],
    sections: [],
  })
  return { card, summary: words }
}

/** What was typed for an action and not saved, a line each: "2.3, typed here and not saved" and the texts. */
function unsavedWords({ action, state }: OfficerCardItem, { rules }: OfficerCardView): string[] {
  const draft = state.kind === 'form' ? unsavedOf(state.draft, state.now) : state.draft
  return unsavedLines(rules, draft, `${action.label}, typed here and not saved. Enter it on the newer card:`)
}

/** Whether a card whose place another has taken shows anything that was typed on it and not saved. */
export function hasUnsaved(view: OfficerCardView): boolean {
  return view.items.some((item) => unsavedWords(item, view).length > 0)
}

/** What was typed for actions that the plan has lost: there is no form left to hold it. */
function goneWords({ gone, rules }: OfficerCardView): string[] {
  return gone.flatMap(({ label, draft }) =>
    unsavedLines(
      rules,
      draft,
      `The plan no longer has ${label}. What you typed for it is not saved; copy it from here if you need it:`,
    ),
  )
}

/** What an officer has done with this card so far; nothing before the first save. */
function progressWords(items: readonly OfficerCardItem[]): string[] {
  const done = items.filter(({ state }) => state.kind === 'receipt').length
  if (done === 0) return []
  return done === items.length
    ? [items.length === 1 ? 'Updated: nothing more to do here.' : 'All updated: nothing more to do here.']
    : [`${done} of ${items.length} updated so far.`]
}
