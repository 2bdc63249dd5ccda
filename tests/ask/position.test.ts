import { describe, expect, it } from 'vitest'
import { standingsAtEnd, type SignedOffPosition } from '../../src/progress/position.ts'
import { updateOf } from '../cards/small-plan.ts'
import { ask, library } from '../support/ask-engine.ts'

const { plan } = library.current
const actionKey = 'herts-2011/2/2.3'
const report = updateOf({
  ...{ planId: plan.id, actionKey, recordedAt: '2011-09-28T10:00:00+01:00', note: 'private words' },
  revision: { milestoneKey: `${actionKey}#1`, to: '2011-12-31', reason: 'Tender late' },
})
const [quarter2] = plan.rounds
const position: SignedOffPosition = {
  ...{ planId: plan.id, round: quarter2!.name, asAt: '2011-09-30', signedOffOn: '2011-10-07' },
  ...{ by: 'the schedule', standings: standingsAtEnd(library.current, [report], quarter2!) },
}
/** Since it was signed off, 2.3 was completed. */
const since = updateOf({
  ...{ planId: plan.id, actionKey, sequence: 2, recordedAt: '2011-11-02T10:00:00+00:00' },
  ...{ stage: 'Complete', confidence: null },
})
const say = (question: string, memory?: Parameters<typeof ask>[1]) =>
  ask(question, { positions: [position], updates: [report, since], asOf: '2011-11-15', ...memory })

describe('a question about the end of a round', () => {
  it('is answered with its name from what was signed off, whatever was reported since', () => {
    const { text } = say('what was the position at quarter 2?').answer
    expect(text).toMatch(
      /^Quarter 2 \(July to September 2011\), as signed off on 7 October 2011: 52 actions\. /,
    )
    expect(text).toContain('. In progress (Green) 1, No update yet 51.\n13 actions were overdue')
    expect(text).toContain(
      '- Action 2.3: In progress (Green), last reported on 28 September 2011. Due 30 June 2011, so 92 days overdue on 30 September 2011.',
    )
    expect(text).not.toContain('Complete')
    expect(text).not.toContain('private words')
  })

  it.each([
    'status of 2.3 at the end of quarter 2',
    'how did 2.3 stand at Q2?',
    'what was the signed off position of 2.3 for the second quarter?',
  ])('is answered for one action: %s', (question) => {
    expect(say(question).answer.text).toBe(
      [
        'Quarter 2 (July to September 2011), as signed off on 7 October 2011:',
        '- Action 2.3: In progress (Green), last reported on 28 September 2011. Due 30 June 2011, so 92 days overdue on 30 September 2011. A new date, 31 December 2011, was waiting for approval.',
      ].join('\n'),
    )
  })

  it('is answered for a priority, and asked on for another action', () => {
    const first = say('how did priority 9 stand at the half-year point?')
    expect(first.answer.text).toContain(
      'as signed off on 7 October 2011: 4 actions in Priority 9. No update yet 4.',
    )
    const next = say('and 2.2?', { memory: first.memory }).answer.text
    expect(next).toMatch(/as signed off on 7 October 2011:\n- Action 2\.2: No update yet\. Due 30 April 2011/)
  })

  it('says that a round was not signed off, or that the plan has no such round', () => {
    expect(say('what was the position at quarter 4?').answer.text).toMatch(
      /^Quarter 4 \(January to March 2012\) has not been signed off.* It is to be signed off on 13 April 2012\.$/,
    )
    expect(say('what was the position at quarter 1?').answer.text).toBe(
      'CYPP 2011-12 has no monitoring round “quarter 1”. Its rounds are Quarter 2 (July to September 2011) and Quarter 4 (January to March 2012).',
    )
  })

  it('is not taken for one about what falls due in a quarter', () => {
    expect(say('what is due in quarter 2?').answer.query?.kind).not.toBe('position')
  })

  it('of today is answered from what is recorded now', () => {
    expect(say('what is the status of 2.3?').answer.text).toContain('Complete')
  })
})
