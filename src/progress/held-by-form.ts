import type { Draft, DraftField } from './draft.ts'
import { draftOf } from './draft-of-report.ts'
import { pendingOf } from './revisions.ts'
import type { Standing } from './standing.ts'

/**
 * What a form says of an action before anybody types into it: what stands until it is changed. Everything else of a form
 * begins blank, since each report says it anew.
 */
export function heldByForm({ lastUpdate, met, revisions }: Standing): Draft {
  const waits = pendingOf(revisions)
  return {
    noteShared: 'false',
    met: met.join(','),
    blockedBy: lastUpdate?.blockedBy ?? '',
    helpFrom: lastUpdate?.helpFrom ?? '',
    revisedOn: waits?.to ?? '',
    reason: waits?.reason ?? '',
  }
}

/**
 * What was typed into a form that was drawn when its action stood as `from`, for a form that is drawn as it stands by `to`:
 * what its officer had left as it was drawn says what stands now, or the next Save would silently take back what others said
 * in between. `filled`: the form had been opened with Edit, and held all of the last report.
 */
export function carriedOver(draft: Draft, from: Standing, to: Standing, filled: boolean): Draft {
  if (from.version === to.version) return draft
  const held =
    filled && from.lastUpdate !== null ? draftOf(from.lastUpdate, from.revisions) : heldByForm(from)
  const anew = filled && to.lastUpdate !== null ? draftOf(to.lastUpdate, to.revisions) : {}
  const isAsDrawn = (field: DraftField): boolean =>
    draft[field] === undefined || (held[field] !== undefined && isSame(field, draft[field], held[field]))
  // A new date and its reason are one request: who changed one of them means the other, too.
  const isRequestAsDrawn = isAsDrawn('revisedOn') && isAsDrawn('reason')
  const fields = Object.entries(draft) as [DraftField, string][]
  return Object.fromEntries(
    fields.flatMap(([field, value]) => {
      const asDrawn = field === 'revisedOn' || field === 'reason' ? isRequestAsDrawn : isAsDrawn(field)
      if (!asDrawn) return [[field, value]]
      return anew[field] === undefined ? [] : [[field, anew[field]]]
    }),
  )
}

/** Whether two values of a field say the same: blanks around a text do not count, nor the order of ticks. */
export function isSame(field: DraftField, one: string, other: string): boolean {
  const plain = (value: string): string =>
    field === 'met' ? value.split(',').sort().join(',') : value.trim()
  return plain(one) === plain(other)
}
