import { PgBoss } from 'pg-boss'
import { outboxQueue } from './jobs.ts'

/** Has a running bot drain the outbox now, from another process. Does nothing where no bot has ever run on the database. */
export async function wakeRunningBot(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'pgboss',
    migrate: false,
    supervise: false,
    schedule: false,
    max: 1,
  })
  boss.on('error', () => undefined)
  try {
    await boss.start()
    await boss.send(outboxQueue, null)
  } catch {
    // The bot drains its outbox every minute anyway.
  } finally {
    await boss.stop({ graceful: false })
  }
}
