import { describe, expect, it } from 'vitest'
import { approvalCard, type ApprovalCardExtras } from '../../src/cards/approval-card.ts'
import { approvalNotice } from '../../src/cards/sentences.ts'
import { approvalView } from '../../src/digest/approval.ts'
import { isConfirmed } from '../../src/progress/confirmation.ts'
import type { PlanUpdate, Report } from '../../src/progress/update.ts'
import { wordsOnCard } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { decided } from './managers-weeks.ts'
import { smallPlan, updateOf } from './small-plan.ts'

const templates = await ownTemplates()
const actionKey = 'test-2011/2/2.6'
const milestoneKey = smallPlan.actions.get(actionKey)!.milestones[0]!.key
const asking = (sequence: number, to: string): Report =>
  updateOf({
    ...{ actionKey, sequence, version: sequence, activityId: `asks-${sequence}` },
    revision: { milestoneKey, to, reason: 'A reason' },
  })
const words = (updates: readonly PlanUpdate[], activityId: string, extras: ApprovalCardExtras = {}) =>
  wordsOnCard(
    approvalCard(
      approvalView({ cardId: 'c', actionKey, activityId }, smallPlan, updates, '2011-07-15')!,
      templates,
      extras,
    ).card,
  )

describe('a request for a date of a milestone that the plan leaves without a day', () => {
  const first = asking(1, '2011-08-31')
  const approved = { ...decided(2, 1, true), actionKey, version: 2 }

  it('is compared with no day of the plan, whatever was approved before', () => {
    for (const said of [
      words([first], 'asks-1'),
      words([first, approved, asking(3, '2011-09-30')], 'asks-3'),
    ]) {
      expect(said).toContain('The plan says: no day')
      expect(said).not.toContain('the plan’s own day')
      expect(said).not.toContain('than the plan')
    }
  })

  it('says what was approved so far', () => {
    expect(words([first, approved, asking(3, '2011-09-30')], 'asks-3')).toContain(
      'Approved so far: 31 August 2011',
    )
  })
})

describe('a request that came to an end before somebody pressed it', () => {
  const first = asking(1, '2011-08-31')
  const second = asking(2, '2011-09-30')

  it('keeps what they had typed in sight, and names the request that has taken its place', () => {
    const banner = approvalNotice({ kind: 'replaced' }).banner!
    const card = words([first, second], 'asks-1', { reason: 'Not before the board', banner })
    expect(card).toContain('Nothing was kept: a newer request has taken the place of this one.')
    expect(card).toContain('asks for 30 September 2011 now. That is decided on the newer message')
    expect(card).toContain('What you typed is not kept: “Not before the board”.')
    expect(card).not.toContain('decided already')
  })

  it('says what became of the newest of several', () => {
    const approved = { ...decided(3, 2, true), actionKey, version: 3 }
    expect(words([first, second, approved], 'asks-1')).toContain('30 September 2011 now, which is decided')
    const cleared = { ...updateOf({ actionKey, sequence: 3, version: 3 }), withdrawsRevision: true as const }
    expect(words([first, second, cleared], 'asks-1')).toContain('that one was taken back, too')
  })
})

describe('a request on the card of somebody who may not read what is private any more', () => {
  const first: Report = { ...asking(1, '2011-08-31'), cardId: 'card-1', correctiveAction: 'A second tender' }
  const decision = { ...decided(2, 1, false), actionKey, version: 2, reason: 'Not before the board' }
  const marked = {
    ...first,
    ...{ sequence: 3, version: 3, noteShared: true, revision: null, activityId: 'z' },
  }
  const card = (updates: readonly PlanUpdate[]) => {
    const own = { cardId: 'c', actionKey, activityId: 'asks-1' }
    const view = approvalView(own, smallPlan, updates, '2011-07-15', { mayRead: () => false })
    return wordsOnCard(approvalCard(view!, templates).card)
  }

  it('does not show them with the mark of a later report that did not hold them', () => {
    const said = card([first, decision, marked])
    expect(said).toContain('Why: kept private')
    expect(said).not.toMatch(/A reason|A second tender|Not before the board/)
  })

  it('shows why it was asked where that was marked, and never why it was decided', () => {
    const said = card([{ ...first, noteShared: true }, decision])
    expect(said).toContain('Why: A reason')
    expect(said).toContain('A second tender')
    expect(said).not.toContain('Not before the board')
  })
})

describe('the box that confirms a reason', () => {
  const box = (reason: string, checked: boolean) => {
    const view = approvalView(
      { cardId: 'c', actionKey, activityId: 'asks-1' },
      smallPlan,
      [asking(1, '2011-08-31')],
      '2011-07-15',
    )
    const json = JSON.stringify(approvalCard(view!, templates, { reason, checked }).card)
    return { on: /"valueOn":"([^"]+)"/.exec(json)?.[1], json }
  }

  it('comes back with the reason that it is about, and confirms no other', () => {
    const { on, json } = box('Tom, aged 7, waits', true)
    expect(json).toContain(`"value":"${on}"`)
    expect(isConfirmed('Tom, aged 7, waits', on)).toBe(true)
    expect(isConfirmed('Sam Jones, aged 9, waits', on)).toBe(false)
    expect(box('Tom, aged 7, waits', false).json).toContain('"value":"false"')
  })
})
