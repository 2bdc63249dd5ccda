import { isOverruled, lastCorrection } from '../../progress/corrections.ts'
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

/**
 * Whether it is told why a report asks for a date, and why that was or was not approved. The request goes on when its
 * report is corrected; who may read of it is then what the correction says.
 */
export function mayTellReason(report: Report, facts: Facts): boolean {
  const last = lastCorrection(report, facts.updates)
  return last !== null && isForReader(last, facts)
}

function isForReader(report: Report, { loaded, reader }: Facts): boolean {
  if (report.noteShared) return true
  const action = loaded.actions.get(report.actionKey)
  return action !== undefined && reader !== null && rightTo('read', reader, { action, loaded }) !== null
}

/** Whether a report holds something that is not told here, which an answer then says. */
export function keepsPrivate(report: Report, facts: Facts): boolean {
  return typedTexts(report).length > 0 && !mayTell(report, facts)
}
