import { findingsOf } from '../plan/findings.ts'
import { findingHeadings, type Finding, type FindingKind } from '../plan/findings/finding.ts'
import type { LoadedPlan } from '../plan/library.ts'
import type { Source } from '../plan/model.ts'
import { bulleted, unbroken } from './bulleted.ts'

/** Every finding of a plan under the heading of its kind, wrapped to `width` columns, and the count at the end. */
export function findingsReport(loaded: LoadedPlan, width: number): string {
  const findings = findingsOf(loaded)
  const groups = [...Map.groupBy(findings, (finding) => finding.kind)]
  return [
    ...groups.map(([kind, found]) => `${group(kind, found, width)}\n`),
    `${countWords(findings.length, 'finding')} in ${loaded.plan.shortTitle}; the data is valid.`,
  ].join('\n')
}

/** Every problem of data that cannot be used, wrapped, and what to do next. */
export function problemsReport(problems: readonly string[], width: number): string {
  return [
    ...problems.map((problem) => bulleted(problem, width)),
    '',
    `${countWords(problems.length, 'problem')} in the plan data. Correct the files named above, then run the check again.`,
  ].join('\n')
}

function group(kind: FindingKind, found: readonly Finding[], width: number): string {
  const heading = `${findingHeadings[kind]} (${found.length})`
  return [
    heading,
    ...found.map(({ words, source }) => bulleted(`${words} [${sourceWords(source)}]`, width)),
  ].join('\n')
}

function sourceWords({ section, page }: Source): string {
  return page === null ? section : `${section}, p.${unbroken}${page}`
}

function countWords(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
