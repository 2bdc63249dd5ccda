import { isOverruled, isReasonShared, lastCorrection } from '../../progress/corrections.ts'
import { rightTo } from '../../progress/permissions.ts'
import { typedTexts } from '../../progress/typed-texts.ts'
import type { Report } from '../../progress/update.ts'
import type { Facts } from './answerer.ts'

/**
 * Whether what was typed in a report may be told here: its officer marked it for managers, or nobody but one person
 * hears the answer whom the permission table lets read it. Nobody is told what was taken back or corrected since.
 */
export function mayTell(report: Report, facts: Facts): boolean {
  return !isOverruled(report, facts.updates) && isForReader(report, facts)
}

/** Whether it is told why a report asks for a date. The request goes on when its report is corrected. */
export function mayTellReason(report: Report, facts: Facts): boolean {
  if (lastCorrection(report, facts.updates) === null) return false
  return isReasonShared(report, facts.updates) || isReader(report, facts)
}

/**
 * Whether it is told why the date that a report asks for was or was not approved. Who decides marks nothing for managers, and
 * the officer's mark does not speak for them.
 */
export function mayTellDecision(report: Report, facts: Facts): boolean {
  return lastCorrection(report, facts.updates) !== null && isReader(report, facts)
}

function isForReader(report: Report, facts: Facts): boolean {
  return report.noteShared || isReader(report, facts)
}

/** Whether nobody but one person hears the answer, whom the permission table lets read what is private in a report. */
function isReader(report: Report, { loaded, reader }: Facts): boolean {
  const action = loaded.actions.get(report.actionKey)
  return action !== undefined && reader !== null && rightTo('read', reader, { action, loaded }) !== null
}

/** Whether a report holds something that is not told here, which an answer then says. */
export function keepsPrivate(report: Report, facts: Facts): boolean {
  return typedTexts(report).length > 0 && !mayTell(report, facts)
}
