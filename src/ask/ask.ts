import type { Library, LoadedPlan } from '../plan/library.ts'
import type { SignedOffPosition } from '../progress/position.ts'
import type { Actor, Cover } from '../progress/permissions.ts'
import type { OfficerReply } from '../progress/replies.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Answer } from './answer.ts'
import type { Facts, Safeguarding } from './answerers/answerer.ts'
import { answerUnsure, besideGuess } from './answerers/unsure.ts'
import { makeCatalogue } from './catalogue/catalogue.ts'
import { withoutAsides } from './several-questions/asides.ts'
import { belonging } from './several-questions/belonging.ts'
import {
  askedInShort,
  clausesOf,
  lastAsked,
  pointedAtTold,
  type Clause,
} from './several-questions/clauses.ts'
import { challengesAnswer } from './several-questions/challenge.ts'
import { chosenSteps, kindOf, type Step } from './several-questions/steps.ts'
import { acrossPlans } from './several-plans/across.ts'
import { correctedQuestion } from './conversation/correction.ts'
import { memoryAfter } from './conversation/after-answer.ts'
import { namingTold } from './conversation/naming-told.ts'
import { keepingPlan } from './conversation/carried-over.ts'
import { makeCaseFinder } from './recognisers/limits-and-small-talk/individual-case.ts'
import { joined } from './answerers/joined.ts'
import { freshMemory, type ConversationMemory } from './conversation/conversation.ts'
import type { PlanPart } from './several-plans/differences.ts'
import { execute } from './execute.ts'
import { oncePer } from './once-per.ts'
import { makeLexicon } from './words/lexicon.ts'
import { alike } from './several-plans/alike.ts'
import { makeWithEither, type AnswerClause } from './conversation/with-either.ts'
import { memoryIn } from './conversation/memory-in-plan.ts'
import { chosenPlans } from './several-plans/plan-choice.ts'
import { understoodLater, type Understood } from './several-plans/understood.ts'
import { makeReader, type Reading } from './reading.ts'
import type { Query } from './query.ts'
import { refersBack } from './recogniser.ts'
import { onlyPlan, sameOfAnotherPlan } from './conversation/same-of-another-plan.ts'
import { makeSubjects } from './subjects/subjects.ts'
import { makeUnderstand, queryOf } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'
import { cleanMessage } from './words/words.ts'

/** One message and everything its answer may depend on. */
export type Turn = {
  /** What the person typed, mention markup and all; any length, any characters. */
  text: string
  updates: readonly PlanUpdate[]
  /** The day the answer speaks of, ISO. */
  asOf: string
  /** The asker's full name as a plan prints it; null when the plan does not know them. */
  asker: string | null
  /** The asker with their rights where they alone hear the answer; absent or null, and nothing private is told. */
  reader?: Actor | null
  /** Who stands in for whom on the day; absent for nobody. */
  covers?: readonly Cover[]
  /** Who was sent a card this week, and who of them has replied; absent or null where that is not known. */
  replies?: readonly OfficerReply[] | null
  /** What was signed off at the end of monitoring rounds; absent for nothing. */
  positions?: readonly SignedOffPosition[]
  /** What this person's last turns in this conversation were about; null for a new conversation. */
  memory: ConversationMemory | null
  /** What a message about one child is answered with; null where the council has configured nothing. */
  safeguarding: Safeguarding | null
}

/** Answers one message and says what the conversation is now about. Pure, and never throws for any text. */
export type Engine = (turn: Turn) => { answer: Answer; memory: ConversationMemory }

export type Part = PlanPart

export type { Step }

/** Does the work of the engine and keeps every step, for explaining an answer. */
export type Explain = (turn: Turn) => Step[]

/** A message that was put to a plan so often is put to no further ones, and read no other way. */
const mostEfforts = 16

/** "And how many of them are due in March?": counts among what the question before it has counted, and is no part of it. */
const countsAmong = /^(and )?(how many|what (share|slice|proportion|percentage)) of (them|those|these)\b/i

/** Builds the indexes for these plans once, and gives the engine that answers from them. */
export function prepareEngine(library: Library, vocabulary: Vocabulary): Engine {
  const explain = prepareExplain(library, vocabulary)
  return (turn) => {
    const steps = explain(turn)
    const memory = steps.at(-1)?.memory ?? turn.memory ?? freshMemory
    return { answer: joined(steps.map((step) => step.answer)), memory }
  }
}

