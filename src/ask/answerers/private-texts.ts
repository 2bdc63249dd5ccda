import { rightTo } from '../../progress/permissions.ts'
import { typedTexts } from '../../progress/typed-texts.ts'
import type { Report } from '../../progress/update.ts'
import type { Facts } from './answerer.ts'

/**
 * Whether what was typed in a report may be told here: its officer marked it for managers, or nobody but one person
 * hears the answer whom the permission table lets read it.
 */
export function mayTell(report: Report, { loaded, reader }: Facts): boolean {
  if (report.noteShared) return true
  const action = loaded.actions.get(report.actionKey)
  return action !== undefined && reader !== null && rightTo('read', reader, { action, loaded }) !== null
}

/** Whether a report holds something that is not told here, which an answer then says. */
export function keepsPrivate(report: Report, facts: Facts): boolean {
  return typedTexts(report).length > 0 && !mayTell(report, facts)
}
