import { describe, expect, it } from 'vitest'
import { messageSize, messageSizeLimit } from '../../src/cards/card-message.ts'
import { managersCard } from '../../src/cards/managers-card.ts'
import { wholeListCards } from '../../src/cards/whole-list-card.ts'
import type { ManagersDigest } from '../../src/digest/managers-posted.ts'
import type { ManagersView } from '../../src/digest/managers-view.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { elementsOf, wordsOf } from './card-words.ts'
import { digestAfter } from './managers-examples.ts'
import { weekOfNews, worstWeek } from './managers-weeks.ts'
import { updateOf } from './small-plan.ts'

const templates = await ownTemplates()
const drawn = (view: ManagersView) => managersCard(view, templates)
const withPosted = (view: ManagersView, over: Partial<ManagersDigest>): ManagersView => ({
  ...view,
  posted: { ...view.posted, ...over },
})
const late = updateOf({
  sequence: 2,
  actionKey: 'test-2011/2/2.3',
  stage: 'On hold',
  confidence: null,
  note: 'A private note',
  recordedAt: '2011-07-15T14:05:00+01:00',
})
const wordsFrom = (words: string[], heading: string) => words.slice(words.indexOf(heading))

describe('the managers’ card', () => {
  it('says what needs them first, then the figures, then each list in its order', () => {
    expect(wordsOf(drawn(weekOfNews()).card)).toEqual([
      'How the plan stands',
      'CYPP 2011-12, as at 15 July 2011',
      '1 new date waits for a decision; 2 new exceptions.',
      '2 actions are overdue, 3 last time.',
      '3 of 5 actions have an update; 2 have none yet.',
      '1 of 2 officers asked last time has not replied.',
      '2 officers are asked for an update this time. 1 more cannot be reached yet; the plan administrator can see why.',
      'Status',
      'In progress (Amber): 1',
      'In progress (Red): 1',
      'Complete: 1',
      'No update yet: 2',
      'Decisions for you',
      '2.2 (priority 2): to 30 September 2011, from 31 March 2011; waiting 4 days',
      'Train *every* school on {{referral}} and ${thresholds}',
      'Reason for the new date: No bid met the specification.',
      'Jenny Coles (priority 2’s lead) decides.',
      'New exceptions',
      '2.2 (priority 2): now In progress (Red); another date asked for. Due by 31 March 2011, 106 days late',
      'Train *every* school on {{referral}} and ${thresholds}',
      'Note: The trainer left in June.',
      'Reason for the new date: No bid met the specification.',
      'Corrective action: A second tender, to be let by August.',
      'New date: 30 September 2011, waiting for approval',
      '2.3 (priority 2): blocked. Due by 30 June 2011, 15 days late; In progress (Amber)',
      'Commission a single point of contact, so that anybody who works with a child can ask for advice early and…',
      'Reason kept private.',
      'Still overdue',
      '2 overdue actions stand under “New exceptions”.',
      'Completed',
      '11.1 (priority 10): completed on 13 July 2011',
      'Agree the strategy',
      'Evidence: Minute 4 of the board',
      'Due soon',
      '2.5 (priority 2): by 25 July 2011. No update yet',
      'Publish the yearly report',
      'No update yet',
      '2 of 5 actions:',
      'Priority 2: 2.5, 2.6',
      'What changed since the last digest',
      'Beside 8 July 2011: Overdue 2 (3 then); In progress (Amber) 1 (0 then); In progress (Red) 1 (0 then); Complete 1 (0 then); No update yet 2 (4 then); In progress (Green) 0 (1 then).',
      '11.1 (priority 10): Complete, at 16:40 on 13 July 2011',
      'Agree the strategy',
      '2.3 (priority 2): In progress (Amber), at 10:00 on 12 July 2011',
      'Commission a single point of contact, so that anybody who works with a child can ask for advice early and…',
      '2.2 (priority 2): In progress (Red), at 10:00 on 11 July 2011',
      'Train *every* school on {{referral}} and ${thresholds}',
    ])
  })

  it('says of each list that it is empty, and that a first digest has none before it', () => {
    const words = wordsOf(drawn(digestAfter([])).card)
    expect(wordsFrom(words, 'Decisions for you').slice(0, 5)).toEqual([
      'Decisions for you',
      'No new date waits for a decision.',
      'New exceptions',
      'Nothing has been reported to slip.',
      'Overdue',
    ])
    expect(wordsFrom(words, 'Recorded so far')).toEqual([
      'Recorded so far',
      'This is the first digest, so there is none before it to compare with.',
      'No updates.',
    ])
    const nothingNew = wordsOf(drawn(digestAfter([updateOf()], { seen: 1, seenOn: '2011-07-15' })).card)
    for (const sentence of [
      'Nothing has slipped since the last digest.',
      'Nothing was completed since the last digest.',
      'Every count is as it was on 15 July 2011.',
      'No update was recorded since.',
    ])
      expect(nothingNew).toContain(sentence)
  })

  it('groups what is still overdue by priority', () => {
    const words = wordsFrom(wordsOf(drawn(digestAfter([])).card), 'Overdue')
    expect(words.slice(1, 8)).toEqual([
      'Priority 2: Safeguarding children and young people',
      '2.2 (priority 2): 106 days late, due by 31 March 2011. No update yet',
      'Train *every* school on {{referral}} and ${thresholds}',
      '2.3 (priority 2): 15 days late, due by 30 June 2011. No update yet',
      'Commission a single point of contact, so that anybody who works with a child can ask for advice early and…',
      'Priority 10: Reducing [bullying](http://x)',
      '11.1 (priority 10): 15 days late, due by 30 June 2011. No update yet',
    ])
  })

  it('adds what came later with its time, and leaves everything else as it was posted', () => {
    const before = wordsOf(drawn(digestAfter([updateOf()])).card)
    const after = wordsOf(drawn(digestAfter([updateOf()], { late: [late] })).card)
    const section = after.indexOf('Since then, at 14:05')
    expect(after.slice(section + 1, section + 3)).toEqual([
      '1 of 2 officers asked has replied since this was posted. The rest of this digest stays as it was posted.',
      '2.3 (priority 2): On hold, at 14:05',
    ])
    expect(after.toSpliced(section, 4)).toEqual(before)
  })

  it('draws the same counts that it says, and no chart before the first update', () => {
    const charts = (view: ManagersView) => elementsOf(drawn(view).card, 'Chart.HorizontalBar.Stacked')
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

  it('names no officer and quotes nothing that was not shared', () => {
    const asking = updateOf({
      note: 'Another private note',
      correctiveAction: 'A private note too',
      revision: { milestoneKey: 'test-2011/2/2.2#1', to: '2011-09-30', reason: 'A private note besides' },
    })
    const json = JSON.stringify(drawn(digestAfter([asking], { late: [late] })).card)
    for (const secret of ['Darren', 'Newman', 'Karen', 'private note']) expect(json).not.toContain(secret)
  })

  it('shows so many rows of a list, with a button for all of it', () => {
    const view = digestAfter([])
    const line = view.posted.overdue[0]!.lines[0]!
    const lines = Array.from({ length: 20 }, (_, i) => ({ ...line, label: `2.${i}` }))
    const many = withPosted(view, {
      overdue: [{ number: '2', title: 'Two', lines }, view.posted.overdue[1]!],
      overdueCount: 21,
    })
    const { card } = drawn(many)
    expect(wordsOf(card).filter((word) => word.includes('days late'))).toHaveLength(8)
    expect(wordsOf(card)).not.toContain('Priority 10: Reducing [bullying](http://x)')
    expect(elementsOf(card, 'Action.Execute')).toEqual([
      {
        type: 'Action.Execute',
        title: 'Show all 21 overdue actions',
        verb: 'show-whole-list',
        data: { cardId: 'card-3', section: 'overdue' },
      },
    ])
    const [whole] = wholeListCards(many, 'overdue', templates)
    expect(wordsOf(whole?.card).filter((word) => word.includes('days late'))).toHaveLength(21)
  })

  it.each([
    [{ overdueCount: 0, overdue: [] }, 'Nothing is overdue.'],
    [{ noUpdateYet: 0 }, 'Every action has an update.'],
    [{ noUpdateYet: 5 }, 'No action has an update yet.'],
    [{ officersAsked: 0, officersNotReached: 0 }, 'No officer is asked for an update this time.'],
    [{ lastPeriod: { asked: 4, notReplied: 0 } }, 'All 4 officers asked last time have replied.'],
  ])('has words for %j', (over, words) => {
    expect(wordsOf(drawn(withPosted(digestAfter([updateOf()]), over)).card)).toContain(words)
  })

  it('draws a digest of the former form as far as it says', () => {
    const words = wordsOf(drawn(withPosted(digestAfter([updateOf()]), { news: null })).card)
    expect(words).toContain('Overdue')
    expect(words).toContain('Recorded so far')
    for (const heading of ['Decisions for you', 'New exceptions', 'Completed', 'Due soon'])
      expect(words).not.toContain(heading)
  })

  it('tells the notification what matters most', () => {
    expect(drawn(digestAfter([])).summary).toBe('3 actions are overdue; 5 of 5 actions with no update yet')
    expect(drawn(weekOfNews()).summary).toMatch(/^1 date to decide; 2 new exceptions; 2 actions are overdue/)
  })
})

describe('the worst week: 500 actions, everything at once, texts as long as may be', () => {
  const view = worstWeek()

  it('still makes one card that Teams takes, with a row and a button for every list', () => {
    const { card, summary } = drawn(view)
    expect(messageSize({ card, summary })).toBeLessThan(messageSizeLimit)
    const sections = elementsOf(card, 'Action.Execute').map(
      ({ data }) => (data as { section: string }).section,
    )
    expect(sections).toEqual([
      'since-then',
      'decisions',
      'exceptions',
      'overdue',
      'completed',
      'no-update',
      'changes',
    ])
  })

  it.each(['since-then', 'decisions', 'exceptions', 'overdue', 'completed', 'no-update', 'changes'] as const)(
    'gives the whole list of %s in messages that Teams takes, nothing left out',
    (section) => {
      const cards = wholeListCards(view, section, templates)
      for (const message of cards) expect(messageSize(message)).toBeLessThan(messageSizeLimit)
      const rows = cards.flatMap(({ card }) => (card['body'] as unknown[]).slice(3))
      const { news, overdue, changes } = view.posted
      const expected = {
        'since-then': view.sinceThen.length,
        decisions: news?.decisions.length,
        exceptions: news?.exceptions.length,
        overdue: overdue.flatMap(({ lines }) => lines).length,
        completed: news?.completed.length,
        'no-update': news?.withoutUpdate.length,
        changes: changes.length,
      }[section]
      expect(expected).toBeGreaterThan(40)
      expect(rows).toHaveLength(expected ?? -1)
    },
  )
})
