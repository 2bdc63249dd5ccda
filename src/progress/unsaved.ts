import type { Draft, DraftField } from './draft.ts'
import { draftOf } from './draft-of-report.ts'
import { undecidedOf } from './revisions.ts'
import type { Standing } from './standing.ts'

/**
 * What was typed into an action's form and stands nowhere else: the fields that say something other than what was saved,
 * or than what the form holds of itself. Confirmations are none: they are to be given again.
 */
export function unsavedOf(draft: Draft, { lastUpdate, revisions, met }: Standing): Draft {
  const asked = undecidedOf(revisions)
  const held: readonly Draft[] = [
    lastUpdate === null ? {} : draftOf(lastUpdate, revisions),
    { noteShared: 'false', met: met.join(','), revisedOn: asked?.to ?? '', reason: asked?.reason ?? '' },
  ]
  const isHeld = (field: string, value: string): boolean =>
    held.some((form) => form[field as DraftField]?.trim() === value.trim())
  return Object.fromEntries(
    Object.entries(draft).filter(
      ([field, value]) => field !== 'checked' && value.trim() !== '' && !isHeld(field, value),
    ),
  )
}
