import { findingsOf } from '../plan/findings.ts'
import { findingHeadings, type Finding, type FindingKind } from '../plan/findings/finding.ts'
import type { LoadedPlan } from '../plan/library.ts'
import type { Source } from '../plan/model.ts'

/** A space at which a line is never broken; it leaves as a plain one. */
const unbroken = '\u00a0'

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
    ...problems.map((problem) => item(problem, width)),
    '',
    `${countWords(problems.length, 'problem')} in the plan data. Correct the files named above, then run the check again.`,
  ].join('\n')
}

function group(kind: FindingKind, found: readonly Finding[], width: number): string {
  const heading = `${findingHeadings[kind]} (${found.length})`
  return [
    heading,
    ...found.map(({ words, source }) => item(`${words} [${sourceWords(source)}]`, width)),
  ].join('\n')
}

function sourceWords({ section, page }: Source): string {
  return page === null ? section : `${section}, p.${unbroken}${page}`
}

function countWords(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** One bulleted item, its further lines set in beneath the first. A word longer than a line is left whole. */
function item(text: string, width: number): string {
  const lines = ['-']
  for (const word of text.split(/[ \n]+/)) {
    const line = `${lines.at(-1) ?? ''} ${word}`
    if (line.length <= width || /^[- ]*$/.test(lines.at(-1) ?? '')) lines[lines.length - 1] = line
    else lines.push(`  ${word}`)
  }
  return lines.map((line) => `  ${line.replaceAll(unbroken, ' ')}`).join('\n')
}
