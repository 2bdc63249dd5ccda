import { z } from 'zod'
import { actionFilterSchema } from '../action-filter.ts'
import { actionAspectSchema, querySchema, type Query } from '../query.ts'
import { noFilter } from '../action-filter.ts'
import { dueWords } from './due-words.ts'

/** A kind of query that may be chosen: its name, what it answers, and the JSON schema of what is to be chosen. */
export type OfferedQuery = { name: string; description: string; parameters: Record<string, unknown> }

type Offer = { says: string; chosen: z.ZodType; read: (parameters: unknown) => Query | null }

/** Nobody asks about more records than this in one question. */
const mostKeys = 12
const keys = (least = 1) => z.array(z.string()).min(least).max(mostKeys)
const day = z.iso.date().nullable().default(null)

/** What may be chosen of a query; `make` fills in the rest, words above all, so that none of them is the chooser's own. */
function offer<Chosen extends z.ZodType>(
  says: string,
  chosen: Chosen,
  make: (parameters: z.output<Chosen>) => Query,
): Offer {
  return {
    says,
    chosen,
    read: (parameters) => {
      const parsed = chosen.safeParse(parameters)
      if (!parsed.success) return null
      return querySchema.safeParse(make(parsed.data)).data ?? null
    },
  }
}

const nothing = z.strictObject({})
const chosenPriorities = z.strictObject({ priorities: keys() })
const listOrCount = z.enum(['list', 'count']).default('list')

/** A filter without topics, whose words would be shown; one that narrows nothing is refused. */
const { shape } = actionFilterSchema
const chosenFilter = z
  .strictObject({
    priorities: shape.priorities.default([]),
    theme: shape.theme.default(null),
    agencies: shape.agencies.default([]),
    overdue: shape.overdue.default(false),
    missing: shape.missing.default(null),
    timescale: shape.timescale.default(null),
    cell: shape.cell.default(null),
    stage: shape.stage.default(null),
    confidence: shape.confidence.default(null),
    statuses: shape.statuses,
    due: z.strictObject({ from: day, to: day }).nullable().default(null),
  })
  .refine((filter) =>
    Object.values(filter).some((value) => (Array.isArray(value) ? value.length > 0 : value)),
  )

/**
 * The kinds that an optional language model may choose from. Left out: passages, whose test of relevance a model has not
 * passed; people, whose names are not passed on and never guessed; updates, which are people's words; and what only the
 * engine can say of a question (small talk, "no such priority").
 */
