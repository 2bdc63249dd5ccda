import type { Answer } from '../../src/ask/answer.ts'
import { answerCard } from '../../src/cards/answer-card.ts'
import type { Card } from '../../src/cards/card-message.ts'
import { wholeListCards } from '../../src/cards/whole-list-card.ts'
import { managersCard } from '../../src/cards/managers-card.ts'
import { nothingDueCard } from '../../src/cards/nothing-due-card.ts'
import { notMineCard } from '../../src/cards/not-mine-card.ts'
import { officerCard } from '../../src/cards/officer-card.ts'
import { approvalCard } from '../../src/cards/approval-card.ts'
import { problemsOf } from '../../src/cards/problems.ts'
import { approvalNotice, noticeSentence } from '../../src/cards/sentences.ts'
import type { CardTemplates } from '../../src/cards/templates.ts'
import { helpCard, welcomeCard } from '../../src/cards/welcome-card.ts'
import { trickyWords } from './tricky-words.ts'
import { cycleExamples } from './cycle-examples.ts'
import { digestAfter } from './managers-examples.ts'
import { weekOfNews, worstWeek } from './managers-weeks.ts'
import { notMineView, type NotMineView } from '../../src/digest/not-mine.ts'
import { approvalView, type ApprovalView } from '../../src/digest/approval.ts'
import { cardItems, officerCardView, type OfficerCardView } from '../../src/digest/officer-card.ts'
import { officerDigest } from '../../src/digest/officer-digest.ts'
import type { Draft } from '../../src/progress/draft.ts'
import type { PlanUpdate } from '../../src/progress/update.ts'
import { asOf, said, smallPlan, updateOf } from './small-plan.ts'

export const answer: Answer = {
  kind: 'answer',
  text: 'Gillian Cawley, Head of Standards and School Effectiveness (interim), leads priority 7.',
  facts: [
    { label: 'Priority 7', value: 'Vulnerable children achieve as well as others' },
    { label: 'Outcome', value: 'Enjoying and Achieving' },
  ],
  citations: [{ plan: 'CYPP 2011-12', where: 'priority 7, p. 28' }],
  followUps: [
    'What are the actions of priority 7?',
    'What does Gillian Cawley lead?',
    'Who leads priority 8?',
  ],
  query: null,
}

/** An answer that compares figures, and one with a long list in groups. */
export const comparingAnswer: Answer = {
  ...answer,
  text: [
    'NEET rate: 3.26% of young people (Hertfordshire, as at March 2017; Plan for Children & Young People 2018-21).',
    'Beside 3.26%: England 6.2%.',
  ].join('\n'),
  facts: [],
  charts: [
    {
      title: 'NEET rate (percent; CYPP 2011-12)',
      unit: 'percent',
      bars: [
        { label: 'Hertfordshire, 16 year olds, November 2010', value: 2.8, printed: '2.8%' },
        { label: 'Hertfordshire, 17 year olds, November 2010', value: 4.1, printed: '4.1%' },
        { label: 'Hertfordshire, young people, as at March 2017', value: 3.26, printed: '3.26%' },
        { label: 'England', value: 6.2, printed: '6.2%' },
      ],
    },
  ],
}
export const longAnswer: Answer = {
  ...answer,
  text: [
    '25 actions overdue as at 15 July 2011.',
    ...['Priority 2:', 'Priority 4:', 'Priority 9:', 'SMP1:', 'SMP2:'].flatMap((heading) => [
      heading,
      ...[1, 2, 3, 4, 5].map((i) => `- Action ${i}: develop an approach with partners (June 2011)`),
    ]),
    'Note: the plan is a draft.',
  ].join('\n'),
  facts: [],
}

const rated = {
  ...{ id: '6f1d1c1e-0d3c-4a57-9f55-0c3a5d0f7a11', text: 'who leads priority 7?' },
  ...{ answerKind: 'answer', queryKind: 'priority-lead', asOf: '2011-07-15' },
}

