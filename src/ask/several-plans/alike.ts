import type { Weighed } from '../judging/evidence.ts'
import type { Query } from '../query.ts'
import { preferring, printedThere, type Understood } from './understood.ts'
import type { Aspect } from '../vocabulary.ts'

/** What several plans can be asked alike: lists, labels, people and terms. */
const askedAlike: readonly Query['kind'][] = [
  'items',
  'priorities',
  'tagged',
  'tags',
  'themes',
  'person',
  'definition',
  'indicators',
  'indicator',
  'priority-lead',
]
/** Less likely than this, a candidate is not asked alike. */
const likelyAlike = 0.15

/** Where one of several plans surely understands a question, another that accounts for every word understands it alike. */
export function alike(parts: readonly Understood[]): Understood[] {
  if (parts.length === 1) return [...parts]
  const named = parts.some(
    ({ understanding: { sure, candidates } }) =>
      sure &&
      /^(not mentioned|mention)$/.test(candidates[0]?.rule ?? '') &&
      candidates[0]?.traits?.['literal'] === 1,
  )
  const kinds = new Set(
    parts.flatMap(({ understanding: { sure, candidates } }) => (sure ? (familyOf(candidates[0]) ?? []) : [])),
  )
  const figures = parts.some(({ understanding: { sure, candidates } }) => sure && isFigure(candidates[0]))
  return withoutTwins(parts).map((part) => {
    const literally = named
      ? (printedThere(part) ?? preferring(part, ({ rule }) => rule === 'not mentioned'))
      : null
    if (literally) return literally
    const mentioning = ['which-plan', 'mentions'].every((aspect) =>
      part.reading.aspects.has(aspect as Aspect),
    )
    const mentioned = mentioning ? preferring(part, ({ rule }) => rule === 'mention') : null
    if (mentioned) return mentioned
    if (part.understanding.sure) return part
    const asked = (candidate: Weighed) =>
      (kinds.has(familyOf(candidate) ?? '') ||
        (figures && candidate === part.understanding.candidates[0] && isFigure(candidate)) ||
        // What one plan numbers as priorities another prints as a list of that name.
        (kinds.has('priorities') && candidate.rule === 'named list')) &&
      candidate.leftOver.length === 0 &&
      candidate.coverage >= 0.9 &&
      candidate.score >= likelyAlike
    return preferring(part, asked) ?? part
  })
}

/** A plan and the paper that proposes it, both named, are asked for the same particular once. */
function withoutTwins(parts: readonly Understood[]): Understood[] {
  const askedOf = ({ understanding: { sure, candidates } }: Understood) =>
    sure && candidates[0]?.query.kind === 'document' && candidates[0].query.aspect === 'particulars'
      ? JSON.stringify(candidates[0].query)
      : null
  return parts.filter(
    (part, i) => askedOf(part) === null || parts.findIndex((other) => askedOf(other) === askedOf(part)) === i,
  )
}

function isFigure(candidate: Weighed | undefined): boolean {
  return candidate?.query.kind === 'figures' && candidate.query.unmet.length === 0
}

/** The sort of question that a candidate answers, where several plans can be asked it alike. */
function familyOf(candidate: Weighed | undefined): string | null {
  if (candidate === undefined || !askedAlike.includes(candidate.query.kind)) return null
  return candidate.rule === 'priorities in a list' ? 'priorities' : candidate.query.kind
}
