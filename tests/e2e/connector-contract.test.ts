import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startConnector } from '../../bench/fire/delivery/child-processes.ts'
import { demonstrationTenant } from '../../src/config.ts'
import { botAccount, currentUser, otherPeople, team } from '../../src/demo/people.ts'
import { changesOf } from '../support/contract/changes.ts'
import { differencesOf, withoutReason, type Deliberate } from '../support/contract/compare.ts'
import { unknown } from '../support/contract/mistakes.ts'
import { titleOf } from '../support/contract/names.ts'
import type { Answer, Exchange } from '../support/contract/recorder.ts'
import { replay } from '../support/contract/replay.ts'
import { shapesOf, type Shape } from '../support/contract/shape.ts'
import { playOnPlayground, playOnStandIn, type Played } from '../support/contract/sides.ts'

/**
 * What the stand-in means to do otherwise than the Playground, each with its reason. Whatever else differs must be mended,
 * in tests/support/connector-stand-in.ts and beside it.
 */
const deliberate: Deliberate[] = [
  {
    ...{ step: 'mistakes', title: 'POST /v3/conversations for', at: 'status' },
    ...{ playground: '500', standIn: '404' },
    reason:
      'The Playground fails on a post to a channel that is not there. Every other request for what is not there is answered 404.',
  },
]

let playground: Played
let expected: Shape[]
let standIn: Played
let another: Played
beforeAll(async () => {
  ;[playground, standIn, another] = await Promise.all([
    playOnPlayground(),
    playOnStandIn(),
    playOnStandIn(slightlyOther),
  ])
  expected = shapes(playground)
})

/** One status and one field of what the stand-in answers as another might have them; neither troubles the bot. */
function slightlyOther({ method, path, status, answer }: Exchange): Answer {
  if (status === 200 && method === 'PUT') return { status: 202, answer }
  if (status !== 200 || !path.includes('/members/')) return { status, answer }
  const { userPrincipalName, ...others } = z.looseObject({ userPrincipalName: z.string() }).parse(answer)
  return { status, answer: others }
}

const shapes = ({ recording, chat }: Played): Shape[] =>
  shapesOf(
    recording,
    new Map([
      ...[currentUser, ...otherPeople].map(({ id, name }): [string, string] => [id, name]),
      [botAccount.id, 'the bot'],
      [team.id, 'the team'],
      [demonstrationTenant, 'the tenant'],
      [chat, 'own chat'],
      ...Object.entries(unknown).map(([what, id]): [string, string] => [id, `unknown ${what}`]),
    ]),
  )
/** Compares with the Playground; gives what has no reason. */
const compare = (played: Played): string[] =>
  withoutReason(differencesOf(expected, shapes(played)), deliberate)

describe('the stand-in for Teams’ connector', () => {
  it('does with the bot what the Agents Playground does, but for what is listed with its reason', () => {
    expect(compare(standIn)).toEqual([])
  })

  it('is compared over every kind of request between the bot and Teams', () => {
    const kinds = playground.recording.map((one) => `${titleOf(one, () => 'id')}: ${one.status}`)
    expect([...new Set(kinds)].toSorted()).toEqual([
      'GET /v3/conversations/‹id›/members/‹id›: 200',
      'GET /v3/conversations/‹id›/members/‹id›: 404',
      'GET /v3/conversations/‹id›/pagedmembers?pageSize=500: 200',
      'GET /v3/conversations/‹id›/pagedmembers?pageSize=500: 404',
      'GET /v3/teams/‹id›/conversations: 200',
      'GET /v3/teams/‹id›/conversations: 404',
      'POST /api/messages with installationUpdate (channel): 200',
      'POST /api/messages with installationUpdate (personal): 200',
      'POST /api/messages with invoke (personal): 200',
      'POST /api/messages with message (channel): 200',
      'POST /api/messages with message (personal): 200',
      'POST /v3/conversations for ‹id›: 201',
      'POST /v3/conversations for ‹id›: 500',
      'POST /v3/conversations/‹id›/activities/‹id›: 201',
      'POST /v3/conversations/‹id›/activities/‹id›: 202',
      'POST /v3/conversations/‹id›/activities/‹id›: 404',
      'POST /v3/conversations/‹id›/activities: 201',
      'POST /v3/conversations/‹id›/activities: 404',
      'PUT /v3/conversations/‹id›/activities/‹id›: 200',
      'PUT /v3/conversations/‹id›/activities/‹id›: 404',
    ])
  })

  it('hands out the ids that the bot uses next: of the chat it opened, the message in it and the thread', () => {
    const titles = shapes(standIn).map(({ title }) => title)
    const opened = '‹id of digest: POST /v3/conversations for ‹David Evans››'
    expect(titles).toContain(
      `PUT /v3/conversations/${opened}/activities/‹id of digest: POST /v3/conversations/${opened}/activities›`,
    )
    const thread = 'of digest: POST /v3/conversations for ‹the team››'
    expect(titles).toContain(`PUT /v3/conversations/‹id ${thread}/activities/‹activityId ${thread}`)
    expect(titles.filter((title) => title.includes('nobody gave'))).toEqual([])
  })
})

describe('the stand-in that the delivery benches send to', () => {
  it('answers the bot’s deliveries and edits as the Agents Playground does, when it injects no faults', async () => {
    const delivered = playground.recording.filter(
      ({ to, step }) => to === 'Teams' && ['digest', 'save', 'more fields'].includes(step),
    )
    const connector = await startConnector(0)
    const recording = await replay(delivered, connector.url)
    await connector.stop()
    expect(recording).toHaveLength(7)
    const [theirs, ours] = [delivered, recording].map((some) => shapes({ ...playground, recording: some }))
    expect(withoutReason(differencesOf(theirs!, ours!), [])).toEqual([])
  })
})

describe('the comparison', () => {
  it('reports another stand-in, with one status and one field changed, and nothing else of it', () => {
    const found = compare(another)
    const edits = found.filter((sentence) => sentence.includes('PUT /v3/conversations/'))
    expect(edits).toHaveLength(3)
    for (const edit of edits) {
      expect(edit).toMatch(/: status is 200 with the Playground, 202 with the stand-in$/)
    }
    expect(found.filter((sentence) => !edits.includes(sentence))).toEqual([
      'install in a chat: GET /v3/conversations/‹own chat›/members/‹Darren Newman›: answer.userPrincipalName is string with the Playground, absent with the stand-in',
    ])
  })

  it('reports each single status, field, kind of value or used id that is changed in what the stand-in says', () => {
    const changes = changesOf(standIn.recording)
    expect(changes.length).toBeGreaterThan(400)
    const unseen = changes.filter(({ recording }) => compare({ ...standIn, recording }).length === 0)
    expect(unseen.map(({ what }) => what)).toEqual([])
  })

  it('reports a request that only one of the two has had', () => {
    const recording = standIn.recording.slice(0, -1)
    expect(compare({ ...standIn, recording })).toEqual([
      expect.stringMatching(/: exchange is made with the Playground, not made with the stand-in$/),
    ])
  })

  it('reports a difference that is listed and no longer there', () => {
    expect(compare(playground)).toEqual([
      expect.stringMatching(/^mistakes: POST .* status no longer differs as the list says$/),
    ])
  })
})
