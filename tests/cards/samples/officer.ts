import type { CardMessage } from '../../../src/cards/card-message.ts'
import { officerCard } from '../../../src/cards/officer-card.ts'
import { problemsOf } from '../../../src/cards/problems.ts'
import { noticeSentence } from '../../../src/cards/sentences.ts'
import { splitItems } from '../../../src/cards/split-items.ts'
import type { CardTemplates } from '../../../src/cards/templates.ts'
import {
  cardItems,
  officerCardView,
  type CardItem,
  type OfficerCardView,
} from '../../../src/digest/officer-card.ts'
import { officerDigest } from '../../../src/digest/officer-digest.ts'
import type { LoadedPlan } from '../../../src/plan/library.ts'
import { textFields, textLimits, type Draft } from '../../../src/progress/draft.ts'
import { reportFrom } from '../../../src/progress/record.ts'
import type { PlanUpdate } from '../../../src/progress/update.ts'
import { asOf } from '../small-plan.ts'
import type { SampleCases } from './sample-cases.ts'
import { shipped, shippedReport } from './shipped-week.ts'
import { worstOfficer, worstPlan, worstReport } from './worst-plan.ts'
import { worstText } from './worst-words.ts'

type Parts = { items: readonly CardItem[]; waiting?: readonly CardItem[]; drafts?: Record<string, Draft> }

function freshItems(loaded: LoadedPlan, officer: string): CardItem[] {
  const person = loaded.people.get(officer)
  if (!person) throw new Error('The plan does not name the officer.')
  return cardItems(officerDigest(loaded, person, [], asOf))
}

function view(
  loaded: LoadedPlan,
  officer: string,
  parts: Parts,
  updates: readonly PlanUpdate[],
): OfficerCardView {
  return officerCardView({ cardId: 'card-1', officer, asOf, drafts: {}, ...parts }, loaded, updates)
}

/** What was typed into two forms so that, between them, every field has something amiss. */
const everyTextTooLong: Draft = {
  ...Object.fromEntries(textFields.map((field) => [field, worstText(textLimits[field] + 5)])),
  note: `Tom, aged 7, ${worstText(textLimits.note)}`,
  revisedOn: '2011-07-01',
}
const completedTooSoon: Draft = {
  ...{ status: 'complete', completedOn: '2011-08-01', revisedOn: '2011-09-30', reason: worstText(50) },
}

/** Forms with everything amiss and the receipt of a report that says all it can, as many as a card is given; the rest wait. */
function worst(templates: CardTemplates): CardMessage {
  const every = freshItems(worstPlan, worstOfficer).map((item) => ({ ...item, details: true }))
  const atOnce = every.slice(0, worstPlan.reporting.actionsAtOnce)
  const [group = []] = splitItems(view(worstPlan, worstOfficer, { items: atOnce }, []), templates)
  const [first, second, third, ...more] = atOnce.slice(0, group.length)
  if (!first || !second || !third) throw new Error('The card has no room for two forms and a receipt.')
  const before = worstReport(second.actionKey)
  const saved = worstReport(third.actionKey, 2)
  const drafts = { [first.actionKey]: everyTextTooLong, [second.actionKey]: completedTooSoon }
  const items = [first, { ...second, version: 1 }, third, ...more]
  const parts = { items, waiting: every.slice(atOnce.length), drafts }
  const drawn = view(worstPlan, worstOfficer, parts, [before, saved])
  const { rules } = drawn
  const problems = Object.fromEntries(
    drawn.items.map(({ action, standing }) => {
      const draft = drafts[action.key]
      const checked = reportFrom(worstPlan, standing, draft ?? {}, asOf)
      return [
        action.key,
        draft === undefined || checked.ok ? [] : problemsOf(rules, checked.refusals),
      ] as const
    }),
  )
  const banner = noticeSentence({ kind: 'not-allowed', label: '2.4', whoMay: [worstOfficer, worstOfficer] })
  return officerCard(drawn, templates, { problems, banner })
}

const own = freshItems(shipped, 'Darren Newman')

export const officerSamples: SampleCases = {
  empty: (templates) =>
    officerCard(view(shipped, 'Darren Newman', { items: own }, []), templates, { replacedOn: '2011-07-18' }),
  usual: (templates) =>
    officerCard(
      view(shipped, 'Darren Newman', { items: own }, [
        shippedReport('2/2.2', { note: 'Three of the four services are reviewed.' }),
      ]),
      templates,
    ),
  worst,
}
