import type { Library } from '../plan/library.ts'
import { allRecognisers } from './all-recognisers.ts'
import { freshMemory } from './conversation/conversation.ts'
import { withPeopleTold } from './conversation/people-told.ts'
import { answersOtherwise } from './judging/answers-otherwise.ts'
import { inDoubt } from './judging/doubts.ts'
import { evidenceFor, ruledOut, type Weighed } from './judging/evidence.ts'
import { likelihoods } from './judging/judge.ts'
import { namedOutright, outrightFirst } from './judging/named-outright.ts'
import { tellsTheSame } from './judging/same-answer.ts'
import { saysNothing, type Query } from './query.ts'
import type { Reading } from './reading.ts'
import { refersBack, type Candidate, type Context } from './recogniser.ts'
import { actionOfThat } from './recognisers/follow-ups/action-of-that.ts'
import { askedAgain } from './recognisers/follow-ups/asked-again.ts'
import { indicatorOfThat } from './recognisers/follow-ups/indicator-of-that.ts'
import { listAgain } from './recognisers/follow-ups/list-again.ts'
import { oneMeant, withOne } from './recognisers/follow-ups/one-meant.ts'
import { moreOfTheSame } from './recognisers/follow-ups/more-of-the-same.ts'
import { pairAgain } from './recognisers/follow-ups/pair-again.ts'
import { personAgain } from './recognisers/follow-ups/person-again.ts'
import { priorityPointed } from './recognisers/follow-ups/priority-pointed.ts'
import { retold, type Reread } from './recognisers/follow-ups/retold.ts'
import { themePointed } from './recognisers/follow-ups/theme-pointed.ts'
import { wholeQuestion } from './recognisers/follow-ups/whole-question.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What one question was understood to ask, and everything that was considered. */
export type Understanding = {
  /** Likeliest first. */
  candidates: Weighed[]
  sure: boolean
  /** Whether it would be sure, were the conversation before it surely about the right thing. */
  sound: boolean
  /** Where nothing is sure to answer: what was perhaps meant, likeliest first; none where nothing comes near. */
  guesses: Query[]
}

/** The query that was understood or guessed first, or what to say when nothing comes near. */
export function queryOf(
  { candidates, sure, guesses }: Understanding,
  reading: Reading,
  context: Context,
): Query {
  const best = candidates[0]
  if (sure && best) return best.query
  return guesses[0] ?? notSaid(reading, context, candidates)
}

/** A candidate this likely to be right is answered; a less likely one is offered as a guess. Measured: docs/decisions/0013. */
const sureFrom = 0.8
const guessFrom = 0.15
/** A second guess is offered where it is at least this share as likely as the first. */
const secondShare = 0.1
/** Only two are shown, but the second of them must say something else than the first. */
const mostGuesses = 4
/** What is recognised plainly or not at all, and is never a matter of likelihood. */
const decided: readonly Query['kind'][] = ['individual-case', 'asker-unknown']
/** Small talk and the like is no answer that could be wrong. */
const plainFrom = 0.4
/** So likely, and so much likelier than anything else, a candidate that explains every word is answered too. */
const likelyFrom = 0.65
const aheadBy = 2
export type Understand = (reading: Reading, context: Context, reread: Reread) => Understanding

/** Prepares understanding with every recogniser. */
export function makeUnderstand(vocabulary: Vocabulary, library: Library): Understand {
  const recognisers = allRecognisers(vocabulary, library)
  const weigh = (reading: Reading, context: Context, proposed: readonly Candidate[]): Weighed[] => {
    const evident = proposed
      .filter((candidate) => !ruledOut(candidate, reading, context))
      .map((candidate) => ({ candidate, ...evidenceFor(candidate, reading, context) }))
    const likely = likelihoods(evident)
    return evident
      .map(({ candidate, evidence, leftOver }, i): Weighed => ({
        ...candidate,
        evidence,
        leftOver,
        coverage: evidence.coverage,
        score: likely[i] ?? 0,
      }))
      .sort((a, b) => b.score - a.score)
  }
  const propose = (reading: Reading, context: Context) =>
    recognisers.flatMap((recognise) => recognise(reading, context))
  return (message, conversation, reread) => {
    const alone = { ...conversation, memory: freshMemory }
    // A whole question that names its subject is no follow-up, whatever was spoken of before.
    const whole = wholeQuestion(message, conversation, reread)
    const reading = whole ?? withPeopleTold(message, conversation.memory)
    const context = whole === null ? conversation : alone
    const consider = (whole: Reading) => together(weigh(whole, alone, propose(whole, alone)))
    const here = (whole: Reading) => together(weigh(whole, context, propose(whole, context)))
    // What leans on what was told with every word asks for nothing else.
    const leaning = [
      pairAgain,
      personAgain,
      listAgain,
      (said: Reading) => indicatorOfThat(said, context, reread),
    ]
      .map((again) => again(reading, context))
      .find(({ length }) => length > 0)
    const proposed = () =>
      withOne(
        [...oneMeant(reading, context, reread, here), ...moreOfTheSame(reading, context)],
        [
          ...propose(reading, context),
          ...retold(reading, context, reread),
          ...askedAgain(reading, context, reread, consider),
          ...actionOfThat(reading, context, reread, consider),
          ...themePointed(reading, context, reread, consider),
          ...priorityPointed(reading, context, reread, consider),
        ],
      )
    const candidates = outrightFirst(together(weigh(reading, context, leaning ?? proposed())), reading)
    const decisive = candidates.find(({ query }) => decided.includes(query.kind))
    if (decisive)
      return {
        candidates: [decisive, ...candidates.filter((other) => other !== decisive)],
        sure: true,
        sound: true,
        guesses: [],
      }
    const best = candidates[0]
    const plain = best !== undefined && saysNothing.includes(best.query.kind)
    const sound = plain ? best.score >= plainFrom : isSure(candidates, reading, context)
    const sure = sound && (plain || !restsOnGuess(best, reading, context))
    // What is sure to be about the right thing keeps the question in its plan, and is offered as a guess all the same.
    const plainly = sure && !(best && answersOtherwise(best, reading) && !namedOutright(best, reading))
    return { candidates, sure, sound, guesses: plainly ? [] : guessesAmong(candidates) }
  }
}

