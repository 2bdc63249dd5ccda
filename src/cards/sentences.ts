import { dayInWords } from '../progress/day-words.ts'
import type { DraftField, Refusal } from '../progress/record.ts'
import { statusWords } from '../progress/status.ts'
import type { PlanUpdate } from '../progress/update.ts'
import { plainLine, shortLine } from './escape.ts'
import { counted, either, fullMomentInWords, momentInWords } from './wording.ts'

/** Every sentence that says what happened to something a person did. Each says what happened, then what to do next. */

/** A sentence to show beside a field of an action's form, or above the form when it is about no single field. */
export type Problem = { field: DraftField | null; sentence: string }

/** Something to tell a person that is not about one field. */
export type Notice =
  /** Somebody else's update came first; `today` is the reader's London day. */
  | { kind: 'stale'; latest: PlanUpdate; today: string }
  | { kind: 'repeat'; label: string }
  | { kind: 'not-allowed'; label: string; whoMay: readonly string[] }
  | { kind: 'unknown-action' | 'unknown-card' | 'unreadable-press' | 'not-in-plan' | 'no-question' }
  /** Personal cards are not shown in group chats and channels. */
  | { kind: 'card-in-private' }
  /** What came of saying whether an answer helped. */
  | { kind: 'rated'; helpful: boolean }
  | { kind: 'unreadable-rating' | 'rating-not-confirmed' }
  | { kind: 'unexpected-on-rating'; reference: string }
  /** The store did not answer in time; the save may still be on its way. */
  | { kind: 'not-confirmed' }
  /** A fault of ours, logged under that reference. */
  | { kind: 'unexpected-on-press' | 'unexpected-on-question'; reference: string }

/** Why a submission was not taken, for the card of that action: one sentence above the form, the reasons beside their fields. */
export function problemsOf(refusals: readonly Refusal[]): Problem[] {
  const first: Problem = {
    field: null,
    sentence: 'Not saved yet. Correct what is marked below and press Save again.',
  }
  return [first, ...refusals.map((refusal) => ({ field: refusal.field, sentence: refusalSentence(refusal) }))]
}

function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'status-missing':
      return 'No status is chosen. Choose one.'
    case 'note-too-long':
      return `The note has ${inThousands(refusal.length)} characters, and ${inThousands(refusal.limit)} is the most that can be saved. Shorten it.`
    case 'date-unreadable':
      return 'The expected date cannot be read. Choose it from the calendar, or leave it blank.'
    case 'date-past':
      return `${dayInWords(refusal.day)} has passed. Choose ${dayInWords(refusal.today)} or a later day, or leave it blank.`
    case 'date-on-closed':
      return `An action that is ${refusal.stage.toLowerCase()} has no expected date. Clear the date, or choose another status.`
  }
}

function inThousands(count: number): string {
  return count.toLocaleString('en-GB')
}

export function noticeSentence(notice: Notice): string {
  switch (notice.kind) {
    case 'stale': {
      const { latest, today } = notice
      const note = latest.note === '' ? '' : `, with the note “${shortLine(latest.note, 200)}”`
      const status = statusWords(latest.stage, latest.confidence)
      return `Not saved yet: ${plainLine(latest.recordedBy)} updated this action ${momentInWords(latest.recordedAt, today)} to ${status}${note}. Check your entry and press Save again if it still holds.`
    }
    case 'repeat':
      return `Your update of ${notice.label} was already saved, so nothing was saved twice.`
    case 'not-allowed':
      return `Not saved: only ${either([...notice.whoMay.map(plainLine), 'a plan administrator'])} can update ${notice.label}. Ask one of them to update it.`
    case 'unknown-action':
      return 'Not saved: the plan no longer has this action, or it is not on this card. Type “my card” for a new one.'
    case 'unknown-card':
      return 'Not saved: this card is no longer kept. Type “my card” for a new one and enter your update there.'
    case 'unreadable-press':
      return 'Not saved: what this button sent could not be read. Type “my card” for a new one and try again.'
    case 'not-in-plan':
      return 'The plan names nobody whom I can match to your Teams account, so I have no actions for you. Ask the plan administrator to check how the plan spells your name.'
    case 'no-question':
      return 'Your message has no words that I can read. Type a question, such as “who leads priority 7?”.'
    case 'card-in-private':
      return 'Your card is for you alone, so I do not show it here. Open a chat with me and type “my card” there.'
    case 'rated':
      return notice.helpful
        ? 'Noted, without your name: this answer helped. If you change your mind, press the other button.'
        : 'Noted, without your name: this answer did not help. Whoever looks after the plan can see the question. Asking in other words may help, too.'
    case 'unreadable-rating':
      return 'Not noted: what this button sent could not be read. Ask the question again, and use the buttons under the new answer.'
    case 'rating-not-confirmed':
      return 'Not confirmed yet: noting it takes longer than usual. Press again in a minute: a second press is not counted twice.'
    case 'unexpected-on-rating':
      return `Something went wrong, and I cannot tell whether this was noted. Press again in a minute: a second press is not counted twice. If it keeps happening, give your IT support this reference: ${notice.reference}.`
    case 'not-confirmed':
      return 'Not confirmed yet: saving takes longer than usual. Press Save again in a minute: an update that was saved is not saved twice.'
    case 'unexpected-on-press':
      return `Something went wrong, and I cannot tell whether your update was saved. Press Save again in a minute: an update that was saved is not saved twice. If it keeps happening, give your IT support this reference: ${notice.reference}.`
    case 'unexpected-on-question':
      return `Something went wrong, and your question was not answered. Ask it again in a minute. If it keeps happening, give your IT support this reference: ${notice.reference}.`
  }
}

/** The receipt's first line: "Saved: In progress (Green), recorded by Darren Newman at 09:05 on 15 July 2011". */
export function savedSentence(update: PlanUpdate): string {
  const status = statusWords(update.stage, update.confidence)
  return `Saved: ${status}, recorded by ${plainLine(update.recordedBy)} ${fullMomentInWords(update.recordedAt)}`
}

/** For somebody who asked for their card and leads nothing that is due; `until` is the last day looked at, ISO. */
export function nothingDueSentence(actionCount: number, until: string): string {
  if (actionCount === 0) return 'The plan gives you no actions to lead.'
  const due = `overdue or due by ${dayInWords(until)}`
  return actionCount === 1
    ? `The one action you lead is not ${due}.`
    : `None of the ${counted(actionCount, 'action')} you lead is ${due}.`
}