/** Darren Newman's card of that day, with these drafts, after these updates. */
export function officerView(
  updates: readonly PlanUpdate[] = [],
  drafts: Record<string, Draft> = {},
): OfficerCardView {
  const officer = smallPlan.people.get('Darren Newman')!
  const items = cardItems(officerDigest(smallPlan, officer, [], asOf))
  return officerCardView({ cardId: 'card-1', officer: officer.name, asOf, items, drafts }, smallPlan, updates)
}

const introduction = {
  planTitle: 'CYPP 2011-12',
  asOf,
  demonstration: true,
  examples: ['Who leads priority 7?', 'What’s the NEET rate?', 'What’s due for me?'],
}

/** A report that asks for a date, in words that a card must show as they are, and the answer to it. */
const asking = updateOf({
  confidence: 'Red',
  correctiveAction: trickyWords,
  blockedBy: 'The police have yet to sign',
  helpFrom: 'Jenny Coles',
  revision: { milestoneKey: 'test-2011/2/2.2#1', to: '2011-09-30', reason: trickyWords },
})
const refusedDate = {
  ...said(2, { kind: 'decision', about: 1, approved: false, reason: 'The board needs it in July' }),
  recordedBy: 'Jenny Coles',
}
function requestView(updates: readonly PlanUpdate[]): ApprovalView {
  const card = { cardId: 'card-2', actionKey: asking.actionKey, activityId: asking.activityId }
  const view = approvalView(card, smallPlan, updates, asOf)
  if (view === null) throw new Error('The request has nothing to ask.')
  return view
}

/** A form with its further fields, of an action with a report and “no change” since. */
function detailsView(): OfficerCardView {
  const updates = [updateOf(), said(2, { kind: 'no-change' })]
  const items = [
    { actionKey: asking.actionKey, section: 'overdue' as const, version: 2, details: true },
    { actionKey: 'test-2011/2/2.3', section: 'overdue' as const, version: 0, details: true },
  ]
  return officerCardView(
    { cardId: 'card-1', officer: 'Darren Newman', asOf, items, drafts: {} },
    smallPlan,
    updates,
  )
}

/** A receipt with everything that a report can say. */
function worstView(): OfficerCardView {
  return officerView([
    { ...asking, note: trickyWords, evidence: 'Minute 4', met: ['test-2011/2/2.2#1'] },
    refusedDate,
  ])
}

/** Word for an administrator that 2.2 is not its officer's, who names somebody in these words. */
function notMine(suggested: string): NotMineView {
  const word = said(1, { kind: 'not-mine', suggested })
  const view = notMineView(word, smallPlan, [word])
  if (view === null) throw new Error('The small plan lacks its action.')
  return view
}

/** The whole of the small plan completed: nothing is left to say. */
const allComplete = ['2/2.2', '2/2.3', '2/2.5', '2/2.6', '10/11.1'].map((key, i) =>
  updateOf({
    sequence: i + 1,
    actionKey: `test-2011/${key}`,
    stage: 'Complete',
    confidence: null,
    completedOn: '2011-07-01',
  }),
)

