import type { OfficerCardItem } from '../digest/officer-card.ts'
import { dayInWords, londonDay } from '../progress/day-words.ts'
import { noteLimit, type Draft, type DraftField } from '../progress/record.ts'
import type { Standing } from '../progress/standing.ts'
import { isClosed, statusWords } from '../progress/status.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { CardData } from './bind.ts'
import { plainLine, plainLines } from './escape.ts'
import { inputId } from './officer-inputs.ts'
import { savedSentence, type Problem } from './sentences.ts'
import { counted } from './wording.ts'

/** One action on an officer's card, in the words and names that the template asks for. */
export function officerItemData(item: OfficerCardItem, problems: readonly Problem[]): CardData {
  const { action, priority, standing, state } = item
  return {
    label: plainLine(action.label),
    priority: plainLine(`Priority ${priority.number}: ${priority.title}`),
    lines: plainLines(action.text),
    late:
      standing.overdue && !isSettled(item)
        ? [{ words: `${counted(standing.overdue.daysLate, 'day')} late` }]
        : [],
    due: dueWords(standing),
    forms: state.kind === 'form' ? [formData(item, state.draft, problems)] : [],
    receipts: state.kind === 'receipt' ? [receiptData(item, state.update)] : [],
  }
}

/** Whether the update that answered the action leaves nothing of it to be late. */
export function isSettled({ state }: OfficerCardItem): boolean {
  return state.kind === 'receipt' && isClosed(state.update.stage)
}

function formData(
  { action, standing }: OfficerCardItem,
  draft: Draft,
  problems: readonly Problem[],
): CardData {
  const beside = (field: DraftField | null): CardData =>
    problems
      .filter((problem) => problem.field === field)
      .map(({ sentence }) => ({ sentence: plainLine(sentence) }))
  const key = action.key
  return {
    key,
    version: standing.version,
    standing: standingWords(standing),
    label: plainLine(action.label),
    problems: beside(null),
    status: { id: inputId('status', key), value: draft.status, problems: beside('status') },
    note: {
      id: inputId('note', key),
      value: draft.note,
      limit: noteLimit.toLocaleString('en-GB'),
      problems: beside('note'),
    },
    expectedOn: { id: inputId('expectedOn', key), value: draft.expectedOn, problems: beside('expectedOn') },
  }
}

function receiptData({ action }: OfficerCardItem, update: PlanUpdate): CardData {
  return {
    key: action.key,
    label: plainLine(action.label),
    saved: savedSentence(update),
    note: plainLines(update.note).map(({ line }, i, all) => ({
      line: `${i === 0 ? 'Note: “' : ''}${line}${i === all.length - 1 ? '”' : ''}`,
    })),
    expected: update.expectedOn === null ? [] : [{ words: `Expected by ${dayInWords(update.expectedOn)}` }],
  }
}

/** "Due: Summer 2011 (31 August 2011)": the date as the plan prints it, and the day it is read as unless that is the same. */
function dueWords({ overdue, next, action }: Standing): string {
  const dated = overdue ?? next
  const printed = plainLine(
    dated ? dated.milestone.printed : action.milestones.map((m) => m.printed).join('; '),
  )
  if (printed === '') return 'The plan prints no date'
  if (!dated) return `The plan prints: ${printed}`
  const day = dayInWords(dated.dueOn)
  return printed === day ? `Due: ${day}` : `Due: ${printed} (by ${day})`
}

function standingWords({ lastUpdate, stage, confidence }: Standing): string {
  if (!lastUpdate) return 'No update yet'
  const when = dayInWords(londonDay(lastUpdate.recordedAt))
  return `Last update: ${statusWords(stage, confidence)}, ${when}, by ${plainLine(lastUpdate.recordedBy)}`
}
