import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openOwnServer, type OwnServer } from '../../src/store/own-server/own-server.ts'
import { buttonData, wordsOnCard } from '../support/card-reading.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'

let demo: Demonstration
let server: OwnServer
let watcher: pg.Client
beforeAll(async () => {
  demo = await startDemonstration()
})
afterAll(async () => {
  await demo.stop()
})
beforeEach(async () => {
  server = await openOwnServer(`${demo.dataFolder}/postgres`)
  watcher = new pg.Client({ connectionString: server.url })
  await watcher.connect()
})
afterEach(async () => {
  await watcher.end()
  await server.stop()
})

/** Any number; the bot uses no such lock. */
const heldLock = 20110715

/** Has the commit of an update wait until the test lets go of its lock. */
const waitAtCommit = `
  create function wait_at_commit() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(${heldLock}); return null; end $$;
  create constraint trigger wait_at_commit after insert on plan_update
    deferrable initially deferred for each row execute function wait_at_commit();`

const waitingForLock = async (): Promise<void> => {
  await expect
    .poll(
      async () =>
        (await watcher.query("select 1 from pg_locks where not granted and locktype = 'advisory'")).rowCount,
      {
        timeout: 10_000,
      },
    )
    .toBeGreaterThan(0)
}
const storedStages = async (): Promise<string[]> =>
  (await watcher.query<{ stage: string }>("select content ->> 'stage' as stage from plan_update")).rows.map(
    ({ stage }) => stage,
  )

describe('kill -9 between the save and the reply', () => {
  it('leaves the update there once; the bot adopts the database server, and the card becomes a receipt', async () => {
    const said = await demo.teams.say('my card')
    const card = said.find(({ summary }) => summary === '2 actions overdue')!
    const { verb, ...data } = buttonData(card.card, 'Save 2.3')
    const press = { ...card, verb, data: { ...data, 'status|herts-2011/2/2.3': 'on-hold' } }

    // The save is stopped at its commit, and the bot where it waits for it: what is committed then, it cannot tell anybody.
    await watcher.query(waitAtCommit)
    await watcher.query('select pg_advisory_lock($1)', [heldLock])
    const answer = demo.teams.press(press)
    await waitingForLock()
    demo.bot.freeze()
    await watcher.query('select pg_advisory_unlock($1)', [heldLock])
    await expect.poll(storedStages).toEqual(['On hold'])
    await demo.bot.kill()
    expect(await answer).toBeNull()

    const again = await demo.restartBot()
    expect(again.logged.find(({ msg }) => msg === 'database open')).toMatchObject({ adopted: true })
    const receipt = await demo.teams.until('the receipt on the stored card', (messages) =>
      messages.findLast(({ edited, card: now }) => edited && wordsOnCard(now).includes('Saved: On hold')),
    )
    expect(receipt.messageId).toBe(card.messageId)
    expect(wordsOnCard((await demo.teams.press(press))?.value)).toContain('already saved')
    expect(await storedStages()).toEqual(['On hold'])
  })
})
