import { describe, expect, it } from 'vitest'
import { savedSentence } from '../../src/cards/officer-receipt.ts'
import { problemsOf } from '../../src/cards/problems.ts'
import { noticeSentence, type Notice } from '../../src/cards/sentences.ts'
import { asOf, smallPlan, updateOf } from './small-plan.ts'

const rules = smallPlan.reporting

const latest = updateOf({
  recordedBy: 'Karen Noble',
  stage: 'On hold',
  confidence: null,
  recordedAt: '2011-07-15T09:02:00Z',
})

describe('what the bot says', () => {
  it.each<[Notice, string]>([
    [
      { kind: 'stale', since: [latest], rules, today: asOf },
      'Not saved yet: this action was updated by Karen Noble at 10:02 to On hold. What you had not changed in the form says this now; what you typed stands. Check your entry and press the button again if it still holds.',
    ],
    [
      {
        kind: 'stale',
        since: [
          {
            ...latest,
            note: 'Waiting\nfor police',
            blockedBy: 'police',
            helpFrom: 'Legal',
            met: ['test-2011/2/2.3#1'],
            revision: { milestoneKey: 'test-2011/2/2.3#2', to: '2012-04-30', reason: 'Staff away' },
          },
        ],
        rules,
        today: '2011-07-16',
      },
      'Not saved yet: this action was updated by Karen Noble at 10:02 on 15 July 2011 to On hold. Note: “Waiting for police”. Blocked by: “police”. Help needed: “Legal”. 1 milestone met. New date asked for: 30 April 2012, because: “Staff away”. What you had not changed in the form says this now; what you typed stands. Check your entry and press the button again if it still holds.',
    ],
    [
      { kind: 'not-allowed', label: '2.3', whoMay: ['Darren Newman', 'Jenny Coles'] },
      'Not saved: only Darren Newman, Jenny Coles or a plan administrator can update 2.3. Ask one of them to update it.',
    ],
    [
      { kind: 'nothing-to-undo', since: [latest], rules, today: asOf },
      'Not undone: this action was updated by Karen Noble at 10:02 to On hold. Only the last word on an action can be taken back. To say something else, press Edit, or fill in the form and press Save.',
    ],
    [
      { kind: 'not-allowed', act: 'undo', label: '2.3', whoMay: [] },
      'Not undone: only a plan administrator can update 2.3. Ask one of them to update it.',
    ],
    [
      { kind: 'not-allowed', label: '2.3', whoMay: [] },
      'Not saved: only a plan administrator can update 2.3. Ask one of them to update it.',
    ],
  ])('of %j', (notice, sentence) => {
    expect(noticeSentence(notice)).toBe(sentence)
  })

  it('gives a reference for a fault of ours', () => {
    expect(noticeSentence({ kind: 'unexpected-on-press', reference: 'ab12', button: 'Save' })).toContain(
      'reference: ab12.',
    )
    expect(noticeSentence({ kind: 'unexpected-on-question', reference: 'ab12' })).toContain(
      'reference: ab12.',
    )
  })

  it('says each thing in a sentence of its own', () => {
    const notices: Notice[] = [
      { kind: 'repeat', label: '2.3' },
      { kind: 'unknown-action' },
      { kind: 'unknown-card' },
      { kind: 'unreadable-press' },
      { kind: 'not-in-plan' },
      { kind: 'no-question' },
      { kind: 'card-in-private' },
      { kind: 'not-confirmed', button: 'Save' },
      { kind: 'saved-late' },
      { kind: 'form-not-confirmed' },
      { kind: 'form-not-changed' },
      { kind: 'unexpected-on-form', reference: 'r' },
      { kind: 'unexpected-on-press', reference: 'r', button: 'Save' },
      { kind: 'not-saved', button: 'Save' },
      { kind: 'nothing-to-keep' },
      { kind: 'undone', label: '2.3' },
      { kind: 'not-yours-to-undo', label: '2.3' },
      { kind: 'decision-not-confirmed' },
      { kind: 'request-withdrawn', typed: 'Too \u202Elate' },
      { kind: 'unreadable-decision' },
    ]
    const sentences = notices.map((notice) => noticeSentence(notice))
    expect(new Set(sentences).size).toBe(notices.length)
    expect(sentences.filter((sentence) => sentence.includes('undefined'))).toEqual([])
  })

  it('says of “Edit” and “More fields”, which save nothing, nothing of an update that was not saved', () => {
    const kinds = ['form-not-confirmed', 'form-not-changed'] as const
    const said = [
      ...kinds.map((kind) => noticeSentence({ kind })),
      noticeSentence({ kind: 'unexpected-on-form', reference: 'r' }),
    ]
    for (const sentence of said) expect(sentence).not.toMatch(/update|not saved|Press Save/i)
  })

  it('says when a receipt was recorded in London time', () => {
    expect(savedSentence(rules, latest)).toBe(
      'Saved: On hold, recorded by Karen Noble at 10:02 on 15 July 2011',
    )
  })

  it('says what to correct, field by field', () => {
    const problems = problemsOf(rules, [
      { kind: 'status-missing', field: 'status' },
      { kind: 'too-long', field: 'note', length: 1200, limit: 1000 },
      { kind: 'date-unreadable', field: 'revisedOn' },
      { kind: 'date-past', field: 'revisedOn', day: '2011-07-01', today: asOf },
    ])
    expect(problems).toEqual([
      {
        field: null,
        sentence: 'Not saved yet. Complete or correct what is marked below and press Save again.',
      },
      { field: 'status', sentence: 'No status is chosen. Choose one.' },
      {
        field: 'note',
        sentence: 'The note has 1,200 characters, and 1,000 is the most that can be saved. Shorten it.',
      },
      {
        field: 'revisedOn',
        sentence: 'The date cannot be read. Choose it from the calendar, or leave it blank.',
      },
      {
        field: 'revisedOn',
        sentence: '1 July 2011 has passed. Choose 15 July 2011 or a later day, or leave it blank.',
      },
    ])
  })

  it('name the button to press again, whichever it was', () => {
    for (const button of ['Undo', '“No change”']) {
      for (const kind of ['not-confirmed', 'not-saved'] as const) {
        const said = noticeSentence({ kind, button })
        expect(said.toLowerCase()).toContain(`press ${button} again in a minute`.toLowerCase())
        expect(said).not.toContain('Save again')
      }
    }
  })
})
