import { sql } from 'drizzle-orm'
import type { PlanUpdate } from '../../../src/progress/update.ts'
import { isWorkingDay } from './calendar.ts'
import type { Council } from './council.ts'
import { whoIsChased } from './foretelling.ts'
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
  const expected = asked.filter((name) => reachable.has(name)).sort()
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
  const covered = year.officers.filter(
    ({ cover, name }) => asked.includes(name) && cover && cover.from <= day && day <= cover.until,
  )
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
      week,
      sentOn: day,
      actionKeys: [...new Set(keys)],
      after,
    })
  }
  const digests = sent.filter(({ message }) => message.kind === 'managers').length
  if (digests !== (runs ? 1 : 0)) year.problems.push(`${day}: ${digests} managers’ digests`)
}

/** Holds who was chased on a day to who ought to be. */
export async function holdChases(
  council: Council,
  {
    day,
    year,
    book,
    updates,
  }: {
    day: string
    year: Year
    book: Book
    updates: readonly PlanUpdate[]
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
  for (const name of expected.nudged) book.nudged.add(name)
  for (const name of expected.told) book.told.add(name)
}

function isReachable(
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
