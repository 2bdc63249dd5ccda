import type { Action } from '../plan/library.ts'
import type { ReportingRules } from '../plan/reporting.ts'
import { dayInWords } from '../progress/day-words.ts'
import { whyLapsed, type Revision } from '../progress/revisions.ts'
import type { Standing } from '../progress/standing.ts'
import { plainLine } from './escape.ts'
import { either } from './wording.ts'

/** For which milestone a date was asked, who decides or what became of it, and which one counts. `told`: which reasons may be shown. */
export function askedDateWords(
  { milestoneKey, to, reason, state, decision }: Revision,
  { action, stage }: Standing,
  rules: ReportingRules,
  { told, deciders }: { told: { reason: boolean; decision: boolean }; deciders: readonly string[] },
): string {
  const why = reason === '' || !told.reason ? '' : `, because: “${plainLine(reason)}”`
  const against = told.decision ? `: “${plainLine(decision?.reason ?? '')}”` : ''
  const asked = `New date asked for${milestoneWords(action, milestoneKey)}: ${dayInWords(to)}${why}`
  const by = decision ? plainLine(decision.recordedBy) : ''
  switch (state) {
    case 'pending':
      return `${asked}. ${decidersWords(deciders)} asked to approve it. Until it is approved, the earlier date counts.`
    case 'lapsed':
      return `${asked}. Nobody need approve it, since ${plainLine(whyLapsed(stage, rules))}; should that be taken back, it waits again.`
    case 'approved':
      return `${asked}. Approved by ${by}.`
    case 'refused':
      return `${asked}. Not approved by ${by}${against}. The earlier date counts.`
    case 'replaced':
      return `${asked}. Another date was asked for since.`
    case 'withdrawn':
      return `${asked}. Taken back since.`
  }
}

/** " (milestone 1, June 2011)": which of several milestones a date is for; nothing where there is but one. */
function milestoneWords({ milestones }: Action, key: string): string {
  const at = milestones.findIndex((milestone) => milestone.key === key)
  if (milestones.length < 2 || at < 0) return ''
  const printed = milestones[at]?.printed ?? ''
  return ` (milestone ${at + 1}${printed === '' ? '' : `, ${plainLine(printed)}`})`
}

/** "Jenny Coles is"; whom the settings name is not known to a card. */
function decidersWords(names: readonly string[]): string {
  return `${names.length === 0 ? 'Whoever approves dates for the council' : either(names.map(plainLine))} is`
}
