import type { Example } from './examples.ts'
import { learn, type Weights } from './learn.ts'

/** How likely the best candidate of a question was held to be, and what came of it. */
export type Outcome = { likelihood: number; right: boolean; abstain: boolean }
/** At a threshold: the shares, in percent, of questions answered rightly and of those answered wrongly though sure. */
export type Point = { threshold: number; right: number; wrong: number }

export const thresholds = [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8]
const folds = 5

/** Judges every question with weights learned from the others: a fifth at a time, whole conversations together. */
export function crossValidated(examples: readonly Example[]): Outcome[] {
  return Array.from({ length: folds }, (_, fold) => {
    const mine = ({ id }: Example) => foldOf(id) === fold
    const weights = learn(examples.filter((example) => !mine(example)))
    return examples.filter(mine).map((example) => outcome(example, weights))
  }).flat()
}

/** What these weights make of a question. */
export function outcome({ options, abstain }: Example, weights: Weights): Outcome {
  const sums = options.map(({ features }) =>
    Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0),
  )
  const top = Math.max(0, ...sums)
  const all = sums.reduce((sum, each) => sum + Math.exp(each - top), Math.exp(-top))
  const best = sums.indexOf(Math.max(...sums))
  return {
    likelihood: Math.exp((sums[best] ?? 0) - top) / all,
    right: options[best]?.right ?? false,
    abstain,
  }
}

/** Right and wrong answers at each threshold. An answer that declines is right where the plans do not say. */
export function curveOf(outcomes: readonly Outcome[]): Point[] {
  const share = (count: number) => (100 * count) / outcomes.length
  return thresholds.map((threshold) => {
    const given = outcomes.filter(({ likelihood }) => likelihood >= threshold)
    const declined = outcomes.filter(({ likelihood, abstain }) => likelihood < threshold && abstain)
    return {
      threshold,
      right: share(given.filter(({ right }) => right).length + declined.length),
      wrong: share(given.filter(({ right }) => !right).length),
    }
  })
}

function foldOf(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  return sum % folds
}
