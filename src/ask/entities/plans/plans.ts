import type { Library, LoadedPlan } from '../../../plan/library.ts'
import { makePhraseBook } from '../../words/phrase-book.ts'
import { makeDescribedPlanFinder, proposalOf } from './described-plans.ts'
import type { PlanMention } from './plan-mention.ts'
import type { Token } from '../../words/words.ts'
import { positions } from '../../words/words.ts'

export type FindPlans = (tokens: readonly Token[]) => PlanMention[]

/**
 * Prepares finding plans named by their years ("2018-21", "11/12", "2018 to 2021") or by a name of their own. Years of
 * school ("2009/10") are plans only beside a word such as "plan" or "priorities".
 */
export function makePlanFinder(library: Library): FindPlans {
  const book = makePhraseBook(
    [...library.plans.values()].flatMap(({ plan }) =>
      [plan.shortTitle, plan.title, ...plan.alsoKnownAs].map((name) => [name, plan.id] as const),
    ),
  )
  const findDescribed = makeDescribedPlanFinder(library)
  return (tokens) => {
    const byYears = tokens.flatMap((token) => yearsAt(tokens, token.index, library) ?? [])
    const taken = new Set(byYears.flatMap((mention) => mention.tokens))
    const byName = book.longest(tokens).flatMap(({ meaning, from, to }): PlanMention[] => {
      const span = positions(from, to)
      // A year inside a date ("in March 2018") names no plan.
      const dated = from === to && /^\d+$/.test(tokens[from]?.text ?? '') && isDated(tokens, from)
      if (dated || span.some((i) => taken.has(i))) return []
      const said = span.map((i) => tokens[i]?.text ?? '').join(' ')
      const again = ownYears(meaning, tokens, library).filter((i) => !taken.has(i) && !span.includes(i))
      const after = ownYear(tokens, to + 1, library.plans.get(meaning)).filter((i) => !again.includes(i))
      return [{ planId: meaning, said, tokens: [...span, ...again, ...after].sort((a, b) => a - b) }]
    })
    // "Which earlier document does the Essex plan replace?" speaks of that plan's own past.
    const elsewhere = [...byYears, ...byName].some(
      ({ planId }) => library.plans.get(planId ?? '')?.plan.area !== library.current.plan.area,
    )
    const named = together([...byYears, ...byName], findDescribed(tokens))
    const mentions = [...named, ...proposalOf(tokens, named, library)]
    const said = new Set(mentions.flatMap((mention) => mention.tokens))
    return [
      ...mentions,
      ...(elsewhere ? [] : byAge(tokens, taken, library)),
      ...byFirstYear(tokens, said, mentions, library),
    ].sort((a, b) => (a.tokens[0] ?? 0) - (b.tokens[0] ?? 0))
  }
}

/** Names and descriptions: a description that holds a name of the same plan is one mention with it; a name of another is right. */
function together(names: readonly PlanMention[], described: readonly PlanMention[]): PlanMention[] {
  const meets = (one: PlanMention, other: PlanMention) => one.tokens.some((i) => other.tokens.includes(i))
  const fitting = described.filter(
    (one) => !names.some((name) => meets(one, name) && name.planId !== one.planId),
  )
  const grown = names.map((name): PlanMention => {
    const tokens = new Set([
      ...name.tokens,
      ...fitting.filter((one) => meets(one, name)).flatMap((one) => one.tokens),
    ])
    return { ...name, tokens: [...tokens].sort((a, b) => a - b) }
  })
  return [...grown, ...fitting.filter((one) => !names.some((name) => meets(one, name)))]
}

