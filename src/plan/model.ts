import { z } from 'zod'
import { boardsSchema } from './boards.ts'
import { roundsSchema } from './rounds.ts'

/**
 * What a plan's data files hold. Printed text is kept as printed; a typed reading stands beside it.
 * A reading never guesses: "TBC" reads as `tbc`, an empty cell as `blank`.
 */

/** Where in the document a record stands. `page` is the printed page number, null where none can be told. */
export const sourceSchema = z.strictObject({
  section: z.string().min(1),
  page: z.number().int().positive().nullable(),
})

/** The lead or officer cell of a table: as printed, and who or what it was read as. */
export const leadCellSchema = z.discriminatedUnion('reading', [
  z.strictObject({
    reading: z.literal('people'),
    printed: z.string().min(1),
    people: z.array(z.string().min(1)).min(1),
    jobTitle: z.string().min(1).optional(),
  }),
  z.strictObject({ reading: z.literal('role'), printed: z.string().min(1), role: z.string().min(1) }),
  z.strictObject({
    reading: z.literal('body'),
    printed: z.string().min(1),
    bodies: z.array(z.string().min(1)).min(1),
  }),
  z.strictObject({ reading: z.literal('tbc'), printed: z.string().min(1) }),
  z.strictObject({ reading: z.literal('blank'), printed: z.literal('') }),
])

/** The lead agency cell: as printed, and the agencies it names (by their short names). */
export const agencyCellSchema = z.strictObject({ printed: z.string(), agencies: z.array(z.string().min(1)) })

const rowSchema = z.strictObject({
  /** One letter for an unnumbered row printed under a numbered one (2.4 has two); absent otherwise. */
  part: z
    .string()
    .regex(/^[a-z]$/)
    .optional(),
  text: z.string().min(1),
  /** Timescale entries, one per date the cell prints, each as printed. Empty where the cell is blank. */
  milestones: z.array(z.string().min(1)),
  leadAgency: agencyCellSchema,
  leadOfficer: leadCellSchema,
  /** "How will we monitor progress", one entry per item printed. Empty where the cell is blank. */
  monitoring: z.array(z.string().min(1)),
  source: sourceSchema,
})

/** One row of an action plan. `ref` is the printed number, which need not be unique in the plan. */
export const actionSchema = rowSchema.extend({
  ref: z.string().min(1),
  /** Other words people use for this action, for understanding questions; never shown. */
  alsoKnownAs: z.array(z.string().min(1)).default([]),
  parts: z.array(rowSchema.required({ part: true })).default([]),
})

export const indicatorSchema = z.strictObject({
  number: z.string().min(1),
  text: z.string().min(1),
  /** The line printed beneath, such as "Previously national indicator 59 (LAA2 target)". */
  remark: z.string().min(1).optional(),
  /** Other words that people may ask with; for understanding questions, never shown. */
  topics: z.array(z.string().min(1)).default([]),
  source: sourceSchema,
})

/** A figure that a plan prints, with everything needed to say it honestly. */
export const measurementSchema = z.strictObject({
  /** What is measured, as staff would name it: "NEET rate". */
  name: z.string().min(1),
  value: z.number(),
  /** The value as printed, unit included: "2.8%", "over 21,000", "nearly 1 in 3 (31.2%)". */
  printed: z.string().min(1),
  /** "percent", "percentage points", "per 1,000", or the counted thing in the plural: "schools". */
  unit: z.string().min(1),
  /** Who or what was measured; null where the plan does not say. */
  cohort: z.string().min(1).nullable(),
  place: z.string().min(1).nullable(),
  period: z.string().min(1).nullable(),
  comparators: z
    .array(z.strictObject({ label: z.string().min(1), printed: z.string().min(1), value: z.number() }))
    .default([]),
  /** The sentence of the plan that says it. */
  quote: z.string().min(1),
  /** Other words for what is measured, for understanding questions; never shown. */
  topics: z.array(z.string().min(1)).default([]),
  /** What a reader must know before using the figure, such as a contradiction in the document. */
  caution: z.string().min(1).optional(),
  source: sourceSchema,
})

