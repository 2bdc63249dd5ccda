import {
  holderOf,
  type AnsweringUpdate,
  type OfficerCardItem,
  type OfficerCardView,
  type ReceiptState,
} from '../digest/officer-card.ts'
import type { ReportingRules } from '../plan/reporting.ts'
import { dayInWords } from '../progress/day-words.ts'
import type { Draft } from '../progress/draft.ts'
import { statusWords } from '../progress/status.ts'
import { typedTexts } from '../progress/typed-texts.ts'
import type { Report } from '../progress/update.ts'
import { askedDateWords } from './asked-date-words.ts'
import type { CardData } from './bind.ts'
import { plainLine, plainLines, shortLine } from './escape.ts'
import type { Problem } from './problems.ts'
import { unsavedFields } from './unsaved-words.ts'
import { counted, fullMomentInWords } from './wording.ts'

/** What came of a press on it, and what was saved for one action, in lines. Who saved it may take it back here while nothing has been said since. */
export function receiptData(
  { action, mayRead: holderMayRead }: OfficerCardItem,
  state: ReceiptState,
  card: Pick<OfficerCardView, 'rules' | 'officer' | 'standIn'>,
  problems: readonly Problem[] = [],
): CardData {
  const { rules } = card
  const { update, draft, now, appearsIn } = state
  const holder = holderOf(card)
  const label = plainLine(action.label)
  const mayRead = holderMayRead || update.recordedBy === holder
  const isLast = update.version === now.version
  const press = { key: action.key, version: now.version }
  return {
    saved: savedSentence(rules, update),
    lines: [
      // Why a press on it changed nothing. A receipt has no fields to say it beside.
      ...problems.map(({ sentence }) => plainLine(sentence)),
      ...(update.kind === 'report' && (mayRead || update.noteShared)
        ? reportLines(update, state, { mayRead, rules })
        : []),
      ...(update.kind === 'not-mine' ? [] : appearsIn.map(appearsInWords)),
      ...unsavedWords(rules, update, draft, holderMayRead ? null : action.label),
    ].map((line) => ({ line })),
    edits: update.kind === 'not-mine' ? [] : [{ title: `Edit ${label}`, ...press }],
    undos: isLast && update.recordedBy === holder ? [{ title: `Undo ${label}`, ...press }] : [],
  }
}

/** Of each field only the beginning is said: the button puts its whole back. */
const longestUnsaved = 80

/**
 * What was typed into the form before it became this receipt, and how to get it back. `notTheirs`: the label of an action
 * that the card's holder leads no more, and whose form they cannot open.
 */
function unsavedWords(
  rules: ReportingRules,
  update: AnsweringUpdate,
  draft: Draft,
  notTheirs: string | null,
): string[] {
  const { suggested, ...others } = draft
  const isSaid = update.kind === 'not-mine' && suggested?.trim() === update.suggested
  const fields = unsavedFields(rules, isSaid ? others : draft)
  const button = update.kind === 'not-mine' ? 'Undo' : 'Edit'
  const said = fields.map(({ name, text }) => `${name}: ${shortLine(text, longestUnsaved)}`)
  const whatNow =
    notTheirs === null
      ? `; ${button} puts it back into the form.`
      : `. Pass it on to whoever leads ${plainLine(notTheirs)} now.`
  return fields.length === 0 ? [] : [`Typed here and not saved${whatNow} ${said.join('; ')}`]
}

function appearsInWords({ board, meeting }: ReceiptState['appearsIn'][number]): string {
  return `Appears in ${plainLine(board)}, ${dayInWords(meeting)}.`
}

/** The receipt's first line: "Saved: In progress (Green), recorded by Darren Newman at 09:05 on 15 July 2011". */
export function savedSentence(rules: ReportingRules, update: AnsweringUpdate): string {
  const by = `${plainLine(update.recordedBy)} ${fullMomentInWords(update.recordedAt)}`
  switch (update.kind) {
    case 'report':
      return `Saved: ${statusWords(rules, update.stage, update.confidence)}, recorded by ${by}`
    case 'no-change':
      return `Saved: no change, said by ${by}`
    case 'not-mine': {
      const instead = update.suggested === '' ? '' : `, and names ${plainLine(update.suggested)} instead`
      return `Noted for the plan administrator: ${plainLine(update.recordedBy)} says this action is not theirs${instead} (${fullMomentInWords(update.recordedAt)})`
    }
  }
}

function reportLines(
  report: Report,
  { asked, isReasonShared, deciders, now }: ReceiptState,
  { mayRead, rules }: { mayRead: boolean; rules: ReportingRules },
): string[] {
  const { note, noteShared, correctiveAction, completedOn, evidence, blockedBy, helpFrom, met } = report
  const when = completedOn === null ? '' : dayInWords(completedOn)
  return [
    ...quoted('Note', note),
    ...quoted('Corrective action', correctiveAction),
    ...(when === '' ? [] : [`Completed on ${when}`]),
    ...quoted('Evidence', evidence),
    ...(met.length === 0 ? [] : [`${counted(met.length, 'milestone')} met`]),
    ...quoted('Blocked by', blockedBy),
    ...quoted('Help needed', helpFrom),
    ...(asked
      ? [
          askedDateWords(asked, now, rules, {
            told: { reason: mayRead || isReasonShared, decision: mayRead },
            deciders,
          }),
        ]
      : []),
    ...(typedTexts(report).length === 0 && !report.keepsRevision
      ? []
      : [noteShared ? 'Managers may read what is written here.' : 'What is written here is private.']),
    ...(asked && noteShared && !isReasonShared ? ['Why the date has to move stays private.'] : []),
    ...(report.withdrawsRevision ? ['The date that was asked for before is taken back.'] : []),
  ]
}

/** Lines of a text that stand on lines of their own: each costs a card some 80 units more than its words. */
const mostLines = 8

/** A text of several lines, with its name before the first and in quotation marks; none for a blank one. Of many lines, the last ones stand on one. */
function quoted(name: string, text: string): string[] {
  const every = plainLines(text)
  const rest = every.slice(mostLines - 1).map(({ line }) => line)
  const lines = [...every.slice(0, mostLines - 1), ...(rest.length > 0 ? [{ line: rest.join(' ') }] : [])]
  return lines.map(
    ({ line }, i, all) => `${i === 0 ? `${name}: “` : ''}${line}${i === all.length - 1 ? '”' : ''}`,
  )
}
