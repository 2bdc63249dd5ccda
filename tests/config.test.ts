import { describe, expect, it } from 'vitest'
import { demonstrationSettings } from '../src/demo/shared-settings.ts'
import { readPlanSettings, readSettings } from '../src/config.ts'

const id = '11111111-2222-4333-8444-555555555555'
const production = {
  BOT_ID: id,
  BOT_TENANT_ID: id,
  BOT_TYPE: 'SingleTenant',
  BOT_PASSWORD: 'secret',
  DATABASE_URL: 'postgresql://u:p@host/db',
  SAFEGUARDING_TEXT: 'Ring the duty desk on 01632 960001.',
  SAFEGUARDING_TEXT_DATE: '2026-11-03',
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
      scheduleFile: 'data/reporting/schedule.yaml',
      safeguarding: { text: 'Ring the duty desk on 01632 960001.', checkedOn: '2026-11-03' },
      questionsKeptDays: 90,
    })
  })

  it.each([
    'BOT_ID',
    'BOT_TENANT_ID',
    'BOT_TYPE',
    'BOT_PASSWORD',
    'DATABASE_URL',
    'SAFEGUARDING_TEXT',
    'SAFEGUARDING_TEXT_DATE',
  ])('of production name %s when it is missing', (name) => {
    expect(problemsOf({ ...production, [name]: '' })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is missing: set it to .+\\.$`)),
    ])
  })

  it('need no secret for a managed identity', () => {
    expect(problemsOf({ ...production, BOT_TYPE: 'UserAssignedMSI', BOT_PASSWORD: undefined })).toEqual([])
  })

  it('name every missing one at once', () => {
    expect(problemsOf({})).toHaveLength(6)
  })

  it.each([
    ['BOT_TYPE', 'MultiTenant'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['PORT', 'eighty'],
    ['PLAN_AS_OF', '15/07/2011'],
    ['BOT_ID', 'my-bot'],
    ['SAFEGUARDING_TEXT', '   '],
    ['SAFEGUARDING_TEXT_DATE', '3 November 2026'],
    ['QUESTIONS_KEPT_DAYS', '0'],
    ['QUESTIONS_KEPT_DAYS', 'always'],
  ])('say what %s must be when it is %s', (name, value) => {
    expect(problemsOf({ ...production, [name]: value })[0]).toMatch(
      new RegExp(`^${name} cannot be read: it must be`),
    )
  })

  it('take no safeguarding text that is longer than an answer may be', () => {
    const read = (length: number) => problemsOf({ ...production, SAFEGUARDING_TEXT: 'x'.repeat(length) })
    expect(read(1000)).toEqual([])
    expect(read(1001)).toEqual([expect.stringMatching(/in at most 1,000 characters\.$/)])
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
    expect(readPlanSettings({})).toMatchObject({ ok: true, settings: { safeguarding: null } })
  })

  it('take a safeguarding text only with the day on which it was checked, wherever they are read', () => {
    const text = { SAFEGUARDING_TEXT: 'Ring the duty desk.' }
    for (const read of [readPlanSettings(text), readSettings({ ...text, DEMONSTRATION: 'true' })])
      expect(read).toMatchObject({
        ok: false,
        problems: [expect.stringMatching(/^SAFEGUARDING_TEXT_DATE is missing: set it to the day/)],
      })
  })
})

describe('the settings of a language model', () => {
  const model = {
    LANGUAGE_MODEL_ENDPOINT: 'https://name.openai.azure.com',
    LANGUAGE_MODEL_KEY: 'the-key',
    LANGUAGE_MODEL_NAME: 'a-model',
  }
  const modelOf = (over: Record<string, string> = {}) => {
    const read = readSettings({ ...production, ...over })
    return read.ok ? read.settings.languageModel : read.problems
  }

  it('are none unless it is configured, whatever else is set', () => {
    expect(modelOf()).toBeNull()
    expect(modelOf({ LANGUAGE_MODEL_API: 'azure', LANGUAGE_MODEL_TIMEOUT_MS: '900' })).toBeNull()
  })

  it('have usual values where only the three that are needed are set', () => {
    expect(modelOf(model)).toEqual({
      ...{ api: 'openai', endpoint: 'https://name.openai.azure.com', key: 'the-key', name: 'a-model' },
      ...{ apiVersion: '2024-10-21', timeoutMs: 6000 },
    })
  })

  it.each(Object.keys(model))('name %s when it alone is missing', (name) => {
    expect(modelOf({ ...model, [name]: '' })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is missing: set it to .+\\.$`)),
    ])
  })

  it.each([
    ['LANGUAGE_MODEL_ENDPOINT', 'http://name.example/v1'],
    ['LANGUAGE_MODEL_ENDPOINT', 'name.openai.azure.com'],
    ['LANGUAGE_MODEL_API', 'gemini'],
    ['LANGUAGE_MODEL_NAME', 'a model'],
    ['LANGUAGE_MODEL_API_VERSION', 'the newest?'],
    ['LANGUAGE_MODEL_TIMEOUT_MS', '20000'],
    ['LANGUAGE_MODEL_TIMEOUT_MS', 'soon'],
  ])('say what %s must be when it is %s', (name, value) => {
    expect(modelOf({ ...model, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} cannot be read: it must be .+\\.$`)),
    ])
  })

  it('take an unencrypted address of this machine only, and not for Azure', () => {
    const local = { ...model, LANGUAGE_MODEL_ENDPOINT: 'http://127.0.0.1:8080/v1' }
    expect(modelOf(local)).toMatchObject({ endpoint: 'http://127.0.0.1:8080/v1' })
    expect(modelOf({ ...local, LANGUAGE_MODEL_API: 'azure' })).toEqual([
      'LANGUAGE_MODEL_ENDPOINT cannot be read: for azure it must be an https address.',
    ])
  })

  it('refuse to be combined with a setting that makes the SDK print questions', () => {
    expect(modelOf({ ...model, DEBUG: 'true' })).toEqual([expect.stringMatching(/^DEBUG must not be true/)])
    expect(modelOf({ DEBUG: 'true' })).toBeNull()
  })
})

describe('the demonstration’s settings', () => {
  const read = (environment: Record<string, string>) =>
    readSettings({ ...demonstrationSettings(environment), DEMONSTRATION: 'true' })

  it('have a safeguarding text that says that it is a demonstration', () => {
    const settings = read({})
    expect(settings.ok && settings.settings.safeguarding?.text).toMatch(/^This is a demonstration/)
  })

  it('lend neither that text nor its day to a council’s own', () => {
    expect(read({ SAFEGUARDING_TEXT: 'Ring the duty desk.' }).ok).toBe(false)
    const own = { SAFEGUARDING_TEXT: 'Ring the duty desk.', SAFEGUARDING_TEXT_DATE: '2026-11-03' }
    expect(read(own)).toMatchObject({
      settings: { safeguarding: { text: 'Ring the duty desk.', checkedOn: '2026-11-03' } },
    })
  })
})
