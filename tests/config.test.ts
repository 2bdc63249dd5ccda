import { describe, expect, it } from 'vitest'
import { readPlanSettings, readSettings } from '../src/config.ts'

const id = '11111111-2222-4333-8444-555555555555'
const production = {
  BOT_ID: id,
  BOT_TENANT_ID: id,
  BOT_TYPE: 'SingleTenant',
  BOT_PASSWORD: 'secret',
  DATABASE_URL: 'postgresql://u:p@host/db',
}
const problemsOf = (environment: Record<string, string | undefined>) => {
  const read = readSettings(environment)
  return read.ok ? [] : read.problems
}

describe('the settings', () => {
  it('of production start with everything that is needed', () => {
    const read = readSettings(production)
    expect(read.ok && read.settings).toMatchObject({
      demonstration: false,
      tenantId: id,
      identity: { type: 'SingleTenant', appId: id, secret: 'secret' },
      port: 3978,
      weeklyCron: '0 9 * * 1',
    })
  })

  it.each(['BOT_ID', 'BOT_TENANT_ID', 'BOT_TYPE', 'BOT_PASSWORD', 'DATABASE_URL'])(
    'of production name %s when it is missing',
    (name) => {
      expect(problemsOf({ ...production, [name]: '' })).toEqual([
        expect.stringMatching(new RegExp(`^${name} is missing`)),
      ])
    },
  )

  it('need no secret for a managed identity', () => {
    expect(problemsOf({ ...production, BOT_TYPE: 'UserAssignedMSI', BOT_PASSWORD: undefined })).toEqual([])
  })

  it('name every missing one at once', () => {
    expect(problemsOf({})).toHaveLength(4)
  })

  it.each([
    ['BOT_TYPE', 'MultiTenant'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['PORT', 'eighty'],
    ['PLAN_AS_OF', '15/07/2011'],
    ['BOT_ID', 'my-bot'],
    ['WEEKLY_DIGEST_CRON', 'whenever'],
  ])('say what %s must be when it is %s', (name, value) => {
    expect(problemsOf({ ...production, [name]: value })[0]).toMatch(
      new RegExp(`^${name} cannot be read: it must be`),
    )
  })

  it('never repeat a secret in a problem', () => {
    expect(problemsOf({ ...production, DATABASE_URL: 'mysql://user:hunter2@host/db' }).join()).not.toContain(
      'hunter2',
    )
  })

  it('of the demonstration listen on this machine only', () => {
    const read = readSettings({ DEMONSTRATION: 'true', HOST: '0.0.0.0' })
    expect(read.ok && read.settings).toMatchObject({ demonstration: true, host: '127.0.0.1', identity: null })
  })

  it('of the command line need nothing', () => {
    expect(readPlanSettings({}).ok).toBe(true)
  })
})