const offers: Partial<Record<Query['kind'], Offer>> = {
  'priority-lead': offer('Who leads priorities', chosenPriorities, ({ priorities }) => ({
    kind: 'priority-lead',
    priorities,
    stopped: null,
  })),
  priority: offer(
    'What a priority is about, its theme, outcome, groups of children or conditions of wellbeing',
    chosenPriorities.extend({
      aspects: z.array(z.enum(['overview', 'title', 'theme', 'outcome', 'groups', 'conditions'])).default([]),
    }),
    (chosen) => ({ kind: 'priority', ...chosen }),
  ),
  action: offer(
    'What the plan or the updates say of actions: lead officer, agency, when, next milestone, monitoring, words, status, whether overdue',
    z.strictObject({ actions: keys(), aspects: z.array(actionAspectSchema).default([]) }),
    (chosen) => ({ kind: 'action', ...chosen, stopped: null }),
  ),
  'compare-actions': offer(
    'Two or more actions side by side: which is due first, or whether officer or agency is the same',
    z.strictObject({ actions: keys(2), by: z.enum(['date', 'officer', 'agency']) }),
    (chosen) => ({ kind: 'compare-actions', ...chosen }),
  ),
  next: offer(
    'The next milestone of the plan, of a priority, of an agency or of an action',
    z.strictObject({
      scope: z.discriminatedUnion('of', [
        z.strictObject({ of: z.literal('plan') }),
        z.strictObject({ of: z.literal('priority'), priority: z.string() }),
        z.strictObject({ of: z.literal('agency'), agency: z.string() }),
        z.strictObject({ of: z.literal('action'), action: z.string() }),
      ]),
    }),
    ({ scope }) => ({ kind: 'next', scope, after: null }),
  ),
  actions: offer(
    'Lists or counts actions by priority, theme, agency, due days, stage, confidence, overdue, or what is missing',
    z.strictObject({ filter: chosenFilter, as: listOrCount }),
    ({ filter: { due, ...narrowed }, as }) => ({
      kind: 'actions',
      filter: { ...noFilter, ...narrowed, due: due === null ? null : { ...due, words: dueWords(due) } },
      as,
    }),
  ),
  priorities: offer(
    'Lists or counts the priorities, all or of one theme, or says which has the most actions',
    z.strictObject({
      theme: z.string().nullable().default(null),
      smp: z.boolean().default(false).describe('True for service management priorities only'),
      as: z.enum(['list', 'count', 'most-actions']).default('list'),
    }),
    (chosen) => ({ kind: 'priorities', ...chosen, outcome: null }),
  ),
  indicators: offer(
    'Lists or counts what priorities are measured by',
    chosenPriorities.extend({ as: listOrCount }),
    (chosen) => ({ kind: 'indicators', ...chosen }),
  ),
  indicator: offer(
    'What certain indicators are',
    z.strictObject({ indicators: keys() }),
    ({ indicators }) => ({ kind: 'indicator', indicators, figure: false }),
  ),
  figures: offer(
    'Figures that the plan prints, with their comparisons or their period',
    z.strictObject({ figures: keys(), focus: z.enum(['value', 'compare', 'period']).default('value') }),
    (chosen) => ({ kind: 'figures', ...chosen, unmet: [] }),
  ),
  agency: offer('The actions of a lead agency', z.strictObject({ agency: z.string() }), (chosen) => ({
    kind: 'agency',
    ...chosen,
  })),
  districts: offer(
    'Rows of the table of district activity',
    z.strictObject({ rows: keys() }),
    ({ rows }) => ({ kind: 'districts', rows, district: null, unmet: [] }),
  ),
  aims: offer(
    'What priorities set out to do, where no action says it',
    chosenPriorities.extend({ as: listOrCount }),
    (chosen) => ({ kind: 'aims', ...chosen, headings: [], nth: null }),
  ),
  tags: offer('The labels that priorities carry', chosenPriorities, ({ priorities }) => ({
    kind: 'tags',
    priorities,
    of: null,
  })),
  items: offer(
    'A list of the plan as a whole, or how long it is',
    z.strictObject({ list: z.string(), as: listOrCount }),
    (chosen) => ({ kind: 'items', ...chosen, nth: null, saying: null }),
  ),
  links: offer('Where priorities point their readers to', chosenPriorities, (chosen) => ({
    kind: 'links',
    ...chosen,
  })),
  themes: offer('The themes of the plan', nothing, () => ({ kind: 'themes' })),
  monitoring: offer('How the plan as a whole is monitored', nothing, () => ({ kind: 'monitoring' })),
  contact: offer('Whom to ask about the plan', nothing, () => ({ kind: 'contact' })),
  definition: offer('What terms or abbreviations mean', z.strictObject({ terms: keys() }), (chosen) => ({
    kind: 'definition',
    ...chosen,
  })),
  'individual-case': offer('The message is about one child or family, not about the plan', nothing, () => ({
    kind: 'individual-case',
  })),
}

/** The pattern of a date is longer than the rest of its schema; its format says the same. */
function plainly({ jsonSchema }: { jsonSchema: { pattern?: string | undefined } }): void {
  delete jsonSchema.pattern
}

/** Every kind that may be chosen. */
export const offeredQueries: readonly OfferedQuery[] = Object.entries(offers).map(
  ([name, { says, chosen }]) => {
    const { $schema: _, ...parameters } = z.toJSONSchema(chosen, { io: 'input', override: plainly })
    return { name, description: says, parameters }
  },
)

/** The query of a choice; null where the kind is not offered or what was chosen does not fit it. Whether its keys exist is not looked at. */
export function readSuggestion(name: string, parameters: unknown): Query | null {
  return (
    Object.entries(offers)
      .find(([offered]) => offered === name)?.[1]
      .read(parameters) ?? null
  )
}
