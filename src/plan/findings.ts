import type { LoadedPlan } from './library.ts'
import { brokenOff } from './findings/broken-off.ts'
import { cautionedFigures } from './findings/figures.ts'
import { findingHeadings, type Finding, type FindingKind } from './findings/finding.ts'
import { jointOfficers, leadFindings, unknownAgencies } from './findings/leads.ts'
import { missingMentions } from './findings/mentions.ts'
import { boardsWithoutActions, openMonitoring } from './findings/monitoring.ts'
import { repeatedNumbers, twoTitles } from './findings/numbering.ts'
import { timescaleFindings } from './findings/timescales.ts'

const checks: readonly ((loaded: LoadedPlan) => Finding[])[] = [
  repeatedNumbers,
  twoTitles,
  missingMentions,
  leadFindings,
  jointOfficers,
  unknownAgencies,
  timescaleFindings,
  openMonitoring,
  boardsWithoutActions,
  brokenOff,
  cautionedFigures,
  notedOddities,
]

/** Every oddity of a valid plan, by kind and within a kind in printed order. */
export function findingsOf(loaded: LoadedPlan): Finding[] {
  const kinds = Object.keys(findingHeadings) as FindingKind[]
  const found = checks.flatMap((check) => check(loaded))
  return kinds.flatMap((kind) => found.filter((finding) => finding.kind === kind))
}

function notedOddities(loaded: LoadedPlan): Finding[] {
  return loaded.plan.oddities.map(({ words, source }) => ({ kind: 'noted', words, source }))
}
