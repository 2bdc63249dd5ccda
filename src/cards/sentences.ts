import { dayInWords } from '../progress/day-words.ts'
import type { Act } from '../progress/permissions.ts'
import { plainLine, shortLine } from './escape.ts'
import { whatCameFirst, type CameFirst } from './what-came-first.ts'
import { counted, either } from './wording.ts'

/** Every sentence that says what happened to something a person did. Each says what happened, then what to do next. */

/** Something to tell a person that is not about one field. */
export type Notice =
  /** Words of others came first. */
  | ({ kind: 'stale' | 'nothing-to-undo' } & CameFirst)
  | { kind: 'repeat'; label: string }
  | { kind: 'undone'; label: string }
  | { kind: 'not-allowed'; act?: Act; label: string; whoMay: readonly string[] }
  | { kind: 'not-yours-to-undo'; label: string }
  | { kind: 'nothing-to-keep' }
  | { kind: 'unknown-action' | 'unknown-card' | 'unreadable-press' | 'not-in-plan' | 'no-question' }
  /** Personal cards are not shown in group chats and channels. */
  | { kind: 'card-in-private' }
  /** What came of saying whether an answer helped. */
  | { kind: 'rated'; helpful: boolean }
  | { kind: 'unreadable-rating' | 'rating-not-confirmed' }
  | { kind: 'unexpected-on-rating'; reference: string }
  /** The store did not answer in time; what was pressed may still be on its way. */
  | { kind: 'not-confirmed'; button: string }
  | { kind: 'not-your-card' | 'pressed-unseen' }
  /** Cards of so many further actions are on their way. */
  | { kind: 'cards-coming'; count: number }
  | { kind: 'decision-not-confirmed' | 'unreadable-decision' }
  /** With what was typed on a request that nobody can decide any more. */
  | { kind: 'request-withdrawn'; typed: string }
  /** What came of “Show all” on the managers' digest. */
  | { kind: 'list-sent'; things: string; messages: number }
  | { kind: 'list-refused' | 'list-not-sent' | 'list-on-its-way' | 'list-not-kept' | 'unreadable-list-press' }
  | { kind: 'unexpected-on-list'; reference: string }
  /** What became of a press on a card whose place a newer one has taken. */
  | { kind: 'saved-on-earlier-card'; label: string }
  | { kind: 'not-saved-on-earlier-card'; replacedOn: string; typed: boolean }
  | { kind: 'not-undone-on-earlier-card'; replacedOn: string }
  /** What became of it afterwards. */
  | { kind: 'saved-late' }
  | { kind: 'not-saved'; button: string }
  | { kind: 'decision-kept-late' | 'decision-not-kept' }
  | { kind: 'unexpected-on-decision'; reference: string }
  /** The same of “Edit”, “More fields” and “Fewer fields”, which save nothing. */
  | { kind: 'form-not-confirmed' | 'form-not-changed' }
  | { kind: 'unexpected-on-form'; reference: string }
  /** The same of “Show the next”. */
  | { kind: 'cards-not-confirmed' | 'cards-not-sent' }
  /** A fault of ours, logged under that reference. */
  | { kind: 'unexpected-on-press'; reference: string; button: string }
  | { kind: 'unexpected-on-question'; reference: string }

