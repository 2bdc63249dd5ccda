import type { Answer } from '../../../src/ask/answer.ts'
import { answerCard } from '../../../src/cards/answer-card.ts'
import { ask } from '../../support/ask-engine.ts'
import { withCard, type SampleCases } from './sample-cases.ts'
import { rightToLeft, worstLine, worstText } from './worst-words.ts'

const usual = 'Who is the lead officer for action 5.2?'
const rated = (text: string) => ({
  ...{ id: '6f1d1c1e-0d3c-4a57-9f55-0c3a5d0f7a11', text, asOf: '2011-07-15' },
  ...{ answerKind: 'answer', queryKind: 'action' },
})

/** More of everything than an answer can have: what does not fit is left out, and the card says so. */
const worst: Answer = {
  kind: 'answer',
  text: [
    worstLine(600),
    worstText(400),
    ...[1, 2, 3, 4, 5].flatMap((group) => [
      `Priority ${group}: ${rightToLeft}`,
      ...[1, 2, 3, 4].map((item) => `- ${group}.${item} ${worstLine(160)}`),
    ]),
    `Note: ${worstLine(300)}`,
  ].join('\n'),
  facts: Array.from({ length: 120 }, (_, i) => ({
    label: `${i + 1}. ${rightToLeft}`,
    value: worstText(400),
  })),
  charts: ['percent', 'people'].map((unit) => ({
    title: `${worstText(120)} (${unit})`,
    unit,
    bars: [0.5, 3.26, 14.5, 100].map((value) => ({
      label: worstText(300),
      value,
      printed: `${value} ${unit}`,
    })),
  })),
  citations: [1, 2, 3].map((i) => ({ plan: `CYPP 2011-12 (draft ${i})`, where: worstText(200) })),
  followUps: [worstText(200), rightToLeft, 'Which actions are overdue?'],
  query: null,
}

export const answerSamples: SampleCases = {
  empty: (templates) =>
    withCard(answerCard(ask('My neighbour hits her little boy, who do I tell?').answer, templates)),
  usual: (templates) => withCard(answerCard(ask(usual).answer, templates, { rated: rated(usual) })),
  worst: (templates) =>
    withCard(answerCard(worst, templates, { asked: worstText(500), rated: rated(worstText(500)) })),
}
