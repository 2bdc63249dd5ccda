import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Reply } from '../answerers/answerer.ts'
import type { Weighed } from '../judging/evidence.ts'
import type { Query } from '../query.ts'
import type { PlanPart } from '../several-plans/differences.ts'
import type { Subjects } from '../subjects/subjects.ts'
import { keepingPlan, standingOf, turnedTo, wordsOf } from './carried-over.ts'
import { remember, type ConversationMemory } from './conversation.ts'
import { mentionedBy } from './mentioned.ts'
import { spokenOf } from './two-readings.ts'

/** The memory after one question was answered (`asked` as it was put to the plan), with the second reading where two were shown. */
export function memoryAfter(
  part: PlanPart,
  asked: string,
  before: ConversationMemory,
  { catalogue, subjects }: { catalogue: Catalogue; subjects: Subjects },
): ConversationMemory {
  const { loaded, reading, understanding } = part
  const [, second] = part.shown
  const leftBy = (query: Query, reply: Reply, candidate: Weighed | undefined) =>
    remember(
      turnedTo(part, before),
      query,
      wordsOf(part, candidate, asked, before.words),
      mentionedBy(reply, query, loaded, catalogue),
      loaded.plan.id,
      standingOf(reading, subjects),
    )
  const [likeliest] = understanding.candidates
  const memory = leftBy(part.query, part.reply, likeliest)
  if (second === null) return keepingPlan(memory, reading)
  const candidate = understanding.candidates.find(({ query }) => query === second.query)
  const otherReading = spokenOf(leftBy(second.query, second.reply, candidate))
  return keepingPlan({ ...memory, otherReading }, reading)
}
