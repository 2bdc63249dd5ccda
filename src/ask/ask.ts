import type { Library } from '../plan/library.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Answer } from './answer.ts'
import type { Facts, Reply } from './answerers/answerer.ts'
import { makeCatalogue } from './catalogue.ts'
import { clausesOf, type Clause } from './clauses.ts'
import { freshMemory, remember, type ConversationMemory } from './conversation.ts'
import { execute } from './execute.ts'
import { makeLexicon } from './lexicon.ts'
import { makeReader, type Reading } from './reading.ts'
import { makeSubjects } from './subjects.ts'
import { makeUnderstand, type Understanding } from './understand.ts'
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
}

/** Answers one message and says what the conversation is now about. Pure, and never throws for any text. */
export type Engine = (turn: Turn) => { answer: Answer; memory: ConversationMemory }

/** How one question of a message was understood and answered. */
export type Step = {
  clause: Clause
  reading: Reading
  understanding: Understanding
  reply: Reply
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
    return { answer: joined(steps), memory }
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
    const remembered = memory.planId === null ? undefined : library.plans.get(memory.planId)
    const first = read(clause.text, turn, remembered ?? library.current)
    const named = first.plans.find((plan) => plan.planId !== null)?.planId ?? null
    const loaded = (named === null ? undefined : library.plans.get(named)) ?? first.loaded
    const reread = (text: string) => read(text, turn, loaded)
    const reading = loaded === first.loaded ? first : reread(clause.text)
    const understanding = understand(reading, { subjects, catalogue, lexicon, memory }, reread)
    const facts: Facts = {
      library,
      loaded,
      catalogue,
      updates: turn.updates,
      asOf: turn.asOf,
      asker: turn.asker,
    }
    const reply = execute(understanding.query, facts)
    const words =
      understanding.candidates[0]?.rule.endsWith('asked again') === true
        ? `${memory.words} ${clause.text}`
        : clause.text
    return {
      clause,
      reading,
      understanding,
      reply,
      memory: remember(memory, understanding.query, words, reply.mentioned, named),
    }
  }

  return (turn) => {
    const clauses = clausesOf(turn.text)
    const asked = clauses.filter((clause) => clause.question)
    const steps: Step[] = []
    let memory = turn.memory ?? freshMemory
    for (const clause of clauses.length > 0 ? clauses : [{ text: turn.text, question: true }]) {
      const step = answerClause(clause, turn, memory)
      const aside = asked.length > 0 && !clause.question
      if (!aside || step.reading.refs.length > 0) memory = step.memory
      steps.push({ ...step, memory })
    }
    return chosen(steps)
  }
}

/** The steps to show: small talk and asides give way to questions that were understood. */
function chosen(steps: readonly Step[]): Step[] {
  const individual = steps.find((step) => step.understanding.query.kind === 'individual-case')
  if (individual) return [individual]
  const understood = steps.filter(
    (step) => step.understanding.sure && step.understanding.query.kind !== 'smalltalk',
  )
  const questions = steps.filter((step) => step.clause.question)
  const sure = understood.filter((step) => step.clause.question)
  if (sure.length > 0) {
    const lost = questions.filter((step) => !step.understanding.sure && step.clause.text.endsWith('?'))
    return steps.filter((step) => sure.includes(step) || lost.includes(step)).slice(0, 4)
  }
  if (understood.length > 0) return [understood.at(-1)].filter((step) => step !== undefined)
  const talk = steps.find((step) => step.understanding.query.kind === 'smalltalk' && step.understanding.sure)
  const last = questions.at(-1) ?? steps.at(-1)
  return [...(talk && (questions.length === 0 || questions.includes(talk)) ? [talk] : last ? [last] : [])]
}

/** One answer of several: texts one after another, the surest kind first. */
function joined(steps: readonly Step[]): Answer {
  const answers = steps.map((step) => step.reply.answer)
  const first = answers[0]
  if (!first)
    return {
      kind: 'unknown',
      text: 'Please ask a question about the plan.',
      facts: [],
      citations: [],
      followUps: [],
      query: null,
    }
  if (answers.length === 1) return first
  const best = answers.find((answer) => answer.kind === 'answer') ?? first
  return {
    kind: best.kind,
    text: joinedText(answers.map((answer) => answer.text)),
    facts: answers.flatMap((answer) => answer.facts),
    citations: answers.flatMap((answer) => answer.citations),
    followUps: [...new Set(answers.flatMap((answer) => answer.followUps))].slice(0, 3),
    query: best.query,
  }
}

/** The first lines of all in one, because a chat message shows no more; then every other line once. */
function joinedText(texts: readonly string[]): string {
  const lines = texts.map((text) => text.split('\n'))
  const first = [...new Set(lines.map((each) => each[0] ?? ''))].join(' ')
  return [first, ...new Set(lines.flatMap((each) => each.slice(1)))].join('\n')
}
