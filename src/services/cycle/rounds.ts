import { officersAudience } from '../../digest/run.ts'
import { openRound, roundsToClose } from '../../digest/round.ts'
import { momentOf } from '../../digest/schedule.ts'
import type { Round } from '../../plan/rounds.ts'
import { standingsAtEnd, type SignedOffPosition } from '../../progress/position.ts'
import type { Clock, Plans, UpdateStore } from '../ports.ts'
import type { PositionStore, RunLedger } from './ledger.ts'

type Needs = {
  plans: Plans
  updates: Pick<UpdateStore, 'all'>
  positions: PositionStore
  clock: Clock
}

/** A round and what was signed off at its end; null while it is not. `open`: officers are being asked for it. */
export type RoundOnRecord = { round: Round; open: boolean; position: SignedOffPosition | null }

/** The round of the current plan that is open on a day (ISO); null where none is. */
export async function roundOpenOn(
  needs: { plans: Plans; positions: Pick<PositionStore, 'ofPlan'> },
  day: string,
): Promise<Round | null> {
  const { id, rounds } = needs.plans.library.current.plan
  if (rounds.length === 0) return null
  return openRound(rounds, day, new Set((await needs.positions.ofPlan(id)).map(({ round }) => round)))
}

/** The rounds of the current plan, in order. */
export async function roundsOnRecord(needs: Omit<Needs, 'updates'>): Promise<RoundOnRecord[]> {
  const { id, rounds } = needs.plans.library.current.plan
  const positions = await needs.positions.ofPlan(id)
  const open = openRound(rounds, needs.clock.today(), new Set(positions.map(({ round }) => round)))
  return rounds.map((round) => ({
    round,
    open: round === open,
    position: positions.find((position) => position.round === round.name) ?? null,
  }))
}

/** Why a round cannot be signed off, or that it was; `signed-before` says how. */
export type ClosingOutcome =
  | { kind: 'signed-off'; position: SignedOffPosition }
  | { kind: 'signed-before'; position: SignedOffPosition }
  | { kind: 'not-over'; round: Round }

/** The round of that name; without one, the earliest that is over or open and not signed off. Null where there is none. */
export function roundToSignOff(
  rounds: readonly RoundOnRecord[],
  name: string | null,
  today: string,
): Round | null {
  const found = rounds.find(({ round, position }) =>
    name === null ? position === null && round.opensOn <= today : round.name === name,
  )
  return found?.round ?? null
}

/** Freezes how every action stands at a round's end, for good. A round that is not over, or was signed off, is refused. */
export async function signOffRound(needs: Needs, round: Round, by: string): Promise<ClosingOutcome> {
  const loaded = needs.plans.library.current
  const planId = loaded.plan.id
  const today = needs.clock.today()
  if (today <= round.to) return { kind: 'not-over', round }
  const position: SignedOffPosition = {
    ...{ planId, round: round.name, asAt: round.to, signedOffOn: today, by },
    standings: standingsAtEnd(loaded, await needs.updates.all(planId), round),
  }
  if (await needs.positions.signOff(position)) return { kind: 'signed-off', position }
  const before = (await needs.positions.ofPlan(planId)).find((kept) => kept.round === round.name)
  return { kind: 'signed-before', position: before ?? position }
}

/** Signs off every round whose closing day has come since a bot first kept the schedule. Gives the names of those rounds. */
export async function closeRoundsDue(
  needs: Needs & { runs: Pick<RunLedger, 'keptSince'> },
): Promise<string[]> {
  const { id, rounds } = needs.plans.library.current.plan
  if (rounds.length === 0) return []
  const [since, positions] = await Promise.all([
    needs.runs.keptSince(id, officersAudience, needs.clock.now()),
    needs.positions.ofPlan(id),
  ])
  const due = roundsToClose(
    rounds,
    { day: needs.clock.today(), since: momentOf(since).day },
    new Set(positions.map(({ round }) => round)),
  )
  const closed: string[] = []
  for (const round of due) {
    const { kind } = await signOffRound(needs, round, 'the schedule')
    if (kind === 'signed-off') closed.push(round.name)
  }
  return closed
}
