import type { LoadedPlan } from '../library.ts'
import type { Source } from '../model.ts'
import { actionWords, priorityWords, type Finding } from './finding.ts'

/** A text of the plan and how a sentence about it begins. */
type Place = { words: string; text: string; source: Source }

const priorityMention = /\bpriorit(?:y|ies)\s+(\d{1,2}(?![\d/])(?:\s*(?:,|&|and|or)\s*\d{1,2}(?![\d/]))*)/gi
const actionMention = /\bsee(?:\s+also)?(?:\s+action)?\s+(\d{1,2}\.\d{1,2})\b/gi

/** Mentions of priorities and actions, in any text or table cell, that name one the plan does not have. */
export function missingMentions(loaded: LoadedPlan): Finding[] {
  const numbers = new Set([...loaded.priorities.values()].map((priority) => priority.number))
  const refs = new Set([...loaded.actions.values()].map((action) => action.ref))
  return [
    ...districtRows(loaded, numbers),
    ...places(loaded).flatMap((place) => [
      ...missing('missing-priority', place, priorityMention, numbers),
      ...missing('missing-action', place, actionMention, refs),
    ]),
  ]
}

function missing(
  kind: 'missing-priority' | 'missing-action',
  place: Place,
  mention: RegExp,
  known: ReadonlySet<string>,
): Finding[] {
  const thing = kind === 'missing-priority' ? 'priority' : 'action'
  return sentencesOf(place.text).flatMap((sentence) => {
    const named = [...sentence.matchAll(mention)].flatMap((match) => match[1]?.match(/[\d.]+/g) ?? [])
    return [...new Set(named)]
      .filter((name) => !known.has(name))
      .map((name) => ({
        kind,
        words: `${place.words} "${sentence}", but the plan has no ${thing} ${name}.`,
        source: place.source,
      }))
  })
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+(?=[A-Z])|\n+/)
}

function districtRows(loaded: LoadedPlan, numbers: ReadonlySet<string>): Finding[] {
  return loaded.districts
    .filter((row) => !numbers.has(row.relatedPriority))
    .map((row) => ({
      kind: 'missing-priority',
      words: `The district row "${row.localPriority}" (${row.district}) is related to priority ${row.relatedPriority}, but the plan has no priority ${row.relatedPriority}.`,
      source: row.source,
    }))
}

function places(loaded: LoadedPlan): Place[] {
  return [
    ...[...loaded.actions.values()].flatMap((action) => {
      const who = actionWords(loaded, action)
      const place = (words: string) => (text: string) => ({ words, text, source: action.source })
      return [place(`${who} reads`)(action.text), ...action.monitoring.map(place(`${who} is monitored by`))]
    }),
    ...[...loaded.priorities.values()].flatMap(({ number, indicators }) =>
      indicators.map(({ number: own, text, remark, source }) => ({
        words: `Indicator ${own} of ${priorityWords(number)} reads`,
        text: [text, remark].filter((part) => part !== undefined).join(' '),
        source,
      })),
    ),
    ...loaded.passages.map(({ text, source }) => ({ words: `The text says`, text, source })),
  ]
}