/** One paragraph or list item of narrative. */
export const passageSchema = z.strictObject({
  heading: z.string().min(1),
  text: z.string().min(1),
  /** Other words that people may ask with; for understanding questions, never shown. */
  topics: z.array(z.string().min(1)).default([]),
  source: sourceSchema,
})

/**
 * Something a priority sets out to do that is no action with officer and date: a "top priority", a "priority for the
 * future", an objective. `heading` is what the document prints above it.
 */
export const aimSchema = z.strictObject({
  heading: z.string().min(1),
  number: z.string().min(1).nullable(),
  text: z.string().min(1),
  /** Other words that people may ask with; for understanding questions, never shown. */
  topics: z.array(z.string().min(1)).default([]),
  source: sourceSchema,
})

/** A printed label that ties a priority to something outside it: an Outcome Bee, a corporate priority. */
export const tagSchema = z.strictObject({ of: z.string().min(1), name: z.string().min(1) })

/** A place that the document points readers to. */
export const linkSchema = z.strictObject({
  text: z.string().min(1),
  url: z.string().min(1).nullable(),
  source: sourceSchema,
})

export const prioritySchema = z.strictObject({
  number: z.string().min(1),
  /** The title as the body prints it, and as the contents page prints it where there is one. */
  title: z.string().min(1),
  contentsTitle: z.string().min(1).nullable(),
  theme: z.string().min(1).nullable(),
  lead: leadCellSchema,
  /** The Every Child Matters outcome, as printed; null where none is. */
  outcome: z.string().min(1).nullable(),
  /** "What specific groups of children will this priority focus on?", an entry per item. */
  groups: z.array(z.string().min(1)),
  /** "What positive conditions of wellbeing do we want to see?" */
  conditions: z.array(
    z.strictObject({ of: z.string().min(1).nullable(), items: z.array(z.string().min(1)) }),
  ),
  indicators: z.array(indicatorSchema),
  actions: z.array(actionSchema),
  measurements: z.array(measurementSchema).default([]),
  narrative: z.array(passageSchema).default([]),
  aims: z.array(aimSchema).default([]),
  tags: z.array(tagSchema).default([]),
  links: z.array(linkSchema).default([]),
  /** Other words people use for this priority, for understanding questions; never shown. */
  alsoKnownAs: z.array(z.string().min(1)).default([]),
  source: sourceSchema,
})

export const districtRowSchema = z.strictObject({
  group: z.string().min(1),
  localPriority: z.string().min(1),
  relatedPriority: z.string().min(1),
  district: z.string().min(1),
  lead: leadCellSchema,
  supportingPlan: z.string().min(1),
  source: sourceSchema,
})

export const personSchema = z.strictObject({
  name: z.string().min(1),
  jobTitles: z.array(z.string().min(1)).default([]),
  /** Other spellings of the name that the document prints. */
  alsoPrinted: z.array(z.string().min(1)).default([]),
})

export const agencySchema = z.strictObject({
  /** The short name used in agency cells: "CSF". */
  name: z.string().min(1),
  /** The full name, only where the document gives one. */
  fullName: z.string().min(1).nullable(),
  alsoPrinted: z.array(z.string().min(1)).default([]),
})

export const glossaryEntrySchema = z.strictObject({
  term: z.string().min(1),
  meaning: z.string().min(1),
  /** Other words that people may ask with; for understanding questions, never shown. */
  topics: z.array(z.string().min(1)).default([]),
  source: sourceSchema,
})

export const contactSchema = z.strictObject({
  purpose: z.string().min(1),
  name: z.string().min(1).nullable(),
  jobTitle: z.string().min(1).nullable(),
  address: z.array(z.string().min(1)),
  telephone: z.string().min(1).nullable(),
  email: z.string().min(1).nullable(),
  web: z.string().min(1).nullable(),
  source: sourceSchema,
})

