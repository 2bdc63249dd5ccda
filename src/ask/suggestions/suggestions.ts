import type { Library, LoadedPlan } from '../../plan/library.ts'
import type { Answer } from '../answer.ts'
import type { Facts } from '../answerers/answerer.ts'
import type { Turn } from '../ask.ts'
import { makeCatalogue } from '../catalogue/catalogue.ts'
import { clausesOf } from '../several-questions/clauses.ts'
import { freshMemory, remember, type ConversationMemory } from '../conversation/conversation.ts'
import { makePlanFinder } from '../entities/plans/plans.ts'
import { execute } from '../execute.ts'
import { makeLexicon } from '../words/lexicon.ts'
import type { Query } from '../query.ts'
import { makeSubjects } from '../subjects/subjects.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { tokenise, type Token } from '../words/words.ts'
import { choosableRecords, type ChoosableRecord } from './choosable-records.ts'
import { namesOnlyThePlan } from './known-names.ts'

/** A question that the engine could not place, with all that whoever suggests a query for it is told. */
export type Unplaced = {
  /** The question alone, without what was written around it. */
  question: string
  /** The day that the answer speaks of, ISO. */
  asOf: string
  plan: { id: string; title: string }
  /** Priorities, themes and the records nearest to the question. */
  records: ChoosableRecord[]
}

export type Suggestions = {
  /** What may be told of a message that the engine could not place; null for one that is not to be passed on. */
  unplaced(turn: Turn): Unplaced | null
  /**
   * Answers a message by a query that was suggested for it, as the engine would; null where the query names what the
   * plan does not have, or leaves out a number of the message.
   */
  answer(query: Query, unplaced: Unplaced, turn: Turn): { answer: Answer; memory: ConversationMemory } | null
}

/** Said with every answer whose query was suggested. */
const note = 'Understood with the help of a language model; the answer itself is from the plan.'

/** Longer questions tell a story, which may be about somebody. */
const longestQuestion = 300

/**
 * Words that say who is meant only with the conversation or the asker, and neither is passed on. They are also how
 * people write about a child in words that nothing recognises ("she has not been in").
 */
const pointing = /\b(he|him|his|himself|she|her|hers|herself|my|mine|our son|our daughter)\b/i
const contactDetails = /\d{5}|@/

/** Prepares what surrounds a suggested query: what may be told beforehand, and the answer by the same answerers afterwards. */
export function prepareSuggestions(library: Library, vocabulary: Vocabulary): Suggestions {
  const lexicon = makeLexicon(vocabulary)
  const catalogue = makeCatalogue(library)
  const subjects = makeSubjects(catalogue, lexicon)
  const findPlans = makePlanFinder(library)

  /** The one plan that a question is about; null where it names several, or one that is not loaded. */
  const planOf = (question: readonly Token[], memory: ConversationMemory | null): LoadedPlan | null => {
    const named = new Set(findPlans(question).map(({ planId }) => planId))
    if (named.size > 1) return null
    const [id = memory?.planId ?? library.current.plan.id] = named
    return id === null ? null : (library.plans.get(id) ?? null)
  }
  /** "Zelda", "Narnia": written like a name, and no word of any plan. Not for others to see, and no query can honour it. */
  const namesSomebodyElse = (question: readonly Token[]): boolean =>
    question.some(
      ({ capital, index, stem }) =>
        capital && index > 0 && !subjects.knows(stem) && !lexicon.stopStems.has(stem),
    )

  return {
    unplaced: ({ text, asOf, memory }) => {
      const [clause, ...others] = clausesOf(text).filter(({ question }) => question)
      if (!clause || others.length > 0 || clause.text.length > longestQuestion) return null
      if (pointing.test(clause.text) || contactDetails.test(clause.text)) return null
      const question = tokenise(clause.text)
      const loaded = planOf(question, memory)
      if (loaded === null || namesSomebodyElse(question)) return null
      const near = subjects.find(lexicon.unitsOf(question, new Set()), {
        kinds: ['action', 'indicator', 'figure', 'glossary', 'district', 'list'],
        planId: loaded.plan.id,
      })
      return {
        question: clause.text,
        asOf,
        plan: { id: loaded.plan.id, title: `${loaded.plan.title}, ${loaded.plan.council}` },
        records: choosableRecords(
          loaded,
          catalogue,
          near.map(({ record }) => record),
        ),
      }
    },
    answer: (query, { question, plan }, turn) => {
      const loaded = library.plans.get(plan.id)
      if (!loaded || !namesOnlyThePlan(query, loaded, catalogue)) return null
      if (!keepsNumbers(turn.text, query, loaded)) return null
      const facts: Facts = {
        ...{ library, loaded, catalogue, updates: turn.updates, asOf: turn.asOf },
        ...{ asker: null, reader: turn.reader ?? null, replies: turn.replies ?? null },
        covers: turn.covers ?? [],
        positions: turn.positions ?? [],
        safeguarding: turn.safeguarding,
      }
      const { answer, mentioned } = execute(query, facts)
      const memory = remember(turn.memory ?? freshMemory, query, question, mentioned, plan.id)
      if (query.kind === 'individual-case') return { answer, memory }
      return { answer: { ...answer, text: `${answer.text}\n${note}` }, memory }
    },
  }
}

/** Whether each number of a message is in the query, or in the name of the plan: a year that is dropped makes another question of it. */
function keepsNumbers(text: string, query: Query, { plan }: LoadedPlan): boolean {
  const numbersIn = (words: string) => (words.match(/\d+/g) ?? []).map(Number)
  const kept = numbersIn(`${JSON.stringify(query)} ${plan.title} ${plan.shortTitle} ${plan.years.printed}`)
  return numbersIn(text).every((number) =>
    kept.some((other) => other === number || (other >= 2000 && other % 100 === number)),
  )
}
