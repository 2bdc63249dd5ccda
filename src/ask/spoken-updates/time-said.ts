import { Temporal } from 'temporal-polyfill'
import { readTimescale } from '../../plan/timescale.ts'
import { findRanges } from '../entities/dates.ts'
import { numberOf, type Token } from '../words/words.ts'

/**
 * A time that a report names. `end` is the position of its last word; `days` its first and last day (ISO), or null where
 * it cannot be placed: the calendar has no such day, or the words ("Easter", "end of term") name none.
 */
export type TimeSaid = { end: number; days: { from: string; to: string } | null; noSuchDay: boolean }

/** Whether a time without a year is the coming one, as a date that moves is, or the last one, as what was done is. */
export type Towards = 'ahead' | 'behind'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const year = '(?: ((?:19|20)\\d\\d))?(?= |$)'
const dayThenMonth = new RegExp(`^(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}${year}`)
const monthThenDay = new RegExp(`^${month} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?${year}`)
const wholeMonth = new RegExp(`^(?:(?:the )?end of )?(?:the )?${month}${year}`)
const season = new RegExp(`^(?:(?:the )?end of )?(?:the )?(spring|summer|autumn|winter)${year}`)
const wholeYear = /^(?:(?:the )?end of )?((?:19|20)\d\d)(?= |$)/
/** Day before month, as written in Britain. Without a year only with a stroke: "12.9" may be an action. */
const inFigures = /^(\d{1,2})(?:\/(\d{1,2})|([/.-])(\d{1,2})\3((?:19|20)?\d\d))(?= |$)/
const isoDay = /^(\d{4})-(\d\d)-(\d\d)(?= |$)/
const weekday = /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?= |$)/
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
/** Times of which a plan's calendar has no day. "11/12" is a day or a financial year. */
const unplaced =
  /^(?:(?:the|end|start|beginning|middle|early|mid|late|of|this|next|last|a|an|one|two|three|four|five|six|few|couple|several|another|coming|school|financial|academic|calendar|half|spring|summer|autumn|winter|\d{1,2}) ){0,5}?(?:easter|christmas|xmas|whitsun|ramadan|eid|diwali|new year|half ?term|term|holidays?|weekend|days?|weeks?|fortnight|months?|quarter|year|years|q[1-4]|20\d\d\/\d\d)(?= |$)/
const vague = new RegExp(
  `^(?:the )?(?:early|mid|middle of|start of|beginning of|around|about|late) (?:in )?(?:the )?(?:${month}|spring|summer|autumn|winter|(?:next|this|last) \\w+)${year}`,
)
const schoolTime =
  /^(?:(?:the )?end of )?(?:the )?(?:spring|summer|autumn|winter) (?:half ?)?(?:term|holidays?|break|recess)(?= |$)/

/** The time that begins at a position of a report, or null where none does. It ends at the next punctuation at the latest. */
export function timeAt(
  tokens: readonly Token[],
  at: number,
  today: string,
  towards: Towards,
): TimeSaid | null {
  const stop = tokens.findIndex(({ after }, i) => i >= at && after !== '')
  const within = tokens.slice(at, Math.min(at + 8, stop < 0 ? tokens.length : stop + 1))
  const words = within.map(({ text }) => text).join(' ')
  const said = (match: RegExpExecArray, days: TimeSaid['days'], noSuchDay = false): TimeSaid => ({
    end: at + match[0].split(' ').length - 1,
    days,
    noSuchDay,
  })
  const aDay = (match: RegExpExecArray, day?: string, month?: number, written?: string): TimeSaid => {
    const found = dayIn(Number(day), month ?? 0, written, today, towards)
    return said(match, found === null ? null : { from: found, to: found }, found === null)
  }
  const nowhere = vague.exec(words) ?? schoolTime.exec(words)
  if (nowhere) return said(nowhere, null)
  const named = dayThenMonth.exec(words)
  if (named) return aDay(named, named[1], monthOf(named[2]), named[3])
  const turned = monthThenDay.exec(words)
  if (turned) return aDay(turned, turned[2], monthOf(turned[1]), turned[3])
  const iso = isoDay.exec(words)
  if (iso) return aDay(iso, iso[3], Number(iso[2]), iso[1])
  const figures = inFigures.exec(words)
  if (figures) {
    const written = figures[5]?.padStart(4, '20')
    return aDay(figures, figures[1], Number(figures[2] ?? figures[4]), written)
  }
  const stretch = wholeMonth.exec(words) ?? season.exec(words)
  if (stretch) return said(stretch, daysOf(stretch[1] ?? '', stretch[2], today, towards))
  const whole = wholeYear.exec(words)
  if (whole) return said(whole, { from: `${whole[1]}-01-01`, to: `${whole[1]}-12-31` })
  const day = dayByName(words, today, towards)
  if (day !== null) return { end: at, days: { from: day, to: day }, noSuchDay: false }
  return counted(within, at, today) ?? saidNowhere(words, said)
}