/** Every card in the states that people meet. Both the schema and the pictures go through all of them. */
export function cardExamples(templates: CardTemplates): { name: string; card: Card }[] {
  const second = 'test-2011/2/2.3'
  const drafts = { [second]: { status: 'on-hold', note: trickyWords, revisedOn: '2011-07-01' } }
  const saved = updateOf({ note: `${trickyWords}\nSecond line`, noteShared: true })
  const latest = updateOf({
    actionKey: second,
    recordedBy: 'Karen Noble',
    stage: 'On hold',
    confidence: null,
  })
  const problems = {
    [second]: [
      {
        field: null,
        sentence: noticeSentence({ kind: 'stale', since: [latest], rules: smallPlan.reporting, today: asOf }),
      },
      ...problemsOf(smallPlan.reporting, [
        { kind: 'status-missing', field: 'status' },
        { kind: 'too-long', field: 'note', length: 1200, limit: 1000 },
        { kind: 'date-past', field: 'revisedOn', day: '2011-07-01', today: asOf },
        { kind: 'may-identify', field: 'checked', in: 'note', words: 'Tom, aged 7' },
      ]),
    ],
  }
  const messages = {
    answer: answerCard(answer, templates, { rated }),
    'answer-short': answerCard({ ...answer, facts: [], citations: [], followUps: [] }, templates, {
      rated: { ...rated, text: trickyWords },
    }),
    'answer-tricky': answerCard(
      {
        ...answer,
        kind: 'unknown',
        text: `First line\n${trickyWords}`,
        facts: [{ label: trickyWords, value: trickyWords }],
      },
      templates,
    ),
    'answer-chart': answerCard(comparingAnswer, templates, { rated }),
    'answer-long': answerCard(longAnswer, templates, { rated }),
    'officer-forms': officerCard(officerView(), templates),
    'officer-receipt-and-problems': officerCard(officerView([saved], drafts), templates, {
      problems,
      banner: noticeSentence({ kind: 'unknown-action' }),
    }),
    'officer-details': officerCard(detailsView(), templates),
    'officer-worst': officerCard(worstView(), templates),
    'officer-replaced': officerCard(officerView([saved]), templates, { replacedOn: '2011-07-18' }),
    'officer-replaced-after-a-press': officerCard(officerView([saved], drafts), templates, {
      replacedOn: '2011-07-18',
      banner: noticeSentence({ kind: 'not-saved-on-earlier-card', typed: true, replacedOn: '2011-07-18' }),
    }),
    'officer-cover-over': officerCard(
      { ...withoutReading(officerView([saved], drafts)), standIn: 'Karen Noble', coverOver: true },
      templates,
    ),
    'approval-open': approvalCard(requestView([asking]), templates),
    'approval-problem': approvalCard(requestView([asking]), templates, {
      reason: trickyWords,
      problem: approvalNotice({ kind: 'reason-missing' }).problem ?? '',
      banner: approvalNotice({ kind: 'stale' }).banner ?? '',
    }),
    'approval-to-confirm': approvalCard(requestView([asking]), templates, {
      reason: 'Tom, aged 7, waits',
      checked: false,
      problem: approvalNotice({ kind: 'may-identify', words: 'Tom, aged 7' }).problem ?? '',
    }),
    'approval-decided': approvalCard(requestView([asking, refusedDate]), templates),
    ...cycleExamples(templates),
    'not-mine': notMineCard(notMine('Karen Noble'), templates),
    'not-mine-worst': notMineCard(notMine(trickyWords), templates),
    'managers-first': managersCard(digestAfter([]), templates),
    'managers-usual': managersCard(weekOfNews(), templates),
    'managers-nothing-new': managersCard(digestAfter(allComplete, { seen: allComplete.length }), templates),
    'managers-since-then': managersCard(
      digestAfter([updateOf()], {
        seen: 0,
        late: [{ ...latest, sequence: 2, recordedAt: '2011-07-15T14:05:00+01:00' }],
      }),
      templates,
    ),
    'managers-worst': managersCard(worstWeek(), templates),
    'whole-list': wholeListCards(worstWeek(), 'exceptions', templates)[0]!,
    welcome: welcomeCard(introduction, templates),
    help: helpCard({ ...introduction, demonstration: false }, templates),
    'nothing-due': nothingDueCard(
      { officer: 'Darren Newman', actionCount: 4, planTitle: 'CYPP 2011-12', asOf, dueSoonDays: 14 },
      templates,
    ),
  }
  return Object.entries(messages).flatMap(([name, { card }]) => (card === null ? [] : [{ name, card }]))
}

/** A card whose holder may not read what is private on its actions. */
function withoutReading(view: OfficerCardView): OfficerCardView {
  return { ...view, items: view.items.map((item) => ({ ...item, mayRead: false })) }
}
