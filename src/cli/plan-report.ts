import type { LostWords } from '../ask/catalogue/lost-words.ts'
import { keyInPlan, whatItSays, type CatalogueRecord } from '../ask/catalogue/record.ts'
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

/** The words of asked-as.yaml that are not used because their key stands for something else now, and what to do; none where all are. */
export function lostWordsReport(lost: readonly LostWords[], width: number): string[] {
  if (lost.length === 0) return []
  const heading = `Other words that are not used (${lost.length})`
  const lines = lost.map(({ key, says, now }) => {
    const found = now === null ? 'the plan has no such record' : `the plan says “${now}” there`
    return bulleted(`${key} was written for “${says}”, and ${found}.`, width)
  })
  const advice = bulleted(
    'Find their keys with `npm run -s plan -- records`, and correct asked-as.yaml.',
    width,
  )
  return [[heading, ...lines, advice].join('\n')]
}

/** Every record with its key: what it is and what it says, a line each. */
export function recordsReport(records: readonly CatalogueRecord[]): string {
  return records.map((record) => `${keyInPlan(record)}  (${record.kind})  ${whatItSays(record)}`).join('\n')
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
