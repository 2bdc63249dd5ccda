import type { Library } from '../../plan/library.ts'
import type { Token } from '../words.ts'

/** A plan that a message names: a loaded one, or one that is not. */
export type PlanMention = { planId: string | null; said: string; tokens: number[] }

/**
 * Finds plans named by their years ("2018-21", "11/12"). Years of school ("2009/10") are plans only beside a word
 * such as "plan" or "priorities".
 */
export function findPlans(
  tokens: readonly Token[],
  library: Library,
  otherAreas: ReadonlySet<string>,
): PlanMention[] {
  return tokens.flatMap((token, i): PlanMention[] => {
    const years = /^(\d{4}|\d{2})[-/](\d{4}|\d{2})$/.exec(token.text)
    const beside = [1, 2, 3, -1].some((n) =>
      /^(plan|pln|cypp|document|priority|report|strategy|version)$/.test(tokens[i + n]?.stem ?? ''),
    )
    if (years && validYears(years)) {
      const [from, to] = [fullYear(years[1] ?? ''), fullYear(years[2] ?? '')]
      const loaded = [...library.plans.values()].find(
        ({ plan }) =>
          Number(plan.years.from.slice(0, 4)) === from && Number(plan.years.to.slice(0, 4)) === to,
      )
      if (loaded) return [{ planId: loaded.plan.id, said: token.text, tokens: [i] }]
      return beside || from > to - 1 || to - from > 1 || from > latestYear(library)
        ? [{ planId: null, said: token.text, tokens: [i] }]
        : []
    }
    if (
      /^20\d{2}$/.test(token.text) &&
      beside &&
      /^(plan|cypp|document|version)$/.test(tokens[i + 1]?.stem ?? '')
    ) {
      const year = Number(token.text)
      const loaded = [...library.plans.values()].find(
        ({ plan }) => Number(plan.years.from.slice(0, 4)) === year,
      )
      return [{ planId: loaded?.plan.id ?? null, said: token.text, tokens: [i] }]
    }
    return otherAreas.has(token.text) ? [{ planId: null, said: token.text, tokens: [i] }] : []
  })
}

function latestYear(library: Library): number {
  return Math.max(...[...library.plans.values()].map(({ plan }) => Number(plan.years.to.slice(0, 4))))
}

/** "14-19" and "16/17" are ages or school years unless four figures say a year. */
function validYears(years: RegExpExecArray): boolean {
  const [from, to] = [fullYear(years[1] ?? ''), fullYear(years[2] ?? '')]
  return (years[1]?.length === 4 || from <= 2012) && to > from && to - from <= 10 && from >= 2000
}

function fullYear(text: string): number {
  return text.length === 4 ? Number(text) : 2000 + Number(text)
}
