import { describe, expect, it } from 'vitest'
import type { ConversationMemory } from '../../src/ask/conversation/conversation.ts'
import type { PlanUpdate, Report } from '../../src/progress/update.ts'
import type { Actor } from '../../src/progress/permissions.ts'
import { alone, ask, library } from '../support/ask-engine.ts'

const update: Report = {
  kind: 'report',
  version: 1,
  sequence: 1,
  planId: 'herts-2011',
  actionKey: 'herts-2011/2/2.3',
  stage: 'In progress',
  confidence: 'Amber',
  note: 'Draft with partners',
  noteShared: true,
  correctiveAction: '',
  completedOn: null,
  evidence: '',
  blockedBy: '',
  helpFrom: '',
  met: [],
  revision: null,
  recordedBy: 'Darren Newman',
  accountId: 'a',
  recordedAt: '2011-07-15T10:00:00+01:00',
  activityId: 'x',
  cardId: null,
}

describe('recorded updates', () => {
  it('are reflected in the status of an action at once', () => {
    expect(ask('status of 2.3?', { updates: [update] }).answer.text).toContain('In progress (Amber)')
    expect(ask('status of 2.3?').answer.text).toContain('No update yet')
  })

  it('are listed by colour and stage within a priority, however briefly that is asked', () => {
    const red: Report = { ...update, confidence: 'Red', correctiveAction: 'A second tender' }
    for (const question of [
      'what is red in priority 2',
      'anything red in priority 2?',
      'priority 2: what’s red?',
    ]) {
      expect(ask(question, { updates: [red] }).answer.text).toContain(
        '1 action in priority 2 reported as Red: 2.3',
      )
    }
    const none = ask('anything red under priority 7?', { updates: [red] }).answer.text
    expect(none).toMatch(/^No actions in priority 7 reported as Red/)
    const held: Report = { ...update, stage: 'On hold', confidence: null }
    expect(ask('anything on hold under priority 2?', { updates: [held] }).answer.text).toContain(
      '1 action in priority 2 reported as On hold: 2.3',
    )
    expect(ask('is there a green angle in priority 2?', { updates: [red] }).answer.text).not.toContain(
      'reported as',
    )
  })

  it('take a completed action off the overdue list', () => {
    const complete: Report = { ...update, stage: 'Complete', confidence: null }
    expect(ask("what's overdue in priority 2?").answer.text).toContain('- 2.3')
    expect(ask("what's overdue in priority 2?", { updates: [complete] }).answer.text).not.toContain('- 2.3')
  })

  it('tell the stage, the confidence, who, when and the date that waits in the first line, and a shared note on the next', () => {
    const revision = { milestoneKey: `${update.actionKey}#1`, to: '2011-09-30', reason: 'Police' }
    const asking = { ...update, revision }
    const [first, second] = ask('status of 2.3?', { updates: [asking] }).answer.text.split('\n')
    expect(first).toContain('In progress (Amber), recorded by Darren Newman on 15 July 2011')
    expect(first).toContain('A new date, 30 September 2011, waits for approval.')
    expect(second).toContain('Draft with partners')
  })

  it('tell the day of completion, which need not be that of the report', () => {
    const complete: Report = { ...update, stage: 'Complete', confidence: null, completedOn: '2011-07-01' }
    expect(ask('status of 2.3?', { updates: [complete] }).answer.text).toContain(
      'Complete, recorded by Darren Newman on 15 July 2011. It was completed on 1 July 2011.',
    )
  })

  it('count one day late as a day', () => {
    const told = (asOf: string) => ask('status of 2.3?', { asOf }).answer.text
    expect(told('2011-07-01')).toContain('it is 1 day overdue as at 1 July 2011')
    expect(told('2011-07-02')).toContain('it is 2 days overdue as at 2 July 2011')
  })

  it('keep a note private that was not marked for others', () => {
    const hidden = { ...update, noteShared: false }
    expect(ask('status of 2.3?', { updates: [hidden] }).answer.text).not.toContain('Draft with partners')
    expect(ask('what changed?', { updates: [hidden] }).answer.text).not.toContain('Draft with partners')
  })

  it('answer what has changed', () => {
    expect(ask('what changed?', { updates: [update] }).answer.text).toContain('Action 2.3')
  })

  it('answer what one officer recorded, and say plainly when nothing is', () => {
    const other: Report = {
      ...update,
      sequence: 2,
      actionKey: 'herts-2011/3/3.2',
      recordedBy: 'Liz Biggs',
    }
    const { text } = ask('what did Darren Newman update?', { updates: [update, other] }).answer
    expect(text).toContain('Action 2.3')
    expect(text).not.toContain('3.2')
    expect(ask('what did Liz Biggs update?', { updates: [update] }).answer.text).toMatch(
      /No update by Liz Biggs is recorded/,
    )
  })

  it('answer what changed in a time', () => {
    const { text } = ask('what changed last week?', { updates: [update], asOf: '2011-07-20' }).answer
    expect(text).toContain('Action 2.3')
    expect(ask('what changed last week?', { updates: [update], asOf: '2011-08-20' }).answer.text).toMatch(
      /^No update is recorded/,
    )
  })

  it('answer how a priority is going, from its own actions', () => {
    const going = (priority: number) =>
      ask(`how is priority ${priority} going?`, { updates: [update] }).answer.text
    expect(going(2)).toMatch(/^One update is recorded in priority 2: Action 2\.3: In progress \(Amber\)/)
    expect(going(3)).toMatch(/^No update is recorded in priority 3/)
  })

  it('answer which actions were reported as red', () => {
    const red: Report = { ...update, confidence: 'Red' }
    expect(ask('what is red?', { updates: [red] }).answer.text).toContain('2.3')
    expect(ask('what is red?', { updates: [update] }).answer.text).toMatch(/^No actions/)
    expect(ask('what is red?').answer.text).toContain('no updates have been recorded')
  })

  it('say to whoever is not known as an approver that requests come as cards', () => {
    const line = 'Requests to an approver whom the settings name come as cards alone.'
    const mine = (more: object) => ask('what needs my approval?', { updates: [update], ...more }).answer.text
    expect(mine({})).toContain(line)
    expect(mine({ asker: 'Jenny Coles' })).toContain(line)
    expect(mine({ reader: alone(null, { approver: true }) })).not.toContain(line)
  })

  const early: Report = { ...update, recordedAt: '2011-06-10T10:00:00Z', confidence: 'Green' }
  const asking: Report = {
    ...update,
    sequence: 2,
    version: 2,
    recordedAt: '2011-07-04T10:00:00Z',
    confidence: 'Red',
    noteShared: false,
    correctiveAction: 'A second tender',
    revision: { milestoneKey: `${update.actionKey}#1`, to: '2011-09-30', reason: 'One bidder withdrew' },
  }
  const approval: PlanUpdate = {
    ...{ planId: 'herts-2011', actionKey: update.actionKey, accountId: 'b', activityId: 'y', cardId: null },
    ...{ kind: 'decision', sequence: 3, version: 3, recordedBy: 'Jenny Coles', about: 2 },
    ...{ approved: true, reason: '', recordedAt: '2011-07-06T10:00:00Z' },
  }
  const history = [early, asking, approval]

  it('tell the story of an action: what was promised, said, asked and approved, by whom and when', () => {
    for (const question of ['the story of 2.3', 'what has happened with action 2.3 so far?']) {
      const { text } = ask(question, { updates: history }).answer
      expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
        expect.stringMatching(/^- Promised: June 2011, Darren Newman\. Develop a commissioning strategy/),
        '- 10 June 2011: In progress (Green), reported by Darren Newman. “Draft with partners”.',
        '- 4 July 2011: In progress (Red), reported by Darren Newman. Asked for 30 September 2011. A note on it is kept private.',
        '- 6 July 2011: the new date asked for on 4 July 2011 was approved by Jenny Coles.',
      ])
      expect(text).toContain('Next milestone: 30 September 2011.')
    }
  })

  it('tell the story as at a day: all until then', () => {
    for (const when of ['as at 30 June 2011', 'by 30 June 2011', 'on 30 June 2011']) {
      const { text } = ask(`the story of 2.3 ${when}`, { updates: history }).answer
      expect(text).toContain('- 10 June 2011: In progress (Green)')
      expect(text).not.toContain('4 July 2011')
    }
  })

  it('tell what an action said at an earlier time', () => {
    for (const question of ['what did 2.3 say in June?', 'status of 2.3 on 30 June 2011']) {
      expect(ask(question, { updates: history }).answer.text).toMatch(
        /^As at 30 June 2011: Action 2\.3: In progress \(Green\)/,
      )
    }
  })

  it('tell of a date that waits no more why nobody need approve it, until that is undone', () => {
    const complete: Report = { ...update, sequence: 3, version: 3, stage: 'Complete', confidence: null }
    const met: Report = { ...update, sequence: 3, version: 3, met: [`${update.actionKey}#1`] }
    for (const [last, why] of [
      [complete, 'the action is Complete'],
      [met, 'its milestone is met'],
    ] as const) {
      const told = (question: string) => ask(question, { updates: [early, asking, last] }).answer.text
      expect(told('status of 2.3')).toContain(`was asked for and needs no approval, since ${why}.`)
      expect(told('which dates were revised?')).toContain(`needs no approval, since ${why}.`)
      expect(told('which dates wait for approval?')).toMatch(/^No new date waits/)
    }
    const undo: PlanUpdate = {
      ...{ planId: 'herts-2011', actionKey: update.actionKey, accountId: 'a', activityId: 'z', cardId: null },
      ...{ kind: 'undo', sequence: 4, version: 4, recordedBy: 'Darren Newman', undoes: 3 },
      recordedAt: '2011-07-15T11:00:00Z',
    }
    const { text } = ask('status of 2.3', { updates: [early, asking, complete, undo] }).answer
    expect(text).toContain('waits for approval.')
  })

  /** The last answer of a conversation. */
  const lastOf = (questions: readonly string[], updates: PlanUpdate[] = history) => {
    let memory: ConversationMemory | undefined
    let text = ''
    for (const question of questions) {
      const turn = ask(question, { updates, ...(memory && { memory }) })
      memory = turn.memory
      text = turn.answer.text
    }
    return text
  }

  it.each([
    ['status of 2.3', 'what did 2.3 say in June?'],
    ['when is 2.3 due?', 'what did 2.3 say in June?'],
    ['what is overdue?', 'what did 2.3 say in June?'],
    ['the story of 2.3', 'what did 2.3 say in June?'],
    ['who leads priority 7?', 'what did 2.3 say in June?'],
    ['status of 2.3', 'what did it say in June?'],
    ['when is 2.3 due?', 'what did it say in June?'],
    ['what did 2.3 say on 5 July?', 'and in June?'],
    ['status of 2.3', 'what did it say in May?', 'what about by the end of June?'],
    ['what did 2.2 say in June?', 'and 2.3?'],
  ])('tell what an action said at an earlier time whatever came before: %s, %s', (...questions) => {
    expect(lastOf(questions)).toMatch(/^As at 30 June 2011: Action 2\.3: In progress \(Green\)/)
  })

  it('are of the one action that was spoken of, where another bears its number', () => {
    const text = lastOf(['when is 11.1 p10 due?', 'what did it say in June?'])
    expect(text).toMatch(/^As at 30 June 2011: Action 11\.1 \(priority 10\)/)
    expect(text).not.toContain('priority 11')
  })

  it('leave “what is overdue?” a question about the plan, after a question about one action', () => {
    const listed = ask('what is overdue?').answer.text
    for (const before of ['status of 2.3', 'who leads 2.3?', 'the story of 2.3', 'is 2.3 overdue?']) {
      expect(lastOf([before, 'what is overdue?'], [])).toBe(listed)
    }
  })

  it('tell which dates were revised and why, and what waits for whose approval', () => {
    const revised = ask('which dates were revised and why?', {
      reader: alone('Darren Newman'),
      updates: history,
    }).answer.text
    expect(revised).toContain('from June 2011 to 30 September 2011')
    expect(revised).toContain('“One bidder withdrew”; approved by Jenny Coles.')
    const waiting = { updates: history.slice(0, 2) }
    const mine = (asker: string) => ask('what needs my approval?', { ...waiting, asker }).answer.text
    expect(mine('Jenny Coles')).toMatch(/^1 new date waits for your approval/)
    expect(mine('Gillian Cawley')).toMatch(/^No new date waits for your approval/)
    // By the rights of the cards: nobody decides for whom they stand in, and an approver where no lead may.
    const told = (reader: Actor) => ask('what needs my approval?', { ...waiting, reader }).answer.text
    expect(told(alone('Jenny Coles', { accountId: 'jenny' }))).toMatch(/^1 new date waits/)
    expect(told(alone('Jenny Coles', { accountId: 'jenny', covering: ['Darren Newman'] }))).toMatch(
      /^No new date waits/,
    )
    expect(told(alone(null, { approver: true }))).toMatch(/^No new date waits/)
    // While the only lead stands in for the officer, the date is the approver's to decide.
    const covers = [{ officer: 'Darren Newman', standIn: 'Jenny Coles' }]
    const covered = { ...waiting, covers }
    const toApprover = alone(null, { approver: true, accountId: 'chief' })
    expect(ask('what needs my approval?', { ...covered, reader: toApprover }).answer.text).toMatch(
      /^1 new date waits for your approval/,
    )
    expect(ask('what needs my approval?', { ...covered, asker: 'Jenny Coles' }).answer.text).toMatch(
      /^No new date waits/,
    )
    const hers = [{ ...waiting.updates[1], recordedBy: 'Jenny Coles' } as PlanUpdate]
    expect(ask('what needs my approval?', { updates: hers, reader: toApprover }).answer.text).toMatch(
      /^1 new date waits for your approval/,
    )
  })

  it('count those without an update and name no officer for it', () => {
    const { text } = ask('who has not replied?', { updates: [update] }).answer
    expect(text).toMatch(/^51 action rows of 52 have no update yet/)
    for (const name of library.current.people.keys()) expect(text).not.toContain(name)
  })
})