export function noticeSentence(notice: Notice): string {
  switch (notice.kind) {
    case 'stale':
      return `Not saved yet: ${whatCameFirst(notice)} What you had not changed in the form says this now; what you typed stands. Check your entry and press the button again if it still holds.`
    case 'nothing-to-undo':
      return `Not undone: ${whatCameFirst(notice)} Only the last word on an action can be taken back. To say something else, press Edit, or fill in the form and press Save.`
    case 'repeat':
      return `Your update of ${notice.label} was already saved, so nothing was saved twice.`
    case 'not-allowed':
      return `${notice.act === 'undo' ? 'Not undone' : 'Not saved'}: only ${either([...notice.whoMay.map(plainLine), 'a plan administrator'])} can update ${notice.label}. Ask one of them to update it.`
    case 'undone':
      return `Taken back: what was saved for ${notice.label} counts no more. It stands in the form again, should you want to change it.`
    case 'not-yours-to-undo':
      return `Not undone: only who saved it, or a plan administrator, can take back what was saved for ${notice.label}. Press Edit and save another update, or ask one of them: an administrator does it on the command line, with “updates undo”.`
    case 'nothing-to-keep':
      return 'Not saved: nobody has reported on this action yet, so there is nothing to keep unchanged. Choose a status and press Save.'
    case 'unknown-action':
      return 'Not saved: the plan no longer has this action, or it is not on this card. Whatever you typed for it stands on this message. Type “my card” for a new card.'
    case 'unknown-card':
      return 'Not saved: this card is no longer kept. Type “my card” for a new one and enter your update there.'
    case 'unreadable-press':
      return 'Not saved: what this button sent could not be read. Type “my card” for a new one and try again.'
    case 'unreadable-decision':
      return 'Not decided: what this button sent could not be read. Ask “what needs my approval?” to see whether the date still waits, and use the newest request for it in this chat.'
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
      return `Not confirmed yet: saving takes longer than usual. Press ${notice.button} again in a minute: what was saved is not saved twice.`
    case 'not-your-card':
      return 'Nothing is shown: these actions are somebody else’s. Type “my card” for your own.'
    case 'pressed-unseen':
      return 'Done, on a card of somebody else that I may not show you. Ask me for the action’s status to see how it stands.'
    case 'cards-coming':
      return notice.count === 0
        ? 'These actions are on their way already, in a message of their own.'
        : `The next ${counted(notice.count, 'action')} ${notice.count === 1 ? 'follows' : 'follow'} in a message of their own.`
    case 'decision-not-confirmed':
      return 'Not confirmed yet: keeping your decision takes longer than usual. This card will change once it is kept; if it does not within a minute, press again: a decision is not kept twice.'
    case 'request-withdrawn':
      return [
        'Nothing to decide any more: the update that asked for this date was taken back, or the plan no longer has the action.',
        ...(notice.typed.trim() === ''
          ? []
          : [`What you typed is not kept; copy it from here if you need it: “${plainLine(notice.typed)}”.`]),
      ].join(' ')
    case 'list-sent':
      return `Sent to your own chat with me: ${notice.things}${notice.messages > 1 ? `, in ${notice.messages} messages` : ''}. This card stays as it is.`
    case 'list-refused':
      return 'Not sent: I may not write to you in a chat of your own. Add Plan Assistant to your apps in Teams, then press again.'
    case 'list-not-sent':
      return 'Not sent, or not whole: Teams did not take the list. Press again in a minute.'
    case 'list-on-its-way':
      return 'Not sent yet: putting the list together takes longer than usual. It comes to your own chat with me; if it has not within a minute, press again.'
    case 'list-not-kept':
      return 'Nothing is sent: this digest is no longer kept. Use the newest digest, or ask me “what is overdue?”.'
    case 'unreadable-list-press':
      return 'Nothing is sent: what this button sent could not be read. Use the newest digest, or ask me “what is overdue?”.'
    case 'unexpected-on-list':
      return `Something went wrong, and the list was not sent. Press again in a minute. If it keeps happening, give your IT support this reference: ${notice.reference}.`
    case 'saved-on-earlier-card':
      return `Saved: what you pressed for ${notice.label} is kept, although a newer card has taken this one’s place.`
    case 'not-saved-on-earlier-card':
      return `Not saved: the card of ${dayInWords(notice.replacedOn)} has taken this one’s place. ${notice.typed ? 'What you typed stands on this message; enter it there.' : 'Make your update there.'}`
    case 'not-undone-on-earlier-card':
      return `Not undone: there is nothing of yours left to take back here. The card of ${dayInWords(notice.replacedOn)} has taken this one’s place; change the action there.`
    case 'saved-late':
      return 'Saved after all: it only took longer than usual. Nothing more to do for it.'
    case 'not-saved':
      return `Not saved: the update could not be stored. What you typed stands below; press ${notice.button} again in a minute.`
    case 'form-not-confirmed':
      return 'Not confirmed yet: opening this takes longer than usual. What you typed stands below, and nothing saved is changed by it. Press the button again in a minute.'
    case 'form-not-changed':
      return 'Not opened: the form could not be changed. What you typed stands below, and nothing saved is changed by it. Press the button again in a minute.'
    case 'unexpected-on-form':
      return `Something went wrong, and the form could not be changed. What you typed stands below. Press the button again in a minute. If it keeps happening, give your IT support this reference: ${notice.reference}.`
    case 'decision-kept-late':
      return 'Kept after all: it only took longer than usual. Nothing more to do for it.'
    case 'decision-not-kept':
      return 'Not kept: your decision could not be stored. What you typed stands below; press again in a minute.'
    case 'unexpected-on-decision':
      return `Something went wrong, and I cannot tell whether your decision was kept. Press again in a minute: a decision is not kept twice. If it keeps happening, give your IT support this reference: ${notice.reference}.`
    case 'cards-not-confirmed':
      return 'Not confirmed yet: getting the next actions takes longer than usual. They follow in a message of their own; if this card does not say so within a minute, press again: none is sent twice.'
    case 'cards-not-sent':
      return 'Not sent: the next actions could not be got ready. What you typed stands below; press “Show the next” again in a minute.'
    case 'unexpected-on-press':
      return `Something went wrong, and I cannot tell whether this was saved. Press ${notice.button} again in a minute: what was saved is not saved twice. If it keeps happening, give your IT support this reference: ${notice.reference}.`
    case 'unexpected-on-question':
      return `Something went wrong, and your question was not answered. Ask it again in a minute. If it keeps happening, give your IT support this reference: ${notice.reference}.`
  }
}

