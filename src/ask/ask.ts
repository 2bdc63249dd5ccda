import type { Library, LoadedPlan } from '../plan/library.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Answer } from './answer.ts'
import type { Facts, Reply, Safeguarding } from './answerers/answerer.ts'
import { makeCatalogue } from './catalogue/catalogue.ts'
import { clausesOf, type Clause } from './clauses.ts'
import { joined } from './joined.ts'
import { freshMemory, remember, type ConversationMemory } from './conversation.ts'
import { execute } from './execute.ts'
import { makeLexicon } from './lexicon.ts'
import { chosenPlans, type Understood } from './plan-choice.ts'
import type { Query } from './query.ts'
import { makeReader, type Reading } from './reading.ts'
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

/** How one plan understood and answered a question. */
export type Part = Understood & { query: Query; reply: Reply }

/** How one question of a message was understood and answered, by each plan that it was put to. */
export type Step = {
  clause: Clause
  parts: Part[]
  sure: boolean
  answer: Answer
  memory: ConversationMemory
}

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
  const read = makeReader(library, vocabulary, lexicon, subjects)
  const understand = makeUnderstand(vocabulary)

  const answerClause = (clause: Clause, turn: Turn, memory: ConversationMemory): Step => {
    const asked = sameOfAnotherPlan(clause.text, memory, (text) => read(text, turn, library.current), {
      subjects,
    })
    const readIn = (loaded: LoadedPlan): Understood => {
      const reread = (text: string) => read(text, turn, loaded)
      const reading = reread(asked)
      return {
        loaded,
        reading,
        understanding: understand(reading, { subjects, catalogue, lexicon, memory }, reread),
      }
    }
    const parts = chosenPlans(readIn, library, memory.planId).map((part): Part => {
      const facts: Facts = {
        library,
        loaded: part.loaded,
        catalogue,
        updates: turn.updates,
        asOf: turn.asOf,
        asker: turn.asker,
        safeguarding: turn.safeguarding,
      }
      const query = queryOf(part.understanding, part.reading, { subjects, catalogue, lexicon, memory })
      return { ...part, query, reply: execute(query, facts) }
    })
    const answer = joined(parts.map(({ reply }) => reply.answer))
    const best = parts.find(({ understanding }) => understanding.sure) ?? parts[0]
    if (!best) throw new Error('A question was put to no plan.')
    const words =
      best.understanding.candidates[0]?.rule.endsWith('asked again') === true
        ? `${memory.words} ${asked}`
        : withoutPlans(best.reading)
    return {
      clause,
      parts,
      sure: best.understanding.sure,
      answer,
      memory: remember(memory, best.query, words, best.reply.mentioned, best.loaded.plan.id),
    }
  }

  /** "How many are done, and how many are left?": a part that says too little alone, read with the part before it. */
  const asOne = (
    before: { clause: Clause; memory: ConversationMemory },
    clause: Clause,
    turn: Turn,
  ): Step | null => {
    const first = before.clause.text.replace(/[?.!;,]+$/, '')
    const step = answerClause({ text: `${first}, and ${clause.text}`, question: true }, turn, before.memory)
    const explained = step.parts.every(
      ({ understanding }) => understanding.candidates[0]?.leftOver.length === 0,
    )
    return step.sure && explained && kindOf(step) !== 'smalltalk' ? step : null
  }

  return (turn) => {
    const clauses = clausesOf(turn.text)
    const asked = clauses.filter((clause) => clause.question)
    const steps: Step[] = []
    let memory = turn.memory ?? freshMemory
    let before: { clause: Clause; memory: ConversationMemory } | null = null
    for (const clause of clauses.length > 0 ? clauses : [{ text: turn.text, question: true }]) {
      const step = answerClause(clause, turn, memory)
      const whole =
        before?.clause.question === true && clause.question && !step.sure ? asOne(before, clause, turn) : null
      if (whole) {
        steps.splice(-1, 1, whole)
        memory = whole.memory
        continue
      }
      before = { clause, memory }
      const aside = asked.length > 0 && !clause.question
      if (!aside || step.parts.some(({ reading }) => reading.refs.length > 0)) memory = step.memory
      steps.push({ ...step, memory })
    }
    return chosen(steps)
  }
}

/** The steps to show: small talk and asides give way to questions that were understood. */
function chosen(steps: readonly Step[]): Step[] {
  const individual = steps.find((step) => kindOf(step) === 'individual-case')
  if (individual) return [individual]
  const understood = steps.filter((step) => step.sure && kindOf(step) !== 'smalltalk')
  const questions = steps.filter((step) => step.clause.question)
  const sure = understood.filter((step) => step.clause.question)
  if (sure.length > 0) {
    const lost = questions.filter((step) => !step.sure && step.clause.text.endsWith('?'))
    return steps.filter((step) => sure.includes(step) || lost.includes(step)).slice(0, 4)
  }
  if (understood.length > 0) return [understood.at(-1)].filter((step) => step !== undefined)
  const talk = steps.find((step) => kindOf(step) === 'smalltalk' && step.sure)
  const last = questions.at(-1) ?? steps.at(-1)
  return [...(talk && (questions.length === 0 || questions.includes(talk)) ? [talk] : last ? [last] : [])]
}

function kindOf(step: Step): Query['kind'] | undefined {
  return step.parts[0]?.query.kind
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
  const named = reading.plans[0]?.tokens.map((i) => reading.tokens[i]?.text ?? '').join(' ') ?? ''
  return `${memory.words} (${named})`
}
