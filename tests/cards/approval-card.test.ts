import { describe, expect, it } from 'vitest'
import { approvalCard } from '../../src/cards/approval-card.ts'
import { approvalView } from '../../src/digest/approval.ts'
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
const words = (updates: readonly PlanUpdate[], activityId: string) =>
  wordsOnCard(
    approvalCard(
      approvalView({ cardId: 'c', actionKey, activityId }, smallPlan, updates, '2011-07-15')!,
      templates,
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
