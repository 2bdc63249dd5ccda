import { z } from 'zod'
import { actionFilterSchema, dueRangeSchema } from './action-filter.ts'

const key = z.string().min(1)
const keys = z.array(key)

/** What can be asked about one action. */
export const actionAspectSchema = z.enum([
  'officer',
  'agency',
  'when',
  'next',
  'monitoring',
  'text',
  'status',
  'priority',
  'overdue',
  'parts',
])
export type ActionAspect = z.infer<typeof actionAspectSchema>

const scopeSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('plan') }),
  z.strictObject({ of: z.literal('priority'), priority: key }),
  z.strictObject({ of: z.literal('person'), person: z.string() }),
  z.strictObject({ of: z.literal('agency'), agency: z.string() }),
  z.strictObject({ of: z.literal('action'), action: key }),
])

/**
 * What a message asks, by keys of the library and never by words to be looked up again. Printed with each answer,
 * and the only thing that an optional language model may choose.
 */
export const querySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('smalltalk'), what: z.enum(['help', 'greeting', 'thanks', 'bye']) }),
  z.strictObject({
    kind: z.literal('priority-lead'),
    priorities: keys,
    stopped: z.string().nullable(),
    /** Whether it was asked if they have one lead in common. */
    same: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('priority'),
    priorities: keys,
    aspects: z.array(z.enum(['overview', 'title', 'theme', 'outcome', 'groups', 'conditions', 'page'])),
  }),
  z.strictObject({
    kind: z.literal('action'),
    actions: keys,
    aspects: z.array(actionAspectSchema),
    /** A claim in the question that the plan does not bear out ("stop"), in the asker's word. */
    stopped: z.string().nullable(),
    /** The time that the question takes the action to be due; left out where it asks. */
    due: dueRangeSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('compare-actions'),
    actions: keys,
    by: z.enum(['date', 'officer', 'agency']),
    /** True where it is asked whether all dates are alike, and not which comes first. */
    alike: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('next'), scope: scopeSchema, after: z.string().nullable() }),
  z.strictObject({
    /** The earliest or the latest date of all, whether passed or still to come. */
    kind: z.literal('date-ends'),
    which: z.enum(['first', 'last']),
    scope: z.discriminatedUnion('of', [
      z.strictObject({ of: z.literal('plan') }),
      z.strictObject({ of: z.literal('priority'), priority: key }),
      z.strictObject({ of: z.literal('person'), person: z.string() }),
    ]),
  }),
  z.strictObject({ kind: z.literal('actions'), filter: actionFilterSchema, as: z.enum(['list', 'count']) }),
  z.strictObject({
    kind: z.literal('priorities'),
    theme: z.string().nullable(),
    outcome: z.string().nullable(),
    smp: z.boolean(),
    as: z.enum(['list', 'count', 'most-actions']),
  }),
  z.strictObject({
    /** Who has the most actions, which agency the fewest, who leads more than one priority. */
    kind: z.literal('tally'),
    /** Labels and themes are counted by their priorities, leads by their own actions: all, or those within their priority. */
    of: z.enum([
      'officer',
      'agency',
      'priority',
      'lead',
      'acting-lead',
      'lead-within',
      'measured',
      'labelled',
      'label',
      'theme',
    ]),
    /** The sort of label that is counted or counted by: "Outcome Bee". */
    label: z.string().nullable().optional(),
    order: z.enum(['most', 'fewest']),
    /** Only those with at least, or at most, so many; null where only the first are asked for. */
    least: z.number().int().nullable(),
    most: z.number().int().nullable(),
    priorities: keys,
    /** Only these are compared, by key or name; left out where all are. */
    among: z.array(z.string()).optional(),
    /** Only actions that meet this are counted; left out where all are. */
    filter: actionFilterSchema.optional(),
  }),
  /** The outcomes that priorities are filed under, and how many under each. */
  z.strictObject({ kind: z.literal('outcomes') }),
  z.strictObject({ kind: z.literal('indicators'), priorities: keys, as: z.enum(['list', 'count']) }),
  z.strictObject({
    kind: z.literal('indicator'),
    indicators: keys,
    /** True where the question wanted the figure, which the plan does not print. */
    figure: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('figures'),
    figures: keys,
    /** Constraints of the question that no figure meets, as typed. */
    unmet: z.array(z.string()),
    focus: z.enum(['value', 'compare', 'period']),
  }),
  z.strictObject({
    kind: z.literal('person'),
    person: z.string(),
    aspect: z.enum(['overview', 'role', 'actions', 'count', 'priorities', 'contact']),
    /** True when the question says "I" or "my". */
    asker: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('which-person'),
    people: z.array(z.string()),
    said: z.string(),
    /** What was asked of them, so that choosing one answers it. */
    aspect: z.enum(['overview', 'role', 'actions', 'count', 'priorities', 'contact']),
  }),
  z.strictObject({ kind: z.literal('agency'), agency: z.string() }),
  z.strictObject({
    kind: z.literal('districts'),
    rows: keys,
    district: z.string().nullable(),
    unmet: z.array(z.string()),
  }),
  z.strictObject({
    /** What priorities set out to do, where no action says it: "top priorities", "what we want to achieve". */
    kind: z.literal('aims'),
    priorities: keys,
    /** Only aims printed under these headings; empty for all. */
    headings: z.array(z.string()),
    as: z.enum(['list', 'count']),
    /** The place under each heading that was asked for, from 1; -1 for the last; null for all. */
    nth: z.number().int().nullable(),
  }),
  z.strictObject({
    /** The priorities that carry a printed label, or what is measured under it. */
    kind: z.literal('tagged'),
    of: z.string(),
    name: z.string(),
    as: z.enum(['priorities', 'count', 'indicators']),
  }),
  z.strictObject({
    /** The printed labels of priorities; `of` narrows them to one sort ("Outcome Bee"). */
    kind: z.literal('tags'),
    priorities: keys,
    of: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('items'),
    list: key,
    as: z.enum(['list', 'count']),
    /** The place in the list that was asked for, from 1; -1 for the last; null for all. */
    nth: z.number().int().nullable(),
    /** Only the items that say these words; null for all. */
    saying: z.strictObject({ words: z.string(), items: z.array(z.number().int()) }).nullable(),
  }),
  z.strictObject({
    /** The priorities that print certain words, and the records in which they do. */
    kind: z.literal('saying'),
    said: z.string(),
    priorities: keys,
    records: keys,
  }),
  z.strictObject({ kind: z.literal('links'), priorities: keys }),
  /** The priorities that point their readers to these places. */
  z.strictObject({ kind: z.literal('linked'), links: keys }),
  z.strictObject({
    kind: z.literal('themes'),
    /** Only the themes with the most or the fewest priorities are asked for. */
    order: z.enum(['most', 'fewest']).optional(),
  }),
  z.strictObject({
    /** What the document itself is: who wrote it, when, for which meeting, and whom it names. */
    kind: z.literal('document'),
    aspect: z.enum(['author', 'date', 'meeting', 'people', 'particulars', 'years']),
    /** Only these people; empty for all. */
    people: z.array(z.string()),
    /** What of the document's particulars is asked for, by plan and name. */
    particulars: z.array(z.strictObject({ plan: key, of: z.string() })).optional(),
  }),
  z.strictObject({ kind: z.literal('monitoring') }),
  z.strictObject({
    kind: z.literal('contact'),
    /** The one detail that is asked for; left out where any will do. */
    detail: z.enum(['email', 'telephone', 'address']).optional(),
  }),
  z.strictObject({ kind: z.literal('definition'), terms: keys }),
  z.strictObject({
    kind: z.literal('passage'),
    passages: keys,
    /** Set where a number was asked for that the passages do not hold. */
    lacks: z.enum(['share', 'number', 'money', 'date']).optional(),
  }),
  z.strictObject({
    kind: z.literal('changes'),
    /** Only updates that these officers recorded; empty for everybody's. */
    officers: z.array(z.string()).default([]),
    /** Only updates on actions of these priorities; empty for all. */
    priorities: keys.default([]),
    recorded: dueRangeSchema.nullable().default(null),
  }),
  z.strictObject({
    /** Who has, or has not, replied to the card of this week. Names are told in private alone. */
    kind: z.literal('replies'),
    /** Only these officers; empty for all. */
    officers: z.array(z.string()),
    /** Only officers who are asked about actions of these priorities; empty for all. */
    priorities: keys,
    /** Whether the asker's own reply was asked for. */
    mine: z.boolean(),
  }),
  z.strictObject({
    /** All that was promised, asked, said and approved of an action; as at the end of a time where one is given. */
    kind: z.literal('story'),
    actions: keys,
    recorded: dueRangeSchema.nullable(),
  }),
  z.strictObject({
    /** How things stood at the end of a monitoring round, as signed off. */
    kind: z.literal('position'),
    /** The round's name; null where the plan has no round like the one asked for. */
    round: z.string().nullable(),
    /** The round as the question says it. */
    said: z.string(),
    /** Only these actions; with the next, empty for all. */
    actions: keys,
    priorities: keys,
  }),
  z.strictObject({
    /** Dates that officers asked for instead of the plan's. */
    kind: z.literal('revised-dates'),
    priorities: keys,
    only: z.enum(['pending', 'approved', 'refused']).nullable(),
    /** Only what this person is asked to decide. */
    decidedBy: z.string().nullable(),
    /** Whether the asker's own decisions were asked for. */
    mine: z.boolean(),
  }),
  z.strictObject({
    /** Somebody whom the question takes to lead something, and whom the plan does not name for it. */
    kind: z.literal('not-named'),
    people: z.array(z.string()),
    priorities: keys,
    actions: keys,
  }),
  z.strictObject({ kind: z.literal('no-such'), what: z.enum(['priority', 'action']), said: z.string() }),
  z.strictObject({ kind: z.literal('other-plan'), said: z.string() }),
  /** Words that were asked for and that the plan nowhere prints. */
  z.strictObject({ kind: z.literal('not-mentioned'), said: z.string() }),
  z.strictObject({ kind: z.literal('individual-case') }),
  z.strictObject({ kind: z.literal('asker-unknown') }),
  z.strictObject({
    kind: z.literal('not-said'),
    /** The words of the question that nothing in the plan explains. */
    words: z.array(z.string()),
    /** What the question was recognised to be about. */
    priorities: keys,
    actions: keys,
    people: z.array(z.string()),
    /** The nearest records, for offering. */
    nearest: keys,
  }),
])
export type Query = z.infer<typeof querySchema>
export type QueryOf<Kind extends Query['kind']> = Extract<Query, { kind: Kind }>

/** Kinds that say nothing of what a plan holds: no guess, and no reason to turn to another plan. */
export const saysNothing: readonly Query['kind'][] = [
  'smalltalk',
  'no-such',
  'other-plan',
  'individual-case',
  'asker-unknown',
  'not-said',
  'not-mentioned',
]
