import type { Library, LoadedPlan } from '../../plan/library.ts'
import { proposes } from '../entities/plans/described-plans.ts'
import { saysNothing } from '../query.ts'
import type { Reading } from '../reading.ts'
import { explainsNoTerm } from './terms-explained.ts'
import { scoreOf, type ReadIn, type Understood } from './understood.ts'

/** The paper on a plan answers for it where its own words say this much more of the question. */
const saysMore = 0.2
const whollyExplained = 0.94
/** A plan that explains this much of a question needs no paper to answer for it. */
const wellExplained = 0.8

/** "Why must the 2018-21 plan go to council, does the panel paper say?" asks the report of the plan that it proposes. */
export function withoutProposed(plans: readonly LoadedPlan[], { aspects, tokens }: Reading): LoadedPlan[] {
  const several =
    (['difference', 'compare', 'same', 'which-plan'] as const).some((aspect) => aspects.has(aspect)) ||
    tokens.some(({ text }) => /^(both|each|either|and|or)$/.test(text))
  return several ? [...plans] : plans.filter((plan) => !plans.some((other) => proposes(other, plan)))
}

/** "Why must the 2018-21 plan go to Full Council?": the plan itself does not say, and the paper that proposed it does. */
export function fromReport(
  part: Understood,
  read: ReadIn,
  library: Library,
  named: readonly string[],
): Understood {
  const { loaded, understanding } = part
  const own = understanding.candidates[0]
  // A sure answer that leaves much of the question to others gives way to the paper's, if that is sure as well.
  if (loaded.priorities.size === 0 || (understanding.sure && (own?.coverage ?? 1) >= wellExplained))
    return part
  const papers = [...library.plans.values()].filter(
    (other) => proposes(other, loaded) && !named.includes(other.plan.id),
  )
  const better = papers.map(read).filter((paper) => {
    const [best] = paper.understanding.candidates
    return (
      (paper.understanding.sure || (!understanding.sure && scoreOf(paper) > scoreOf(part))) &&
      best !== undefined &&
      best.coverage >= whollyExplained &&
      !saysNothing.includes(best.query.kind) &&
      !explainsNoTerm(best.query) &&
      best.query.kind !== 'contact' &&
      // What does not hold the sort of thing that is asked for answers no better.
      (best.traits?.['holds'] ?? 0) >= 0 &&
      (own === undefined ||
        (own.coverage < wellExplained && best.evidence.ownCoverage > own.evidence.ownCoverage + saysMore))
    )
  })
  return better.sort((a, b) => scoreOf(b) - scoreOf(a))[0] ?? part
}

/** Of a plan and the paper on it, both named, the one that does not say is only what the other speaks of. */
export function withoutSilentSubject(parts: readonly Understood[]): Understood[] {
  const silent = parts.filter(
    (part) =>
      !part.understanding.sure &&
      parts.some(
        (other) =>
          scoreOf(other) > scoreOf(part) &&
          (proposes(other.loaded, part.loaded) || proposes(part.loaded, other.loaded)),
      ),
  )
  return parts.filter((part) => !silent.includes(part))
}
