import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/progress/update.ts'
import { updateOf } from '../cards/small-plan.ts'
import { ask } from '../support/ask-engine.ts'

const at = (sequence: number, day: string, confidence: Report['confidence']): Report => ({
  ...updateOf({ stage: 'In progress', confidence }),
  ...{ planId: 'herts-2011', actionKey: 'herts-2011/2/2.3', sequence, version: sequence },
  ...{ recordedAt: `${day}T10:00:00Z`, activityId: day, recordedBy: 'Darren Newman' },
})
const updates = [at(1, '2011-06-10', 'Green'), at(2, '2011-07-04', 'Red')]

describe('a question for what an action said', () => {
  it.each([
    ['last month', '30 June 2011'],
    ['two weeks ago', '1 July 2011'],
    ['a fortnight ago', '1 July 2011'],
    ['a month ago', '15 June 2011'],
    ['yesterday', '14 July 2011'],
    ['at Easter', '24 April 2011'],
    ['at Easter 2010', '4 April 2010'],
    ['at Christmas', '25 December 2010'],
  ])('tell plainly what an action said %s', (when, day) => {
    const { answer } = ask(`what did 2.3 say ${when}?`, { updates })
    expect(answer.kind).toBe('answer')
    expect(answer.text).toMatch(new RegExp(`^As at ${day}: Action 2\\.3: `))
  })

  it('tell what an action said last, where its last report is asked for', () => {
    for (const words of ['in the last report', 'in its latest update', 'last time']) {
      const { answer } = ask(`what did 2.3 say ${words}?`, { updates })
      expect(answer.kind).toBe('answer')
      expect(answer.text).toContain('In progress (Red), recorded by Darren Newman on 4 July 2011')
    }
  })
})
