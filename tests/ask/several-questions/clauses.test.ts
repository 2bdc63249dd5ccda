import { describe, expect, it } from 'vitest'
import { clausesOf } from '../../../src/ask/several-questions/clauses.ts'

describe('splitting a message', () => {
  it('finds two questions in one sentence', () => {
    expect(
      clausesOf('Who leads priority 3, and when is action 2.2 due?').map((clause) => clause.text),
    ).toEqual(['Who leads priority 3?', 'when is action 2.2 due?'])
  })

  it('does not split within a number or a list of things', () => {
    expect(clausesOf('Who leads 2.3 and 2.4?')).toHaveLength(1)
  })

  it('tells asides from questions', () => {
    expect(clausesOf('We had an away day. When is 2.3 due?').map((clause) => clause.question)).toEqual([
      false,
      true,
    ])
  })
})
