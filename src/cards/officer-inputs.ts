import { z } from 'zod'
import type { Draft, DraftField } from '../progress/record.ts'

/** The verbs of the officer's card's buttons. */
export const officerVerbs = { save: 'save-update', change: 'change-update' } as const

/**
 * A press gathers every input of its card, not only its own form's. So the ids carry the action's key, and no
 * input is required or has a pattern: another form's would block this one's Save.
 */
const fields: readonly DraftField[] = ['status', 'note', 'expectedOn']

/** The id of one input of one action's form: `note|herts-2011/2/2.3`. */
export function inputId(field: DraftField, actionKey: string): string {
  return `${field}|${actionKey}`
}

/** What every form of the card held when a button was pressed, by action key. Anything that is no input of ours is left out. */
export function readDrafts(data: unknown): Record<string, Draft> {
  const submitted = z.record(z.string(), z.unknown()).safeParse(data)
  const drafts = new Map<string, Draft>()
  for (const [id, value] of Object.entries(submitted.data ?? {})) {
    const bar = id.indexOf('|')
    const field = fields.find((name) => name === id.slice(0, bar))
    const actionKey = id.slice(bar + 1)
    if (!field || actionKey === '' || typeof value !== 'string') continue
    const draft = drafts.get(actionKey) ?? { status: '', note: '', expectedOn: '' }
    drafts.set(actionKey, { ...draft, [field]: value })
  }
  return Object.fromEntries(drafts)
}

const pressSchema = z.object({
  cardId: z.string().min(1),
  actionKey: z.string().min(1),
  /** Absent from "Change this", which takes the action as it is. */
  baseVersion: z.number().int().nonnegative().default(0),
})
export type OfficerPress = z.infer<typeof pressSchema> & { drafts: Record<string, Draft> }

/** Reads the data of a press on an officer's card; null when it is not one of ours. */
export function readOfficerPress(data: unknown): OfficerPress | null {
  const press = pressSchema.safeParse(data)
  return press.success ? { ...press.data, drafts: readDrafts(data) } : null
}
