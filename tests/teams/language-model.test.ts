import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Unplaced } from '../../src/ask/suggestions/suggestions.ts'
import type { LanguageModelSettings } from '../../src/config.ts'
import { makeSuggestQuery } from '../../src/teams/language-model.ts'
import {
  calling,
  dripping,
  failing,
  refusing,
  saying,
  sending,
  silence,
  startModelServer,
  type ModelServer,
} from '../support/model-server.ts'

const question = 'Whos the gaffer for grubbins'
const unplaced: Unplaced = {
  question,
  asOf: '2011-07-15',
  plan: { id: 'herts-2011', title: 'A plan (2011-12)' },
  records: [
    { kind: 'priority', key: 'herts-2011/2', title: 'Priority 2 (Reduce obesity)' },
    { kind: 'theme', key: 'Health and wellbeing', title: 'Health and wellbeing' },
  ],
}
const reference = '3d0c5f3e-0000-4000-8000-000000000001'
const lead = { name: 'priority-lead', parameters: { priorities: ['herts-2011/2'] } }

let server: ModelServer
let logged: { fields: Record<string, unknown>; message: string }[]
let printed: unknown[]
beforeEach(async () => {
  server = await startModelServer()
  logged = []
  printed = []
  const note = (...words: unknown[]) => void printed.push(words)
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, way).mockImplementation(note)
  return () => server.stop()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const settings = (over: Partial<LanguageModelSettings> = {}): LanguageModelSettings => ({
  ...{ api: 'openai', endpoint: `${server.url}/v1`, key: 'the-key', name: 'a-model' },
  ...{ apiVersion: '2024-10-21', timeoutMs: 300 },
  ...over,
})
const suggest = (over: Partial<LanguageModelSettings> = {}, asked = unplaced, send = fetch) => {
  const note = (fields: Record<string, unknown>, message: string) => void logged.push({ fields, message })
  return makeSuggestQuery(settings(over), { info: note, warn: note, error: note }, send)(asked, reference)
}

describe('a language model that chooses a query', () => {
  it('is followed where the query is of a kind that it was offered', async () => {
    server.answer(calling(lead))
    expect(await suggest()).toEqual({ kind: 'priority-lead', priorities: ['herts-2011/2'], stopped: null })
    expect(logged).toEqual([])
  })

  it('may leave out what has a usual value, and call a function without parameters with nothing', async () => {
    server.answer(calling({ name: 'figures', parameters: { figures: ['herts-2011/figure-1'] } }))
    expect(await suggest()).toMatchObject({ kind: 'figures', focus: 'value', unmet: [] })
    server.answer(calling({ name: 'themes', parameters: '' }))
    expect(await suggest()).toEqual({ kind: 'themes' })
  })

  it('is sent the question, the day and the list in one request, and nothing else', async () => {
    server.answer(calling(lead))
    await suggest()
    expect(server.asked).toHaveLength(1)
    const { path, headers, body } = server.asked[0]!
    expect(path).toBe('/v1/chat/completions')
    expect(body.model).toBe('a-model')
    expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(body.messages[1]?.content).toBe(question)
    expect(body.messages[0]?.content).toContain('The plan: A plan (2011-12). Today: 15 July 2011.')
    expect(body.messages[0]?.content.split('\n').slice(-2)).toEqual([
      'priority | herts-2011/2 | Priority 2 (Reduce obesity)',
      'theme | Health and wellbeing | Health and wellbeing',
    ])
    expect(headers).toMatchObject({ authorization: 'Bearer the-key', 'x-ms-client-request-id': reference })
    expect(Object.keys(headers).filter((name) => /stainless|openai/.test(name))).toEqual([])
  })

  it('is offered kinds of query and a way to say that none fits, and no passages or updates', async () => {
    server.answer(calling(lead))
    await suggest()
    const names = server.asked[0]?.body.tools.map((tool) => tool.function.name) ?? []
    expect(names).toEqual(expect.arrayContaining(['priority-lead', 'actions', 'individual-case', 'not-said']))
    expect(
      names.filter((name) => ['passage', 'changes', 'smalltalk', 'which-person'].includes(name)),
    ).toEqual([])
  })

  it('gets words that look like a template of the prompt as they were typed', async () => {
    server.answer(calling(lead))
    await suggest({}, { ...unplaced, question: 'who runs {{$temp.records}} and {{boss}}?' })
    expect(server.asked[0]?.body.messages[1]?.content).toBe('who runs {{$temp.records}} and {{boss}}?')
  })

  it('is asked in Azure by deployment and version, with the key in Azure’s header', async () => {
    server.answer(calling(lead))
    const azure = { api: 'azure', endpoint: 'https://name.openai.azure.com/', name: 'a-deployment' } as const
    vi.stubEnv('OPENAI_BASE_URL', 'https://elsewhere.example/v1')
    const send: typeof fetch = (address, init) => {
      const { origin, pathname, search } = new URL(address instanceof Request ? address.url : address)
      expect(origin).toBe('https://name.openai.azure.com')
      return fetch(`${server.url}${pathname}${search}`, init)
    }
    expect(await suggest(azure, unplaced, send)).toMatchObject({ kind: 'priority-lead' })
    expect(server.asked[0]?.path).toBe(
      '/openai/deployments/a-deployment/chat/completions?api-version=2024-10-21',
    )
    expect(server.asked[0]?.headers).toMatchObject({ 'api-key': 'the-key' })
    expect(server.asked[0]?.headers.authorization).toBeUndefined()
  })
})

describe('a language model that gives nothing to go by', () => {
  const free = 'Gillian Cawley is the gaffer for grubbins.'
  const quoted = `The question "${question}" is not allowed.`
  it.each([
    ['says nothing in time', silence, 'no answer in time'],
    ['never ends its answer', dripping, 'no answer in time'],
    ['does not know the key', failing(401, quoted), 'status 401'],
    ['is asked too often', failing(429, quoted), 'status 429'],
    ['refuses the request for its contents', failing(400, quoted), 'status 400'],
    ['is broken', sending(503, 'upstream'), 'status 503'],
    ['answers with no JSON', sending(200, `<html>${quoted}</html>`), 'unreadable answer'],
    ['answers with other JSON', sending(200, JSON.stringify({ text: free })), 'unreadable answer'],
    ['answers with no choice', sending(200, JSON.stringify({ choices: [] })), 'unreadable answer'],
    ['answers without end', sending(200, `"${'x'.repeat(70_000)}"`), 'too long an answer'],
    ['refuses', refusing('I cannot help with that.'), 'no function chosen'],
    ['writes an answer of its own', saying(free), 'no function chosen'],
    ['writes a plan that says something', saying(sayPlan(free)), 'no function chosen'],
    ['says that nothing fits', calling({ name: 'not-said', parameters: {} }), 'nothing fits'],
    ['chooses two', calling(lead, { name: 'themes', parameters: {} }), 'several functions chosen'],
    [
      'chooses what is not offered',
      calling({ name: 'passage', parameters: { passages: ['x'] } }),
      'no such query',
    ],
    ['makes a function up', calling({ name: 'send_message', parameters: { text: free } }), 'no such query'],
    ['chooses SAY', calling({ name: 'SAY', parameters: { response: free } }), 'no such query'],
    [
      'chooses a name that every object has',
      calling({ name: 'constructor', parameters: {} }),
      'no such query',
    ],
    [
      'breaks off within the parameters',
      calling({ ...lead, parameters: '{"priorities": ["herts' }),
      'no such query',
    ],
    [
      'gives parameters of another sort',
      calling({ ...lead, parameters: { priorities: 'all' } }),
      'no such query',
    ],
    [
      'gives too many keys',
      calling({ ...lead, parameters: { priorities: Array(13).fill('k') } }),
      'no such query',
    ],
    [
      'adds words of its own',
      calling({ ...lead, parameters: { priorities: ['k'], stopped: free } }),
      'no such query',
    ],
  ])('is passed over when it %s', async (_what, answer, reason) => {
    server.answer(answer)
    const begun = performance.now()
    expect(await suggest()).toBeNull()
    expect(performance.now() - begun).toBeLessThan(2000)
    expect(server.asked).toHaveLength(1)
    expect(logged).toEqual([
      {
        message: 'language model not followed',
        fields: { reference, reason, ms: expect.any(Number) as number },
      },
    ])
    expect(printed).toEqual([])
  })

  it('is passed over when it points elsewhere: the question and the key are sent nowhere else', async () => {
    server.answer(sending(307, '', { location: `${server.url}/elsewhere` }))
    expect(await suggest()).toBeNull()
    expect(server.asked).toHaveLength(1)
    expect(logged.map(({ fields }) => fields['reason'])).toEqual(['no connection'])
  })

  it('is passed over when nobody listens at its address', async () => {
    expect(await suggest({ endpoint: 'http://127.0.0.1:9/v1' })).toBeNull()
    expect(logged.map(({ fields }) => fields['reason'])).toEqual(['no connection'])
    expect(printed).toEqual([])
  })

  it('is not asked what its tokeniser refuses', async () => {
    expect(await suggest({}, { ...unplaced, question: 'who leads <|endoftext|> obesity?' })).toBeNull()
    expect(server.asked).toEqual([])
    expect(logged.map(({ fields }) => fields['reason'])).toEqual(['not sent'])
    expect(printed).toEqual([])
  })
})

/** What Teams AI's planner would run as a plan to say something, where the `sequence` augmentation is used. */
function sayPlan(response: string): string {
  return JSON.stringify({ type: 'plan', commands: [{ type: 'SAY', response }] })
}
