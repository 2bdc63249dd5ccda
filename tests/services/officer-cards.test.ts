import { shippedReporting } from '../support/reporting.ts'
import { describe, expect, it } from 'vitest'
import { messageSize, messageSizeLimit } from '../../src/cards/card-message.ts'
import { officerCard } from '../../src/cards/officer-card.ts'
import { splitItems } from '../../src/cards/split-items.ts'
import { officerCardView } from '../../src/digest/officer-card.ts'
import { officerDigest } from '../../src/digest/officer-digest.ts'
import { makeLibrary } from '../../src/plan/library.ts'
import { officerContents } from '../../src/services/officer-cards.ts'
import type { Engine } from '../../src/ask/ask.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { smallPlan } from '../cards/small-plan.ts'

const templates = await ownTemplates()
const engine: Engine = () => {
  throw new Error('not asked here')
}

/** The small plan with one officer who leads `count` overdue actions. */
const planWith = (count: number) => {
  const [first] = smallPlan.plan.priorities
  const [action] = first!.actions
  const actions = Array.from({ length: count }, (_, i) => ({ ...action!, ref: `2.${i + 1}` }))
  const library = makeLibrary(
    [{ ...smallPlan.plan, priorities: [{ ...first!, actions }] }],
    smallPlan.plan.id,
    { ...shippedReporting, actionsAtOnce: 60 },
  )
  const digest = officerDigest(
    library.current,
    library.current.people.get('Darren Newman')!,
    [],
    '2011-07-15',
  )
  const plans = { library, engine }
  const contents = officerContents({ plans, splitCard: (view) => splitItems(view, templates) }, digest, [])
  return { library, contents }
}

describe('the cards of an officer', () => {
  it('are none when nothing is due, and one for a few actions', () => {
    expect(planWith(0).contents).toEqual([])
    expect(planWith(3).contents).toHaveLength(1)
  })

  it('are several for many actions: each action on one of them, in order, and none too long for Teams', () => {
    const { library, contents } = planWith(60)
    expect(contents.length).toBeGreaterThan(1)
    const refs = contents.flatMap(({ items }) => items.map(({ actionKey }) => actionKey.split('/').at(-1)))
    expect(refs).toEqual(Array.from({ length: 60 }, (_, i) => `2.${i + 1}`))
    for (const content of contents) {
      const full = Object.fromEntries(
        content.items.map(({ actionKey }) => [
          actionKey,
          { status: 'complete', note: 'x'.repeat(1000), expectedOn: '2011-09-30' },
        ]),
      )
      const view = officerCardView({ cardId: 'id', ...content, drafts: full }, library.current, [])
      expect(messageSize(officerCard(view, templates))).toBeLessThan(messageSizeLimit)
    }
  })
})
