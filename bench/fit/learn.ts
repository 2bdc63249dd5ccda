import type { Example } from './examples.ts'

export type Weights = Readonly<Record<string, number>>

/** Features that fewer candidates than this have are not learned from. */
const fewestUses = 10
const rounds = 500
/** Holds every weight back a little, so that a feature of few cases cannot weigh much. */
const restraint = 1

/**
 * Learns what each feature counts for, so that the right candidates together are as likely as can be, or none where
 * none is right (the softmax of the judge, with "none" at nought). Adam's method; the same examples give the same weights.
 */
export function learn(examples: readonly Example[]): Weights {
  const names = usedNames(examples)
  const place = new Map(names.map((name, i) => [name, i]))
  const questions = examples.map(({ options }) =>
    options.map(({ features, right }) => ({
      right,
      values: Object.entries(features).flatMap(([name, value]): [number, number][] => {
        const at = place.get(name)
        return at === undefined || value === 0 ? [] : [[at, value]]
      }),
    })),
  )
  const size = names.length
  const [weights, slope, mean, spread] = [0, 0, 0, 0].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let round = 1; round <= rounds; round++) {
    for (let i = 0; i < size; i++) slope[i] = (restraint * at(weights, i)) / questions.length
    for (const options of questions) addSlope(options, weights, slope, 1 / questions.length)
    const step = round < 0.7 * rounds ? 0.1 : 0.03
    for (let i = 0; i < size; i++) {
      mean[i] = 0.9 * at(mean, i) + 0.1 * at(slope, i)
      spread[i] = 0.999 * at(spread, i) + 0.001 * at(slope, i) ** 2
      const towards = at(mean, i) / (1 - 0.9 ** round)
      weights[i] =
        at(weights, i) - (step * towards) / (Math.sqrt(at(spread, i) / (1 - 0.999 ** round)) + 1e-8)
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, at(weights, i)]))
}

type Encoded = { right: boolean; values: [number, number][] }

/** Adds what one question says of the direction in which the weights should go. */
function addSlope(
  options: readonly Encoded[],
  weights: Float64Array,
  slope: Float64Array,
  share: number,
): void {
  const sums = options.map(({ values }) =>
    values.reduce((sum, [i, value]) => sum + at(weights, i) * value, 0),
  )
  const top = Math.max(0, ...sums)
  const parts = sums.map((sum) => Math.exp(sum - top))
  const all = parts.reduce((sum, part) => sum + part, Math.exp(-top))
  const right = options.reduce((sum, option, n) => sum + (option.right ? (parts[n] ?? 0) : 0), 0)
  options.forEach((option, n) => {
    const part = parts[n] ?? 0
    const wanted = option.right && right > 0 ? part / right : 0
    const error = (part / all - wanted) * share
    for (const [i, value] of option.values) slope[i] = at(slope, i) + error * value
  })
}

function usedNames(examples: readonly Example[]): string[] {
  const uses = new Map<string, number>()
  for (const { options } of examples)
    for (const { features } of options)
      for (const [name, value] of Object.entries(features))
        if (value !== 0) uses.set(name, (uses.get(name) ?? 0) + 1)
  return [...uses].filter(([, count]) => count >= fewestUses).map(([name]) => name)
}

function at(list: Float64Array, i: number): number {
  return list[i] ?? 0
}
