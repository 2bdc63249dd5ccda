import type { Copy, Report } from './ledger.ts'

/** What became of everybody's card in one run. */
export type CopiesTold = {
  cards: number
  skipped: number
  /** Cards that came a second time, by why. */
  lost: number
  killed: number
  unexplained: number
  requests: number
  over: number
}

/** An answer that came is stored within this time; whoever is killed before that may not have stored it. */
const storedWithinMs = 1_500
/** The longest time that the stand-in takes to answer, faults apart. */
const answeredWithinMs = 6_000

/** `officers` and one channel were to get a card each; a process was killed at each of those times. */
export function copiesTold(report: Report, officers: number, killedAt: readonly number[]): CopiesTold {
  const killedAfter = ({ at }: Copy) =>
    killedAt.some((kill) => kill >= at && kill <= at + answeredWithinMs + storedWithinMs)
  const again = report.cards.filter(({ copies }) => copies.length > 1)
  const reasons = again.map(({ copies }) => {
    const former = copies.slice(0, -1)
    if (former.every(({ lost }) => lost)) return 'lost'
    return former.every((copy) => copy.lost || killedAfter(copy)) ? 'killed' : 'unexplained'
  })
  const count = (reason: string) => reasons.filter((one) => one === reason).length
  return {
    cards: report.cards.length,
    skipped: officers + 1 - new Set(report.cards.map(({ conversation }) => conversation)).size,
    ...{ lost: count('lost'), killed: count('killed'), unexplained: count('unexplained') },
    requests: report.requests,
    over: report.over.app + report.over.conversation,
  }
}
