import type { Answer } from '../answer.ts'
import { bothSay } from './both-say.ts'
import { namingCouncils } from './naming-councils.ts'
import { whichFirst } from './which-first.ts'
import { guessBeside } from '../answerers/unsure.ts'
import { chartsAcross } from '../answerers/chart.ts'
import { factLimit, listed, listLimit, shorten } from '../answerers/answerer.ts'
import { differenceOf, largerOf, likeForLike, sameFor, type PlanPart } from './differences.ts'
import { comparesCountsOfPlans } from '../recognisers/figures-and-counts/group-counted.ts'
import { joined } from '../answerers/joined.ts'
import { saysNothing, type Query } from '../query.ts'

/** The room for the first lines of all plans together, in characters. */
const openingsLimit = 1150

/** The share of a question that a plan must account for that was not named. */
const wholly = 0.85
/** The same, by what the record itself says. */
const byItself = 0.7

const lists: readonly Query['kind'][] = [
  'priorities',
  'items',
  'indicators',
  'actions',
  'tagged',
  'aims',
  'themes',
]

/**
 * One answer from every plan that a question was put to: what each says and which is which, which ones do not say, and
 * how they differ. Unknown where no plan says.
 */
export function acrossPlans(parts: readonly PlanPart[]): Answer {
  const answer = fromEach(parts)
  return { ...answer, text: namingCouncils(answer.text, parts) }
}

function fromEach(parts: readonly PlanPart[]): Answer {
  const first = parts[0]
  const plain = joined(parts.map(({ reply }) => reply.answer))
  if (!first || parts.length === 1) return plain
  const asked = first.reading
  const named = new Set(asked.plans.map(({ planId }) => planId)).size > 1
  if (!named && !asked.aspects.has('which-plan')) return plain
  const saying = parts.filter((part) => says(part, named))
  if (saying.length === 0) return { ...plain, kind: 'unknown' }
  const others = parts.filter((part) => !saying.includes(part))
  // A plan that measures the thing and prints no figure says just that; the rest do not say.
  const partly = named
    ? others.filter(({ understanding, query }) => understanding.sure && !isNothing(query))
    : []
  // A named plan that may well say it is heard as a guess: "it does not say" would be a claim.
  const perhaps = named ? others.filter((part) => !partly.includes(part) && mayAnswer(part)) : []
  const silent = others.filter((part) => !partly.includes(part) && !perhaps.includes(part))
  if (
    (comparesCountsOfPlans(asked) || comparesFigures(asked)) &&
    saying.every(givesFigures) &&
    saying.length < parts.length
  )
    return notCompared(saying, others)
  const answering = [...saying, ...partly]
  const texts = answering.map((part) => titled(part).split('\n'))
  const whole = joined(answering.map(({ reply }) => reply.answer))
  const larger =
    asked.aspects.has('difference') || asked.aspects.has('compare') ? largerOf(saying, asked) : null
  const comparing =
    asked.aspects.has('difference') || asked.aspects.has('compare') || asked.aspects.has('same')
  const difference = comparing ? differenceOf(saying, asked) : null
  const compared = [
    whichFirst(saying, asked),
    bothSay(saying, parts.length, asked),
    ...(comparing ? [larger, sameFor(saying, asked), difference] : []),
  ].filter((line) => line !== null)
  const lost = silent.map(({ loaded }) => loaded.plan.shortTitle)
  const rest =
    lost.length === 0
      ? []
      : [`The ${listed(lost)} ${lost.length === 1 ? 'does' : 'do'} not say, as far as I can tell.`]
  const care = likeForLike(saying)
  // Every plan is heard before any says more.
  const openings = texts.map(([first = '']) => shorten(first, Math.floor(openingsLimit / texts.length)))
  const more = [...new Set(texts.flatMap((lines) => lines.slice(1)))]
  // Where one line compares them, what each plan counts is enough.
  const together =
    larger !== null || (difference !== null && asked.aspects.has('same'))
      ? openings.map((line) => line.replace(/:$/, '.'))
      : listing(answering)
        ? texts.flat()
        : [...openings, ...(care === null ? [] : [care]), ...rest, ...more]
  const guesses = perhaps.flatMap((part) => guessBeside(titled(part), together.join('\n')) ?? [])
  const lines = [...compared, ...together, ...(listing(answering) ? rest : []), ...guesses]
  const limit = listing(answering) ? listLimit : factLimit
  const charts = chartsAcross(answering)
  return {
    ...whole,
    ...(charts.length > 0 ? { charts } : {}),
    kind: 'answer',
    text: within(lines, limit),
  }
}

/** "Is it higher in the one than in the other?", "has it gone up since the 2011 plan?": numbers of both are wanted. */
function comparesFigures({ said }: PlanPart['reading']): boolean {
  return /\b(higher|lower|more|fewer|less|bigger|larger|smaller|greater|better|worse)\b.* (than|or)\b|\b(up|down|risen|rose|fallen|fell|grown|grew|dropped|changed?|improved?|increased?|decreased?) (\w+ ){0,2}(since|between|from)\b/.test(
    said,
  )
}

function givesFigures({ query }: PlanPart): boolean {
  return query.kind === 'figures'
}

/** "Are there more in the one than in the other?", where only some give a number: what they give, and no comparison. */
function notCompared(saying: readonly PlanPart[], others: readonly PlanPart[]): Answer {
  const silent = listed(others.map(({ loaded }) => `the ${loaded.plan.shortTitle}`))
  const given = saying.map((part) => titled(part).split('\n')[0] ?? '')
  const text = `I cannot compare them: I found no such number in ${silent}.`
  return {
    ...joined(saying.map(({ reply }) => reply.answer)),
    kind: 'unknown',
    text: within([text, ...given], factLimit),
  }
}

function listing(parts: readonly PlanPart[]): boolean {
  return parts.some(({ query }) => lists.includes(query.kind))
}

/** The lines that fit, the last ones left out. */
function within(lines: readonly string[], limit: number): string {
  const kept: string[] = []
  for (const line of lines) if ([...kept, line].join('\n').length <= limit) kept.push(line)
  return kept.length > 0 ? kept.join('\n') : shorten(lines.join(' '), limit)
}

/** Whether a plan surely answers; one that was not named must account for every rarer word of the question too. */
function says({ understanding, query, reply }: PlanPart, named: boolean): boolean {
  const best = understanding.candidates[0]
  const whole =
    best?.leftOver.length === 0 && best.coverage >= wholly && best.evidence.ownCoverage >= byItself
  return understanding.sure && reply.answer.kind === 'answer' && !isNothing(query) && (named || whole)
}

/** Whether a plan's guess leaves no word of the question over. */
function mayAnswer({ understanding }: PlanPart): boolean {
  const best = understanding.candidates[0]
  return understanding.guesses.length > 0 && best?.leftOver.length === 0 && best.coverage >= wholly
}

function isNothing({ kind }: Query): boolean {
  return saysNothing.includes(kind)
}

/** The text of a plan's answer, with the plan's title before it where it does not say it itself. */
function titled({ loaded, reply }: PlanPart): string {
  const { shortTitle } = loaded.plan
  const { text } = reply.answer
  return text.includes(shortTitle) ? text : `${shortTitle}: ${text}`
}
