import { describe, expect, it } from 'vitest'
import type { Actor } from '../../src/progress/permissions.ts'
import type { PlanUpdate, Report } from '../../src/progress/update.ts'
import { alone, ask } from '../support/ask-engine.ts'

/** Action 2.3 of the shipped plan: Darren Newman leads it, Jenny Coles the priority. Every text says where it was typed. */
const report: Report = {
  ...{ kind: 'report', version: 1, sequence: 1, planId: 'herts-2011', actionKey: 'herts-2011/2/2.3' },
  ...{ stage: 'In progress', confidence: 'Red', completedOn: null, met: [], noteShared: false },
  ...{ note: 'typed note', correctiveAction: 'typed correction', evidence: 'typed evidence' },
  ...{ blockedBy: 'typed block', helpFrom: 'typed help' },
  revision: { milestoneKey: 'herts-2011/2/2.3#1', to: '2011-09-30', reason: 'typed reason' },
  ...{ recordedBy: 'Darren Newman', accountId: 'd', recordedAt: '2011-07-14T10:00:00Z' },
  ...{ activityId: 'x', cardId: null },
}
const refusal: PlanUpdate = {
  ...{ kind: 'decision', version: 2, sequence: 2, planId: 'herts-2011', actionKey: report.actionKey },
  ...{ about: 1, approved: false, reason: 'typed refusal', recordedBy: 'Jenny Coles', accountId: 'j' },
  ...{ recordedAt: '2011-07-15T08:00:00Z', activityId: 'y', cardId: null },
}
const questions = [
  'status of 2.3',
  'the story of 2.3',
  'what did 2.3 say in July',
  'what changed?',
  'which dates were revised and why?',
  'which new dates were refused?',
  'what is red?',
  'how is priority 2 going?',
  'tell me about action 2.3',
]
const told = (reader: Actor | undefined, first: Report = report) =>
  questions
    .map((question) => {
      const { answer } = ask(question, { ...(reader ? { reader } : {}), updates: [first, refusal] })
      return [answer.text, ...answer.facts.map(({ value }) => value)].join('\n')
    })
    .join('\n')
const typed = (text: string) => [...new Set(text.match(/typed \w+/g))].sort()
const all = ['typed block', 'typed correction', 'typed evidence', 'typed help', 'typed note', 'typed reason']

describe('what an officer typed and did not mark', () => {
  it('is told to nobody where others hear it, and the answer says that it is kept private', () => {
    expect(typed(told(undefined))).toEqual([])
    for (const question of questions.slice(0, 4)) {
      expect(ask(question, { updates: [report, refusal] }).answer.text).toMatch(/kept private/)
    }
    expect(ask('which dates were revised and why?', { updates: [report] }).answer.text).toContain(
      'the reason is kept private',
    )
  })

  it.each([
    ['its officer', alone('Darren Newman')],
    ['its priority’s lead', alone('Jenny Coles')],
    ['who stands in for its officer', alone('Liz Biggs', { covering: ['Darren Newman'] })],
    ['an approver', alone(null, { approver: true })],
    ['an administrator', alone(null, { administrator: true })],
  ])('is told to %s in their own chat, all of it', (_who, reader) => {
    expect(typed(told(reader))).toEqual([...all, 'typed refusal'].sort())
    expect(told(reader)).not.toContain('kept private')
  })

  it.each([
    ['another officer', alone('Liz Biggs')],
    ['who stands in for another', alone('Liz Biggs', { covering: ['Karen Dorney'] })],
    ['somebody whom the plan does not name', alone(null)],
  ])('is not told to %s, in their own chat neither', (_who, reader) => {
    expect(typed(told(reader))).toEqual([])
  })

  it('is told to everybody once it is marked, every text; but not why a date was refused, which its lead did not mark', () => {
    expect(typed(told(undefined, { ...report, noteShared: true }))).toEqual(all)
  })
})

describe('a report whose mark for managers was taken off with Edit', () => {
  const marked: Report = { ...report, noteShared: true, cardId: 'card-1' }
  const corrected: Report = {
    ...marked,
    ...{ version: 3, sequence: 3, noteShared: false, revision: null, activityId: 'z' },
    recordedAt: '2011-07-15T09:00:00Z',
  }
  const asked = (updates: PlanUpdate[]) =>
    questions.map((question) => ask(question, { updates }).answer.text).join('\n')

  it('is told to others no more, nor why its date was asked for and decided', () => {
    expect(typed(asked([marked, refusal]))).toEqual(all)
    expect(typed(asked([marked, refusal, corrected]))).toEqual([])
    expect(ask('what changed?', { updates: [marked, refusal, corrected] }).answer.text).toContain(
      'corrected since',
    )
  })

  it('is told again once that correction was taken back', () => {
    const undo: PlanUpdate = {
      ...{ kind: 'undo', undoes: 3, version: 4, sequence: 4, planId: 'herts-2011' },
      ...{ actionKey: report.actionKey, recordedBy: 'Darren Newman', accountId: 'd' },
      ...{ recordedAt: '2011-07-15T09:05:00Z', activityId: 'u', cardId: 'card-1' },
    }
    expect(typed(asked([marked, refusal, corrected, undo]))).toContain('typed note')
  })

  it('goes on telling the date and its reason in the story of an action, where the correction is marked', () => {
    const { text } = ask('the story of 2.3', { updates: [marked, { ...corrected, noteShared: true }] }).answer
    expect(text).toContain('Asked for 30 September 2011: “typed reason”')
  })
})

describe('a private reason whose report was marked with Edit', () => {
  const asking: Report = { ...report, cardId: 'card-1' }
  const marked: Report = {
    ...asking,
    ...{ version: 3, sequence: 3, noteShared: true, revision: null, activityId: 'z', note: 'typed publicly' },
    recordedAt: '2011-07-15T09:00:00Z',
  }
  const asked = (updates: PlanUpdate[]) =>
    questions.map((question) => ask(question, { updates }).answer.text).join('\n')

  it('stays private, and so does why it was decided, where the form held the reason no more', () => {
    const text = asked([asking, refusal, marked])
    expect(text).toContain('typed publicly')
    expect(text).not.toMatch(/typed (?:reason|refusal)/)
    expect(text).toContain('Asked for 30 September 2011: the reason is kept private')
  })

  it('is told where the form that was marked held it, as it does while the date waits', () => {
    const text = asked([asking, { ...marked, version: 2, sequence: 2, keepsRevision: true }])
    expect(text).toContain('Asked for 30 September 2011: “typed reason”')
  })

  it('stays private where the mark is that of a report that asks for another date', () => {
    const revision = { milestoneKey: 'herts-2011/2/2.3#1', to: '2011-10-31', reason: 'typed anew' }
    const text = asked([asking, { ...marked, version: 2, sequence: 2, revision }])
    expect(text).toContain('typed anew')
    expect(text).not.toContain('typed reason')
  })
})
