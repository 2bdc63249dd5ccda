import { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { londonClock } from '../src/clock.ts'

const startBot = (environment: Record<string, string>): Promise<{ code: unknown; said: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...environment }
    execFile(process.execPath, ['src/main.ts'], { env }, (error, _output, said) => {
      resolve({ code: error?.code ?? 0, said })
    })
  })

describe('the bot alone', () => {
  it('refuses to start without its settings and says which are missing', async () => {
    const { code, said } = await startBot({})
    expect(code).toBe(1)
    for (const name of ['BOT_ID', 'BOT_TENANT_ID', 'BOT_TYPE', 'DATABASE_URL', 'SAFEGUARDING_TEXT'])
      expect(said).toContain(`${name} is missing`)
  })

  it('says in words that the database cannot be reached, without its password', async () => {
    const id = '11111111-2222-4333-8444-555555555555'
    const { code, said } = await startBot({
      ...{ BOT_ID: id, BOT_TENANT_ID: id, BOT_TYPE: 'UserAssignedMSI', PORT: '0', LOG_LEVEL: 'silent' },
      DATABASE_URL: 'postgresql://user:hunter2@127.0.0.1:1/none',
      ...{ SAFEGUARDING_TEXT: 'Ring the duty desk.', SAFEGUARDING_TEXT_DATE: '2026-11-03' },
    })
    expect(code).toBe(1)
    expect(said).toMatch(/could not start/)
    expect(said).not.toContain('hunter2')
  })
})

describe('the clock', () => {
  it('shows the demonstration’s day at the real time of day', () => {
    const clock = londonClock('2011-07-15')
    expect(clock.today()).toBe('2011-07-15')
    expect(clock.now()).toMatch(/^2011-07-1[45]T/)
  })

  it('shows today in London when no day is set', () => {
    const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
    expect(londonClock(null).today()).toBe(london)
  })
})