/** A plan by its first year alone, beside another plan: "in 2018 as in the 2011-12 plan". */
function byFirstYear(
  tokens: readonly Token[],
  taken: ReadonlySet<number>,
  found: readonly PlanMention[],
  library: Library,
): PlanMention[] {
  if (!found.some(({ planId }) => planId !== null)) return []
  return tokens.flatMap(({ text, index }): PlanMention[] => {
    const beside = /^(in|of|from|for|and|or|to)$/.test(tokens[index - 1]?.text ?? '')
    if (!/^20\d{2}$/.test(text) || taken.has(index) || !beside) return []
    const plan = [...library.plans.values()].find(
      ({ plan: { years } }) => years.from.startsWith(text) && years.from.slice(0, 4) !== years.to.slice(0, 4),
    )?.plan
    if (!plan || found.some(({ planId }) => planId === plan.id)) return []
    return [{ planId: plan.id, said: text, tokens: [index] }]
  })
}

/** Where a plan of one year is named, its year names it again: "Essex 2016", "Essex's outcomes (2016)". */
function ownYears(planId: string, tokens: readonly Token[], library: Library): number[] {
  const years = library.plans.get(planId)?.plan.years
  const [from, to] = [years?.from.slice(0, 4), years?.to.slice(0, 4)]
  if (from !== to) return []
  return tokens.flatMap(({ text, index }) => (text === from && !isDated(tokens, index) ? [index] : []))
}

/** The year that stands after a plan's name and is its own: "the Essex one" and "Essex 2016" are the same. */
function ownYear(tokens: readonly Token[], at: number, loaded: LoadedPlan | undefined): number[] {
  const text = tokens[at]?.text ?? ''
  const years = loaded?.plan.years
  const own =
    years?.from.slice(0, 4) === text || years?.to.slice(0, 4) === text || loaded?.plan.id.endsWith(text)
  return /^20\d{2}$/.test(text) && own === true ? [at] : []
}

/** "The newest plan", "the older document", and "the newer one" as a whole message that names none by its years. */
function byAge(tokens: readonly Token[], taken: ReadonlySet<number>, library: Library): PlanMention[] {
  const { current } = library
  const own = [...library.plans.values()]
    .filter(({ plan, priorities }) => plan.area === current.plan.area && priorities.size > 0)
    .sort((a, b) => a.plan.years.from.localeCompare(b.plan.years.from))
  return tokens.flatMap(({ text, index }): PlanMention[] => {
    const age = /^(newer|newest|latest|later)$/.test(text)
      ? own.at(-1)
      : /^(older|oldest|earliest|earlier)$/.test(text)
        ? own[0]
        : null
    const next = tokens[index + 1]?.text ?? ''
    const named =
      /^(plan|document|version|edition|cypp)$/.test(next) ||
      (next === 'one' && tokens.length <= 5 && taken.size === 0)
    if (!age || !named || own.length < 2 || taken.has(index)) return []
    return [{ planId: age.plan.id, said: `${text} plan`, tokens: [index, index + 1] }]
  })
}

/** Words after a plan's years that are its name, where it is spoken of as a place: "in the 2023-24 priorities". */
export function namedAsPlace(tokens: readonly Token[], plans: readonly PlanMention[]): number[] {
  return plans.flatMap(({ planId, tokens: span }) => {
    const [from, to] = [span[0] ?? 0, span.at(-1) ?? 0]
    const before = /^(the|our)$/.test(tokens[from - 1]?.text ?? '') ? tokens[from - 2] : tokens[from - 1]
    if (
      planId === null ||
      !/^(in|per|from|under|by|to|within|throughout|with|alongside)$/.test(before?.text ?? '')
    )
      return []
    const strategic = tokens[to + 1]?.text === 'strategic' ? 1 : 0
    const at = to + 1 + strategic
    if (!/^(priorities|table|measures|document|report|plan)$/.test(tokens[at]?.text ?? '')) return []
    return strategic === 1 ? [at - 1, at] : [at]
  })
}

function isDated(tokens: readonly Token[], at: number): boolean {
  return /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|since|by)/.test(
    tokens[at - 1]?.text ?? '',
  )
}

