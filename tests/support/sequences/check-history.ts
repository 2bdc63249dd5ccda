import assert from 'node:assert/strict'
import { standingOf, daysBetween } from '../../../src/progress/standing.ts'
import { pendingOf } from '../../../src/progress/revisions.ts'
import type { PlanUpdate } from '../../../src/progress/update.ts'
import type { Council } from './council.ts'
import { daysOf, lastReport, unmet, waiting, type ModelAction } from './model.ts'

/**
 * Holds what is stored of a plan to what was acknowledged: everything once and nothing else, versions without gaps, and
 * how each action stands as the model reckons it.
 */
export async function checkHistory(council: Council, actions: readonly ModelAction[]): Promise<void> {
  const stored = await council.updates.all(council.planId)
  const acknowledged = actions.flatMap(({ entries }) => entries.map(({ activity }) => activity))
  assert.deepEqual(
    stored.map(({ activityId }) => activityId).sort(),
    acknowledged.sort(),
    'acknowledged updates',
  )
  council.reload(null)
  for (const action of actions) {
    const own = stored.filter(({ actionKey }) => actionKey === action.key)
    assert.deepEqual(
      own.map(({ version, activityId, kind }) => ({ version, activityId, kind })),
      action.entries.map(({ activity, kind }, i) => ({ version: i + 1, activityId: activity, kind })),
      'versions of one action',
    )
    checkStanding(council, action, stored)
  }
}

function checkStanding(council: Council, action: ModelAction, stored: readonly PlanUpdate[]): void {
  const today = council.clock.today()
  const printed = council.plans.library.current.actions.get(action.key)
  assert(printed)
  const standing = standingOf(printed, stored, today)
  const last = lastReport(action.entries)
  const word = action.entries.findLast(
    ({ kind, undone }) => !undone && (kind === 'report' || kind === 'no-change'),
  )
  const open = unmet(action)
  const late = open.find(({ day }) => day < today)
  const next = open.find(({ day }) => day >= today)
  const milestone = (number: number) => `${action.key}#${number + 1}`
  assert.deepEqual(
    {
      status: statusOf(standing.stage, standing.confidence),
      note: standing.lastUpdate?.note,
      last: standing.lastUpdate?.activityId,
      word: standing.lastWord?.activityId,
      version: standing.version,
      met: standing.met,
      late: standing.overdue && [standing.overdue.milestone.key, standing.overdue.daysLate],
      next: standing.next && [standing.next.milestone.key, standing.next.dueOn],
      waits: pendingOf(standing.revisions)?.to,
      days: standing.dated.map(({ dueOn }) => dueOn),
    },
    {
      status: last?.form?.status ?? '',
      note: last?.form?.note,
      last: last?.activity,
      word: word?.activity,
      version: action.entries.length,
      met: (last?.met ?? []).map(milestone),
      late: late ? [milestone(late.milestone), daysBetween(late.day, today)] : null,
      next: next ? [milestone(next.milestone), next.day] : null,
      waits: waiting(action)?.day,
      days: daysOf(action)
        .filter((day) => day !== null)
        .sort(),
    },
    'standing',
  )
}

function statusOf(stage: string | null, confidence: string | null): string {
  return [stage ?? '', ...(confidence === null ? [] : [confidence])].join('-').toLowerCase().replace(' ', '-')
}