/** What a request to approve a date says when a press on it was not simply taken: beside the reason, or at the top. */
export function approvalNotice(
  outcome: Readonly<
    | { kind: 'decided' | 'withdrawn' | 'already-decided' | 'replaced' | 'lapsed' }
    | { kind: 'stale' | 'not-allowed' | 'reason-missing' }
    | { kind: 'reason-too-long'; limit: number }
    | { kind: 'may-identify'; words: string }
  >,
): { problem?: string; banner?: string } {
  switch (outcome.kind) {
    case 'decided':
      return {}
    case 'withdrawn':
      return { banner: 'Nothing was kept: the request was taken back before you decided.' }
    case 'already-decided':
      return { banner: 'This date was decided already; nothing was changed.' }
    case 'replaced':
      return { banner: 'Nothing was kept: a newer request has taken the place of this one.' }
    case 'lapsed':
      return { banner: 'Nothing was kept: by now nobody need decide on this date. The reason stands below.' }
    case 'stale':
      return {
        banner:
          'Not kept yet: this action was updated since the request was made. Read it again below and decide anew.',
      }
    case 'not-allowed':
      return {
        banner:
          'Not kept: a date is decided by the priority’s lead or a configured approver, and nobody decides on their own action.',
      }
    case 'reason-missing':
      return { problem: 'Not kept yet: “Do not approve” needs a reason. Write one and press again.' }
    case 'may-identify':
      return {
        problem: `Not kept yet: the reason says “${shortLine(outcome.words, 60)}”, which may identify a child or family. Take it out, or tick the box if it does not, and press again.`,
      }
    case 'reason-too-long':
      return {
        problem: `Not kept yet: a reason has at most ${outcome.limit} characters. Shorten it and press again.`,
      }
  }
}

/** For somebody who asked for their card and leads nothing that is due; `until` is the last day looked at, ISO. */
export function nothingDueSentence(actionCount: number, until: string): string {
  if (actionCount === 0) return 'The plan gives you no actions to lead.'
  const due = `overdue or due by ${dayInWords(until)}`
  return actionCount === 1
    ? `The one action you lead is not ${due}.`
    : `None of the ${counted(actionCount, 'action')} you lead is ${due}.`
}
