import type { Round } from '../plan/rounds.ts'

/** The round that is open on a day (ISO): begun, and neither signed off nor past its closing day. Null where none is. */
export function openRound(
  rounds: readonly Round[],
  day: string,
  signedOff: ReadonlySet<string>,
): Round | null {
  return (
    rounds.find(({ name, opensOn, closesOn }) => opensOn <= day && day <= closesOn && !signedOff.has(name)) ??
    null
  )
}

/** The rounds that are to be signed off by now: their closing day has come, on or after the day since which rounds are kept. */
export function roundsToClose(
  rounds: readonly Round[],
  { day, since }: { day: string; since: string },
  signedOff: ReadonlySet<string>,
): Round[] {
  return rounds.filter(({ name, closesOn }) => closesOn <= day && closesOn >= since && !signedOff.has(name))
}
