import { nextRun, officersRule, momentOf, type Schedule } from '../../digest/schedule.ts'
import {
  officersAudience,
  type DigestStatus,
  type MissedMessage,
  type RunOnRecord,
} from '../../digest/run.ts'
import type { IsBankHoliday } from '../../digest/working-days.ts'
import type { Clock, Cover, CoverStore, Delivery, Outbox, Plans } from '../ports.ts'
import { itemsToTell, type ChaseReaderNeeds } from '../chase-readers.ts'
import { noLongerWanted } from '../delivery-outcome.ts'
import { isStale } from '../stale-message.ts'
import type { PauseStore, RunLedger } from './ledger.ts'

export type StatusNeeds = ChaseReaderNeeds & {
  plans: Plans
  runs: Pick<RunLedger, 'latest'>
  pauses: Pick<PauseStore, 'on'>
  covers: Pick<CoverStore, 'on'>
  outbox: Pick<Outbox, 'pagesOfPeriod' | 'missed' | 'outagesSince'>
  clock: Clock
  schedule: Schedule
  isBankHoliday: IsBankHoliday
}

/** How the weekly cycle of the current plan stands now. */
export async function digestStatus(needs: StatusNeeds): Promise<DigestStatus> {
  const planId = needs.plans.library.current.plan.id
  const now = momentOf(needs.clock.now())
  const [latest, pauses, covers, missed] = await Promise.all([
    needs.runs.latest(planId),
    needs.pauses.on(planId, now.day),
    needs.covers.on(planId, now.day),
    needs.outbox.missed(planId),
  ])
  const since = latest.map(({ startedAt }) => startedAt).sort()[0]
  const rules = [
    { audience: officersAudience, ...officersRule(needs.schedule) },
    ...needs.schedule.channels.map(({ channel, ...rule }) => ({ audience: channel, ...rule })),
  ]
  return {
    runs: await Promise.all(
      latest.map(async (run) => ({ ...run, notReached: await notReached(needs, run) })),
    ),
    missed: countMissed(await stillWanted(needs, missed, now.day, covers)),
    outages: since === undefined ? [] : await needs.outbox.outagesSince(since),
    pauses,
    next: rules.map((rule) => ({
      audience: rule.audience,
      at: nextRun(rule, now, needs.isBankHoliday).at,
    })),
  }
}

/** Those of the messages that would still go out if their reader could be reached. */
async function stillWanted(
  needs: StatusNeeds,
  missed: readonly Delivery[],
  today: string,
  covers: readonly Cover[],
): Promise<Delivery[]> {
  const loaded = needs.plans.library.current
  const wanted = await Promise.all(
    missed.map(async (delivery) => {
      const { content } = delivery
      if (isStale(content, today, covers)) return false
      return content.kind !== 'unanswered' || (await itemsToTell(needs, delivery, content, loaded)).length > 0
    }),
  )
  return missed.filter((_, at) => wanted[at])
}

/** Who missed how many messages of which kind, each once, with the latest problem. */
function countMissed(missed: readonly Delivery[]): MissedMessage[] {
  const groups = Map.groupBy(missed, ({ recipient, content }) => `${content.kind} ${recipient}`)
  return [...groups.values()].flatMap((messages) => {
    const [first] = messages
    if (!first) return []
    const { recipient, content, problem } = first
    return [{ recipient, what: content.kind, count: messages.length, problem: problem ?? '' }]
  })
}

/** Whom a run did not reach, each once, with what to do. */
async function notReached(
  needs: StatusNeeds,
  { planId, audience, periodStart, counts }: RunOnRecord,
): Promise<{ recipient: string; problem: string }[]> {
  if (counts.notSent === 0) return []
  const problems = new Map<string, string>()
  for await (const page of needs.outbox.pagesOfPeriod(planId, periodStart)) {
    for (const { recipient, content, state, problem } of page) {
      const ofThis = audience === officersAudience ? content.kind === 'officer' : recipient === audience
      const missed = (state === 'refused' || state === 'failed') && problem !== noLongerWanted
      if (ofThis && missed) problems.set(recipient, problem ?? '')
    }
  }
  return [...problems].map(([recipient, problem]) => ({ recipient, problem }))
}
