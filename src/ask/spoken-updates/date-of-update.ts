import type { Token } from '../words/words.ts'
import { timeAt, type TimeSaid, type Towards } from './time-said.ts'

/** Positions of words, both included. */
export type Stretch = { from: number; to: number }

/**
 * What a report says of its date. `taken` is the new date, or the day of completion, with the words that say so. `unread`
 * is a time that it names and that was not taken for it.
 */
export type DateSaid = {
  taken: ({ day: string } & Stretch) | null
  unread: ({ what: 'date' | 'no-such-day' } & Stretch) | null
  /** Whether it names a day to come, or one by which: nothing is complete then. */
  toCome: boolean
}

/** What may stand between "slipping" and its date. */
const movesBy =
  /^(?:(?:again|back|further|slightly|out|now|a bit|a little|due|by (?:a|an|another|one|two|three|four|five|six|a few|\d+) (?:days?|weeks?|months?)|(?:a|another|one|two|three|four|five|six|\d+) (?:days?|weeks?|months?)) )*(?:(?:(?:to|until|till|til|by|into)|now due(?: on| by| in)?) )?/
const completedBy = /^(?:on )?/
/** What says of a date further on that it is the new one, or the day of completion. */
const newDate =
  /^(?:now (?:due|expected|planned|scheduled|to|until|till|by|for)|new date(?: is| of)?|revised date(?: is| of)?)(?: (?:on|by|in|for|to|until|till))? /
const completion = /^(?:completed|finished|signed|signed off|closed|delivered)(?: on)? /
const undone = /^(?:be|being|not|get|never|isnt|wasnt|to|until|when|once|was|were)$/
/** What may follow a date without making it part of something else, as "the September meeting" does. */
const afterDate =
  /^(?:because|as|since|due|owing|while|when|until|so|and|but|after|following|for|with|on|pending|waiting|awaiting|instead|at|now|if|unless|subject|rather|from|by|in|to|per|this|then|earliest|latest)$/
const leadsIn = /^(?:by|to|until|till|til|after|before|in|for|around|on|from|since)$/

/** The date that a report in words `from` a position to before `end` says itself to have: the new one of an action, or the day it was completed. */
export function dateOfUpdate(
  tokens: readonly Token[],
  from: number,
  end: number,
  { today, moves, complete }: { today: string; moves: boolean; complete: boolean },
): DateSaid {
  const towards: Towards = complete ? 'behind' : 'ahead'
  const places =
    moves || complete
      ? [{ at: pastOldDate(tokens, from, today), marker: complete ? completedBy : movesBy }]
      : []
  for (let at = from; at < end; at++) {
    if (!undone.test(tokens[at - 1]?.text ?? '')) places.push({ at, marker: complete ? completion : newDate })
  }
  let amiss: DateSaid['unread'] = null
  for (const { at, marker } of places) {
    const found = timeAfter(tokens, at, end, marker, today, towards)
    if (found === null) continue
    const { time } = found
    const day = time.days?.to ?? null
    const single = time.days !== null && time.days.from === time.days.to
    if (complete && day !== null && time.days !== null && time.days.from > today) {
      return { taken: null, unread: null, toCome: true }
    }
    if (day !== null && (single || !complete)) {
      // What stands before a date that follows at once, such as "from June", is the old one.
      const first = places[0]?.at === at ? from : at
      return { taken: { day, from: first, to: time.end }, unread: null, toCome: false }
    }
    amiss ??= { what: time.noSuchDay ? 'no-such-day' : 'date', from: at, to: time.end }
  }
  const toCome = complete && isToCome(tokens, from, end, today)
  if (amiss === null && (moves || complete)) amiss = anyTime(tokens, from, end, today, towards)
  return { taken: null, unread: amiss, toCome }
}

/** Where "slipping from June to September" comes to the date that it moves to. */
function pastOldDate(tokens: readonly Token[], from: number, today: string): number {
  const old = tokens[from]?.text === 'from' ? timeAt(tokens, from + 1, today, 'behind') : null
  return old === null ? from : old.end + 1
}

/** The first time that a text names, whatever it says of it; for telling that it was not taken for a date. */
export function anyTime(
  tokens: readonly Token[],
  from: number,
  end: number,
  today: string,
  towards: Towards,
): DateSaid['unread'] {
  for (let at = from; at < end; at++) {
    const before = tokens[at - 1]?.text ?? ''
    const text = tokens[at]?.text ?? ''
    const time = timeAt(tokens, at, today, towards)
    // "It may help", "the long term": words of a time only where they are used as one.
    const isVerb = /^(?:may|mar|march|spring)$/.test(text)
    const plain = time?.days !== null && !isVerb
    const led = leadsIn.test(before) || (at === from && !isVerb)
    if (time === null || time.end >= end || (!plain && !time.noSuchDay && !led)) continue
    const start = leadsIn.test(before) && at > from ? at - 1 : at
    return { what: time.noSuchDay ? 'no-such-day' : 'date', from: start, to: time.end }
  }
  return null
}

/** "Done by September", "done in two weeks". */
function isToCome(tokens: readonly Token[], from: number, end: number, today: string): boolean {
  const first = tokens[from]?.text ?? ''
  if (from >= end || tokens[from - 1]?.after !== '') return false
  if (/^by$/.test(first)) return timeAt(tokens, from + 1, today, 'ahead') !== null
  const length = /^(?:a|an|one|two|three|four|five|six|\d+)$/.test(tokens[from + 1]?.text ?? '')
  return /^(?:in|within)$/.test(first) && length && timeAt(tokens, from + 1, today, 'ahead') !== null
}

function timeAfter(
  tokens: readonly Token[],
  at: number,
  end: number,
  marker: RegExp,
  today: string,
  towards: Towards,
): { time: TimeSaid } | null {
  const words = tokens
    .slice(at, Math.min(end, at + 10))
    .map(({ text }) => text)
    .join(' ')
  const said = marker.exec(`${words} `)?.[0]
  if (said === undefined || (said === '' && marker !== movesBy && marker !== completedBy)) return null
  const start = at + said.split(' ').length - 1
  const time = start < end ? timeAt(tokens, start, today, towards) : null
  if (time === null || time.end >= end) return null
  const last = tokens[time.end]
  const next = tokens[time.end + 1]
  const standsAlone =
    time.end + 1 >= end || last?.after !== '' || next === undefined || afterDate.test(next.text)
  return standsAlone ? { time } : null
}
