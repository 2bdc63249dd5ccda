import { z } from 'zod'
import type { Action, LoadedPlan, Priority } from '../plan/library.ts'
import type { ReportingRules } from '../plan/reporting.ts'
import type { Draft } from '../progress/draft.ts'
import { londonDay } from '../progress/day-words.ts'
import { askedIn, isReasonShared } from '../progress/corrections.ts'
import { carriedOver } from '../progress/held-by-form.ts'
import { counting, historyOf } from '../progress/history.ts'
import { holderMayRead, leadsWhoApprove, standInsFor, type Cover } from '../progress/permissions.ts'
import type { Revision } from '../progress/revisions.ts'
import { standingOf, type Standing } from '../progress/standing.ts'
import { unsavedOf } from '../progress/unsaved.ts'
import type { PlanUpdate } from '../progress/update.ts'
import { meetingsAhead } from './board-paper.ts'
import type { OfficerDigest } from './officer-digest.ts'

/** One action on an officer's card, at the version it had when the card was made: a later word shows as a receipt. */
export const cardItemSchema = z.strictObject({
  actionKey: z.string(),
  /** `to-confirm`: not asked about by a digest, but said by the officer and to be saved. `monitoring`: for a round alone. */
  section: z.enum(['to-confirm', 'overdue', 'due-soon', 'monitoring']),
  version: z.number().int().nonnegative(),
  /** Whether the form shows its further fields. */
  details: z.boolean().default(false),
  /** Set once its form has been opened with Edit: it then holds all of the report that it corrects. */
  filled: z.literal(true).optional(),
})
export type CardItem = z.infer<typeof cardItemSchema>

/** An officer's card as stored. */
export type StoredCard = {
  cardId: string
  officer: string
  standIn?: string | undefined
  /** Whether the cover that a stand-in's card was made for is over. */
  coverOver?: boolean
  /** Whom its holder stands in for today; where that is not known, the officer of a stand-in's card whose cover lasts. */
  covering?: readonly string[]
  /** Who stands in for whom today; none where that is not known. */
  covers?: readonly { officer: string; standIn: string }[]
  asOf: string
  items: readonly CardItem[]
  drafts: Readonly<Record<string, Draft>>
  waiting?: readonly CardItem[]
  /** The monitoring round that it is the officer's card of. */
  round?: string | undefined
}

/** An officer's card as it stands: what it was made of, joined with the plan and the updates as they are now. */
export type OfficerCardView = {
  /** Identifies the card in every press. */
  cardId: string
  planTitle: string
  rules: ReportingRules
  officer: string
  /** Who holds the card instead of its officer; null for the officer's own. */
  standIn: string | null
  /** A stand-in's card, after the cover: nothing can be saved on it, and what was not theirs to keep is not shown. */
  coverOver: boolean
  asOf: string
  items: OfficerCardItem[]
  /** What was typed for actions that the plan no longer has, each with the number that it had. */
  gone: { actionKey: string; label: string; draft: Draft }[]
  /** The further actions that wait to be shown. */
  waiting: readonly Pick<CardItem, 'section'>[]
  /** The monitoring round that it asks for; null for a card of no round. */
  round: string | null
}
export type OfficerCardItem = {
  section: CardItem['section']
  action: Action
  priority: Priority
  /** As at the card's own day and version, so that "12 days late" does not change under the reader's eyes. */
  standing: Standing
  /** Whether the card's holder may read today what is private on the action: the plan may name somebody else by now. */
  mayRead: boolean
  state: FormState | ReceiptState
}
/** A form to fill in. `version` is the one that its Save is made on. */
export type FormState = { kind: 'form'; draft: Draft; details: boolean; version: number; now: Standing }
/** What answered the action since the card was made, and how it stands now. */
export type ReceiptState = {
  kind: 'receipt'
  update: AnsweringUpdate
  /** What was typed into the form before that, and not saved. */
  draft: Draft
  now: Standing
  /** The date that the report asks for, or that one had asked for which it corrects; null for none. */
  asked: Revision | null
  /** Whether managers may read why. */
  isReasonShared: boolean
  /** The plan's people who decide on it as things stand today; empty where that is a configured approver. */
  deciders: readonly string[]
  /** The next meetings, from the day of the update, of the boards that monitor the action. */
  appearsIn: readonly { board: string; meeting: string }[]
}
export type AnsweringUpdate = Extract<PlanUpdate, { kind: 'report' | 'no-change' | 'not-mine' }>

