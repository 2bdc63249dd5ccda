import { z } from 'zod'
import type { LoadedPlan } from '../plan/library.ts'
import { confidenceSchema, stageSchema } from '../plan/reporting.ts'
import type { Round } from '../plan/rounds.ts'
import { londonDay } from './day-words.ts'
import { expectedOn } from './expected.ts'
import { standingsOf, type Standing } from './standing.ts'
import type { PlanUpdate } from './update.ts'

/** How one action stood at a round's end. Days are ISO. Nothing that anybody typed is among it. */
const standingOnRecordSchema = z.strictObject({
  actionKey: z.string(),
  label: z.string(),
  /** Null: no update yet. */
  stage: stageSchema.nullable(),
  confidence: confidenceSchema.nullable(),
  /** The day of the last report, null without one. */
  reportedOn: z.iso.date().nullable(),
  overdue: z.strictObject({ dueOn: z.iso.date(), daysLate: z.number().int().positive() }).nullable(),
  /** The next day on which something is due; null where none is. */
  nextDueOn: z.iso.date().nullable(),
  /** The later day that was asked for and not yet decided, of what was overdue. */
  expectedOn: z.iso.date().nullable(),
})
export type StandingOnRecord = z.infer<typeof standingOnRecordSchema>
export const standingsOnRecordSchema = z.array(standingOnRecordSchema)

/** A round's position: how every action stood at its end, as signed off on a day by somebody. Never changed afterwards. */
export type SignedOffPosition = {
  planId: string
  /** The round's name. */
  round: string
  /** The last day of the round, which the position is as at. */
  asAt: string
  signedOffOn: string
  by: string
  standings: StandingOnRecord[]
}

/** How every action of a plan stands at a round's end, by what has been reported of it until now. */
export function standingsAtEnd(
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  { to }: Pick<Round, 'to'>,
): StandingOnRecord[] {
  return standingsOf(loaded, updates, to).map(onRecord)
}

function onRecord(standing: Standing): StandingOnRecord {
  const { action, stage, confidence, lastUpdate, overdue, next } = standing
  return {
    actionKey: action.key,
    label: action.label,
    stage,
    confidence,
    reportedOn: lastUpdate ? londonDay(lastUpdate.recordedAt) : null,
    overdue: overdue && { dueOn: overdue.dueOn, daysLate: overdue.daysLate },
    nextDueOn: next?.dueOn ?? null,
    expectedOn: expectedOn(standing),
  }
}
