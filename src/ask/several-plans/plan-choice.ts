import type { Library, LoadedPlan } from '../../plan/library.ts'
import { saysOnlyThatItLacks } from './plan-lacks.ts'
import { fromReport, withoutProposed, withoutSilentSubject } from './plans-and-papers.ts'
import { printedOnlyBy } from './printed-elsewhere.ts'
import { corrects, goesOn, pointsBack } from './points-back.ts'
import { saysNothing, type Query } from '../query.ts'
import type { Reading } from '../reading.ts'
import { refersBack } from '../recogniser.ts'
import { explainsNoTerm, explainsTerm } from './terms-explained.ts'
import {
  answersFully,
  coverageOf,
  elsewhereGuessed,
  losesLabel,
  losesWord,
  mayMean,
  ownGuess,
  printedThere,
  scoreOf,
  tellsNeighbour,
  type ReadIn,
  type Understood,
} from './understood.ts'

/** Another plan answers a question that names none only where it is this likely to be right. */
const likelyElsewhere = 0.6
/** The current plan's answer gives way to another plan's where it is this much less likely. */
const muchLikelier = 0.35
/** Where nothing is sure, another plan's guess is offered where it is this much likelier than the current plan's. */
const likelierGuess = 0.2
/** A guess that leaves words over gives way to another plan's guess that explains every word, and this much more of the question. */
const explainsFarMore = 0.4
/** A guess of the current plan that leaves no word over keeps the question here, unless another plan explains this much more of it. */
const explainsMore = 0.03
/** A short follow-up leaves the plan that the conversation is about only for so likely an answer. */
const leftFor = 0.85
/** Two other plans this close are both answered from. */
const asLikely = 0.15

/** What else decides which plans are asked. */
type Circumstances = {
  /** The plan that the conversation is about. */
  remembered: string | null
  /** The plan that the rest of the message names. */
  saidBeside: string | null
  /** Whether a question that names no plan is put to no further ones. */
  alone: boolean
}

/**
 * The plans that a question is answered from. Plans that it names, in its order; else the one that the rest of its
 * message names; else the plan that the conversation is about, where that plan understands it; else the current plan;
 * else whichever plan understands it best, or those that do equally well.
 */
