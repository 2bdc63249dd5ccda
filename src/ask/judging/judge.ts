import type { Evidence } from './evidence.ts'
import type { Query } from '../query.ts'
import type { Candidate } from '../recogniser.ts'
import { weights } from './weights.ts'

/** Every number that the judge weighs, by name: the evidence, the recogniser's own traits, the rule and the kind. */
export type Features = Record<string, number>

type Evident = { candidate: Candidate; evidence: Evidence }

/** What is weighed the same for every kind of query. */
type Plain = ReturnType<typeof plainFeatures>
type PlainName = keyof Plain
/** What weighs otherwise from kind to kind. */
const perKind = [
  'coverage',
  'ownCoverage',
  'heaviestLeft',
  'fit',
  'rareSaid',
  'words',
  'relativeCoverage',
] as const satisfies readonly PlainName[]

/** The best of all candidates of a question, for saying how one stands beside the others. */
type Best = { coverage: number; own: number; fit: number; explained: number }

function bestOf(all: readonly Evident[]): Best {
  const best = { coverage: -Infinity, own: -Infinity, fit: -Infinity, explained: Infinity }
  for (const { evidence } of all) {
    best.coverage = Math.max(best.coverage, evidence.coverage)
    best.own = Math.max(best.own, evidence.ownCoverage)
    best.fit = Math.max(best.fit, evidence.fit)
    best.explained = Math.min(best.explained, evidence.unexplained)
  }
  return best
}

function plainFeatures({ candidate, evidence }: Evident, best: Best) {
  const retrieved = /meaning|statement/.test(candidate.rule) ? 1 : 0
  return {
    bias: 1,
    ...evidence,
    relativeCoverage: evidence.coverage - best.coverage,
    relativeOwn: evidence.ownCoverage - best.own,
    relativeFit: evidence.fit - best.fit,
    relativeUnexplained: evidence.unexplained - best.explained,
    coverageSquared: evidence.coverage ** 2,
    heaviestSquared: evidence.heaviestLeft ** 2,
    retrieved,
    retrievedCoverage: retrieved * evidence.coverage,
    retrievedOwn: retrieved * evidence.ownCoverage,
    retrievedRare: retrieved * evidence.rareSaid,
    retrievedHeaviest: retrieved * evidence.heaviestLeft,
    fitCoverage: evidence.fit * evidence.coverage,
  }
}

/** The features of all candidates of one question by name, for fitting the weights. */
export function featuresOf(all: readonly Evident[]): Features[] {
  const best = bestOf(all)
  return all.map((evident) => {
    const plain = plainFeatures(evident, best)
    const { kind } = evident.candidate.query
    const traits = Object.entries(evident.candidate.traits ?? {})
    return {
      ...plain,
      ...Object.fromEntries(traits.map(([name, value]) => [traitName(name), value])),
      ...Object.fromEntries(perKind.map((name) => [kindName(kind, name), plain[name]])),
      [ruleName(evident.candidate.rule)]: 1,
      [`kind ${kind}`]: 1,
    }
  })
}

const traitName = (trait: string) => `trait ${trait}`
const ruleName = (rule: string) => `rule ${rule}`
const kindName = (kind: Query['kind'], name: string) => `${kind} ${name}`
const weightOf = (name: string) => weights[name] ?? 0

/** The weights by what they weigh, so that no name is put together while a question waits. */
const traitWeights = startingWith('trait ')
const ruleWeights = startingWith('rule ')
const kindWeights = new Map<Query['kind'], { alone: number; each: number[] }>()

function startingWith(prefix: string): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(weights).flatMap(([name, weight]) =>
      name.startsWith(prefix) && weight !== undefined ? [[name.slice(prefix.length), weight] as const] : [],
    ),
  )
}

function weightsOfKind(kind: Query['kind']): { alone: number; each: number[] } {
  const known = kindWeights.get(kind)
  if (known) return known
  const found = {
    alone: weightOf(`kind ${kind}`),
    each: perKind.map((name) => weightOf(kindName(kind, name))),
  }
  kindWeights.set(kind, found)
  return found
}

/** The weighed sum of a candidate's features: the same that `featuresOf` names. */
function sumOf(evident: Evident, best: Best): number {
  const { traits, rule, query } = evident.candidate
  const plain = plainFeatures(evident, best)
  const ofKind = weightsOfKind(query.kind)
  let sum = ofKind.alone + (ruleWeights.get(rule) ?? 0)
  for (const name in plain) sum += weightOf(name) * plain[name as PlainName]
  perKind.forEach((name, i) => (sum += (ofKind.each[i] ?? 0) * plain[name]))
  for (const name in traits) sum += (traitWeights.get(name) ?? 0) * (traits[name] ?? 0)
  return sum
}

/**
 * How likely each candidate is to be the right answer, 0 to 1; together with the chance that none is, they make 1.
 * The weights are fitted on cases: see docs/decisions/0013.
 */
export function likelihoods(all: readonly Evident[]): number[] {
  const best = bestOf(all)
  const sums = all.map((evident) => sumOf(evident, best))
  const top = Math.max(0, ...sums)
  const none = Math.exp(-top)
  const parts = sums.map((sum) => Math.exp(sum - top))
  const total = parts.reduce((whole, part) => whole + part, none)
  return parts.map((part) => part / total)
}
