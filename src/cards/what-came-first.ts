import { dayInWords } from '../progress/day-words.ts'
import type { ReportingRules } from '../plan/reporting.ts'
import { statusWords } from '../progress/status.ts'
import { reasonName, typedTexts } from '../progress/typed-texts.ts'
import type { PlanUpdate, Report } from '../progress/update.ts'
import { plainLine, shortLine } from './escape.ts'
import { counted, momentInWords } from './wording.ts'

/** What was said of an action after a form was drawn, in order; `today` is the reader's London day. */
export type CameFirst = { since: readonly PlanUpdate[]; rules: ReportingRules; today: string }

/** So many are told: what came before them stands in the form by now. */
const mostTold = 3
/** Of each text only the beginning is told. */
const longestText = 200

/** Whose words came first, and what each of them says, field by field. */
export function whatCameFirst({ since, rules, today }: CameFirst): string {
  if (since.length === 0) return 'this action was changed since your card was made.'
  const told = since.slice(-mostTold).map((update) => wordsOf(update, rules, today))
  const more = since.length - told.length
  const before = more === 0 ? '' : ` Before that it was changed ${counted(more, 'more time')}.`
  return `${told.join(' Then ')}${before}`
}

function wordsOf(update: PlanUpdate, rules: ReportingRules, today: string): string {
  const who = `${plainLine(update.recordedBy)} ${momentInWords(update.recordedAt, today)}`
  switch (update.kind) {
    case 'report':
      return [
        `this action was updated by ${who} to ${statusWords(rules, update.stage, update.confidence)}.`,
        ...fieldsOf(update),
      ].join(' ')
    case 'no-change':
      return `“no change” was said of this action by ${who}.`
    case 'undo':
      return `an update of this action was taken back by ${who}.`
    case 'decision':
      return `the new date of this action was ${update.approved ? 'approved' : 'not approved'} by ${who}.`
    case 'not-mine':
      return `this action was said not to be theirs by ${who}.`
  }
}

function fieldsOf(report: Report): string[] {
  const { completedOn, met, revision } = report
  const texts = typedTexts(report).filter(({ name }) => name !== reasonName)
  const why = revision ? `, because: “${shortLine(revision.reason, longestText)}”` : ''
  return [
    ...texts.map(({ name, text }) => `${name}: “${shortLine(text, longestText)}”.`),
    ...(completedOn === null ? [] : [`Completed on ${dayInWords(completedOn)}.`]),
    ...(met.length === 0 ? [] : [`${counted(met.length, 'milestone')} met.`]),
    ...(revision ? [`New date asked for: ${dayInWords(revision.to)}${why}.`] : []),
    ...(report.withdrawsRevision ? ['The date that was asked for before is taken back.'] : []),
  ]
}
