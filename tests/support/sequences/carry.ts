import type { Draft, DraftField } from '../../../src/progress/draft.ts'
import { draftFrom, lastReport, waiting, type ModelAction } from './model.ts'

/**
 * What a form drawn on an action as it was holds of what was typed, once it is drawn on the action as it is: what was left as
 * drawn gives way to what stands. A form that was opened with Edit held all of the last report.
 */
export function carry(typed: Draft, was: ModelAction, is: ModelAction, filled: boolean): Draft {
  if (was.entries.length === is.entries.length) return typed
  const before = lastReport(was.entries)
  const after = lastReport(is.entries)
  const drawn: Draft = filled && before ? draftFrom(was, before) : blankForm(was)
  const left = (field: DraftField) =>
    typed[field] === undefined || (drawn[field] ?? '\0').trim() === typed[field].trim()
  const kept: Draft = {}
  for (const field of Object.keys(typed) as DraftField[]) {
    const isLeft = ['revisedOn', 'reason'].includes(field) ? left('revisedOn') && left('reason') : left(field)
    const anew = filled && after ? draftFrom(is, after)[field] : undefined
    if (!isLeft) kept[field] = typed[field] ?? ''
    else if (anew !== undefined) kept[field] = anew
  }
  return kept
}

function blankForm(action: ModelAction): Draft {
  const met = lastReport(action.entries)?.met ?? []
  const waits = waiting(action)
  return {
    noteShared: 'false',
    met: met.map((milestone) => `${action.key}#${milestone + 1}`).join(','),
    ...{ blockedBy: '', helpFrom: '' },
    ...{ revisedOn: waits?.day ?? '', reason: waits?.reason ?? '' },
  }
}
