import type { Pause } from '../digest/run.ts'
import { dayInWords } from '../progress/day-words.ts'
import { restingWords } from './confirm-digest-card.ts'
import { pauseWords } from './digest-words.ts'
import { plainLine, shortLine } from './escape.ts'
import { counted, either } from './wording.ts'

/** What came of a pause that somebody asked for, of whosever reminders. */
type PauseNotice =
  { kind: 'paused'; pause: Pause } | { kind: 'no-end' | 'not-in-plan' | 'ends-in-the-past' | 'too-long' }

/** What is said to somebody who paused their own reminders, or had them go on. */
export function ownPauseSentence(notice: PauseNotice | { kind: 'resumed'; was: boolean }): string {
  switch (notice.kind) {
    case 'paused':
      return `Your reminders are paused up to and including ${dayInWords(notice.pause.untilDay)}: until then no card and no reminder is sent to you. The plan administrator can see this pause. To end it earlier, write “resume my reminders”; your card is there whenever you type “my card”.`
    case 'resumed':
      return notice.was
        ? 'Your pause has ended: the next card comes to you as usual. For one now, type “my card”.'
        : 'Your reminders were not paused, so they go on as usual. To pause them, write, for example, “pause my reminders until 5 September”.'
    case 'no-end':
      return 'Nothing is paused: a pause needs its last day. Write, for example, “pause my reminders until 5 September”.'
    case 'not-in-plan':
      return 'Nothing is paused: the plan names nobody whom I can match to your Teams account, so no reminders are sent to you. Ask the plan administrator to check how the plan spells your name.'
    case 'ends-in-the-past':
      return 'Nothing is paused: that day has passed. Write it again with a day to come.'
    case 'too-long':
      return 'Nothing is paused: a pause lasts half a year at most. Write it again with an earlier day; you can pause again when it ends.'
  }
}

export type CommandNotice =
  | PauseNotice
  | { kind: 'not-administrator'; who: readonly string[] }
  | {
      kind:
        | 'in-private'
        | 'nothing-to-cancel'
        | 'out-of-date'
        | 'done-before'
        | 'not-confirmed'
        | 'unreadable-press'
    }
  /** A fault of ours, logged under that reference. */
  | { kind: 'failed'; reference: string }
  | { kind: 'unknown-name' | 'several'; said: string; people: readonly string[] }
  | { kind: 'resumed'; person: string | null; was: boolean }
  | { kind: 'run'; added: number; resting: number }
  | { kind: 'cancelled'; held: number | null }

/** What is said to whoever gave a digest command in chat, or confirmed one. */
export function commandSentence(notice: CommandNotice): string {
  switch (notice.kind) {
    case 'not-administrator':
      return `Nothing was done: digests are looked after by the plan administrators. ${whomToAsk(notice.who)} For your own reminders, write “pause my reminders until 5 September”.`
    case 'in-private':
      return 'Nothing was done: digest commands name people who were not reached, so I take them in your own chat with me. Write the same there.'
    case 'paused':
      return `${plainLine(pauseWords(notice.pause))}. Nothing that falls in between is sent; “digest resume${notice.pause.person === null ? '' : ` for ${plainLine(notice.pause.person)}`}” ends it earlier.`
    case 'resumed': {
      const whose = notice.person === null ? 'Every digest' : `${plainLine(notice.person)}’s card`
      const paused = notice.person === null ? '' : ` for ${plainLine(notice.person)}`
      return notice.was
        ? `The pause has ended. ${whose} goes out again from the next time that the schedule names.`
        : `Nothing was paused${paused}, so nothing has changed. “digest status” lists what is paused.`
    }
    case 'no-end':
      return 'Nothing is paused: a pause needs its last day. Write, for example, “digest pause until 5 September”, or “digest pause for Karen Noble until 5 September”.'
    case 'not-in-plan':
      return 'Nothing is paused: the plan names nobody of that name. Write the full name as the plan prints it.'
    case 'ends-in-the-past':
      return 'Nothing is paused: that day has passed. Write it again with a day to come.'
    case 'too-long':
      return 'Nothing is paused: a pause lasts half a year at most. Write it again with an earlier day.'
    case 'unknown-name':
      return `Nothing was done: the plan names nobody called “${shortLine(notice.said, 60)}”. Write the full name as the plan prints it.`
    case 'several':
      return `Nothing was done: “${shortLine(notice.said, 60)}” may be ${either(notice.people.map(plainLine))}. Write the full name.`
    case 'nothing-to-cancel':
      return 'Nothing is waiting to be sent, so there is nothing to cancel. “digest status” says what went out.'
    case 'run':
      return `${notice.added === 0 ? 'Every message of this period was queued before. Nothing is sent twice; what was sent is brought up to date.' : `${counted(notice.added, 'message')} ${notice.added === 1 ? 'is' : 'are'} on the way.`}${notice.resting === 0 ? '' : ` ${restingWords(notice.resting)}`} “digest status” shows how it goes; “digest cancel” stops what has not gone out.`
    case 'cancelled':
      return notice.held === null
        ? 'Everything has gone out by now, so nothing was held back.'
        : `Cancelled: ${counted(notice.held, 'message')} held back. “digest run” sends them after all.`
    case 'out-of-date':
      return 'Nothing was done: this card is of another day, and what it says may not hold any more. Write the command again.'
    case 'done-before':
      return 'This was confirmed already, so nothing was done a second time. “digest status” says how it stands.'
    case 'not-confirmed':
      return 'Not confirmed yet: it takes longer than usual. This card will say once it is done; “digest status” in a minute says so, too, and pressing again does nothing twice.'
    case 'unreadable-press':
      return 'Nothing was done: what this button sent could not be read. Write the command again, “digest run” or “digest cancel”, for a new card.'
    case 'failed':
      return `Something went wrong, and I cannot tell whether this was done. Write “digest status” to see, and press again if it was not: nothing is sent twice. If it keeps happening, give your IT support this reference: ${notice.reference}.`
  }
}

function whomToAsk(who: readonly string[]): string {
  return who.length === 0
    ? 'Ask whoever runs the bot: its settings name them.'
    : `Ask ${either(who.map(plainLine))}.`
}

/** The most lines of a message in chat: what is longer is read by nobody, and Teams refuses what is much longer. */
const mostLines = 80

/** A long listing for a chat, cut after so many lines, with the command that prints all of it. */
export function listingInChat(lines: readonly string[], command: string): string {
  const shown = lines.slice(0, mostLines).map((line) => line.trimEnd())
  const left = lines.length - shown.length
  const more =
    left === 0 ? [] : [`… and ${counted(left, 'line')} more: “npm run -s ${command}” prints them all.`]
  return [...shown, ...more].join('\n')
}
