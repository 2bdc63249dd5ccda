import type { Evidence } from './evidence.ts'
import type { Candidate } from './recogniser.ts'
import { weights } from './weights.ts'

/** Every number that the judge weighs, by name: the evidence, the recogniser's own traits, the rule and the kind. */
export type Features = Record<string, number>

type Evident = { candidate: Candidate; evidence: Evidence }

/** The features of all candidates of one question; some say how one stands beside the others. */
export function featuresOf(all: readonly Evident[]): Features[] {
  const most = (pick: (evidence: Evidence) => number) =>
    Math.max(...all.map(({ evidence }) => pick(evidence)))
  const best = {
    coverage: most((evidence) => evidence.coverage),
    own: most((evidence) => evidence.ownCoverage),
    fit: most((evidence) => evidence.fit),
    explained: -most((evidence) => -evidence.unexplained),
  }
  return all.map(({ candidate, evidence }) => {
    const retrieved = /meaning|statement/.test(candidate.rule) ? 1 : 0
    const { kind } = candidate.query
    const beside = {
      relativeCoverage: evidence.coverage - best.coverage,
      relativeOwn: evidence.ownCoverage - best.own,
      relativeFit: evidence.fit - best.fit,
      relativeUnexplained: evidence.unexplained - best.explained,
    }
    return {
      bias: 1,
      ...evidence,
      ...beside,
      coverageSquared: evidence.coverage ** 2,
      heaviestSquared: evidence.heaviestLeft ** 2,
      retrieved,
      retrievedCoverage: retrieved * evidence.coverage,
      retrievedOwn: retrieved * evidence.ownCoverage,
      retrievedRare: retrieved * evidence.rareSaid,
      retrievedHeaviest: retrieved * evidence.heaviestLeft,
      fitCoverage: evidence.fit * evidence.coverage,
      ...prefixed('trait', candidate.traits ?? {}),
      ...prefixed(kind, {
        coverage: evidence.coverage,
        ownCoverage: evidence.ownCoverage,
        heaviestLeft: evidence.heaviestLeft,
        fit: evidence.fit,
        rareSaid: evidence.rareSaid,
        words: evidence.words,
        relativeCoverage: beside.relativeCoverage,
      }),
      [`rule ${candidate.rule}`]: 1,
      [`kind ${kind}`]: 1,
    }
  })
}

function prefixed(prefix: string, values: Readonly<Record<string, number>>): Features {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix} ${name}`, value]))
}

/**
 * How likely each candidate is to be the right answer, 0 to 1; together with the chance that none is, they make 1.
 * The weights are fitted on cases: see docs/decisions/0013.
 */
export function likelihoods(all: readonly Evident[]): number[] {
  const sums = featuresOf(all).map((features) => {
    let sum = 0
    for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value
    return sum
  })
  const top = Math.max(0, ...sums)
  const none = Math.exp(-top)
  const parts = sums.map((sum) => Math.exp(sum - top))
  const total = parts.reduce((whole, part) => whole + part, none)
  return parts.map((part) => part / total)
}