/** A list that belongs to the plan as a whole: its corporate ambitions, its outcomes, its legal basis. */
export const namedListSchema = z.strictObject({
  name: z.string().min(1),
  alsoKnownAs: z.array(z.string().min(1)).default([]),
  items: z
    .array(
      z.strictObject({
        text: z.string().min(1),
        detail: z.string().min(1).nullable(),
        /** Other words that people may ask with; for understanding questions, never shown. */
        topics: z.array(z.string().min(1)).default([]),
      }),
    )
    .min(1),
  source: sourceSchema,
})

/** Something about the document itself that people ask by other words than its own: when a council takes it, what it replaces. */
export const particularSchema = z.strictObject({
  /** What it tells, as an answer names it: "Full Council". */
  of: z.string().min(1),
  /** Words that ask for it; those of one entry must all be said, in any order: "partnership consider". */
  askedWith: z.array(z.string().min(1)).min(1),
  /** The document's own words. */
  says: z.string().min(1),
  source: sourceSchema,
})

/** Something odd in the document that no check could find by itself, in a plan owner's words. */
export const odditySchema = z.strictObject({ words: z.string().min(1), source: sourceSchema })

export const planSchema = z.strictObject({
  /** Short and stable; the first part of every key. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  /** How an answer names the plan: "CYPP 2011-12". */
  shortTitle: z.string().min(1),
  /** Other names that people use for the plan or its document: "June 2018 report"; for understanding questions only. */
  alsoKnownAs: z.array(z.string().min(1)).default([]),
  council: z.string().min(1),
  area: z.string().min(1),
  partnership: z.string().min(1).nullable(),
  years: z.strictObject({ printed: z.string().min(1), from: z.iso.date(), to: z.iso.date() }),
  status: z.enum(['draft', 'adopted']),
  document: z.string().min(1),
  /** How the page numbers of this plan's records were found. */
  pageNote: z.string().min(1),
  themes: z.array(z.strictObject({ name: z.string().min(1), source: sourceSchema })),
  monitoring: z.array(passageSchema).default([]),
  people: z.array(personSchema),
  agencies: z.array(agencySchema),
  glossary: z.array(glossaryEntrySchema),
  contacts: z.array(contactSchema),
  narrative: z.array(passageSchema),
  measurements: z.array(measurementSchema).default([]),
  /** What the plan calls its priorities: "priority", "Outcome Bee", "outcome". */
  priorityWord: z.string().min(1).default('priority'),
  priorities: z.array(prioritySchema),
  lists: z.array(namedListSchema).default([]),
  districts: z.array(districtRowSchema).default([]),
  particulars: z.array(particularSchema).default([]),
  oddities: z.array(odditySchema).default([]),
  /**
   * Other words that people ask with, by the key of what they ask about (see `plan -- records`), without the plan's id; for
   * understanding questions, never shown. A key counts places ("the second sentence"), so `says` tells how the record begins:
   * where it begins otherwise, the words are not used.
   */
  askedAs: z
    .record(
      z.string().min(1),
      z.strictObject({ says: z.string().min(1), asked: z.array(z.string().min(1)).min(1) }),
    )
    .default({}),
  /** When the plan is monitored. Where there are none, only what is due is asked about. */
  rounds: roundsSchema.default([]),
  /** The boards that monitor it. Where there are none, no papers are drafted. */
  boards: boardsSchema.default([]),
})

export type Source = z.infer<typeof sourceSchema>
export type LeadCell = z.infer<typeof leadCellSchema>
export type AgencyCell = z.infer<typeof agencyCellSchema>
export type ActionRow = z.infer<typeof rowSchema>
export type Indicator = z.infer<typeof indicatorSchema>
export type Measurement = z.infer<typeof measurementSchema>
export type Passage = z.infer<typeof passageSchema>
export type PriorityRecord = z.infer<typeof prioritySchema>
export type DistrictRow = z.infer<typeof districtRowSchema>
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>
export type Particular = z.infer<typeof particularSchema>
export type NamedList = z.infer<typeof namedListSchema>

export type Plan = z.infer<typeof planSchema>