export function chosenPlans(
  read: ReadIn,
  library: Library,
  { remembered, saidBeside, alone }: Circumstances,
): Understood[] {
  const current = read(library.current)
  const named = [...new Set(current.reading.plans.flatMap(({ planId }) => planId ?? []))]
  const plansOf = (ids: readonly string[]) => ids.flatMap((id) => library.plans.get(id) ?? [])
  const readAll = (loaded: readonly LoadedPlan[]) =>
    loaded.map((plan) => (plan === library.current ? current : read(plan)))
  const orReport = (part: Understood) => fromReport(part, read, library, named)
  if (named.length > 1)
    return withoutSilentSubject(readAll(withoutProposed(plansOf(named), current.reading)).map(orReport))
  if (named.length === 0 && current.reading.aspects.has('which-plan'))
    return readAll([...library.plans.values()].filter((loaded) => ofPlace(loaded, current.reading, library)))
  if (named.length > 0) return readAll(plansOf(named)).map(orReport)
  if (saidBeside !== null) return readAll(plansOf([saidBeside])).map(orReport)
  const implied = impliedBy(current.reading)
  if (implied.length === 1) return readAll(plansOf(implied))
  const before = remembered === null ? undefined : library.plans.get(remembered)
  if (before && corrects.test(current.reading.text) && current.reading.refs.length === 0)
    return [read(before)]
  const printing = readAll(plansOf(printedOnlyBy(current.reading, library, remembered)))
  const [likeliest, next] = printing
    .filter(
      (part) => answersFully(part) || (!answersFully(current) && (part.understanding.sure || mayMean(part))),
    )
    .sort((a, b) => scoreOf(b) - scoreOf(a))
  if (likeliest && !saysNothing.includes(likeliest.understanding.candidates[0]?.query.kind ?? 'not-said'))
    return next?.understanding.sure === true && scoreOf(likeliest) - scoreOf(next) <= asLikely
      ? [likeliest, next]
      : [likeliest]
  if (before && before !== library.current) {
    const there = read(before)
    if (tellsNeighbour(there)) return [there]
    const { refs, people } = there.reading
    if (pointsBack(there.reading) && refs.length + people.length === 0 && current.reading.refs.length === 0)
      return [there]
    const back =
      refersBack(there.reading) || goesOn.test(there.reading.text) || there.reading.tokens.length <= 6
    if (there.understanding.sure && (back || !surer(current, there, 0.05))) return [there]
    // What is no more than a guess is no reason to leave the plan that was spoken of.
    if (back && !current.understanding.sure) return [there]
    if (scoreOf(current) < (back ? leftFor : likelyElsewhere)) return [there]
  }
  // "Which plan backs it up?": what "it" is stands in the plan that the conversation is about.
  const going = refersBack(current.reading) && current.reading.tokens.length <= 7
  if (before === library.current && (going || tellsNeighbour(current))) return [current]
  // "Which group is the lead agency?" goes on about the rows of the current plan; plans without any have no leads.
  const rows = ['agency', 'officer', 'lead', 'milestone', 'overdue'] as const
  const ofRows = rows.some((aspect) => current.reading.aspects.has(aspect))
  if (before === library.current && ofRows && current.reading.tokens.length <= 9) return [current]
  // "Overweight in year 6 then?", "and for girls?": goes on about what this plan was asked.
  const further = /^(and|so|ok|or|what about|how about)\b|\bthen\W*$/i.test(current.reading.text.trim())
  if (before === library.current && further && current.reading.tokens.length <= 6 && mayMean(current))
    return [current]
  // "Which agency is it with?", "who gets the report?": only a table of actions has cells to ask for.
  const tables = before === library.current && library.current.actions.size > 0
  if (tables && current.reading.tokens.length <= 9 && asksForCell(current)) return [current]
  const explained = explainsNoTerm(current.understanding.candidates[0]?.query)
    ? [...library.plans.values()]
        .filter((loaded) => loaded !== library.current)
        .map(read)
        .filter(explainsTerm)
    : []
  if (explained.length > 0) return explained.slice(0, 2)
  const absent = current.understanding.candidates[0]?.query.kind === 'not-mentioned'
  // A label that only another plan has is no word to leave over.
  const here = answersFully(current) && !losesLabel(current) && !losesWord(current)
  if (here && !absent && scoreOf(current) > likelyElsewhere) return [current]
  if (alone) return [current]
  const elsewhere = [...library.plans.values()]
    .filter((loaded) => loaded !== library.current && ofPlace(loaded, current.reading, library))
    .map(read)
  if (current.understanding.sure && absent) {
    const there = elsewhere.map(printedThere).filter((part) => part !== null)
    return there.length > 0 ? [...there, current] : [current]
  }
  const speaking = elsewhere
    .filter(
      (part) =>
        !saysOnlyThatItLacks(part) &&
        !saysNothing.includes(part.understanding.candidates[0]?.query.kind ?? 'not-said') &&
        part.understanding.candidates[0]?.leftOver.length === 0,
    )
    .sort((a, b) => scoreOf(b) - scoreOf(a))
  const others = speaking.filter(
    (other) => other.understanding.sure && (here || !explainedAsWell(current, other)),
  )
  const best = others[0]
  if (!best || scoreOf(best) < likelyElsewhere) {
    const guessed = speaking.find((other) => !explainedAsWell(current, other))
    const better =
      guessed !== undefined &&
      (scoreOf(guessed) > scoreOf(current) + likelierGuess ||
        coverageOf(guessed) >= coverageOf(current) + explainsFarMore)
    return better && !here ? [guessed] : [current]
  }
  if (here && !surer(best, current, muchLikelier)) return [current]
  return others
    .filter((other) => scoreOf(best) - scoreOf(other) <= asLikely)
    .slice(0, 2)
    .map(elsewhereGuessed)
}

/** Whether the current plan's own guess explains the question as well as another plan's answer does. */
function explainedAsWell(current: Understood, other: Understood): boolean {
  const [own, theirs] = [current.understanding.candidates[0], other.understanding.candidates[0]]
  return (
    own !== undefined &&
    theirs !== undefined &&
    own.score >= ownGuess &&
    own.leftOver.length === 0 &&
    !saysNothing.includes(own.query.kind) &&
    own.coverage >= theirs.coverage - explainsMore
  )
}

/** Whether the likeliest meaning in this plan is a cell of the actions that the conversation is about. */
function asksForCell({ reading, understanding }: Understood): boolean {
  const column = (['agency', 'officer', 'monitoring', 'when'] as const).some((aspect) =>
    reading.aspects.has(aspect),
  )
  const kinds: readonly (Query['kind'] | undefined)[] = [
    'action',
    'actions',
    'next',
    'compare-actions',
    'agency',
  ]
  const [best] = understanding.candidates
  return column && kinds.includes(best?.query.kind) && best?.leftOver.length === 0
}

/** The plan that alone has the names in the message that the current plan does not: "Building Life Chances". */
function impliedBy({ foreign, tags, refs }: Reading): string[] {
  if (tags.length + refs.length > 0) return []
  return foreign.reduce<string[]>(
    (ids, label, n) =>
      n === 0 ? [...new Set(label.planIds)] : ids.filter((id) => label.planIds.includes(id)),
    [],
  )
}

/** "Which Hertfordshire plans …?": the plans of a place that the message names; all where it names none. */
function ofPlace({ plan }: LoadedPlan, reading: Reading, library: Library): boolean {
  const areas = new Set([...library.plans.values()].map((loaded) => loaded.plan.area))
  const places = reading.places.map(({ meaning }) => meaning).filter((place) => areas.has(place))
  return places.length === 0 || places.includes(plan.area)
}

function surer(one: Understood, other: Understood, by: number): boolean {
  return one.understanding.sure && scoreOf(one) > scoreOf(other) + by
}
