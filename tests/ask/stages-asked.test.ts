import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/progress/update.ts'
import { updateOf } from '../cards/small-plan.ts'
import { alone, ask } from '../support/ask-engine.ts'

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
  at('3.2', 'Complete'),
  at('3.1', 'Not started'),
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

  it.each([
    ['anything finished or stopped in priority 3', 'in priority 3 reported as Complete or Stopped: 3.2.'],
    ['finished and stopped actions in priority 3', 'in priority 3 reported as Complete or Stopped: 3.2.'],
    ['what is underway in priority 2', 'in priority 2 reported as In progress: 2.2 and 2.3.'],
    ['which actions have been delivered', 'reported as Complete: 3.2.'],
    ['not begun in priority 3', 'in priority 3 reported as Not started: 3.1.'],
    ['what has not started in priority 3?', 'in priority 3 reported as Not started: 3.1.'],
    ['what is on ice', 'reported as On hold: 2.1.'],
    ['what’s parked in priority 2', 'in priority 2 reported as On hold: 2.1.'],
    ['anything shelved?', 'reported as On hold: 2.1.'],
    ['which actions are abandoned', 'reported as Stopped: 2.5.'],
    [
      'anything shelved or scrapped under priority 2?',
      'in priority 2 reported as Stopped or On hold: 2.1 and 2.5.',
    ],
    ['is priority 3 done?', 'in priority 3 reported as Complete: 3.2.'],
    ['what is stuck or parked in priority 2', 'in priority 2 reported as On hold or Red: 2.1 and 2.2.'],
  ])('is answered by the words people use for it: %s', (text, list) => {
    expect(told(text)).toBe(`answer: ${list}`)
  })

  it('asks for every other stage where one is denied, and for those without an update', () => {
    expect(ask('which actions in priority 3 are not finished?', { updates }).answer.text).toMatch(
      /in priority 3 reported as Not started or In progress or On hold or Stopped or without an update yet: (?!.*3\.2)/,
    )
  })

  it('is none where words are left that say something else', () => {
    for (const text of ['what must be finished in priority 2', 'which children are at risk in priority 2']) {
      expect(ask(text, { updates }).answer.text).not.toContain('reported as')
    }
  })

  it('is none for a lead who has stopped leading', () => {
    expect(ask('who stopped leading priority 2?', { updates }).answer.text).toContain('gives it up')
  })
})

describe('a question for a stage of somebody’s actions', () => {
  it.each([
    'what has Darren Newman parked or started?',
    'which of mine are underway',
    'what have I started',
    'my actions in progress',
    'anything underway or shelved of mine?',
  ])('is answered plainly: %s', (text) => {
    const { answer } = ask(text, { updates, reader: alone('Darren Newman') })
    expect(answer.kind).toBe('answer')
    expect(answer.text).toMatch(
      /^2 actions with Darren Newman as lead officer reported as .*: 2\.2 and 2\.3\./,
    )
  })

  it('is not answered for everybody where the asker is unknown', () => {
    expect(ask('what have I finished in priority 3?', { updates }).answer.query?.kind).toBe('asker-unknown')
  })

  it('is none where the word is said of a person', () => {
    for (const text of [
      'has Jenny Coles been dropped?',
      'is Jenny Coles stuck?',
      'I am stuck, what do I do',
    ]) {
      expect(ask(text, { updates }).answer.text).not.toContain('reported as')
    }
  })
})
