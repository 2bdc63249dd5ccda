import { chaseCard } from '../../../src/cards/chase-card.ts'
import { chaseView, type ChaseView } from '../../../src/digest/chase.ts'
import { asOf } from '../small-plan.ts'
import type { SampleCases } from './sample-cases.ts'
import { shipped } from './shipped-week.ts'
import { worstOfficer, worstPlan } from './worst-plan.ts'

/** A reminder of these actions of the shipped plan. */
function nudge(refs: readonly string[]): ChaseView {
  const officer = 'Darren Newman'
  const items = refs.map((ref) => ({ officer, actionKey: `${shipped.plan.id}/${ref}`, version: 0 }))
  return chaseView({ kind: 'nudge', officer, askedOn: '2011-07-11', items }, shipped, [], asOf)
}

/** Word of every action of the worst plan, each of which somebody else has not answered. */
function unanswered(): ChaseView {
  const items = [...worstPlan.actions.keys()].map((actionKey, i) => ({
    ...{ actionKey, version: 0 },
    officer: `${i + 1} ${worstOfficer}`,
  }))
  return chaseView({ kind: 'unanswered', to: 'administrator', items }, worstPlan, [], asOf)
}

export const chaseSamples: SampleCases = {
  empty: (templates) => chaseCard(nudge([]), templates),
  usual: (templates) => chaseCard(nudge(['2/2.2', '2/2.3']), templates),
  worst: (templates) => chaseCard(unanswered(), templates),
}
