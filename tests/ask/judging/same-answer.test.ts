import { describe, expect, it } from 'vitest'
import { ask } from '../../support/ask-engine.ts'

describe('candidates that tell the same', () => {
  it.each([
    ['how many looked after children were adopted in 2016-17?', '100'],
    ['How many actions does Caroline Swindells have?', '3'],
    ['David Ring - which actions?', '1.2'],
    ['What is the hub and spoke model?', 'hub'],
  ])('count together, so that “%s” is answered plainly', (question, told) => {
    const { answer } = ask(question)
    expect(answer.kind).toBe('answer')
    expect(answer.text).toContain(told)
  })

  it('make a number no surer where somebody is asked for', () => {
    const { memory } = ask('how many looked after children were adopted in 2016-17?')
    expect(ask('who adopted them?', { memory }).answer.kind).not.toBe('answer')
  })
})
