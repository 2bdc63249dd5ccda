import { z } from 'zod'
import { confidenceSchema, stageSchema, type Confidence, type Stage } from '../plan/reporting.ts'

/** What a question can ask about a thing. The words for each stand in data/vocabulary. */
export const aspectNames = [
  'lead',
  'officer',
  'agency',
  'when',
  'next',
  'milestone',
  'monitoring',
  'text',
  'status',
  'count',
  'list',
  'overdue',
  'indicators',
  'figure',
  'compare',
  'which-plan',
  'difference',
  'mentions',
  'holds',
  'earlier',
  'role',
  'groups',
  'conditions',
  'outcome',
  'theme',
  'title',
  'contact',
  'definition',
  'parts',
  'district',
  'first',
  'same',
  'changed',
  'none-named',
  'no-date',
  'stopped',
  'why',
  'page',
  'mine',
  'cost',
  'replies',
  'position',
  'private',
] as const
export const aspectSchema = z.enum(aspectNames)
export type Aspect = z.infer<typeof aspectSchema>

const phrases = z.array(z.string().min(1))

/** `told` counts in an update and in a question, `asked` in a question alone. */
const statusWordsSchema = z.strictObject({ told: phrases.min(1), asked: phrases.default([]) })
/** The words for every stage and confidence. No phrase may say two of them. */
const statusesSchema = z
  .strictObject(
    Object.fromEntries(
      [...stageSchema.options, ...confidenceSchema.options].map((name) => [name, statusWordsSchema]),
    ) as Record<Stage | Confidence, typeof statusWordsSchema>,
  )
  .superRefine((statuses, context) => {
    const all = Object.values(statuses).flatMap(({ told, asked }) => [...told, ...asked])
    const twice = all.filter((phrase, i) => all.indexOf(phrase) !== i)
    for (const phrase of twice) context.addIssue(`"${phrase}" stands twice.`)
  })

/**
 * The words a plan owner can extend. A phrase matches whatever the endings of its words ("leads" meets "lead").
 * Entity names are not here: they come from the plans.
 */
export const vocabularySchema = z.strictObject({
  /** Words that mean the same; `near` names concepts that a weaker match may use. */
  concepts: z.record(z.string(), z.strictObject({ words: phrases, near: z.array(z.string()).default([]) })),
  aspects: z.partialRecord(aspectSchema, phrases),
  /** Words that carry no meaning of their own. */
  stopWords: phrases,
  /** Politeness, chat and framing: explained, but never what is asked. */
  filler: phrases,
  /** Verbs and nouns so general that leaving them unexplained matters little. */
  weakWords: phrases,
  /** Words for the things of a plan. */
  things: z.strictObject({
    priority: phrases,
    action: phrases,
    smp: phrases,
    plan: phrases,
    person: phrases,
    figure: phrases,
  }),
  /** Ages and groups that a figure may be about: the name, and other words for it. */
  cohorts: z.record(z.string(), phrases),
  /** Places by name, with other words for each; whether the plan has figures for them is not said here. */
  places: z.record(z.string(), phrases),
  /** Places that hold the plan's own area, which a plan compares its area with. */
  widerAreas: phrases,
  /** Agencies' other names, by the plan's own short name. */
  agencies: z.record(z.string(), phrases),
  /** Words that never stand in any plan as an answer, so that they are not "corrected" into plan words. */
  outside: phrases,
  /** Words spelt as they sound ("wot", "skool"), by the word that is meant. */
  spelledBySound: z.record(z.string(), phrases),
  /** What goes beyond a plan: an answer that does not say these words itself is only a guess. */
  beyond: z.strictObject({
    requests: phrases,
    opinions: phrases,
    matters: phrases,
    posts: phrases,
    /** Asked of somebody who is named. */
    people: phrases,
    /** Asked of a figure. */
    particulars: phrases,
  }),
  smalltalk: z.strictObject({ greeting: phrases, thanks: phrases, bye: phrases, help: phrases }),
  /** How people say how an action stands. */
  statuses: statusesSchema,
  /** What people tell of an action besides a stage or confidence: that its date moves, something else of how it goes, or no change. */
  reported: z.strictObject({ 'date-moves': phrases, 'no-status': phrases, 'no-change': phrases }),
  /** How a message about one child's own case is told from one that mentions a child in passing. */
  individualCase: z.strictObject({
    /** Says so by itself. */
    always: phrases.min(1),
    /** A child of the asker's own or in their charge, and somebody grown up whom they know. */
    ownChild: phrases,
    somebody: phrases,
    worry: phrases,
    child: phrases,
    /** What a question about the plan speaks of. */
    plan: phrases,
    /** What one young person is called, and what harm they may come to. */
    young: phrases,
    harm: phrases,
    /** What a young person may write of themselves. */
    ofMe: phrases,
    /** Whoever may do the harm. */
    family: phrases,
    /** What asks of many or of the rule, and of nobody in danger. */
    inGeneral: phrases,
  }),
})
export type BeyondKind = keyof z.infer<typeof vocabularySchema>['beyond']
export type Thing = keyof z.infer<typeof vocabularySchema>['things']
export type Vocabulary = z.infer<typeof vocabularySchema> & {
  /** Common English words in lower case: a message's word that is one of them was not mistyped. */
  ordinaryWords: ReadonlySet<string>
}
