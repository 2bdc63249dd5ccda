import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manager } from '../../src/demo/people.ts'
import { hasButton, inputValue } from '../support/card-reading.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { ownCard, pressOn } from '../support/press-card.ts'

let demo: Demonstration
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-rules-'))
  const rules = await readFile('data/reporting/progress.yaml', 'utf8')
  const file = path.join(folder, 'progress.yaml')
  await writeFile(file, rules.replace('actionsAtOnce: 20', 'actionsAtOnce: 1'))
  demo = await startDemonstration({ REPORTING_FILE: file })
})
afterAll(async () => {
  await demo.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('an officer with more actions than the council’s rules show at once', () => {
  it('is shown the rest when they ask, once, and keeps what they had typed', async () => {
    const card = await ownCard(demo.teams)
    expect([hasButton(card.card, 'Save 2.2'), hasButton(card.card, 'Save 2.3')]).toEqual([true, false])
    const stranger = await pressOn(demo.teams, card, 'Show', {}, manager.id)
    expect(stranger.words).toContain('Nothing is shown: these actions are somebody else’s')

    const note = { 'note|herts-2011/2/2.2': 'half a thought' }
    const { answer, words } = await pressOn(demo.teams, card, 'Show', note)
    expect(hasButton(answer?.value, 'Show')).toBe(false)
    expect(inputValue(answer?.value, 'note|herts-2011/2/2.2')).toBe('half a thought')
    expect(words).not.toContain('on their way already')
    const next = await demo.teams.until('the card of the rest', (messages) =>
      messages.find(({ card: sent }) => hasButton(sent, 'Save 2.3')),
    )
    expect(next.conversationId).toBe(card.conversationId)
    expect(next.messageId).not.toBe(card.messageId)
    expect(hasButton(next.card, 'Save 2.2')).toBe(false)

    expect((await pressOn(demo.teams, card, 'Show')).words).toContain('on their way already')
    const saved = await pressOn(demo.teams, next, 'Save 2.3', { 'status|herts-2011/2/2.3': 'on-hold' })
    expect(saved.words).toContain('Saved: On hold')
    const cards = demo.teams.said().filter(({ edited, card: sent }) => !edited && hasButton(sent, 'Save 2.3'))
    expect(cards).toHaveLength(1)
  })
})
