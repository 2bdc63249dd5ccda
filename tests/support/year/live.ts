import { sql } from 'drizzle-orm'
import { drainOutbox } from '../../../src/services/deliver.ts'
import { tick } from '../../../src/services/cycle/tick.ts'
import { answerOn } from './answering-day.ts'
import { isDown, isWorkingDay, mondayOf, runDayOf } from './calendar.ts'
import type { Council } from './council.ts'
import { laterBy, randomNumbers } from './day.ts'
import { whoIsAsked } from './foretelling.ts'
import { officersOf } from './habits.ts'
import { holdCards, holdChases } from './holding.ts'
import { enterPeople, liveOn } from './people.ts'
import { count, type Book, type Year } from './record.ts'

/** Lets a council live from the first day of its plan to another, day by day, and holds each day to what ought to happen. */
export async function liveYear(council: Council, until: string, seed: number): Promise<Year> {
  const random = randomNumbers(seed)
  const officers = officersOf(council.loaded)
  const year: Year = { problems: [], counts: {}, officers }
  const book: Book = {
    cards: [],
    ...{ nudged: new Map<string, string>(), told: new Set(), hadRound: new Set(), decided: new Set() },
  }
  await enterPeople(council, officers)
  for (let day = council.loaded.plan.years.from; day <= until; day = laterBy(day, 1)) {
    if (day === mondayOf(day)) await age(council, 7)
    if (isDown(day)) continue
    council.goTo(day, '08:30')
    await liveOn(council, officers, day)
    await drain(council)
    await morning(council, { day, year, book })
    if (!isWorkingDay(day)) continue
    council.goTo(day, '11:30')
    await answerOn(council, { day, year, book, random })
    await drain(council)
  }
  for (const { edit, day, message } of council.post.posted) {
    if (!edit && !isWorkingDay(day)) year.problems.push(`${day}: a ${message.kind} message on a day off`)
  }
  return year
}

/** The tick of a morning and its deliveries, held to who ought to be asked and chased. */
async function morning(
  council: Council,
  { day, year, book }: { day: string; year: Year; book: Book },
): Promise<void> {
  const { needs, loaded, planId, post } = council
  const updates = await needs.updates.all(planId)
  const week = mondayOf(day)
  const runs = day === runDayOf(week)
  const today = { day, loaded, updates }
  const asked = runs ? whoIsAsked(today, year.officers, book.hadRound) : []
  const before = post.posted.length
  council.goTo(day, '09:05')
  await tick(needs)
  await drain(council)
  const sent = post.posted.slice(before).filter(({ edit }) => !edit)
  for (const { message } of sent) count(year, message.kind === 'chase' ? message.view.kind : message.kind)
  holdCards(year, { day, week, asked, runs, sent, book, after: updates.at(-1)?.sequence ?? 0 }, council)
  await holdChases(council, { day, year, book, updates, sent })
}

async function drain(council: Council): Promise<void> {
  // An edit that was put off for some seconds need not be waited for: days pass here in less.
  await council.database.db.execute(sql`update delivery set next_attempt_at = now() where edit_wanted`)
  await drainOutbox(council.needs, new AbortController().signal)
}

/** Makes what is stored so many days older, for what the database counts by its own clock. */
async function age(council: Council, days: number): Promise<void> {
  await council.database.db.execute(
    sql`update delivery set created_at = created_at - make_interval(days => ${days}::integer)`,
  )
}