function saidNowhere(words: string, said: (match: RegExpExecArray, days: null) => TimeSaid): TimeSaid | null {
  const match = unplaced.exec(words)
  return match && said(match, null)
}

/** "Next week", "in two weeks", "this month". */
function counted(within: readonly Token[], at: number, today: string): TimeSaid | null {
  const [first = '', second = ''] = within.map(({ text }) => text)
  const length = first === 'in' && numberOf(second) !== null
  if (!length && !/^(?:this|next|last|coming)$/.test(first)) return null
  const [found] = findRanges(within, today)
  if (!found || Math.min(...found.tokens) > (length ? 1 : 0)) return null
  const { from, to } = found.range
  const end = at + Math.max(...found.tokens)
  return { end, days: from !== null && to !== null ? { from, to } : null, noSuchDay: false }
}

function dayByName(words: string, today: string, towards: Towards): string | null {
  const now = Temporal.PlainDate.from(today)
  const relative = /^(today|tonight|yesterday|tomorrow)(?= |$)/.exec(words)?.[1]
  if (relative !== undefined) {
    const days = relative === 'yesterday' ? -1 : relative === 'tomorrow' ? 1 : 0
    return now.add({ days }).toString()
  }
  const name = weekday.exec(words)?.[1]
  if (name === undefined) return null
  const ahead = (weekdays.indexOf(name) + 1 - now.dayOfWeek + 7) % 7 || 7
  return now.add({ days: towards === 'ahead' ? ahead : ahead - 7 }).toString()
}

/** A day of a month, in the year that was written or the nearest that way; null where the calendar does not have it. */
function dayIn(
  day: number,
  month: number,
  written: string | undefined,
  today: string,
  towards: Towards,
): string | null {
  const this_ = Number(today.slice(0, 4))
  const passed = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` < today.slice(5)
  const isToday = today.endsWith(`-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  const near = towards === 'ahead' ? (passed ? this_ + 1 : this_) : passed || isToday ? this_ : this_ - 1
  try {
    const year = written === undefined ? near : Number(written)
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

function monthOf(word = ''): number {
  return months.indexOf(word.slice(0, 3)) + 1
}

/** The days of a month or season, in the year that was written or the nearest that way. */
function daysOf(
  name: string,
  written: string | undefined,
  today: string,
  towards: Towards,
): { from: string; to: string } | null {
  const this_ = Number(today.slice(0, 4))
  const years = written === undefined ? [this_ - 1, this_, this_ + 1] : [Number(written)]
  const all = years.flatMap((each) => {
    const dated = readTimescale(`${name} ${String(each)}`)
    const start = readTimescale(`from ${name} ${String(each)}`)
    return dated.kind === 'dated' && start.kind === 'from' ? [{ from: start.startsOn, to: dated.dueOn }] : []
  })
  if (written !== undefined) return all[0] ?? null
  return (
    (towards === 'ahead' ? all.find(({ to }) => to >= today) : all.findLast(({ from }) => from <= today)) ??
    null
  )
}
