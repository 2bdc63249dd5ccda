import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/progress/update.ts'
import { updateOf } from '../cards/small-plan.ts'
import { ask } from '../support/ask-engine.ts'

const at = (ref: string, stage: Report['stage'], confidence: Report['confidence'] = null): Report => ({
  ...updateOf({ stage, confidence }),
  ...{ planId: 'herts-2011', actionKey: `herts-2011/${ref.slice(0, 1)}/${ref}`, activityId: ref },
})
const updates = [
  at('2.1', 'On hold'),
  at('2.2', 'In progress', 'Red'),
  at('2.3', 'In progress', 'Amber'),
  at('2.5', 'Stopped'),
  at('1.1', 'In progress', 'Green'),
].map((update, i) => ({ ...update, sequence: i + 1 }))
/** The kind of the answer, and its first line without how many there are. */
function told(text: string): string {
  const { answer } = ask(text, { updates })
  const [first = ''] = answer.text.split('\n')
  return `${answer.kind}: ${first.replace(/^\d+ actions? /, '')}`
}

describe('a question for actions at several stages or confidences', () => {
  it.each([
    ['is anything amber or red', 'reported as Red or Amber: 2.2 and 2.3.'],
    ['anything amber or red', 'reported as Red or Amber: 2.2 and 2.3.'],
    ['Is there anything red or amber now?', 'reported as Red or Amber: 2.2 and 2.3.'],
    ['is anything on hold or stopped?', 'reported as Stopped or On hold: 2.1 and 2.5.'],
    ['which actions are on hold or red?', 'reported as On hold or Red: 2.1 and 2.2.'],
    ['anything green or stopped', 'reported as Stopped or Green: 1.1 and 2.5.'],
  ])('lists those at any of them: %s', (text, list) => {
    expect(told(text)).toBe(`answer: ${list}`)
  })

  it('leaves out the one that it shuts out', () => {
    expect(ask('which actions are amber, not red', { updates }).answer.text).toContain(
      'reported as Amber: 2.3.',
    )
  })
})

describe('a question for a stage within a priority', () => {
  it.each([
    ['anything stopped in priority 2', 'reported as Stopped: 2.5.'],
    ['what is stopped in priority 2?', 'reported as Stopped: 2.5.'],
    ['stopped in priority 2?', 'reported as Stopped: 2.5.'],
    ['anything on hold in priority 2', 'reported as On hold: 2.1.'],
    ['anything in progress in priority 2', 'reported as In progress: 2.2 and 2.3.'],
    ['which actions in priority 2 are in progress?', 'reported as In progress: 2.2 and 2.3.'],
    ['anything red or on hold in priority 2?', 'reported as On hold or Red: 2.1 and 2.2.'],
  ])('is answered plainly: %s', (text, list) => {
    expect(told(text)).toBe(`answer: in priority 2 ${list}`)
  })

  it('is none for a lead who has stopped leading', () => {
    expect(ask('who stopped leading priority 2?', { updates }).answer.text).toContain('gives it up')
  })
})
