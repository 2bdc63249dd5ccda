import { z } from 'zod'
import type { Action } from '../plan/library.ts'
import { isClosed, statusChoices, type Stage } from './status.ts'
import type { NewPlanUpdate } from './update.ts'

/** The longest note an officer can save, in characters. */
export const noteLimit = 1000

/** What an officer has typed into one action's form. Values as typed; a blank field is ''. */
export const draftSchema = z.strictObject({ status: z.string(), note: z.string(), expectedOn: z.string() })
export type Draft = z.infer<typeof draftSchema>

/** Which field a refusal is about, so that the card can say it beside that field. */
export type DraftField = keyof Draft

/** Why a submission was not taken, as a value; the sentence for it stands in cards/sentences.ts. */
export type Refusal =
  | { kind: 'status-missing'; field: 'status' }
  | { kind: 'note-too-long'; field: 'note'; length: number; limit: number }
  | { kind: 'date-unreadable'; field: 'expectedOn' }
  | { kind: 'date-past'; field: 'expectedOn'; day: string; today: string }
  | { kind: 'date-on-closed'; field: 'expectedOn'; stage: Stage }

/** Who pressed Save, when, and on what. */
export type Submitter = Pick<
  NewPlanUpdate,
  'recordedBy' | 'accountId' | 'recordedAt' | 'activityId' | 'cardId'
>

/**
 * A submission checked against `today` (ISO day): the update to store, or every reason why not.
 * A note is kept as typed, trimmed; whoever shows it escapes it.
 */
export function updateFrom(
  action: Action,
  draft: Draft,
  submitter: Submitter,
  today: string,
): { ok: true; update: NewPlanUpdate } | { ok: false; refusals: Refusal[] } {
  const choice = statusChoices.find((candidate) => candidate.value === draft.status)
  const note = draft.note.trim()
  const expectedOn = draft.expectedOn.trim()
  const refusals: Refusal[] = []
  if (!choice) refusals.push({ kind: 'status-missing', field: 'status' })
  if (note.length > noteLimit) {
    refusals.push({ kind: 'note-too-long', field: 'note', length: note.length, limit: noteLimit })
  }
  const dateRefusal = expectedOn === '' ? null : refusalOfDate(expectedOn, choice?.stage ?? null, today)
  if (dateRefusal) refusals.push(dateRefusal)
  if (!choice || refusals.length > 0) return { ok: false, refusals }
  const update: NewPlanUpdate = {
    planId: action.planId,
    actionKey: action.key,
    stage: choice.stage,
    confidence: choice.confidence,
    note,
    expectedOn: expectedOn === '' ? null : expectedOn,
    ...submitter,
  }
  return { ok: true, update }
}

function refusalOfDate(expectedOn: string, stage: Stage | null, today: string): Refusal | null {
  if (!z.iso.date().safeParse(expectedOn).success) return { kind: 'date-unreadable', field: 'expectedOn' }
  if (stage && isClosed(stage)) return { kind: 'date-on-closed', field: 'expectedOn', stage }
  return expectedOn < today ? { kind: 'date-past', field: 'expectedOn', day: expectedOn, today } : null
}
