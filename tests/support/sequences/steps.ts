import fc from 'fast-check'
import { refs } from './council.ts'

/** Everybody who presses, as the rights see them. Sam Reed stands in for Darren Newman where a cover says so. */
export const people = {
  darren: { personName: 'Darren Newman', administrator: false, approver: false },
  karen: { personName: 'Karen Noble', administrator: false, approver: false },
  jenny: { personName: 'Jenny Coles', administrator: false, approver: false },
  sam: { personName: 'Sam Reed', administrator: false, approver: false },
  outsider: { personName: null, administrator: false, approver: false },
  administrator: { personName: null, administrator: true, approver: false },
  chief: { personName: null, administrator: false, approver: true },
}
export type Who = keyof typeof people

/** What somebody types into the form of one action. */
export type FormFill = {
  status: string
  note: string
  shared: boolean
  /** Whether what the status may ask for is there: corrective action, day and evidence of completion. */
  complete: boolean
  revised: { day: string; reason: string } | null
  /** Milestones ticked; null where the form does not show them. */
  ticked: number[] | null
}
export type Verb = 'save' | 'noChange' | 'details' | 'notMine' | 'edit' | 'undo'
export type PressStep = {
  kind: 'press'
  who: Who
  card: number
  /** Which of the card's actions, from the first; a large number is an action of no card's. */
  item: number
  verb: Verb
  /** How many versions the pressed form is behind the action. */
  lag: number
  form: FormFill
  /** What stands in another form of the card; '' for nothing. */
  elsewhere: string
}
export type DecideStep = {
  kind: 'decide'
  who: Who
  request: number
  approved: boolean
  reason: string
  lag: number
}
export type Step =
  | PressStep
  | DecideStep
  /** An earlier press arrives again: the very same, or pressed a second time by hand. */
  | { kind: 'repeat'; of: number; byHand: boolean }
  /** Who pressed earlier presses another button of the same form, as it now stands. */
  | { kind: 'after'; of: number; verb: Verb }
  /** Who pressed earlier opens the same form with Edit and saves it as it is. */
  | { kind: 'edit-and-save'; of: number }
  /** Two presses whose cards were both read before either was stored. */
  | { kind: 'overtaken'; first: PressStep; second: PressStep }
  | { kind: 'cover'; days: number }
  | { kind: 'day'; days: number }
  /** The plan is loaded anew, without one action or whole. */
  | { kind: 'reload'; without: string | null }
  | { kind: 'new-card' }

const often = <Value>(usual: Value, ...others: Value[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(usual, ...others) },
  )
const statuses = ['in-progress-green', 'in-progress-amber', 'in-progress-red', 'complete']
const form = fc.record<FormFill>({
  status: fc.constantFrom(...statuses, 'not-started', 'on-hold', 'stopped', ''),
  note: fc.constantFrom('', 'Two schools to go', 'It’s “done” \\ {{x}} 👍'),
  shared: fc.boolean(),
  complete: often(true, true, true, false),
  revised: often<FormFill['revised']>(
    null,
    { day: '2011-09-30', reason: 'Staff are away' },
    { day: '2011-11-30', reason: 'Staff are away' },
    { day: '2011-09-30', reason: 'The tender failed' },
    { day: '2011-10-31', reason: 'The tender failed' },
    { day: '2011-01-01', reason: 'The tender failed' },
    { day: '2011-09-30', reason: '' },
  ),
  ticked: often<number[] | null>(null, null, [], [0], [0, 1]),
})
const who = fc.oneof(
  { weight: 7, arbitrary: fc.constantFrom<Who>('darren', 'darren', 'karen', 'jenny') },
  { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(people) as Who[])) },
)
const press: fc.Arbitrary<PressStep> = fc.record({
  kind: fc.constant('press'),
  who,
  card: fc.nat(2),
  item: fc.oneof({ weight: 15, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.constantFrom(2, 9) }),
  verb: fc.oneof(
    { weight: 5, arbitrary: fc.constant<Verb>('save') },
    { weight: 4, arbitrary: fc.constantFrom<Verb>('undo', 'undo', 'noChange', 'notMine', 'edit', 'details') },
  ),
  lag: often(0, 0, 0, 0, 1, 2, -1),
  form,
  elsewhere: fc.constantFrom('', '', 'half a thought', 'another thought'),
})
const decide: fc.Arbitrary<DecideStep> = fc.record({
  kind: fc.constant('decide'),
  who: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<Who>('jenny', 'chief') },
    { weight: 1, arbitrary: who },
  ),
  request: fc.nat(5),
  approved: fc.boolean(),
  reason: fc.constantFrom('', 'Not before the board'),
  lag: often(0, 1),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: press },
  { weight: 3, arbitrary: decide },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('repeat'), of: fc.nat(20), byHand: fc.boolean() }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('after'),
      of: fc.nat(20),
      verb: fc.constantFrom<Verb>('undo', 'undo', 'noChange', 'save', 'edit'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit-and-save'), of: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('overtaken'), first: press, second: press }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cover'), days: fc.integer({ min: -1, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('day'), days: fc.integer({ min: 1, max: 2 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('reload'), without: fc.option(fc.constantFrom(...refs)) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('new-card') }) },
)

/** What people do to a few cards, one thing after another. */
export const sequences: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 4, maxLength: 16, size: 'max' })