function yearsAt(tokens: readonly Token[], i: number, library: Library): PlanMention | null {
  const text = tokens[i]?.text ?? ''
  const joined = /^(\d{4}|\d{2})[-/](\d{4}|\d{2})$/.exec(text)
  const spread =
    /^20\d{2}$/.test(text) && /^(to|until|and)$/.test(tokens[i + 1]?.text ?? '')
      ? /^((?:20)?\d{2})$/.exec(tokens[i + 2]?.text ?? '')
      : null
  const years = joined
    ? { from: joined[1] ?? '', to: joined[2] ?? '', tokens: [i] }
    : spread
      ? { from: text, to: spread[1] ?? '', tokens: [i, i + 1, i + 2] }
      : null
  // "23-24" may be ages; beside "plan" or "priorities" it is a plan where one has these years.
  const plainly =
    /^(plan|pln|cypp|document|doc|priority|priorty|report|strategic|table|measure|row|paper)$/.test(
      tokens[i + 1]?.stem ?? '',
    ) ||
    (tokens[i - 1]?.text === 'the' && /^(thing|one|list|version)$/.test(tokens[i + 1]?.text ?? ''))
  if (ofMoney(tokens, i)) return null
  const short = joined !== null && joined[1]?.length === 2 && saysPlanShortly(tokens, i, Number(joined[1]))
  if (years === null || !(validYears(years.from, years.to) || (plainly && joined !== null) || short))
    return null
  const [from, to] = [fullYear(years.from), fullYear(years.to)]
  const loaded = [...library.plans.values()].find(
    ({ plan }) => Number(plan.years.from.slice(0, 4)) === from && Number(plan.years.to.slice(0, 4)) === to,
  )
  const said = years.tokens.map((at) => tokens[at]?.text ?? '').join(' ')
  if (loaded) return { planId: loaded.plan.id, said, tokens: years.tokens }
  if (spread || short) return null
  // "2016-17 (2018-21 plan)": the word after other years is theirs.
  const ended =
    [1, 2, 3].find(
      (n) =>
        /[.?!;]/.test(tokens[i + n - 1]?.after ?? '') || /^\d{4}[-/]\d{2,4}$/.test(tokens[i + n]?.text ?? ''),
    ) ?? 4
  const beside = [1, 2, 3, -1].some(
    (n) =>
      n < ended &&
      /^(plan|pln|cypp|document|priority|report|strategy|version)$/.test(tokens[i + n]?.stem ?? ''),
  )
  const noYearOfSchool = beside || to - from > 1 || from > latestYear(library)
  return noYearOfSchool ? { planId: null, said, tokens: [i] } : null
}

/** No child is as old. */
const beyondAges = 20

/** "23-24" is no age of children; "18-21" may be, unless it stands first or last in the message and beside no word of age. */
function saysPlanShortly(tokens: readonly Token[], at: number, first: number): boolean {
  const aged = [at - 2, at - 1, at + 1, at + 2].some((i) =>
    /^(year|yr|age|old|olds|yo)$/.test(tokens[i]?.stem ?? ''),
  )
  const apart = at === 0 || at === tokens.length - 1 || tokens[at]?.after !== ''
  return !aged && (first > beyondAges || apart)
}

/** The years of "the 2011/12 financial year" are a time, and name no plan. */
function ofMoney(tokens: readonly Token[], at: number): boolean {
  const said = (from: number) => `${tokens[from]?.text ?? ''} ${tokens[from + 1]?.text ?? ''}`
  return [at + 1, at - 2, at - 3].some((from) => /^(financial|fiscal|tax) year$/.test(said(from)))
}

function latestYear(library: Library): number {
  return Math.max(...[...library.plans.values()].map(({ plan }) => Number(plan.years.to.slice(0, 4))))
}

/** "14-19" and "16/17" are ages or school years unless four figures say a year. */
function validYears(fromText: string, toText: string): boolean {
  const [from, to] = [fullYear(fromText), fullYear(toText)]
  return (fromText.length === 4 || from <= 2012) && to > from && to - from <= 10 && from >= 2000
}

function fullYear(text: string): number {
  return text.length === 4 ? Number(text) : 2000 + Number(text)
}
