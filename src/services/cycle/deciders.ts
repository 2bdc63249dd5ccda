import type { Decider } from '../../digest/managers-posted.ts'
import { pendingDates } from '../../digest/managers-news.ts'
import { standingsOf } from '../../progress/standing.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import { approvalRequests, type ApprovalNeeds } from '../approval/ask-for-approval.ts'
import type { CoverStore, Plans } from '../ports.ts'

export type DeciderNeeds = ApprovalNeeds & { plans: Plans; covers: Pick<CoverStore, 'on'> }

/** Who decides on each date that waits, by the sequence of the report that asks: whoever would be sent the request on that day. */
export async function decidersOf(
  needs: DeciderNeeds,
  updates: readonly PlanUpdate[],
  asOf: string,
): Promise<Map<number, Decider>> {
  const loaded = needs.plans.library.current
  const covers = await needs.covers.on(loaded.plan.id, asOf)
  const waiting = pendingDates(standingsOf(loaded, updates, asOf))
  return new Map(
    await Promise.all(
      waiting.map(async ({ standing: { action }, revision: { report } }) => {
        const asked = await approvalRequests(needs, report, report, { action, loaded, covers })
        return [report.sequence, deciderFrom(asked)] as const
      }),
    ),
  )
}

function deciderFrom(asked: Awaited<ReturnType<typeof approvalRequests>>): Decider {
  if (asked.length === 0) return { kind: 'nobody' }
  const toLeads = asked.every(({ content }) => content.kind === 'approval' && content.to === 'lead')
  return toLeads ? { kind: 'leads', names: asked.map(({ recipient }) => recipient) } : { kind: 'approver' }
}
