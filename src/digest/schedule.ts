import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { chaseRuleSchema } from './chase.ts'
import { cadenceSchema, nextPeriodStart, periodStart, previousPeriodStart, type Cadence } from './period.ts'
import { workingDayFrom, type IsBankHoliday } from './working-days.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const daySchema = z.enum(weekdays)
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written like 09:00')

const ruleSchema = z.strictObject({ day: daySchema, time: timeSchema })

/** When which digest goes out: the plan administrator's data, in data/reporting. Times are London's. */
export const scheduleSchema = z
  .strictObject({
    officers: ruleSchema,
    channels: z.array(
      ruleSchema.extend({
        /** `managers` for the channel that MANAGERS_CHANNEL_ID names, else the Teams id of a channel. */
        channel: z.string().trim().min(1),
        cadence: cadenceSchema,
      }),
    ),
    /** Who is told of a card without an answer, and when. */
    chase: chaseRuleSchema.default({}),
    bankHolidays: z.strictObject({ add: z.array(z.iso.date()), remove: z.array(z.iso.date()) }),
  })
  .refine(({ channels }) => new Set(channels.map(({ channel }) => channel)).size === channels.length, {
    path: ['channels'],
    message: 'a channel stands twice',
  })
export type Schedule = z.infer<typeof scheduleSchema>

/** When one digest goes out. */
export type Rule = z.infer<typeof ruleSchema> & { cadence: Cadence }

/** A moment on London's clock: ISO day and `hh:mm`. */
export type Moment = { day: string; time: string }

/** A run that a rule asks for: its period, and when it was to go out. */
export type PlannedRun = { cadence: Cadence; periodStart: string; at: Moment }

/** Officers are written to weekly, whatever channels read. */
export function officersRule(schedule: Schedule): Rule {
  return { ...schedule.officers, cadence: 'weekly' }
}

/**
 * The run of a period: on the rule's weekday in its first week (monthly: the month's first such day), or on the next
 * working day where that is a bank holiday.
 */
export function plannedRun(rule: Rule, start: string, isBankHoliday: IsBankHoliday): PlannedRun {
  const first = Temporal.PlainDate.from(start)
  const ahead = (weekdays.indexOf(rule.day) + 1 - first.dayOfWeek + 7) % 7
  const day = workingDayFrom(first.add({ days: ahead }).toString(), isBankHoliday)
  return { cadence: rule.cadence, periodStart: start, at: { day, time: rule.time } }
}

/**
 * The run that should have gone out by now, for somebody who has missed every earlier one: that of the latest period
 * whose moment has come, unless the period is over. A bank holiday can move a run past its period's end; it then still
 * counts on that day. Null where there is nothing to catch up.
 */
export function runDue(rule: Rule, now: Moment, isBankHoliday: IsBankHoliday): PlannedRun | null {
  const current = periodStart(rule.cadence, now.day)
  const candidates = [current, previousPeriodStart(rule.cadence, current)]
  const run = candidates
    .map((start) => plannedRun(rule, start, isBankHoliday))
    .find(({ at }) => !isBefore(now, at))
  if (!run) return null
  const over = nextPeriodStart(rule.cadence, run.periodStart) <= now.day && now.day > run.at.day
  return over ? null : run
}

/** The next run after a moment. */
export function nextRun(rule: Rule, now: Moment, isBankHoliday: IsBankHoliday): PlannedRun {
  let start = previousPeriodStart(rule.cadence, periodStart(rule.cadence, now.day))
  for (;;) {
    const run = plannedRun(rule, start, isBankHoliday)
    if (isBefore(now, run.at)) return run
    start = nextPeriodStart(rule.cadence, start)
  }
}

/** The times at which something may be to send; on which days, the calendar decides. */
export function tickTimes({ officers, channels }: Schedule): string[] {
  return [...new Set([officers, ...channels].map(({ time }) => time))].sort()
}

/** Whether one moment comes before another. */
export function isBefore(a: Moment, b: Moment): boolean {
  return a.day === b.day ? a.time < b.time : a.day < b.day
}

/** What London's clock shows at an instant (ISO). */
export function momentOf(instant: string): Moment {
  const london = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London')
  return { day: london.toPlainDate().toString(), time: london.toPlainTime().toString().slice(0, 5) }
}
