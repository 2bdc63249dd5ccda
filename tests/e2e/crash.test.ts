import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOwnServer } from '../../src/store/own-server/own-server.ts'
import { buttonData, wordsOnCard } from '../support/card-reading.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'

let demo: Demonstration
beforeAll(async () => {
  demo = await startDemonstration()
})
afterAll(async () => {
  await demo.stop()
})

/** Has the database say so at the very moment when an update is committed. */
const sayWhenStored = `
  create function say_stored() returns trigger language plpgsql as
    $$ begin perform pg_notify('update_stored', new.activity_id); return null; end $$;
  create trigger say_stored after insert on plan_update for each row execute function say_stored();`

describe('kill -9 between the save and the reply', () => {
  it('leaves the update there once; the bot adopts the database server, and the card becomes a receipt', async () => {
    const server = await openOwnServer(`${demo.dataFolder}/postgres`)
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    try {
      await client.query(sayWhenStored)
      await client.query('listen update_stored')
      const said = await demo.teams.say('my card')
      const card = said.find(({ summary }) => summary === '2 actions overdue')!
      const { verb, ...data } = buttonData(card.card, 'Save 2.3')
      const killed = new Promise<void>((resolve, reject) => {
        client.once('notification', () => {
          demo.bot.kill().then(resolve, reject)
        })
      })
      const input = { 'status|herts-2011/2/2.3': 'complete' }
      const answer = demo.teams.press({ ...card, verb, data: { ...data, ...input } })
      await killed
      expect(await answer).toBeNull()

      const again = await demo.restartBot()
      expect(again.logged.find(({ msg }) => msg === 'database open')).toMatchObject({ adopted: true })
      const stored = await client.query<{ stage: string }>('select stage from plan_update')
      expect(stored.rows).toEqual([{ stage: 'Complete' }])
      const receipt = await demo.teams.until('the receipt on the stored card', (messages) =>
        messages.findLast(({ edited, card: now }) => edited && wordsOnCard(now).includes('Saved: Complete')),
      )
      expect(receipt.messageId).toBe(card.messageId)
      const repeated = await demo.teams.press({ ...card, verb, data: { ...data, ...input } })
      expect(wordsOnCard(repeated?.value)).toContain('already saved')
      expect((await client.query('select 1 from plan_update')).rowCount).toBe(1)
    } finally {
      await client.end()
      await server.stop()
    }
  })
})