/** The same engine, with the steps of each answer: words, candidates and scores. */
export function prepareExplain(library: Library, vocabulary: Vocabulary): Explain {
  const lexicon = makeLexicon(vocabulary)
  const catalogue = makeCatalogue(library)
  const subjects = makeSubjects(catalogue, lexicon)
  const reader = makeReader(library, vocabulary, lexicon, subjects)
  /** The same words are looked at several times for one message, and mean the same each time. */
  const readings = new WeakMap<Turn, Map<string, Reading>>()
  const read = (text: string, turn: Turn, loaded: LoadedPlan): Reading => {
    const known = readings.get(turn) ?? new Map<string, Reading>()
    readings.set(turn, known)
    const key = `${loaded.plan.id} ${text}`
    const reading = known.get(key) ?? reader(text, turn, loaded)
    known.set(key, reading)
    return reading
  }
  /** How often a message was put to a plan so far: one of many questions may not keep others waiting. */
  const efforts = new WeakMap<Turn, number>()
  const isLong = (turn: Turn) => (efforts.get(turn) ?? 0) >= mostEfforts
  const understand = makeUnderstand(vocabulary, library)
  const cases = makeCaseFinder(vocabulary)

  const factsFor = (turn: Turn, loaded: LoadedPlan): Facts => ({
    library,
    loaded,
    catalogue,
    updates: turn.updates,
    asOf: turn.asOf,
    asker: turn.asker,
    reader: turn.reader ?? null,
    covers: turn.covers ?? [],
    replies: turn.replies ?? null,
    positions: turn.positions ?? [],
    safeguarding: turn.safeguarding,
  })

  const answerClause: AnswerClause<Turn> = (clause, turn, memory, beside) => {
    const asked = sameOfAnotherPlan(clause.text, memory, (text) => read(text, turn, library.current), {
      subjects,
    })
    const contextIn = (loaded: LoadedPlan) => ({
      subjects,
      catalogue,
      lexicon,
      memory: memoryIn(memory, loaded, library),
    })
    const readIn = oncePer((loaded: LoadedPlan): Understood => {
      const reread = (text: string) => read(text, turn, loaded)
      const reading = reread(asked)
      return understoodLater(loaded, reading, () => {
        efforts.set(turn, (efforts.get(turn) ?? 0) + 1)
        return understand(reading, contextIn(loaded), reread)
      })
    })
    const asking = alike(
      chosenPlans(readIn, library, { remembered: memory.planId, saidBeside: beside, alone: isLong(turn) }),
    )
    const parts = asking.map((part): Part => {
      const facts = factsFor(turn, part.loaded)
      const query = queryOf(part.understanding, part.reading, contextIn(part.loaded))
      const { guesses, sure } = part.understanding
      const replied = (query: Query) => ({ query, reply: execute(query, facts) })
      const first = replied(query)
      // Of several plans, each offers one guess.
      const others = asking.length > 1 ? [] : guesses.slice(1).map((guess) => () => replied(guess))
      const second = besideGuess(first, others)
      const reply = guesses.length > 0 ? answerUnsure([first, second], sure) : first.reply
      return { ...part, query, reply, shown: [first, second] }
    })
    const answer = acrossPlans(parts)
    const best = parts.find(({ understanding }) => understanding.sure) ?? parts[0]
    if (!best) throw new Error('A question was put to no plan.')
    return {
      clause,
      parts,
      sure: best.understanding.sure,
      answer,
      memory: memoryAfter(best, asked, memory, { catalogue, subjects }),
    }
  }

  /** What is not understood as it stands may be by the question in it alone. */
  const understoodStep: AnswerClause<Turn> = (clause, turn, memory, beside) => {
    // The plan that the whole message names may stand in the part that is left out.
    const plan = beside ?? onlyPlan(read(clause.text, turn, library.current))
    // What is said in passing before or after a question is no part of it, whether that is understood or not.
    const bare = withoutAsides(clause.text)
    const alone = bare === null ? null : answerClause({ ...clause, text: bare }, turn, memory, plan)
    if (alone?.sure === true) return alone
    const step = answerClause(clause, turn, memory, beside)
    if (step.sure || isLong(turn)) return step
    if (alone?.answer.kind === 'clarify') return alone
    const shorter = (text: string | null, by: (reading: Reading) => boolean): Step | null => {
      if (text === null || !by(read(text, turn, library.current))) return null
      const again = answerClause({ ...clause, text }, turn, memory, plan)
      return again.sure ? again : null
    }
    // A question by number needs nothing of what stands before it; another may.
    const numbered = ({ refs, people }: Reading) => refs.length + people.length > 0
    return (
      shorter(pointedAtTold(clause.text), () => true) ??
      shorter(askedInShort(clause.text), () => true) ??
      shorter(lastAsked(clause.text), numbered) ??
      step
    )
  }

  const withEither = makeWithEither<Turn>({
    library,
    subjects,
    read,
    understood: (...of) => understoodStep(...of),
    attempted: (...of) => (isLong(of[1]) ? null : answerClause(...of)),
    execute: (query, loaded, turn) => execute(query, factsFor(turn, loaded)),
  })

  /** "How many are done, and how many are left?": a part that says too little alone, read with the part before it. */
  const asOne = (
    before: { clause: Clause; memory: ConversationMemory },
    clause: Clause,
    turn: Turn,
  ): Step | null => {
    const first = before.clause.text.replace(/[?.!;,]+$/, '')
    const step = answerClause(
      { text: `${first}, and ${clause.text}`, question: true },
      turn,
      before.memory,
      null,
    )
    const explained = step.parts.every(
      ({ understanding }) => understanding.candidates[0]?.leftOver.length === 0,
    )
    return step.sure && explained && kindOf(step) !== 'smalltalk' ? step : null
  }

  /** "We place apprentices with firms. When are there more of them?": a question not understood alone, with what was told before it. */
  const withTold = (
    before: { clause: Clause; memory: ConversationMemory },
    clause: Clause,
    turn: Turn,
  ): Step | null => {
    const text = `${before.clause.text} ${clause.text}`
    const step = answerClause({ text, question: true }, turn, before.memory, null)
    // "More of them" asks of what was told, and of nothing else, even where that is not understood for sure.
    const back = refersBack(read(clause.text, turn, library.current)) && step.answer.kind === 'clarify'
    return (step.sure || back) && kindOf(step) !== 'smalltalk' ? step : null
  }

  return (turn) => {
    // Nothing else in a message about one child is looked at.
    const oneChild = cases.inMessage(turn.text)
    // Whoever doubts an answer gets it once more, with its source, whatever they had believed.
    const challenged = turn.memory?.query != null && challengesAnswer(turn.text)
    const message = challenged && turn.memory?.words ? turn.memory.words : turn.text
    const clauses = belonging(clausesOf(oneChild ?? message), (text) => read(text, turn, library.current), {
      subjects,
    })
    const asked = clauses.filter((clause) => clause.question)
    const steps: Step[] = []
    let memory = turn.memory ?? freshMemory
    const beside = clauses.length > 1 ? onlyPlan(read(turn.text, turn, library.current)) : null
    let before: { clause: Clause; memory: ConversationMemory } | null = null
    for (const clause of clauses.length > 0 ? clauses : [{ text: cleanMessage(turn.text), question: true }]) {
      const told = library.plans.get(memory.planId ?? '') ?? library.current
      const corrected =
        memory.query === null ? clause.text : namingTold(correctedQuestion(clause.text), memory, told)
      const step = withEither({ ...clause, text: corrected }, turn, memory, beside)
      const join =
        clause.question && !step.sure && !isLong(turn)
          ? before?.clause.question === true
            ? countsAmong.test(clause.text)
              ? null
              : asOne
            : withTold
          : null
      const whole = before !== null && join !== null ? join(before, clause, turn) : null
      if (whole) {
        steps.splice(-1, 1, whole)
        memory = whole.memory
        continue
      }
      before = { clause, memory }
      const aside = asked.length > 0 && !clause.question
      if (!aside || step.parts.some(({ reading }) => reading.refs.length > 0)) memory = step.memory
      else memory = step.parts.reduce((kept, { reading }) => keepingPlan(kept, reading), memory)
      steps.push({ ...step, memory })
    }
    return chosenSteps(steps)
  }
}
