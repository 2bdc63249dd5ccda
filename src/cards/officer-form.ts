import type { FormState, OfficerCardItem } from '../digest/officer-card.ts'
import type { ReportingRules, ReportPart } from '../plan/reporting.ts'
import { dayInWords } from '../progress/day-words.ts'
import { confirmationOf, isConfirmed } from '../progress/confirmation.ts'
import {
  textFields,
  textLimits,
  typed,
  type Draft,
  type DraftField,
  type TextField,
} from '../progress/draft.ts'
import { heldByForm, isSame } from '../progress/held-by-form.ts'
import { milestoneToRevise } from '../progress/milestone-to-revise.ts'
import { isClosed, statusChoices } from '../progress/status.ts'
import type { CardData } from './bind.ts'
import { plainLine } from './escape.ts'
import { inputId } from './officer-inputs.ts'
import type { Problem } from './problems.ts'
import { lastWords } from './standing-words.ts'

type Form = { item: OfficerCardItem; state: FormState; rules: ReportingRules; problems: readonly Problem[] }

/** One action's form, as the template asks for it: the fields that are needed, each with what was typed and what was wrong. */
export function formData(form: Form): CardData {
  const { item, state, rules } = form
  const label = plainLine(item.action.label)
  const press = { key: item.action.key, version: state.version }
  return {
    ...press,
    standing: lastWords(rules, state.now),
    label,
    problems: problemData(form.problems, null),
    fields: fields(form, label),
    noChange: state.now.lastUpdate === null ? [] : [{ title: `No change to ${label}`, ...press }],
    details: state.details ? `Fewer fields for ${label}` : `More fields for ${label}`,
    notMine: state.details ? [{ title: `${label} is not mine`, ...press }] : [],
  }
}

function fields(form: Form, label: string): CardData[] {
  const { item, state, rules } = form
  const { draft } = state
  const choice = statusChoices(rules).find(({ value }) => value === draft.status)
  const asks = [
    ...(rules.stages.find(({ stage }) => stage === choice?.stage)?.asks ?? []),
    ...(rules.confidences.find(({ confidence }) => confidence === choice?.confidence)?.asks ?? []),
  ]
  const part = (name: ReportPart): boolean => state.details && rules.parts.includes(name)
  const dates = part('revisedDate') && !isClosed(choice?.stage ?? null)
  const complete = choice?.stage === 'Complete'
  const wanted = (field: DraftField, isWanted: boolean): boolean =>
    (isWanted && !isHidden(form, field)) ||
    (draft[field] ?? '') !== '' ||
    form.problems.some((problem) => problem.field === field)
  // What stands until it is changed is in sight, or nobody would think of taking it back.
  const stands = (field: 'blockedBy' | 'helpFrom'): boolean =>
    rules.parts.includes(field) && item.mayRead && (heldByForm(state.now)[field] ?? '') !== ''
  const optional = (field: DraftField, isWanted: boolean, make: () => CardData): CardData[] =>
    wanted(field, isWanted) ? [make()] : []
  const untilChanged = (field: 'blockedBy' | 'helpFrom'): string =>
    stands(field) ? 'stands until you change it' : 'optional'
  return [
    choiceField(form, `Status of ${label}`),
    textField(form, 'note', `Note on ${label} (optional)`),
    toggleField(form, 'noteShared', {
      label: `Who may read all that you write on ${label}`,
      title: 'Managers too, in their channel and in reports: note, reasons and every other text here',
    }),
    ...optional('correctiveAction', asks.includes('correctiveAction'), () =>
      textField(form, 'correctiveAction', `What is being done to put ${label} right`),
    ),
    ...optional('completedOn', complete, () =>
      dateField(form, 'completedOn', `Day on which ${label} was completed`),
    ),
    ...optional('evidence', complete, () =>
      textField(form, 'evidence', `How one can see that ${label} is complete, in one line`),
    ),
    ...((part('milestones') || areMilestonesChanged(form)) && item.action.milestones.length > 0
      ? [milestonesField(form, label)]
      : []),
    ...optional('revisedOn', dates, () => dateField(form, 'revisedOn', newDateLabel(label, state.now))),
    ...optional('reason', dates, () => textField(form, 'reason', `Why the date of ${label} has to move`)),
    ...optional('blockedBy', part('blockedBy') || stands('blockedBy'), () =>
      textField(form, 'blockedBy', `What blocks ${label} (${untilChanged('blockedBy')})`),
    ),
    ...optional('helpFrom', part('helpFrom') || stands('helpFrom'), () =>
      textField(form, 'helpFrom', `Help needed with ${label}, and from whom (${untilChanged('helpFrom')})`),
    ),
    ...optional('suggested', state.details, () =>
      textField(form, 'suggested', `If ${label} is not yours: who should lead it`),
    ),
    ...optional('checked', false, () =>
      toggleField(form, 'checked', {
        label: `Check of what is written on ${label}`,
        title: 'I have checked: nothing here identifies a child or family',
      }),
    ),
  ]
}

