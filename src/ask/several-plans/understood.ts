import type { LoadedPlan } from '../../plan/library.ts'
import type { Reading } from '../reading.ts'
import type { Weighed } from '../judging/evidence.ts'
import { anotherFigure } from '../recognisers/follow-ups/figure-beside.ts'
import type { Understanding } from '../understand.ts'

/** From this likelihood on, a guess that leaves no word over keeps a question in its plan. */
export const ownGuess = 0.15

/** A question as one plan understands it. */
export type Understood = { loaded: LoadedPlan; reading: Reading; understanding: Understanding }

/** Puts the question to one plan. */
export type ReadIn = (loaded: LoadedPlan) => Understood

/**
 * The same, put to the recognisers when somebody first looks at what was understood: where a question names its plan, it is
 * read in the current one and understood in the other alone.
 */
export function understoodLater(
  loaded: LoadedPlan,
  reading: Reading,
  understand: () => Understanding,
): Understood {
  let understood: Understanding | null = null
  return {
    loaded,
    reading,
    get understanding() {
      return (understood ??= understand())
    },
  }
}

/** A plan that prints the very name that was asked about answers with where it does; null where it prints it nowhere. */
export function printedThere(part: Understood): Understood | null {
  return preferring(part, ({ rule, traits }) => rule === 'mention' && traits?.['literal'] === 1)
}

/** The same with a candidate of this sort as its answer; null where there is none. */
export function preferring(part: Understood, wanted: (candidate: Weighed) => boolean): Understood | null {
  const { candidates } = part.understanding
  const chosen = candidates.find(wanted)
  if (chosen === undefined) return null
  const rest = candidates.filter((candidate) => candidate !== chosen)
  return { ...part, understanding: { candidates: [chosen, ...rest], sure: true, sound: true, guesses: [] } }
}

/** What is found in a plan that nobody named must be this likely, or it is offered as a guess. */
const plainElsewhere = 0.8

/** An answer from a plan that was not named, as the guess that it is where it is not very likely. */
export function elsewhereGuessed(part: Understood): Understood {
  const [best] = part.understanding.candidates
  if (!best || best.score >= plainElsewhere) return part
  return { ...part, understanding: { ...part.understanding, sure: false, guesses: [best.query] } }
}

/** How likely the likeliest meaning of a question is in a plan. */
export function scoreOf({ understanding }: Understood): number {
  return understanding.candidates[0]?.score ?? 0
}

/** The share of a question that its likeliest meaning in a plan explains. */
export function coverageOf({ understanding }: Understood): number {
  return understanding.candidates[0]?.coverage ?? 0
}

/** Whether the likeliest meaning is a figure that the plan prints beside the one last told. */
export function tellsNeighbour({ understanding: { candidates } }: Understood): boolean {
  return candidates[0]?.rule === anotherFigure
}

/** Whether something in this plan explains every word, likely enough to be offered. */
export function mayMean({ understanding: { candidates } }: Understood): boolean {
  const [best] = candidates
  return best?.leftOver.length === 0 && best.score >= ownGuess
}

/** Whether a plan surely answers with more than that it does not give the figure for the place, group or time. */
export function answersFully({ understanding }: Understood): boolean {
  const query = understanding.candidates[0]?.query
  return understanding.sure && !(query?.kind === 'figures' && query.unmet.length > 0)
}

/** Whether the best answer makes nothing of a label that only other plans have. */
export function losesLabel({ reading, understanding }: Understood): boolean {
  const left = understanding.candidates[0]?.leftOver ?? []
  return reading.foreign.some(({ said }) => left.includes(said))
}

/** Whether the best answer is only offered, since it leaves a word out that no record of this plan explains with the others. */
export function losesWord({ understanding: { sure, guesses, candidates } }: Understood): boolean {
  return sure && guesses.length > 0 && (candidates[0]?.leftOver.length ?? 0) > 0
}
