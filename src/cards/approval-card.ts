import { z } from 'zod'
import type { ApprovalView } from '../digest/approval.ts'
import { markOfText } from '../progress/confirmation.ts'
import { dayInWords } from '../progress/day-words.ts'
import { textLimits } from '../progress/draft.ts'
import type { Revision } from '../progress/revisions.ts'
import { daysBetween } from '../progress/standing.ts'
import { bindCard, type CardData } from './bind.ts'
import { summaryLimit, type CardMessage } from './card-message.ts'
import { plainLine, plainLines, shortLine, spokenLine } from './escape.ts'
import { problemOfCut } from './problems.ts'
import type { CardTemplates } from './templates.ts'
import { counted, fullMomentInWords } from './wording.ts'

/** The verbs of the request's buttons. */
export const approvalVerbs = { approve: 'approve-date', refuse: 'refuse-date' } as const

/**
 * What a request says besides: what was typed, what was wrong with a press, one sentence at the top. `checked` asks to
 * confirm that the reason identifies nobody, and says whether that is ticked.
 */
export type ApprovalCardExtras = { reason?: string; checked?: boolean; problem?: string; banner?: string }

/** What the card is called, by what has become of the request. */
const headings: Record<ApprovalView['revision']['state'], string> = {
  pending: 'A new date to decide',
  lapsed: 'A new date that needs no decision',
  approved: 'A new date, approved',
  refused: 'A new date, not approved',
  replaced: 'A new date, replaced by another',
  withdrawn: 'A new date, taken back',
}

/** As much of a typed reason as a message holds beside everything else, also where each character takes two units in it. */
const longestReason = 12_000

/** A request to approve a new date, or what was decided. */
export function approvalCard(
  view: ApprovalView,
  templates: CardTemplates,
  extras: ApprovalCardExtras = {},
): CardMessage {
  const { action, priority, revision } = view
  const day = dayInWords(revision.to)
  const summary = `${plainLine(action.label)}: ${plainLine(revision.report.recordedBy)} asks for ${day}`
  const open = revision.state === 'pending'
  const { reason = '' } = extras
  const problems = [
    ...(extras.problem === undefined ? [] : [extras.problem]),
    ...(reason.length <= longestReason
      ? []
      : [problemOfCut({ field: 'reason', length: reason.length, kept: longestReason }).sentence]),
  ]
  const said = [...(extras.banner === undefined ? [] : [extras.banner]), ...problems]
  const card = bindCard(templates.approval, {
    fallbackText: spokenLine(
      [...said, `${summary}.`, open ? 'Open this message in Teams to decide.' : decided(view)].join(' '),
    ),
    heading: headings[revision.state],
    cardId: view.cardId,
    about: plainLine(`${view.planTitle}, asked ${fullMomentInWords(revision.report.recordedAt)}`),
    banner: extras.banner === undefined ? [] : [{ words: plainLine(extras.banner) }],
    label: plainLine(action.label),
    priority: plainLine(`Priority ${priority.number}: ${priority.title}`),
    lines: plainLines(action.text),
    facts: facts(view),
    forms: open
      ? [
          {
            version: view.version,
            day,
            limit: textLimits.reason,
            reason: reason.slice(0, longestReason),
            checks: extras.checked === undefined ? [] : [checkOf(reason, extras.checked)],
            problems: problems.map((sentence) => ({ sentence })),
          },
        ]
      : [],
    receipts: open
      ? []
      : [decided(view), ...notKept(reason.slice(0, longestReason))].map((words) => ({ words })),
  })
  return { card, summary: shortLine(open ? summary : `${summary}. ${decided(view)}`, summaryLimit) }
}

/** The box that asks to confirm a reason. Its tick comes back with the mark of that reason, so that it confirms no other. */
function checkOf(reason: string, checked: boolean): CardData {
  const on = markOfText(reason)
  return { on, value: checked ? on : 'false' }
}

