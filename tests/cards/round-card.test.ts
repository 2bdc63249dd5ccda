import { describe, expect, it } from 'vitest'
import { officerCard } from '../../src/cards/officer-card.ts'
import { cardItems, officerCardView } from '../../src/digest/officer-card.ts'
import { officerDigests } from '../../src/digest/officer-digest.ts'
import type { Round } from '../../src/plan/rounds.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { wordsOf } from './card-words.ts'
import { asOf, smallPlan } from './small-plan.ts'

const round: Round = {
  ...{ financialYear: '2011-12', name: 'Quarter 1 (April to June 2011)', alsoKnownAs: [] },
  ...{ from: '2011-04-01', to: '2011-06-30', opensOn: '2011-07-01', closesOn: '2011-07-29' },
}

describe('the card of a monitoring round', () => {
  it('names the round above what is open and not due, after what is', async () => {
    const [digest] = officerDigests(smallPlan, [], asOf, { round, hadRound: new Set(['Karen Noble']) })
    const card = { cardId: 'card', officer: digest!.officer, asOf, items: cardItems(digest!), drafts: {} }
    const view = officerCardView({ ...card, round: round.name }, smallPlan, [])
    const { card: drawn, summary } = officerCard(view, await ownTemplates())
    expect(summary).toBe('2 actions overdue, 1 due soon, 1 for monitoring')
    const words = wordsOf(drawn)
    const from = words.indexOf('For monitoring: Quarter 1 (April to June 2011)')
    expect(from).toBeGreaterThan(words.indexOf('Due in the next 14 days'))
    expect(words.slice(from + 1, from + 4)).toEqual([
      '2.6  Priority 2: Safeguarding children and young people',
      'Keep the training programme going',
      'The plan prints: TBC',
    ])
  })
})
