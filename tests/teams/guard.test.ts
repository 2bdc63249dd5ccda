import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../src/teams/guard.ts'
import { outcomeOfError } from '../../src/teams/send-errors.ts'

const tenant = '11111111-2222-4333-8444-555555555555'
const activity = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/teams/',
  recipient: { id: 'bot' },
  conversation: { id: 'chat', tenantId: tenant },
}
const production = { tenantId: tenant, demonstration: false }

describe('an incoming activity', () => {
  it('is taken from Teams and the configured tenant, in any case of letters', () => {
    expect(refusalOf(activity, { ...production, tenantId: tenant.toUpperCase() })).toBeNull()
  })

  it('is taken where only the channel data names the tenant', () => {
    const body = { ...activity, conversation: { id: 'chat' }, channelData: { tenant: { id: tenant } } }
    expect(refusalOf(body, production)).toBeNull()
  })

  it.each([
    ['another channel', { ...activity, channelId: 'webchat' }],
    ['no channel', { ...activity, channelId: undefined }],
    ['another tenant', { ...activity, conversation: { id: 'chat', tenantId: 'other' } }],
    ['no tenant', { ...activity, conversation: { id: 'chat' } }],
    ['no address to answer to', { ...activity, serviceUrl: undefined }],
    ['no body', undefined],
    ['a body that is no object', 'text'],
  ])('is refused with %s', (_what, body) => {
    expect(refusalOf(body, production)).not.toBeNull()
  })

  it('of the demonstration may only ask for an answer on this machine', () => {
    const demonstration = { ...production, demonstration: true }
    expect(refusalOf(activity, demonstration)).not.toBeNull()
    expect(
      refusalOf({ ...activity, serviceUrl: 'http://localhost:56150/_connector' }, demonstration),
    ).toBeNull()
  })
})

describe('a failed call to Teams', () => {
  const headers = (value: string | null) => ({ response: { headers: { get: () => value } } })

  it.each([408, 412, 429, 500, 502, 503, 504])('is tried again after %i', (statusCode) => {
    expect(outcomeOfError({ statusCode })).toMatchObject({ kind: 'retry', afterSeconds: 2 })
  })

  it('waits as long as Retry-After says', () => {
    expect(outcomeOfError({ statusCode: 429, ...headers('7') })).toMatchObject({
      kind: 'retry',
      afterSeconds: 7,
    })
    expect(outcomeOfError({ statusCode: 429, ...headers('soon') })).toMatchObject({
      kind: 'retry',
      afterSeconds: 2,
    })
  })

  it('is tried again after a broken connection', () => {
    expect(outcomeOfError(new Error('socket hang up'))).toMatchObject({ kind: 'retry' })
  })

  it.each([400, 401, 403, 404])('is given up after %i, with what to do next', (statusCode) => {
    expect(outcomeOfError({ statusCode })).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining(String(statusCode)) as string,
    })
  })
})
