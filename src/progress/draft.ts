import { z } from 'zod'

/** The fields of one action's form. A form shows some of them; one that it does not show is absent from its draft. */
export const draftFields = [
  'status',
  'note',
  'noteShared',
  'correctiveAction',
  'completedOn',
  'evidence',
  'met',
  'blockedBy',
  'helpFrom',
  'revisedOn',
  'reason',
  'suggested',
  'checked',
] as const
export type DraftField = (typeof draftFields)[number]

/** What an officer has typed into one action's form, as typed; a blank field is ''. `met` lists milestones' keys with commas. */
export const draftSchema = z.partialRecord(z.enum(draftFields), z.string())
export type Draft = z.infer<typeof draftSchema>

/** The longest text of each field, in characters. Texts that no form could hold are cut before they are kept. */
export const textLimits = {
  note: 1000,
  correctiveAction: 500,
  evidence: 300,
  blockedBy: 300,
  helpFrom: 300,
  reason: 300,
  suggested: 100,
} as const satisfies Partial<Record<DraftField, number>>
export type TextField = keyof typeof textLimits
export const textFields = Object.keys(textLimits) as TextField[]

/** A field's text without the blanks around it; '' where the form did not show it. */
export function typed(draft: Draft, field: DraftField): string {
  return (draft[field] ?? '').trim()
}
