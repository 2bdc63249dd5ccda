import { describe, expect, it } from 'vitest'
import { ask } from '../../support/ask-engine.ts'

describe('a figure that is named outright', () => {
  it.each([
    ['obese Reception children?', '9.1%'],
    ["what's the in-learning rate?", '83.6%'],
    ['Schools with School Travel Plans in the 2011-12 plan', '83%'],
    ['and pupils who have tried drugs?', '10%'],
  ])('is told plainly: %s', (question, told) => {
    const { answer, memory } = ask(question)
    expect([answer.kind, memory.query?.kind]).toEqual(['answer', 'figures'])
    expect(answer.text).toContain(told)
  })

  it.each(['who monitors the in-learning rate?', 'why is the in-learning rate rising?'])(
    'is no answer where something else is asked of it: %s',
    (question) => {
      expect(ask(question).answer.kind).not.toBe('answer')
    },
  )
})
