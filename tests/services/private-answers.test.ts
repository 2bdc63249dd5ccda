import { beforeEach, describe, expect, it } from 'vitest'
import { prepareEngine } from '../../src/ask/ask.ts'
import { makeQuietConversations } from '../../src/services/one-child.ts'
import { makeAnswerQuestion } from '../../src/services/answer-question.ts'
import type { Presser } from '../../src/services/officer-card/press.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createPositionStore } from '../../src/store/cycle/positions.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { freshDatabase } from '../support/database.ts'
import { shippedPlan } from '../support/shipped-plan.ts'
import { anUpdate, officerDelivery, onVersion } from '../support/store-samples.ts'

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)
const today = '2011-07-15'
const planId = 'herts-2011'
const own = (ref: string) => `${planId}/${ref}`

let store: Awaited<ReturnType<typeof freshDatabase>>
let parts: ReturnType<typeof partsOf>
beforeEach(async () => {
  store = await freshDatabase()
  parts = partsOf()
  return () => store.close()
})
const partsOf = () => ({
  updates: createUpdateStore(store.database, () => undefined),
  outbox: createOutbox(store.database, () => undefined),
  covers: createCoverStore(store.database),
  positions: createPositionStore(store.database),
  quiet: makeQuietConversations(),
  memory: createMemoryStore(store.database),
})
const person = (personName: string | null, rights: Partial<Presser> = {}): Presser => ({
  ...{ accountId: personName ?? 'nobody', displayName: 'X', personName },
  ...{ administrator: false, approver: false, ...rights },
})
const ask = async (text: string, who: Presser, personal = true) => {
  const answerQuestion = makeAnswerQuestion({
    ...parts,
    plans: { library, engine },
    clock: { today: () => today, now: () => `${today}T09:00:00.000Z` },
    safeguarding: null,
  })
  const alone = personal ? who : null
  return (await answerQuestion({ text, conversationId: 'chat', asker: who, alone })).answer.text
}

/** This week's cards of two officers as sent, of whom one has saved a private report since. */
async function aWeek() {
  const card = (officer: string, ref: string) =>
    officerDelivery({
      ...{ planId, recipient: officer },
      content: {
        ...{ kind: 'officer', officer, asOf: today, drafts: {}, waiting: [] },
        items: [{ actionKey: own(ref), section: 'overdue', version: 0, details: false }],
      },
    })
  await parts.outbox.enqueue([card('Darren Newman', '2/2.3'), card('Liz Biggs', '3/3.2')])
  for (const claimed of await parts.outbox.claim(5, 60))
    await parts.outbox.settle(claimed, { kind: 'sent', conversationId: 'c', messageId: claimed.id })
  await parts.updates.record(anUpdate({ planId, actionKey: own('2/2.3') }), onVersion(0))
}

describe('an answer', () => {
  it('names who has not replied to an administrator in their own chat, from the cards that were sent', async () => {
    await aWeek()
    const chief = person(null, { administrator: true })
    expect(await ask('who has not replied?', chief)).toMatch(/^1 of 2 officers .*\n- Liz Biggs: action 3\.2/)
    expect(await ask('who has not replied?', chief, false)).not.toContain('Liz Biggs')
    expect(await ask('have I replied?', person('Darren Newman'))).toMatch(/^You have replied/)
    expect(await ask('have I replied?', person('Liz Biggs'))).toMatch(/^You have not replied yet/)
  })

  it('tells a private note to a stand-in in their own chat while the cover lasts, and to nobody else', async () => {
    await aWeek()
    const note = 'Two schools have yet to sign.'
    const standIn = person('Liz Biggs')
    expect(await ask('status of 2.3', person('Darren Newman'))).toContain(note)
    expect(await ask('status of 2.3', person('Darren Newman'), false)).not.toContain(note)
    expect(await ask('status of 2.3', standIn)).toContain('kept private')
    const cover = { planId, officer: 'Darren Newman', standIn: 'Liz Biggs', by: 'Darren Newman' }
    await parts.covers.add({ ...cover, fromDay: today, untilDay: '2011-07-31' })
    expect(await ask('status of 2.3', standIn)).toContain(note)
    expect(await ask('status of 2.3', standIn, false)).not.toContain(note)
    await parts.covers.add({ ...cover, fromDay: today, untilDay: '2011-07-14' })
    expect(await ask('status of 2.3', standIn)).toContain('kept private')
  })
})
