import type { Library, LoadedPlan } from '../../plan/library.ts'
import type { Reply } from '../answerers/answerer.ts'
import { answerUnsure, besideGuess } from '../answerers/unsure.ts'
import { saysNothing, type Query } from '../query.ts'
import type { Reading } from '../reading.ts'
import type { PlanPart } from '../several-plans/differences.ts'
import type { Clause } from '../several-questions/clauses.ts'
import type { Step } from '../several-questions/steps.ts'
import type { Subjects } from '../subjects/subjects.ts'
import type { ConversationMemory, SpokenOf } from './conversation.ts'
import { byWordsAlone } from '../recognisers/follow-ups/action-of-that.ts'
import { readingChosen } from './reading-chosen.ts'
import { fromSecond, goingOnFrom, spokenOf } from './two-readings.ts'

/** From this likelihood on, what goes on from the first reading is not given up for what goes on from the second. */
const likelyFrom = 0.5

/** Answers one question of a message within a conversation; `beside` is the plan that the rest of the message names. */
export type AnswerClause<Turn> = (
  clause: Clause,
  turn: Turn,
  memory: ConversationMemory,
  beside: string | null,
) => Step

type Needs<Turn> = {
  library: Library
  subjects: Subjects
  read: (text: string, turn: Turn, loaded: LoadedPlan) => Reading
  /** Answers by the whole question, or by the part of it that is understood. */
  understood: AnswerClause<Turn>
  /** Answers by the whole question alone; null where the message had so many efforts that it gets no further one. */
  attempted: (...of: Parameters<AnswerClause<Turn>>) => Step | null
  execute: (query: Query, loaded: LoadedPlan, turn: Turn) => Reply
}

/**
 * After a guess that showed two readings, goes on from the one that the message chooses; else from the first, unless only
 * the second has what is asked. That is a guess, too, and keeps both readings.
 */
export function makeWithEither<Turn>({
  library,
  subjects,
  read,
  understood,
  attempted,
  execute,
}: Needs<Turn>): AnswerClause<Turn> {
  return (clause, turn, memory, beside) => {
    const { planId, otherReading } = memory
    if (otherReading === null) return understood(clause, turn, memory, beside)
    const before = library.plans.get(planId ?? '') ?? library.current
    const reading = read(clause.text, turn, before)
    const chosen = readingChosen(reading, memory, subjects)
    if (chosen !== null) {
      const meant = goingOnFrom(memory, chosen.which)
      if (chosen.ask !== null) return understood({ ...clause, text: chosen.ask }, turn, meant, beside)
      if (meant.query !== null)
        return told(
          clause,
          { loaded: before, reading, query: meant.query },
          execute(meant.query, before, turn),
          meant,
        )
    }
    const first = understood(clause, turn, memory, beside)
    if (isSound(first) || isLikely(first)) return first
    const second = attempted(clause, turn, fromSecond(memory), beside)
    return second !== null && isSound(second) && goesOnFrom(second, otherReading)
      ? stillGuessed(second, first)
      : first
  }
}

/** What the reading that somebody chose says: no guess any more. */
function told(
  clause: Clause,
  of: Pick<PlanPart, 'loaded' | 'reading' | 'query'>,
  reply: Reply,
  memory: ConversationMemory,
): Step {
  const understanding = { candidates: [], sure: true, sound: true, guesses: [] }
  const part: PlanPart = { ...of, understanding, reply, shown: [{ query: of.query, reply }, null] }
  return { clause, parts: [part], sure: true, answer: reply.answer, memory }
}

/** Whether a question would be answered if what was spoken of were surely the right thing. */
function isSound({ parts }: Step): boolean {
  return parts.some(({ understanding, query }) => understanding.sound && !saysNothing.includes(query.kind))
}

/** Whether what goes on from the first reading explains every word, and is likelier than not. */
function isLikely({ parts }: Step): boolean {
  return parts.some(({ understanding: { candidates } }) => {
    const [best] = candidates
    return best?.leftOver.length === 0 && best.score >= likelyFrom && !saysNothing.includes(best.query.kind)
  })
}

/**
 * Whether a question was put to the plan of this reading alone, and understood by what the reading was about: its words are
 * those of both readings, so what is found by them tells neither from the other.
 */
function goesOnFrom({ parts }: Step, { planId }: SpokenOf): boolean {
  return parts.every(
    ({ loaded, understanding }) =>
      loaded.plan.id === planId && understanding.candidates[0]?.rule !== byWordsAlone,
  )
}

/** The answer that goes on from the second reading, as a guess, and beside it what going on from the first had led to. */
function stillGuessed(second: Step, first: Step): Step {
  const [part] = second.parts
  const [other] = first.parts
  if (part === undefined) return first
  const [likeliest] = part.shown
  const guessed = other === undefined || saysNothing.includes(other.query.kind) ? [] : [() => other.shown[0]]
  const beside = besideGuess(likeliest, guessed)
  const reply = answerUnsure([likeliest, beside])
  const memory: ConversationMemory = {
    ...second.memory,
    guessed: true,
    otherReading: beside === null ? null : spokenOf(first.memory),
  }
  return {
    ...second,
    parts: [{ ...part, reply, shown: [likeliest, beside] }],
    sure: false,
    answer: reply.answer,
    memory,
  }
}
