import type { Library, LoadedPlan } from '../plan/library.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Answer } from './answer.ts'
import type { Facts, Safeguarding } from './answerers/answerer.ts'
import { answerUnsure } from './answerers/unsure.ts'
import { makeCatalogue } from './catalogue/catalogue.ts'
import { belonging } from './belonging.ts'
import { askedInShort, clausesOf, lastAsked, type Clause } from './clauses.ts'
import { chosenSteps, kindOf, type Step } from './steps.ts'
import { acrossPlans } from './across.ts'
import { makeCaseFinder } from './individual-case.ts'
import { joined } from './joined.ts'
import { freshMemory, memoryWithin, remember, type ConversationMemory } from './conversation.ts'
import type { PlanPart } from './differences.ts'
import { execute } from './execute.ts'
import { mentionedBy } from './mentions.ts'
import { makeLexicon } from './lexicon.ts'
import { alike } from './alike.ts'
import { memoryIn } from './memory-in-plan.ts'
import { chosenPlans } from './plan-choice.ts'
import type { Understood } from './understood.ts'
import { makeReader, type Reading } from './reading.ts'
import { refersBack } from './recogniser.ts'
import { makeSubjects, type Subjects } from './subjects.ts'
import { makeUnderstand, queryOf } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One message and everything its answer may depend on. */
export type Turn = {
  /** What the person typed, mention markup and all; any length, any characters. */
  text: string
  updates: readonly PlanUpdate[]
  /** The day the answer speaks of, ISO. */
  asOf: string
  /** The asker's full name as a plan prints it; null when the plan does not know them. */
  asker: string | null
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
  const understand = makeUnderstand(vocabulary)
  const cases = makeCaseFinder(vocabulary)

  const answerClause = (
    clause: Clause,
    turn: Turn,
    memory: ConversationMemory,
    beside: string | null,
  ): Step => {
    const asked = sameOfAnotherPlan(clause.text, memory, (text) => read(text, turn, library.current), {
      subjects,
    })
    const contextIn = (loaded: LoadedPlan) => ({
      subjects,
      catalogue,
      lexicon,
      memory: memoryIn(memory, loaded, library),
    })
    const readIn = (loaded: LoadedPlan): Understood => {
      const reread = (text: string) => read(text, turn, loaded)
      const reading = reread(asked)
      return { loaded, reading, understanding: understand(reading, contextIn(loaded), reread) }
    }
    const asking = alike(chosenPlans(readIn, library, memory.planId, beside))
    const parts = asking.map((part): Part => {
      const facts: Facts = {
        library,
        loaded: part.loaded,
        catalogue,
        updates: turn.updates,
        asOf: turn.asOf,
        asker: turn.asker,
        safeguarding: turn.safeguarding,
      }
      const query = queryOf(part.understanding, part.reading, contextIn(part.loaded))
      // Of several plans, each offers one guess.
      const [first, second] = part.understanding.guesses.slice(0, asking.length > 1 ? 1 : 2).map((guess) => ({
        query: guess,
        reply: execute(guess, facts),
      }))
      return { ...part, query, reply: first ? answerUnsure([first, second]) : execute(query, facts) }
    })
    const answer = acrossPlans(parts)
    const best = parts.find(({ understanding }) => understanding.sure) ?? parts[0]
    if (!best) throw new Error('A question was put to no plan.')
    const words = wordsOf(best, asked, memory.words)
    return {
      clause,
      parts,
      sure: best.understanding.sure,
      answer,
      memory: keepingPlan(
        remember(
          turnedTo(best, memory),
          best.query,
          words,
          mentionedBy(best.reply, best.query, best.loaded, catalogue),
          best.loaded.plan.id,
          standingOf(best.reading, subjects),
        ),
        best.reading,
      ),
    }
  }

  /** What is not understood as it stands may be by the question in it alone. */
  const understoodStep: typeof answerClause = (clause, turn, memory, beside) => {
    const step = answerClause(clause, turn, memory, beside)
    if (step.sure) return step
    // The plan that the whole message names may stand in the part that is left out.
    const plan = beside ?? onlyPlan(read(clause.text, turn, library.current))
    const shorter = (text: string | null, by: (reading: Reading) => boolean): Step | null => {
      if (text === null || !by(read(text, turn, library.current))) return null
      const again = answerClause({ ...clause, text }, turn, memory, plan)
      return again.sure ? again : null
    }
    // A question by number needs nothing of what stands before it; another may.
    const numbered = ({ refs, people }: Reading) => refs.length + people.length > 0
    return shorter(askedInShort(clause.text), () => true) ?? shorter(lastAsked(clause.text), numbered) ?? step
  }

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
    const clauses = belonging(clausesOf(oneChild ?? turn.text), (text) => read(text, turn, library.current), {
      subjects,
    })
    const asked = clauses.filter((clause) => clause.question)
    const steps: Step[] = []
    let memory = turn.memory ?? freshMemory
    const beside = clauses.length > 1 ? onlyPlan(read(turn.text, turn, library.current)) : null
    let before: { clause: Clause; memory: ConversationMemory } | null = null
    for (const clause of clauses.length > 0 ? clauses : [{ text: turn.text, question: true }]) {
      const step = understoodStep(clause, turn, memory, beside)
      const join =
        clause.question && !step.sure ? (before?.clause.question === true ? asOne : withTold) : null
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

/** The memory with the plan that a message names: it stays named where nothing was understood, and in an aside. */
function keepingPlan(memory: ConversationMemory, { plans }: Reading): ConversationMemory {
  const named = plans.findLast(({ planId }) => planId !== null)
  return named === undefined || plans.some(({ planId }) => planId === memory.planId)
    ? memory
    : { ...(named.planId === null ? memory : memoryWithin(memory, named.planId)), planId: named.planId }
}

/** Whether a message names a subject of its own, or goes on about the last one; null where neither is plain. */
function standingOf(reading: Reading, subjects: Subjects): 'own subject' | 'follows on' | null {
  if (reading.refs.length + reading.people.length > 0) return 'own subject'
  if (refersBack(reading) || /^(and|so|what about|how about|but|just|only)\b/i.test(reading.text.trim()))
    return 'follows on'
  const rare = reading.units.some((unit) => subjects.weightOf(unit) > 0.45)
  return reading.tokens.length >= 5 && rare ? 'own subject' : null
}

/** The question in full that an answer was given to: what a follow-up left unsaid is said with it. */
function wordsOf({ understanding, reading }: Understood, asked: string, before: string): string {
  const candidate = understanding.candidates[0]
  // A place or group that the plan has no figure for is not asked for again with the next one.
  const again = candidate?.words !== undefined || candidate?.rule.endsWith('asked again') === true
  const unmet = candidate !== undefined && 'unmet' in candidate.query && candidate.query.unmet.length > 0
  if (again && unmet && before !== '') return before
  if (candidate?.words !== undefined) return candidate.words
  if (candidate?.rule.endsWith('asked again') === true) return `${before} ${asked}`
  const same = ['the same figure again', 'beside the last answer'].includes(candidate?.rule ?? '')
  return same && before !== '' ? before : withoutPlans(reading)
}

/** A question that names a plan turns the conversation to it, even where that plan does not say: "it" is no longer of the old one. */
function turnedTo({ loaded, reading, understanding }: Part, memory: ConversationMemory): ConversationMemory {
  const named = reading.plans.some(({ planId }) => planId === loaded.plan.id)
  return named && !understanding.sure && memory.planId !== loaded.plan.id
    ? { ...freshMemory, planId: loaded.plan.id }
    : memory
}

/** The one plan that a whole message names; null where it names none or several. */
function onlyPlan({ plans }: Reading): string | null {
  const ids = new Set(plans.map(({ planId }) => planId))
  return ids.size === 1 ? (plans[0]?.planId ?? null) : null
}

/** The words of a question without the names of plans, so that the same can be asked of another plan. */
function withoutPlans(reading: Reading): string {
  const named = new Set(reading.plans.flatMap(({ tokens }) => tokens))
  return reading.tokens
    .filter(({ index }) => !named.has(index))
    .map(({ text, after }) => `${text}${after}`)
    .join(' ')
}

/** "Just the 2023-24 one, please", "and in Essex?": a message that names only a plan asks the last question of it. */
function sameOfAnotherPlan(
  text: string,
  memory: ConversationMemory,
  read: (text: string) => Reading,
  { subjects }: { subjects: Subjects },
): string {
  if (memory.words === '') return text
  const reading = read(text)
  const mentions = [reading.refs, reading.people, reading.cohorts, reading.tags, reading.foreign].flat()
  if (reading.plans.length !== 1 || mentions.length > 0 || reading.tokens.length > 12) return text
  const asking = new Set(
    [...reading.aspects].flatMap(([aspect, words]) =>
      aspect === 'list' || aspect === 'text' ? [] : [...words],
    ),
  )
  const own = reading.units.some(
    (unit) => subjects.weightOf(unit) > 0.2 || unit.tokens.some((i) => asking.has(i)),
  )
  if (own) return text
  return `${memory.words} (${reading.plans[0]?.said ?? ''})`
}
