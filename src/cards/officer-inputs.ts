import { z } from 'zod'
import { draftFields, type Draft, type DraftField } from '../progress/draft.ts'

/** The verbs of the officer's card's buttons. */
export const officerVerbs = {
  save: 'save-update',
  noChange: 'no-change',
  details: 'show-details',
  notMine: 'not-mine',
  edit: 'edit-update',
  undo: 'undo-update',
} as const

/** The verb of the button that shows the actions that wait behind a card. */
export const showNextVerb = 'show-next'

/** Reads the data of that button, with what the card's forms held; null when it is not one of ours. */
export function readShowNextPress(data: unknown): Pick<OfficerPress, 'cardId' | 'drafts'> | null {
  const press = z.object({ cardId: z.string().min(1) }).safeParse(data).data
  return press ? { ...press, drafts: readDrafts(data) } : null
}

/**
 * A press gathers every input of its card, not only its own form's. So the ids carry the action's key, and no
 * input is required or has a pattern: another form's would block this one's Save.
 * The id of one input of one action's form: `note|herts-2011/2/2.3`.
 */
export function inputId(field: DraftField, actionKey: string): string {
  return `${field}|${actionKey}`
}

/** What every form of the card held when a button was pressed, by action key. Anything that is no input of ours is left out. */
export function readDrafts(data: unknown): Record<string, Draft> {
  const submitted = z.record(z.string(), z.unknown()).safeParse(data)
  const drafts = new Map<string, Draft>()
  for (const [id, value] of Object.entries(submitted.data ?? {})) {
    const bar = id.indexOf('|')
    const field = draftFields.find((name) => name === id.slice(0, bar))
    const actionKey = id.slice(bar + 1)
    if (!field || actionKey === '' || typeof value !== 'string') continue
    drafts.set(actionKey, { ...drafts.get(actionKey), [field]: value })
  }
  return Object.fromEntries(drafts)
}

const pressSchema = z.object({
  cardId: z.string().min(1),
  actionKey: z.string().min(1),
  baseVersion: z.number().int().nonnegative(),
})
export type OfficerPress = z.infer<typeof pressSchema> & { drafts: Record<string, Draft> }

/** Reads the data of a press on an officer's card; null when it is not one of ours. */
export function readOfficerPress(data: unknown): OfficerPress | null {
  const press = pressSchema.safeParse(data)
  return press.success ? { ...press.data, drafts: readDrafts(data) } : null
}
