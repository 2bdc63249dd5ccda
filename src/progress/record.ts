import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Action, LoadedPlan } from '../plan/library.ts'
import type { AskedFor, Confidence, ReportingRules, Stage } from '../plan/reporting.ts'
import { isConfirmed } from './confirmation.ts'
import { textFields, textLimits, typed, type Draft, type TextField } from './draft.ts'
import { heldByForm } from './held-by-form.ts'
import { likelyIdentifier } from './identifiers.ts'
import { knownNames, type IsKnownName } from './known-names.ts'
import { milestoneToRevise } from './milestone-to-revise.ts'
import { pendingOf, type Revision } from './revisions.ts'
import type { Standing } from './standing.ts'
import { isClosed, mayFollow, statusChoices, type StatusChoice } from './status.ts'
import type { ReportContent } from './update.ts'

/** Why a report was not taken, as a value; the sentence for it stands in cards/sentences.ts. `field` is where it is said. */
export type Refusal =
  | { kind: 'status-missing'; field: 'status' }
  | { kind: 'change-not-allowed'; field: 'status'; from: Stage | null; to: Stage }
  | { kind: 'missing'; field: AskedFor; stage: Stage; confidence: Confidence | null }
  | { kind: 'too-long'; field: TextField; length: number; limit: number }
  | { kind: 'date-unreadable'; field: 'revisedOn' | 'completedOn' }
  | { kind: 'date-past'; field: 'revisedOn'; day: string; today: string }
  | { kind: 'date-to-come'; field: 'completedOn'; day: string; today: string }
  | { kind: 'date-too-far'; field: 'revisedOn' | 'completedOn'; day: string; limit: string }
  | { kind: 'date-on-closed'; field: 'revisedOn'; stage: Stage }
  | { kind: 'no-date-to-revise'; field: 'revisedOn' }
  /** The form ticks the very milestone that it asks a new date for. */
  | { kind: 'date-on-met'; field: 'revisedOn' }
  | { kind: 'date-as-before'; field: 'revisedOn'; day: string }
  | { kind: 'reason-missing'; field: 'reason' }
  | { kind: 'date-missing'; field: 'revisedOn' }
  | { kind: 'may-identify'; field: 'checked'; in: TextField; words: string }

/**
 * A form checked against the council's rules, how its action stands, and `today` (ISO day): what to record, or every reason why
 * not. Texts are kept as typed, trimmed; whoever shows them escapes them. A field that the form did not show counts as
 * left blank, except what stands until it is changed: milestones that are met, what blocks the action, help needed.
 */
export function reportFrom(
  loaded: LoadedPlan,
  standing: Standing,
  draft: Draft,
  today: string,
): { ok: true; report: ReportContent } | { ok: false; refusals: Refusal[] } {
  const rules = loaded.reporting
  const choice = statusChoices(rules).find(({ value }) => value === draft.status)
  const refusals = [
    ...refusalsOfStatus(rules, standing, draft, choice),
    ...refusalsOfTexts(draft, heldByForm(standing), knownNames(loaded)),
    ...refusalsOfCompletion(rules, draft, choice, today),
    ...refusalsOfRevision(rules, standing, draft, choice, today),
  ]
  if (!choice || refusals.length > 0) return { ok: false, refusals }
  const target = milestoneToRevise(standing)
  const to = typed(draft, 'revisedOn')
  const pending = pendingOf(standing.revisions)
  const unchanged = isAskedAlready(pending, draft)
  const withdrawn = pending !== null && draft.revisedOn !== undefined && to === ''
  return {
    ok: true,
    report: {
      kind: 'report',
      stage: choice.stage,
      confidence: choice.confidence,
      note: typed(draft, 'note'),
      noteShared: draft.noteShared === 'true',
      correctiveAction: typed(draft, 'correctiveAction'),
      completedOn: choice.stage === 'Complete' ? typed(draft, 'completedOn') || null : null,
      evidence: choice.stage === 'Complete' ? typed(draft, 'evidence') : '',
      blockedBy: standingText(rules, standing, draft, choice, 'blockedBy'),
      helpFrom: standingText(rules, standing, draft, choice, 'helpFrom'),
      met: metOf(standing, draft),
      revision:
        to === '' || target === null || unchanged
          ? null
          : { milestoneKey: target.milestone.key, to, reason: typed(draft, 'reason') },
      ...(withdrawn ? { withdrawsRevision: true } : {}),
      ...(unchanged ? { keepsRevision: true } : {}),
    },
  }
}