/**
 * Whether the first candidate is answered. Candidates that tell the same are one meaning in other words, and their
 * likelihoods count together.
 */
function isSure([best, ...others]: readonly Weighed[], reading: Reading, context: Context): boolean {
  if (best === undefined) return false
  if (namedOutright(best, reading)) return true
  if (inDoubt(best, reading, context)) return false
  const agrees = (other: Weighed) => tellsTheSame(best, other, reading, context)
  const likelihood = others.filter(agrees).reduce((sum, { score }) => sum + score, best.score)
  if (likelihood >= sureFrom) return true
  const rival = others.find((other) => !agrees(other))?.score ?? 0
  // Everything about a thing is no answer to a question that only goes on about it.
  const whole = best.leftOver.length === 0 && best.coverage > 0.99 && best.evidence.overview === 0
  return whole && best.score >= likelyFrom && best.score >= aheadBy * rival
}

/** Rules that go on from the last answer. */
const goingOn = /\b(conversation|again|last|that|substitution|remembered|which ones)\b/
/** What goes on from an answer that was itself only a guess is no surer than that. */
function restsOnGuess(best: Weighed | undefined, reading: Reading, { memory }: Context): boolean {
  return (
    memory.guessed &&
    best !== undefined &&
    (goingOn.test(best.rule) ||
      (best.query.kind === 'figures' && refersBack(reading) && /^(and|so|but|or)\b/.test(reading.said)))
  )
}

/** The likeliest candidates that are likely enough to be offered, the first and any others beside it. */
function guessesAmong(candidates: readonly Weighed[]): Query[] {
  const [first, ...others] = candidates.filter(({ query }) => !saysNothing.includes(query.kind))
  if (!first || first.score < guessFrom) return []
  const beside = others.filter(({ score }) => score >= secondShare * first.score)
  return [first, ...beside].slice(0, mostGuesses).map(({ query }) => query)
}

/** One candidate a query: where several rules propose the same, it is as likely as they are together. */
function together(candidates: readonly Weighed[]): Weighed[] {
  const groups = Map.groupBy(candidates, ({ query }) => JSON.stringify(query))
  return [...groups.values()]
    .flatMap((group) => {
      const first = group[0]
      const words = group.find((candidate) => candidate.words !== undefined)?.words
      const score = Math.min(
        1,
        group.reduce((sum, candidate) => sum + candidate.score, 0),
      )
      return first ? [{ ...first, score, ...(words === undefined ? {} : { words }) }] : []
    })
    .sort((a, b) => b.score - a.score)
}

/** What to say when nothing is sure: the words that stay unexplained, what was recognised, and the nearest records. */
function notSaid(reading: Reading, context: Context, candidates: readonly Weighed[]): Query {
  const recognised = new Set(
    [...reading.refs, ...reading.people].map(({ tokens }) =>
      tokens.map((i) => reading.tokens[i]?.text ?? '').join(' '),
    ),
  )
  const left = (candidates[0]?.leftOver ?? []).filter((words) => !recognised.has(words))
  const named = reading.units
    .filter((unit) => context.subjects.weightOf(unit) > 0.2)
    .map((unit) => unit.tokens.map((i) => reading.tokens[i]?.text ?? '').join(' '))
  const refs = reading.refs.filter((ref) => ref.keys.length > 0)
  const hits = context.subjects
    .find(reading.units, {
      kinds: ['priority', 'action', 'figure', 'indicator', 'passage'],
      planId: reading.loaded.plan.id,
    })
    .filter((hit) => hit.coverage >= 0.3)
  return {
    kind: 'not-said',
    words: [...new Set(left.length > 0 ? left : named)].slice(0, 6),
    priorities: refs.filter((ref) => ref.kind === 'priority').flatMap((ref) => ref.keys),
    actions: refs.filter((ref) => ref.kind === 'action').flatMap((ref) => ref.keys),
    people: reading.people.flatMap((mention) => mention.people).slice(0, 3),
    nearest: hits.slice(0, 3).map((hit) => hit.record.key),
  }
}
