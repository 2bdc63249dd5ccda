import { describe, expect, it } from 'vitest'
import { managersCard } from '../../src/cards/managers-card.ts'
import type { ManagersDigest } from '../../src/digest/managers-digest.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { digestAfter } from './card-examples.ts'
import { elementsOf, wordsOf } from './card-words.ts'
import { updateOf } from './small-plan.ts'

const templates = await ownTemplates()
const drawn = (digest: ManagersDigest) => managersCard(digest, 'CYPP 2011-12', templates)
const late = updateOf({
  sequence: 2,
  actionKey: 'test-2011/2/2.3',
  stage: 'On hold',
  confidence: null,
  note: 'A private note',
  recordedAt: '2011-07-15T14:05:00+01:00',
})

describe('the managers’ card', () => {
  it('gives the figures in words, the status apart from “No update yet”, and what is overdue by priority', () => {
    expect(wordsOf(drawn(digestAfter([updateOf()])).card)).toEqual([
      'How the plan stands',
      'CYPP 2011-12, as at 15 July 2011',
      '3 actions are overdue.',
      '1 of 5 actions has an update; 4 have none yet.',
      '1 of 2 officers asked last time has not replied.',
      '2 officers are asked for an update this time. 1 more cannot be reached yet; the plan administrator can see why.',
      'Status',
      'In progress (Green): 1',
      'No update yet: 4',
      'Overdue',
      'Priority 2: Safeguarding children and young people',
      '2.2: 106 days late, due by 31 March 2011. In progress (Green)',
      'Train *every* school on {{referral}} and ${thresholds}',
      '2.3: 15 days late, due by 30 June 2011. No update yet',
      'Commission a single point of contact, so that anybody who works with a child can ask for advice early and…',
      'Priority 10: Reducing [bullying](http://x)',
      '11.1: 15 days late, due by 30 June 2011. No update yet',
      'Agree the strategy',
      'Recorded since the last digest',
      '2.2 (priority 2): In progress (Green), at 09:05 on 15 July 2011',
      'Train *every* school on {{referral}} and ${thresholds}',
    ])
  })

  it('adds what came later with its time, and keeps the posted figures', () => {
    const before = wordsOf(drawn(digestAfter([updateOf()])).card)
    const after = wordsOf(drawn(digestAfter([updateOf()], [late])).card)
    const section = after.indexOf('Since then')
    expect(after.slice(section, section + 3)).toEqual([
      'Since then',
      '1 of 2 officers asked has replied since this was posted. The rest of this digest stays as it was posted.',
      '2.3 (priority 2): On hold, at 14:05',
    ])
    expect(after.toSpliced(section, 4)).toEqual(before)
  })

  it('draws the same counts that it says, and no chart before the first update', () => {
    const charts = (digest: ManagersDigest) => elementsOf(drawn(digest).card, 'Chart.HorizontalBar.Stacked')
    expect(charts(digestAfter([]))).toEqual([])
    expect(charts(digestAfter([updateOf()]))[0]?.['data']).toEqual([
      {
        title: 'Actions',
        data: [
          { legend: 'In progress (Green)', value: 1, color: 'good' },
          { legend: 'No update yet', value: 4, color: 'neutral' },
        ],
      },
    ])
  })

  it('names no officer and quotes no note', () => {
    const json = JSON.stringify(drawn(digestAfter([updateOf({ note: 'Another private note' })], [late])).card)
    for (const secret of ['Darren', 'Newman', 'Karen', 'Jenny', 'private note'])
      expect(json).not.toContain(secret)
  })

  it('shows at most 15 lines of a list and counts the others', () => {
    const digest = digestAfter([updateOf()], [late])
    const line = digest.overdue[0]!.lines[0]!
    const lines = Array.from({ length: 20 }, (_, i) => ({ ...line, label: `2.${i}` }))
    const words = wordsOf(
      drawn({
        ...digest,
        overdue: [{ number: '2', title: 'Two', lines }, digest.overdue[1]!],
        overdueCount: 21,
        changes: Array.from({ length: 17 }, (_, i) => ({ ...digest.changes[0]!, label: `c${i}` })),
      }).card,
    )
    expect(words).toContain('and 6 more overdue actions')
    expect(words).toContain('and 2 more earlier updates')
    expect(words.filter((word) => word.includes('days late'))).toHaveLength(15)
    expect(words).not.toContain('Priority 10: Reducing [bullying](http://x)')
    expect(words.some((word) => word.startsWith('c16'))).toBe(true)
  })

  it.each([
    [{ overdueCount: 0, overdue: [] }, 'Nothing is overdue.'],
    [{ noUpdateYet: 0 }, 'Every action has an update.'],
    [{ noUpdateYet: 5 }, 'No action has an update yet.'],
    [
      { officersAsked: 0, officersNotReached: 0 },
      'No officer has an action overdue or nearly due, so none is asked this time.',
    ],
    [{ lastPeriod: { asked: 4, notReplied: 0 } }, 'All 4 officers asked last time have replied.'],
  ])('has words for %j', (over, words) => {
    expect(wordsOf(drawn({ ...digestAfter([updateOf()]), ...over }).card)).toContain(words)
  })

  it('tells the notification what matters most', () => {
    expect(drawn(digestAfter([])).summary).toBe('3 actions are overdue; 5 of 5 actions with no update yet')
  })
})
