import type { LoadedPlan } from '../../plan/library.ts'
import type { Draft } from '../../progress/draft.ts'
import { tokenise, type Token } from '../words/words.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { anyTime, dateOfUpdate, type DateSaid, type Stretch } from './date-of-update.ts'
import { reportsIn, type Report } from './reports-in.ts'
import { asWritten, startingPlain } from './as-written.ts'

/** What a message says and the form could not be filled in with: for telling whoever wrote it. `words` are theirs. */
export type Unread = { what: 'status' | 'date' | 'no-such-day'; words: string }

/** An update as somebody wrote it: the actions that the number may mean, and a form filled in with the rest. */
export type SpokenUpdate = { actionKeys: string[]; draft: Draft; noChange: boolean; unread: Unread[] }

/**
 * Reads "2.3 done, contract signed 12 June", "11.1 p10 slipping to September, waiting for police" or "2.3 done, 2.2 on hold":
 * a number first, then how it goes, a day, and why. Only what is plainly said of now is taken for a status, and only what
 * is plainly the new date or the day of completion for a date; all else stays in the note. None for a question, and for
 * whatever has no number or does not say how it goes. Nothing counts until the card that shows it is saved.
 */
export function readSpokenUpdates(
  text: string,
  loaded: LoadedPlan,
  vocabulary: Vocabulary,
  today: string,
): SpokenUpdate[] {
  // A further line is a further update, though no full stop ends the one before.
  const lines = text.replace(/([^\s.,;:!?])[^\S\n]*\n\s*(?=(?:action )?\d+\.\d)/gi, '$1; ')
  const tokens = tokenise(lines)
  return reportsIn(tokens, loaded, vocabulary).flatMap((report) => {
    const filled = filledIn(report, { text: lines, tokens, today })
    return report.actionKeys.map((actionKeys) => ({ actionKeys, ...filled }))
  })
}

type Message = { text: string; tokens: readonly Token[]; today: string }

function filledIn(report: Report, message: Message): Omit<SpokenUpdate, 'actionKeys'> {
  const { status } = report.said
  const rest = { from: report.said.last + 1, to: report.end - 1 }
  if (status === null) return notPlain(report, message)
  const date = dateOfUpdate(message.tokens, rest.from, report.end, {
    today: message.today,
    moves: status === 'date-moves',
    complete: status === 'complete',
  })
  if (date.toCome) return notPlain(report, message)
  const note = startingPlain(asWritten(message.text, [rest]))
  if (status === 'no-change') return { draft: note === '' ? {} : { note }, noChange: true, unread: [] }
  const unread = unreadIn(date.unread, message)
  return { draft: draftOf(status, date, rest, message), noChange: false, unread }
}

/** What does not plainly say how it goes is a note, as it was written. */
function notPlain({ from, end }: Report, message: Message): Omit<SpokenUpdate, 'actionKeys'> {
  const note = asWritten(message.text, [{ from, to: end - 1 }])
  const time = anyTime(message.tokens, from, end, message.today, 'ahead')
  return {
    draft: { note },
    noChange: false,
    unread: [{ what: 'status', words: note }, ...unreadIn(time, message)],
  }
}

function unreadIn(unread: DateSaid['unread'], { text }: Message): Unread[] {
  return unread === null ? [] : [{ what: unread.what, words: asWritten(text, [unread]) }]
}

/** The form that a report fills in; the words of a date that is taken stand in no text. */
function draftOf(status: string, { taken }: DateSaid, rest: Stretch, { text, tokens }: Message): Draft {
  const whole = startingPlain(asWritten(text, [rest]))
  const directly = taken !== null && taken.from === rest.from
  const besides =
    taken === null
      ? whole
      : startingPlain(
          asWritten(text, [
            { ...rest, to: taken.from - 1 },
            { ...rest, from: taken.to + 1 },
          ]),
        )
  if (status === 'complete') {
    return { status, evidence: directly ? besides : whole, ...(taken && { completedOn: taken.day }) }
  }
  const inProgress = status === 'date-moves' ? 'in-progress-amber' : status
  if (taken !== null) return { status: inProgress, revisedOn: taken.day, reason: besides }
  if (tokens[rest.from - 1]?.text === 'blocked' && tokens[rest.from]?.text === 'by') {
    return blockedBy(inProgress, rest, { text, tokens })
  }
  return { status: inProgress, note: whole }
}

/** "Blocked by police, panel meets on Monday": what blocks it, to the end of its clause, and the rest as a note. */
function blockedBy(status: string, rest: Stretch, { text, tokens }: Omit<Message, 'today'>): Draft {
  const clause = tokens.findIndex(({ after }, i) => i > rest.from && i < rest.to && after !== '')
  const to = clause < 0 ? rest.to : clause
  const note = startingPlain(asWritten(text, [{ from: to + 1, to: rest.to }]))
  return {
    status,
    blockedBy: asWritten(text, [{ from: rest.from + 1, to }]),
    ...(note === '' ? {} : { note }),
  }
}
