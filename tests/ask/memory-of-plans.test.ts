import { describe, expect, it } from 'vitest'
import { freshMemory, remember } from '../../src/ask/conversation/conversation.ts'

describe('the memory of what was told', () => {
  const query = { kind: 'tagged', of: 'Outcome Bee', name: 'Be Safe', as: 'priorities' } as const
  const before = {
    ...freshMemory,
    planId: 'herts-2018',
    records: ['herts-2018/figure-11'],
    milestone: 'herts-2018/1#1',
  }

  it('keeps the records of the plan that is asked further', () => {
    const after = remember(before, query, 'and be safe?', {}, 'herts-2018', 'follows on')
    expect(after).toMatchObject({ records: before.records, milestone: before.milestone })
  })

  it('leaves out the records of a plan that the conversation has left', () => {
    const after = remember(before, query, 'and be safe?', {}, 'herts-2023', 'follows on')
    expect(after).toMatchObject({ planId: 'herts-2023', records: [], milestone: null })
  })
})
