import { prepareExplain, type Turn } from '../../src/ask/ask.ts'
import { makeCatalogue } from '../../src/ask/catalogue/catalogue.ts'
import type { ConversationMemory } from '../../src/ask/conversation/conversation.ts'
import { execute } from '../../src/ask/execute.ts'
import { featuresOf, type Features } from '../../src/ask/judging/judge.ts'
import type { Vocabulary } from '../../src/ask/vocabulary.ts'
import type { ExamCase } from '../../src/cli/exam-cases.ts'
import { markAnswer } from '../../src/cli/mark.ts'
import type { Library } from '../../src/plan/library.ts'
import { matchPerson } from '../../src/services/match-person.ts'

/** What the judge saw of one candidate, and whether its answer would have been right. */
export type Option = { features: Features; right: boolean }
/** One question: its candidates, and whether the right answer is that the plans do not say. */
export type Example = { id: string; abstain: boolean; options: Option[] }

/** Candidates beyond these are never near to being chosen. */
const mostOptions = 40

/**
 * The questions of these conversations with every candidate that was weighed. Questions that several plans or several
 * clauses answer are left out: their answer is put together, and no candidate alone is right or wrong.
 */
export function examplesOf(cases: readonly ExamCase[], library: Library, vocabulary: Vocabulary): Example[] {
  const explain = prepareExplain(library, vocabulary)
  const catalogue = makeCatalogue(library)
  return cases.flatMap((item) => {
    const asker = item.as === null ? null : matchPerson(item.as, library.current)
    let memory: ConversationMemory | null = null
    return item.turns.flatMap((expected): Example[] => {
      const turn: Turn = {
        text: expected.q,
        updates: [],
        asOf: item.as_of,
        asker,
        memory,
        safeguarding: null,
      }
      const steps = explain(turn)
      memory = steps.at(-1)?.memory ?? memory
      const parts = steps.flatMap((step) => step.parts)
      const part = parts[0]
      if (parts.length !== 1 || !part || part.understanding.candidates.length === 0) return []
      const { candidates } = part.understanding
      const features = featuresOf(
        candidates.map((candidate) => ({ candidate, evidence: candidate.evidence })),
      )
      const facts = {
        ...turn,
        reader: null,
        covers: [],
        replies: null,
        positions: [],
        library,
        loaded: part.loaded,
        catalogue,
      }
      const options = candidates.slice(0, mostOptions).map((candidate, i): Option => ({
        features: features[i] ?? {},
        right: markAnswer(item.kind, expected, execute(candidate.query, facts).answer).right,
      }))
      return [{ id: item.id, abstain: expected.abstain, options }]
    })
  })
}