/** "Ask for a new date for 2.3, instead of 30 June 2011". Like every label it names its action: a card has several forms. */
function newDateLabel(label: string, now: FormState['now']): string {
  const dueOn = milestoneToRevise(now)?.dueOn ?? null
  return dueOn === null
    ? `Ask for a date for ${label}`
    : `Ask for a new date for ${label}, instead of ${dayInWords(dueOn)}`
}

/** What was typed, or what stands until it is changed: a blank takes that back. */
function valueOf({ item, state: { draft, now } }: Form, field: DraftField): string {
  return draft[field] ?? (item.mayRead ? heldByForm(now)[field] : undefined) ?? ''
}

/** Whether something stands that the card's holder may not read: a field that showed it blank would take it back. */
function isHidden({ item, state: { now } }: Form, field: DraftField): boolean {
  const held = heldByForm(now)
  const isOf = (one: DraftField): boolean => (held[one] ?? '') !== ''
  return !item.mayRead && (field === 'revisedOn' || field === 'reason' ? isOf('revisedOn') : isOf(field))
}

/** Whether the milestones are ticked otherwise than they stand: hidden, what was ticked would be lost with the next Save. */
function areMilestonesChanged({ state: { draft, now } }: Form): boolean {
  return draft.met !== undefined && !isSame('met', draft.met, now.met.join(','))
}

/** Part of the label, which stays in sight while somebody types and is read out with the field. */
const doNotIdentify = 'Do not identify a child or family'

function textField(form: Form, field: TextField, label: string): CardData {
  return inputField(form, field, {
    texts: [
      {
        id: inputId(field, form.item.action.key),
        label: `${label}, up to ${textLimits[field].toLocaleString('en-GB')} characters. ${doNotIdentify}`,
        lines: field === 'note' || field === 'correctiveAction',
        value: valueOf(form, field),
      },
    ],
  })
}

function dateField(form: Form, field: 'completedOn' | 'revisedOn', label: string): CardData {
  const id = inputId(field, form.item.action.key)
  return inputField(form, field, { dates: [{ id, label, value: valueOf(form, field) }] })
}

function toggleField(
  form: Form,
  field: 'noteShared' | 'checked',
  words: { label: string; title: string },
): CardData {
  const id = inputId(field, form.item.action.key)
  const { draft } = form.state
  // A tick of the check comes back with the texts that it is about, so that it confirms no later ones.
  const on = field === 'checked' ? confirmationOf(draft) || 'true' : 'true'
  const value = isTicked(draft, field) ? on : 'false'
  return inputField(form, field, { toggles: [{ id, ...words, on, value }] })
}

/** Whether a box is drawn ticked: that of the check where every text of the form was there when it was ticked. */
function isTicked(draft: Draft, field: 'noteShared' | 'checked'): boolean {
  if (field === 'noteShared') return draft.noteShared === 'true'
  const texts = textFields.map((name) => typed(draft, name)).filter((text) => text !== '')
  return texts.length > 0 && texts.every((text) => isConfirmed(text, draft.checked))
}

function choiceField(form: Form, label: string): CardData {
  const choices = statusChoices(form.rules).map(({ title, value }) => ({ title: plainLine(title), value }))
  const id = inputId('status', form.item.action.key)
  return inputField(form, 'status', {
    choices: [{ id, label, value: form.state.draft.status ?? '', choices }],
  })
}

function milestonesField(form: Form, label: string): CardData {
  const { action } = form.item
  const choices = action.milestones.map(({ key, printed }, i) => ({
    title: plainLine(`Milestone ${i + 1}: ${printed === '' ? 'no date printed' : printed}`),
    value: key,
  }))
  const value = form.state.draft.met ?? form.state.now.met.join(',')
  return inputField(form, 'met', {
    ticks: [{ id: inputId('met', action.key), label: `Milestones of ${label} that are met`, value, choices }],
  })
}

/** One field, of one kind of input: the template repeats each kind over a list of none or one. */
function inputField(
  { problems }: Form,
  field: DraftField,
  own: Partial<Record<'choices' | 'texts' | 'dates' | 'toggles' | 'ticks', CardData[]>>,
): CardData {
  const none = { choices: [], texts: [], dates: [], toggles: [], ticks: [] }
  return { ...none, ...own, problems: problemData(problems, field) }
}

function problemData(problems: readonly Problem[], field: DraftField | null): CardData[] {
  return problems
    .filter((problem) => problem.field === field)
    .map(({ sentence }) => ({ sentence: plainLine(sentence) }))
}
