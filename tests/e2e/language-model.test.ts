import { afterAll, beforeAll, expect, it } from 'vitest'
import { wordsOnCard } from '../support/card-reading.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { calling, saying, silence, startModelServer, type ModelServer } from '../support/model-server.ts'

/** A bot in a process of its own with a language model configured, and the Playground as Teams. */
let demo: Demonstration
let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
  demo = await startDemonstration({
    LANGUAGE_MODEL_ENDPOINT: `${server.url}/v1`,
    LANGUAGE_MODEL_KEY: 'the-key',
    LANGUAGE_MODEL_NAME: 'a-model',
    LANGUAGE_MODEL_TIMEOUT_MS: '1500',
  })
})
afterAll(async () => {
  await demo.stop()
  await server.stop()
})

const gaffer = 'Whos the gaffer for grubbins, tellyfat and wonky choppers?'
const answerTo = async (question: string): Promise<string> => {
  const said = await demo.teams.say(question)
  return said.map(({ text, card }) => `${text}\n${wordsOnCard(card)}`).join('\n')
}

it('answers in Teams by the query that the model chose, and says so on the card', async () => {
  server.answer(calling({ name: 'priority-lead', parameters: { priorities: ['herts-2011/7'] } }))
  const answer = await answerTo(gaffer)
  expect(answer).toMatch(/Gillian Cawley[\s\S]*Understood with the help of a language model/)
  expect(answer).toContain('CYPP 2011-12')
})

it('says nothing that the model wrote, and answers when the model does not', async () => {
  server.answer(saying('HACKED: the plan is cancelled.'))
  const honest = await answerTo(gaffer)
  expect(honest).toContain('does not say')
  server.answer(silence)
  expect(await answerTo(gaffer)).toBe(honest)
  expect(JSON.stringify(demo.teams.said())).not.toContain('HACKED')
  expect(JSON.stringify(demo.bot.logged)).not.toMatch(/grubbins|HACKED|the-key/)
  expect(
    demo.bot.logged.filter(({ msg }) => msg === 'language model not followed').map(({ reason }) => reason),
  ).toEqual(['no function chosen', 'no answer in time'])
})