/** What was typed into a request that nobody can decide any more: there is no field left to hold it. */
function notKept(reason: string): string[] {
  return reason.trim() === '' ? [] : [`What you typed is not kept: “${plainLine(reason)}”.`]
}

function facts(view: ApprovalView): CardData[] {
  const { revision, due, mayRead, isShared } = view
  const { report, to, reason } = revision
  const planned = due?.planDueOn ?? null
  // Where the plan prints no day there is none of its own to be later than.
  const later = planned === null ? '' : ` (${slipWords(daysBetween(planned, to))})`
  return [
    { name: 'Asked by', value: plainLine(report.recordedBy) },
    {
      name: 'The plan says',
      value: planned === null ? 'no day' : plainLine(planWords(due?.milestone.printed ?? '', planned)),
    },
    // Once it is approved, that day is the one asked for.
    ...(due && due.dueOn !== planned && due.dueOn !== to
      ? [{ name: 'Approved so far', value: dayInWords(due.dueOn) }]
      : []),
    { name: 'Asked for', value: `${dayInWords(to)}${later}` },
    { name: 'Why', value: mayRead || isShared.reason ? plainLine(reason) : 'kept private' },
    ...(report.correctiveAction === '' || !(mayRead || isShared.report)
      ? []
      : [{ name: 'Corrective action', value: plainLine(report.correctiveAction) }]),
  ]
}

/** The date as the plan prints it, and the day it is read as unless that is the same. */
function planWords(printed: string, day: string): string {
  const words = dayInWords(day)
  return printed === words ? words : `${printed} (by ${words})`
}

/** How far a day lies from the plan's: "92 days later than the plan". */
function slipWords(days: number): string {
  if (days === 0) return 'the plan’s own day'
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'} than the plan`
}

/** What was decided, by whom and when, and which date counts now. */
function decided(view: ApprovalView): string {
  const { state, decision, to } = view.revision
  if (state === 'replaced') return replaced(view.current)
  if (state === 'withdrawn') return 'The request was taken back, so there is nothing to decide any more.'
  if (view.whyLapsed !== null) {
    return `Nothing to decide: ${plainLine(view.whyLapsed)}. Should that be taken back, this request waits for you again, here.`
  }
  const by = decision ? `${plainLine(decision.recordedBy)} ${fullMomentInWords(decision.recordedAt)}` : ''
  const why =
    decision === null || decision.reason === '' || !view.mayRead
      ? ''
      : ` Reason: “${plainLine(decision.reason)}”.`
  return state === 'approved'
    ? `Approved by ${by}: ${dayInWords(to)} counts from now on.${why}`
    : `Not approved by ${by}: the earlier date counts.${why}`
}

/** Which request has taken the place of one that was replaced, and where it is decided. */
function replaced(current: Revision | null): string {
  const asked = 'Another date was asked for since, so this one need not be decided'
  if (current === null || current.state === 'withdrawn') return `${asked}; that one was taken back, too.`
  const { report, to, state } = current
  const now = `${asked}: ${plainLine(report.recordedBy)} asks for ${dayInWords(to)} now`
  return state === 'pending'
    ? `${now}. That is decided on the newer message; if you cannot find it, ask me “what needs my approval?”.`
    : `${now}, which is decided already.`
}

const pressSchema = z.object({
  cardId: z.string().min(1),
  baseVersion: z.number().int().nonnegative(),
  /** As much as a card can give back; who writes more is told how much of it was cut. */
  reason: z.string().default(''),
  /** Of the box that asks to confirm the reason: the mark of the one that it is about, where it was ticked; undefined where the card did not show it. */
  checked: z.string().max(100).optional().catch(undefined),
})
export type ApprovalPress = z.infer<typeof pressSchema>

/** Reads the data of a press on a request; null when it is not one of ours. */
export function readApprovalPress(data: unknown): ApprovalPress | null {
  return pressSchema.safeParse(data).data ?? null
}