/** Whose chat a card stands in: the officer's, or that of who stands in for them. */
export function holderOf({
  officer,
  standIn,
}: {
  officer: string
  standIn?: string | null | undefined
}): string {
  return standIn ?? officer
}

/** Whether a word on an action answers somebody's card: that it is not theirs answers only the card of who said so. */
export function answers(update: PlanUpdate, holder: string): update is AnsweringUpdate {
  if (update.kind === 'not-mine') return update.recordedBy === holder
  return update.kind === 'report' || update.kind === 'no-change'
}

/** The items of a fresh card. */
export function cardItems(digest: OfficerDigest): CardItem[] {
  const items = (standings: Standing[], section: CardItem['section']): CardItem[] =>
    standings.map(({ action, version }) => ({ actionKey: action.key, section, version, details: false }))
  return [
    ...items(digest.overdue, 'overdue'),
    ...items(digest.dueSoon, 'due-soon'),
    ...items(digest.monitoring, 'monitoring'),
  ]
}

/**
 * The card as it should be drawn: an action that somebody has answered since the card was made is a receipt, the others
 * are forms with what was typed. Of actions that the plan no longer has, what was typed is left.
 */
export function officerCardView(
  card: StoredCard,
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
): OfficerCardView {
  const lasting = card.standIn === undefined || card.coverOver === true ? [] : [card.officer]
  const holder = { personName: holderOf(card), covering: card.covering ?? lasting }
  return {
    cardId: card.cardId,
    planTitle: loaded.plan.shortTitle,
    rules: loaded.reporting,
    officer: card.officer,
    standIn: card.standIn ?? null,
    coverOver: card.coverOver ?? false,
    asOf: card.asOf,
    round: card.round ?? null,
    waiting: (card.waiting ?? [])
      .filter(({ actionKey }) => loaded.actions.has(actionKey))
      .map(({ section }) => ({ section })),
    gone: card.items.flatMap(({ actionKey }) => {
      const draft = card.drafts[actionKey]
      if (loaded.actions.has(actionKey) || draft === undefined) return []
      return [{ actionKey, label: actionKey.split('/').at(-1) ?? actionKey, draft }]
    }),
    items: card.items.flatMap((item) => {
      const action = loaded.actions.get(item.actionKey)
      const priority = action && loaded.priorities.get(action.priorityKey)
      if (!action || !priority) return []
      const history = historyOf(action.key, updates)
      const asSent = history.filter(({ version }) => version <= item.version)
      const before = standingOf(action, asSent, card.asOf)
      const now = standingOf(action, history, card.asOf)
      const draft = carriedOver(card.drafts[action.key] ?? {}, before, now, item.filled === true)
      const answer = counting(history)
        .filter(({ version }) => version > item.version)
        .findLast((update) => answers(update, holderOf(card)))
      const asked = answer?.kind === 'report' ? askedIn(answer, history) : null
      return [
        {
          section: item.section,
          action,
          priority,
          standing: before,
          mayRead: holderMayRead(holder, { action, loaded }),
          state: answer
            ? {
                kind: 'receipt',
                update: answer,
                draft: unsavedOf(draft, now),
                now,
                asked,
                isReasonShared: asked !== null && isReasonShared(asked.report, history),
                deciders: asked === null ? [] : decidersOf(asked, action, loaded, card.covers ?? []),
                appearsIn: meetingsAhead(loaded, action, londonDay(answer.recordedAt)),
              }
            : {
                kind: 'form',
                draft,
                details: item.details,
                version: now.version,
                now,
              },
        },
      ]
    }),
  }
}

function decidersOf(
  { report }: Revision,
  action: Action,
  loaded: LoadedPlan,
  covers: readonly Cover[],
): string[] {
  return leadsWhoApprove(report.recordedBy, action, loaded, standInsFor(action, covers))
}
