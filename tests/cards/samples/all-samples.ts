import { caseNames, type CaseName, type TemplateName } from '../../support/card-templates.ts'
import { answerSamples } from './answer.ts'
import { approvalSamples } from './approval.ts'
import { boardPaperSamples } from './board-paper.ts'
import { chaseSamples } from './chase.ts'
import { confirmSamples } from './confirm.ts'
import { managersSamples } from './managers.ts'
import { notMineSamples } from './not-mine.ts'
import { nothingDueSamples } from './nothing-due.ts'
import { officerSamples } from './officer.ts'
import type { MakeSample, SampleCases } from './sample-cases.ts'
import { welcomeSamples } from './welcome.ts'
import { wholeListSamples } from './whole-list.ts'

/** The samples of every template: a template without an entry does not compile. */
export const allSamples: Record<TemplateName, SampleCases> = {
  answer: answerSamples,
  officer: officerSamples,
  approval: approvalSamples,
  confirm: confirmSamples,
  'not-mine': notMineSamples,
  chase: chaseSamples,
  'board-paper': boardPaperSamples,
  managers: managersSamples,
  'whole-list': wholeListSamples,
  welcome: welcomeSamples,
  'nothing-due': nothingDueSamples,
}

/** Every sample that there is: template, case and how it is made. */
export const sampleList: { name: TemplateName; kind: CaseName; make: MakeSample }[] = (
  Object.entries(allSamples) as [TemplateName, SampleCases][]
).flatMap(([name, cases]) =>
  caseNames.flatMap((kind) => {
    const make = cases[kind]
    return typeof make === 'string' ? [] : [{ name, kind, make }]
  }),
)