function refusalsOfStatus(
  rules: ReportingRules,
  standing: Standing,
  draft: Draft,
  choice: StatusChoice | undefined,
): Refusal[] {
  if (!choice) return [{ kind: 'status-missing', field: 'status' }]
  const { stage, confidence } = choice
  if (!mayFollow(rules, standing.stage, stage)) {
    return [{ kind: 'change-not-allowed', field: 'status', from: standing.stage, to: stage }]
  }
  const asks = [
    ...(rules.stages.find((rule) => rule.stage === stage)?.asks ?? []),
    ...(rules.confidences.find((rule) => rule.confidence === confidence)?.asks ?? []),
  ]
  return asks
    .filter((field) => typed(draft, field) === '')
    .map((field) => ({ kind: 'missing', field, stage, confidence }))
}

/**
 * What blocks an action, or the help it needs: as before where the form did not show it. Not of an action that is closed;
 * nor where that would make known to managers what its writer kept from them and this one has not seen.
 */
function standingText(
  rules: ReportingRules,
  { lastUpdate }: Standing,
  draft: Draft,
  { stage }: StatusChoice,
  field: 'blockedBy' | 'helpFrom',
): string {
  if (draft[field] !== undefined) return typed(draft, field)
  if (lastUpdate === null || isClosed(stage) || !rules.parts.includes(field)) return ''
  return draft.noteShared === 'true' && !lastUpdate.noteShared ? '' : lastUpdate[field]
}

function refusalsOfTexts(draft: Draft, held: Draft, isKnown: IsKnownName): Refusal[] {
  const tooLong = textFields.flatMap((field): Refusal[] => {
    const length = typed(draft, field).length
    const limit = textLimits[field]
    return length > limit ? [{ kind: 'too-long', field, length, limit }] : []
  })
  // What stands already was confirmed when it was first saved.
  const doubtful = textFields
    .filter(
      (field) => typed(draft, field) !== held[field] && !isConfirmed(typed(draft, field), draft.checked),
    )
    .map((field) => ({ in: field, words: likelyIdentifier(typed(draft, field), isKnown) }))
    .find(({ words }) => words !== null)
  return doubtful?.words
    ? [...tooLong, { kind: 'may-identify', field: 'checked', in: doubtful.in, words: doubtful.words }]
    : tooLong
}

function refusalsOfCompletion(
  { yearsAround }: ReportingRules,
  draft: Draft,
  choice: StatusChoice | undefined,
  today: string,
): Refusal[] {
  const day = typed(draft, 'completedOn')
  if (day === '' || choice?.stage !== 'Complete') return []
  if (!isDay(day)) return [{ kind: 'date-unreadable', field: 'completedOn' }]
  const limit = yearsFrom(today, -yearsAround)
  if (day < limit) return [{ kind: 'date-too-far', field: 'completedOn', day, limit }]
  return day > today ? [{ kind: 'date-to-come', field: 'completedOn', day, today }] : []
}

function refusalsOfRevision(
  { yearsAround }: ReportingRules,
  standing: Standing,
  draft: Draft,
  choice: StatusChoice | undefined,
  today: string,
): Refusal[] {
  const day = typed(draft, 'revisedOn')
  const field = 'revisedOn'
  if (isAskedAlready(pendingOf(standing.revisions), draft)) return []
  if (day === '') return typed(draft, 'reason') === '' ? [] : [{ kind: 'date-missing', field }]
  if (!isDay(day)) return [{ kind: 'date-unreadable', field }]
  if (choice && isClosed(choice.stage)) return [{ kind: 'date-on-closed', field, stage: choice.stage }]
  if (day < today) return [{ kind: 'date-past', field, day, today }]
  const limit = yearsFrom(today, yearsAround)
  if (day > limit) return [{ kind: 'date-too-far', field, day, limit }]
  const target = milestoneToRevise(standing)
  if (target === null) return [{ kind: 'no-date-to-revise', field }]
  if (metOf(standing, draft).includes(target.milestone.key)) return [{ kind: 'date-on-met', field }]
  if (target.dueOn === day) return [{ kind: 'date-as-before', field, day }]
  return typed(draft, 'reason') === '' ? [{ kind: 'reason-missing', field: 'reason' }] : []
}

/**
 * Whether the form asks for just what waits for approval: nobody need be asked a second time. Also where the milestone it
 * waits for has been ticked: a form that was opened with it does not mean that day for the next milestone.
 */
function isAskedAlready(pending: Revision | null, draft: Draft): boolean {
  return (
    pending !== null && pending.to === typed(draft, 'revisedOn') && pending.reason === typed(draft, 'reason')
  )
}

/** The keys of the action's own milestones that are ticked, in printed order; as before where the form showed none. */
function metOf(standing: Standing, draft: Draft): string[] {
  if (draft.met === undefined) return [...standing.met]
  const ticked = draft.met.split(',')
  return keysOf(standing.action).filter((key) => ticked.includes(key))
}

function keysOf(action: Action): string[] {
  return action.milestones.map(({ key }) => key)
}

function yearsFrom(day: string, years: number): string {
  return Temporal.PlainDate.from(day).add({ years }).toString()
}

function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success
}
