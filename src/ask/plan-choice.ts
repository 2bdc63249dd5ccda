import type { Library, LoadedPlan } from '../plan/library.ts'
import type { Query } from './query.ts'
import type { Reading } from './reading.ts'
import { refersBack } from './recogniser.ts'
import type { Understanding } from './understand.ts'

/** A question as one plan understands it. */
export type Reader = (loaded: LoadedPlan) => Understood
export type Understood = { loaded: LoadedPlan; reading: Reading; understanding: Understanding }

/** Another plan answers a question that names none only where it is this likely to be right. */
const likelyElsewhere = 0.6
/** The current plan's answer gives way to another plan's where it is this much less likely. */
const muchLikelier = 0.35
/** A short follow-up leaves the plan that the conversation is about only for so likely an answer. */
const leftFor = 0.85
/** Two other plans this close are both answered from. */
const asLikely = 0.15
/** What a plan cannot say of a question that was put to another. */
const notElsewhere: readonly Query['kind'][] = [
  'smalltalk',
  'no-such',
  'individual-case',
  'asker-unknown',
  'not-said',
]

/**
 * The plans that a question is answered from. Plans that it names, in its order; else the plan that the conversation
 * is about, where that plan understands it; else the current plan; else whichever plan understands it best, or those
 * that do equally well.
 */
export function chosenPlans(read: Reader, library: Library, remembered: string | null): Understood[] {
  const current = read(library.current)
  const named = [...new Set(current.reading.plans.flatMap(({ planId }) => planId ?? []))]
  const plansOf = (ids: readonly string[]) => ids.flatMap((id) => library.plans.get(id) ?? [])
  if (named.length > 0)
    return plansOf(named).map((loaded) => (loaded === library.current ? current : read(loaded)))
  const before = remembered === null ? undefined : library.plans.get(remembered)
  if (before && before !== library.current) {
    const there = read(before)
    const back = refersBack(there.reading) || there.reading.tokens.length <= 6
    if (there.understanding.sure && (back || !surer(current, there, 0.05))) return [there]
    if (scoreOf(current) < (back ? leftFor : likelyElsewhere)) return [there]
  }
  // "Which plan backs it up?": what "it" is stands in the plan that the conversation is about.
  const going = before === library.current && refersBack(current.reading)
  if (going && current.reading.tokens.length <= 7) return [current]
  // A label that only another plan has is no word to leave over.
  const here = current.understanding.sure && !losesLabel(current)
  if (here && scoreOf(current) > likelyElsewhere) return [current]
  const others = [...library.plans.values()]
    .filter((loaded) => loaded !== library.current)
    .map(read)
    .filter(
      ({ understanding, loaded }) =>
        understanding.sure &&
        !lacksWhatIsAsked(understanding.candidates[0]?.query.kind, loaded) &&
        !notElsewhere.includes(understanding.candidates[0]?.query.kind ?? 'not-said') &&
        understanding.candidates[0]?.leftOver.length === 0,
    )
    .sort((a, b) => scoreOf(b) - scoreOf(a))
  const best = others[0]
  if (!best || scoreOf(best) < likelyElsewhere) return [current]
  if (here && !surer(best, current, muchLikelier)) return [current]
  return others.filter((other) => scoreOf(best) - scoreOf(other) <= asLikely).slice(0, 2)
}

/** Whether a plan without a table of actions could only say that it has none. */
function lacksWhatIsAsked(kind: Query['kind'] | undefined, { actions }: LoadedPlan): boolean {
  const ofActions: readonly (Query['kind'] | undefined)[] = [
    'actions',
    'action',
    'next',
    'compare-actions',
    'agency',
    'priority-lead',
    'changes',
  ]
  return actions.size === 0 && ofActions.includes(kind)
}

/** Whether the best answer makes nothing of a label that only other plans have. */
function losesLabel({ reading, understanding }: Understood): boolean {
  const left = understanding.candidates[0]?.leftOver ?? []
  return reading.foreign.some(({ said }) => left.includes(said))
}

function surer(one: Understood, other: Understood, by: number): boolean {
  return one.understanding.sure && scoreOf(one) > scoreOf(other) + by
}

function scoreOf({ understanding }: Understood): number {
  return understanding.candidates[0]?.score ?? 0
}
