import type { Draft, DraftField } from './draft.ts'
import { draftOf } from './draft-of-report.ts'
import { heldByForm, isSame } from './held-by-form.ts'
import { undecidedOf } from './revisions.ts'
import type { Standing } from './standing.ts'

/**
 * What was typed into an action's form and stands nowhere else: the fields that say something other than what was saved,
 * or than what the form holds of itself. Confirmations are none: they are to be given again.
 */
export function unsavedOf(draft: Draft, standing: Standing): Draft {
  const { lastUpdate, revisions } = standing
  const asked = undecidedOf(revisions)
  const held: readonly Draft[] = [
    lastUpdate === null ? {} : draftOf(lastUpdate, revisions),
    heldByForm(standing),
    { revisedOn: asked?.to ?? '', reason: asked?.reason ?? '' },
  ]
  const isIn = (form: Draft, field: DraftField): boolean => {
    const [said, typed] = [form[field], draft[field] ?? '']
    return said !== undefined && (typed.trim() === '' || isSame(field, said, typed))
  }
  // A new date and its reason are one request: with another date, the reason that was given before is typed anew.
  const isHeld = (field: DraftField): boolean =>
    field === 'revisedOn' || field === 'reason'
      ? held.some((form) => isIn(form, 'revisedOn') && isIn(form, 'reason'))
      : held.some((form) => isIn(form, field))
  return Object.fromEntries(
    Object.entries(draft).filter(
      ([field, value]) => field !== 'checked' && value.trim() !== '' && !isHeld(field as DraftField),
    ),
  )
}
