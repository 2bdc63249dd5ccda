import { describe, expect, it } from 'vitest'
import { alone, ask } from '../support/ask-engine.ts'

/** Darren Newman leads 2.2 and 2.3, Liz Biggs 3.2; Jenny Coles leads priority 2 and its action 2.1. */
const replies = [
  { officer: 'Darren Newman', actionKeys: ['herts-2011/2/2.2', 'herts-2011/2/2.3'], replied: false },
  { officer: 'Jenny Coles', actionKeys: ['herts-2011/2/2.1'], replied: true },
  { officer: 'Liz Biggs', actionKeys: ['herts-2011/3/3.2'], replied: false },
]
const say = (question: string, more: Parameters<typeof ask>[1] = {}) =>
  ask(question, { replies, ...more }).answer.text
const names = (text: string) => replies.map(({ officer }) => officer).filter((name) => text.includes(name))

describe('who has not replied', () => {
  it('is a count and no name where others hear it, whoever asks and however', () => {
    for (const question of [
      'who hasn’t replied?',
      'who has not updated yet this week?',
      'how many officers have not replied?',
      'who still has to reply?',
    ]) {
      const text = say(question, { asker: 'Jenny Coles' })
      expect(text).toMatch(/^2 of 3 officers who were sent a card this week have not replied\./)
      expect(text).toContain('told only in private')
      expect(names(text)).toEqual([])
    }
    for (const question of ['have I replied?', 'has Darren Newman replied?']) {
      const text = say(question, { asker: 'Liz Biggs' })
      expect(text).toContain('told only in private')
      expect(text).not.toMatch(/not replied yet|Darren/)
    }
  })

  it('is everybody by name, with their actions, for an administrator in their own chat', () => {
    const text = say('who hasn’t replied?', { reader: alone(null, { administrator: true }) })
    expect(text.split('\n').slice(0, 3)).toEqual([
      '2 of 3 officers who were sent a card this week have not replied.',
      '- Darren Newman: actions 2.2 and 2.3',
      '- Liz Biggs: action 3.2',
    ])
    expect(text).not.toContain('told only in private')
  })

  it('is the officers of their priority for its lead, and that there are others', () => {
    const text = say('who hasn’t replied?', { reader: alone('Jenny Coles') })
    expect(text).toContain('- Darren Newman: actions 2.2 and 2.3')
    expect(names(text)).toEqual(['Darren Newman'])
    expect(text).toContain('told only in private')
  })

  it('is their own for an officer, in their own chat', () => {
    const reader = alone('Liz Biggs')
    expect(say('have I replied?', { reader })).toMatch(
      /^You have not replied yet: this week’s card asks about action 3\.2\./,
    )
    expect(say('have I replied?', { reader: alone('Jenny Coles') })).toMatch(/^You have replied to/)
    expect(names(say('who hasn’t replied?', { reader }))).toEqual(['Liz Biggs'])
    expect(names(say('has Darren Newman replied?', { reader }))).toEqual([])
    expect(say('have I replied?', { reader: alone('Karen Dorney') })).toMatch(/^No card was sent to you/)
    expect(say('have I replied?', { reader: alone(null) })).toMatch(/names nobody whom I can match/)
  })

  it('is asked of one priority, and of a week without cards', () => {
    expect(say('who has not replied in priority 3?')).toMatch(
      /^1 of 1 officer who was sent a card this week in/,
    )
    expect(say('who has not replied?', { replies: [] })).toMatch(/^No officer has been sent a card this week/)
    expect(ask('who has not replied?').answer.text).toContain('not known here')
  })
})
