import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../support/database.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'
import { administrator, openCouncil, type Council } from '../../support/year/council.ts'
import { liveYear } from '../../support/year/live.ts'
import type { Year } from '../../support/year/record.ts'

/**
 * The plan's year, and two weeks more until its last round is signed off, in a few seconds: the real services on a real database,
 * officers of different habits, and a calculation of its own of who ought to be asked, reminded and told.
 */
describe('a year of the 2011-12 plan', () => {
  let council: Council
  let year: Year
  let close: () => Promise<void>
  beforeAll(async () => {
    const store = await freshDatabase()
    const { library } = await shippedPlan()
    council = await openCouncil(store.database, library.current)
    close = () => store.close()
    year = await liveYear(council, '2012-04-13', 1)
  }, 300_000)
  afterAll(() => close())

  it('skips nobody, asks nobody twice, and chases whom it ought to, on working days only', () => {
    expect(year.problems).toEqual([])
  })

  it('has every kind of message in it, so that there was something to go wrong', () => {
    const kinds = ['officer', 'managers', 'nudge', 'unanswered', 'board-paper', 'date decided', 'saved']
    expect(kinds.filter((kind) => (year.counts[kind] ?? 0) < 4)).toEqual([])
  })

  it('keeps everything that was acknowledged, once', async () => {
    const updates = await council.needs.updates.all(council.planId)
    const { saved = 0, 'date decided': decided = 0 } = year.counts
    expect(updates).toHaveLength(saved + decided)
  })

  it('signs each round off on its day', async () => {
    const positions = await council.needs.positions.ofPlan(council.planId)
    expect(positions.map(({ round, signedOffOn }) => [round, signedOffOn])).toEqual([
      ['Quarter 2 (July to September 2011)', '2011-10-07'],
      ['Quarter 4 (January to March 2012)', '2012-04-13'],
    ])
  })

  it('drafts the paper of each meeting once, on the first working day of its notice', () => {
    const papers = council.post.posted.flatMap(({ day, conversation, edit, message }) =>
      message.kind === 'board-paper' && !edit ? [[day, conversation, message.paper.meeting]] : [],
    )
    const to = `chat-${administrator}`
    expect(papers).toEqual([
      ['2011-07-15', to, '2011-07-22'],
      ['2011-09-30', to, '2011-10-07'],
      // The seventh day before is a Friday, like the others; that of April comes after the Easter weekend.
      ['2012-01-06', to, '2012-01-13'],
      ['2012-04-13', to, '2012-04-20'],
    ])
  })

  it('reminds whoever stands in for somebody in their place', () => {
    const reminded = council.post.posted.flatMap(({ message, edit }) =>
      message.kind === 'chase' && message.view.kind === 'nudge' && !edit ? (message.view.standIn ?? []) : [],
    )
    expect(reminded.length).toBeGreaterThan(0)
  })

  it('tells nobody of themselves', () => {
    const own = council.post.posted.flatMap(({ conversation, message }) =>
      message.kind === 'chase' && message.view.kind === 'unanswered'
        ? message.view.actions.filter(({ officer }) => conversation === `chat-${officer}`)
        : [],
    )
    expect(own).toEqual([])
  })
})
