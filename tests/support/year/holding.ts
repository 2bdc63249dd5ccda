import { sql } from 'drizzle-orm'
import type { PlanUpdate } from '../../../src/progress/update.ts'
import { fortnightsRunDayOf, isWorkingDay, monthsRunDayOf } from './calendar.ts'
import { furtherChannels, managersChannelId, type Council } from './council.ts'
import { isAway, rests } from './foretelling.ts'
import { whoIsChased } from './foretelling-chases.ts'
import { holdChaseMessages } from './holding-chases.ts'
import type { Officer } from './habits.ts'
import type { Posted } from './post.ts'
import type { Book, Year } from './record.ts'

/** Holds the cards and digests of a morning to who ought to be asked, and enters the cards in the book. */
export function holdCards(
  year: Year,
  {
    day,
    week,
    asked,
    runs,
    sent,
    book,
    after,
  }: { day: string; week: string; asked: string[]; runs: boolean; sent: Posted[]; book: Book; after: number },
  { post }: Council,
): void {
  const cards = sent.flatMap(({ message, conversation }) =>
    message.kind === 'officer' ? [{ view: message.view, conversation }] : [],
  )
  const own = cards.filter(({ view }) => view.standIn === null)
  const reachable = new Set(
    year.officers.filter((officer) => isReachable(officer, day, post.gone)).map(({ name }) => name),
  )
  const resting = new Set(year.officers.filter((officer) => rests(officer, day)).map(({ name }) => name))
  const expected = asked.filter((name) => reachable.has(name) && !resting.has(name)).sort()
  const got = [...new Set(own.map(({ view }) => view.officer))].sort()
  if (JSON.stringify(got) !== JSON.stringify(expected)) {
    year.problems.push(`${day}: cards to ${got.join(', ')} instead of ${expected.join(', ')}`)
  }
  for (const { view, conversation } of cards) {
    const alike = cards.filter(
      (other) => other.conversation === conversation && other.view.officer === view.officer,
    )
    const keys = alike.flatMap((one) => one.view.items.map(({ action }) => action.key))
    if (new Set(keys).size < keys.length)
      year.problems.push(`${day}: ${view.officer} was asked twice about one action`)
    if (view.round !== null) book.hadRound.add(`${view.officer}, ${view.round}`)
  }
  const covered = year.officers.filter((officer) => asked.includes(officer.name) && isAway(officer, day))
  for (const { name, cover } of covered) {
    const has = cards.some(({ view }) => view.officer === name && view.standIn === cover?.standIn)
    if (!has && reachable.has(cover?.standIn ?? ''))
      year.problems.push(`${day}: nobody was asked for ${name}, who is away`)
  }
  // A card to the officer or to who stands in for them: whichever came.
  for (const officer of new Set(cards.map(({ view }) => view.officer))) {
    const keys = cards
      .filter(({ view }) => view.officer === officer)
      .flatMap(({ view }) => view.items.map(({ action }) => action.key))
    const standIns = cards.flatMap(({ view }) => (view.officer === officer ? (view.standIn ?? []) : []))
    book.cards.push({
      officer,
      holders: [officer, ...standIns],
      own: cards.some(({ view }) => view.officer === officer && view.standIn === null),
      week,
      sentOn: day,
      actionKeys: [...new Set(keys)],
      after,
    })
  }
  holdDigests(year, { day, week, runs, sent })
}

/** Holds the managers' digests of a morning to the channels whose day it is. */
function holdDigests(
  year: Year,
  { day, week, runs, sent }: { day: string; week: string; runs: boolean; sent: Posted[] },
): void {
  const [fortnightly, monthly] = furtherChannels
  const expected = [
    ...(runs ? [managersChannelId] : []),
    ...(fortnightsRunDayOf(week) === day ? [fortnightly.channel] : []),
    ...(monthsRunDayOf(day) === day ? [monthly.channel] : []),
  ]
  const got = sent.flatMap(({ message, conversation }) => (message.kind === 'managers' ? [conversation] : []))
  if (got.sort().join() !== expected.sort().join())
    year.problems.push(`${day}: managers’ digests in ${got.join(', ')} instead of ${expected.join(', ')}`)
}

/** Holds who was chased on a day to who ought to be. */
export async function holdChases(
  council: Council,
  {
    day,
    year,
    book,
    updates,
    sent,
  }: {
    day: string
    year: Year
    book: Book
    updates: readonly PlanUpdate[]
    sent: readonly Posted[]
  },
): Promise<void> {
  const { loaded } = council
  const expected = isWorkingDay(day)
    ? whoIsChased({ day, loaded, updates }, book.cards, year.officers, book)
    : { nudged: [], told: [] }
  const { rows } = await council.database.db.execute<{ line: string; step: string }>(
    sql`select officer || ' ' || period_start as line, step from chase_step_taken where "on" = ${day} order by 1`,
  )
  const taken = (step: string) => rows.filter((row) => row.step === step).map(({ line }) => line)
  for (const [what, got, wanted] of [
    ['reminded', taken('nudge'), expected.nudged],
    ['told of', taken('tell-lead'), expected.told],
  ] as const) {
    const should = [...wanted].sort()
    if (JSON.stringify([...got].sort()) !== JSON.stringify(should)) {
      year.problems.push(`${day}: ${what} ${got.join(', ')} instead of ${should.join(', ')}`)
    }
  }
  holdChaseMessages(year, { day, sent, expected, book, today: { day, loaded, updates } }, council)
  for (const name of expected.nudged) book.nudged.set(name, day)
  for (const name of expected.told) book.told.add(name)
}

export function isReachable(
  { conversation, installedOn, leavesOn }: Officer,
  day: string,
  gone: ReadonlySet<string>,
): boolean {
  return (
    !gone.has(conversation) &&
    (installedOn === null || installedOn <= day) &&
    (leavesOn === null || day < leavesOn)
  )
}
