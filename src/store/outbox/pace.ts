import { sql } from 'drizzle-orm'
import type { Pace } from '../../services/pace.ts'
import type { Database } from '../database.ts'
import { withPlainErrors } from '../plain-errors.ts'

/**
 * Teams takes 50 requests a second from one app in one tenant; the outbox uses 40, and replies to people the rest. In one
 * conversation it takes 7 in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in an hour: one in 2 s holds all four (decision 23).
 */
export const requestsPerSecond = 40
export const conversationSpacingSeconds = 2
/** Slots that nobody took and that may still be used: an instance that was late by so many catches up. */
const burst = 4
/** A request waits for its slot at most so long; one whose slot is further away goes back to the outbox. */
const patienceSeconds = 5
/** So many throttled requests within two seconds are no one conversation's trouble, but the app's. */
const throttlesOfTheApp = 5

const gapSeconds = 1 / requestsPerSecond

/** The pace under Teams' limits, kept in PostgreSQL by its clock, so that all instances share it. */
export function createPace({ db }: Pick<Database, 'db'>): Pace {
  return {
    takeSlot: (conversation) =>
      withPlainErrors(async () => {
        const { rows } = await db.execute<{ taken: boolean; seconds: number }>(
          sql`select taken, seconds from take_slot(${conversation}::text, ${gapSeconds}::float8, ${burst}::float8,
            ${conversationSpacingSeconds}::float8, ${patienceSeconds}::float8)`,
        )
        if (!rows[0]) throw new Error('The database gave no slot.')
        return rows[0]
      }),
    throttled: (waitSeconds) =>
      withPlainErrors(async () => {
        await db.execute(
          sql`select note_throttle(${waitSeconds}::float8, ${gapSeconds}::float8, ${throttlesOfTheApp}::integer)`,
        )
      }),
  }
}
