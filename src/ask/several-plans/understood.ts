import type { LoadedPlan } from '../../plan/library.ts'
import type { Reading } from '../reading.ts'
import type { Weighed } from '../judging/evidence.ts'
import type { Understanding } from '../understand.ts'

/** A question as one plan understands it. */
export type Understood = { loaded: LoadedPlan; reading: Reading; understanding: Understanding }

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
  return { ...part, understanding: { candidates: [chosen, ...rest], sure: true, guesses: [] } }
}

/** What is found in a plan that nobody named must be this likely, or it is offered as a guess. */
const plainElsewhere = 0.8

/** An answer from a plan that was not named, as the guess that it is where it is not very likely. */
export function elsewhereGuessed(part: Understood): Understood {
  const [best] = part.understanding.candidates
  if (!best || best.score >= plainElsewhere) return part
  return { ...part, understanding: { ...part.understanding, sure: false, guesses: [best.query] } }
}
