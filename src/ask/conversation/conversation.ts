import { z } from 'zod'
import { querySchema, type Query } from '../query.ts'

/** What one answer was about; small, and enough to resolve "it", "she" and "the second one". */
const spokenOfSchema = z.strictObject({
  /** The last query that was answered or asked back about. */
  query: querySchema.nullable(),
  /** The words it was asked in, pronouns resolved; used where a follow-up changes one constraint. */
  words: z.string().max(400),
  planId: z.string().nullable(),
  priorities: z.array(z.string()),
  actions: z.array(z.string()),
  people: z.array(z.string()),
  figures: z.array(z.string()),
  /** Keys of the last list shown, in its order: what "the last one" counts. */
  listed: z.array(z.string()),
  /** The milestone last named as the next one. */
  milestone: z.string().nullable(),
  /** Keys of the records that the last answer was made from: statements, figures, measures, rows, terms. */
  records: z.array(z.string()).default([]),
  /** Keys of the abbreviations that the last answer printed. */
  terms: z.array(z.string()).default([]),
  /** What was spoken of before the present subject: the first of "the two", and "the other one". */
  earlier: z
    .strictObject({ actions: z.array(z.string()), priorities: z.array(z.string()) })
    .default({ actions: [], priorities: [] }),
})
export type SpokenOf = z.infer<typeof spokenOfSchema>

/** What the last turns of a conversation were about. What an earlier version of the bot stored can be read, too. */
export const conversationMemorySchema = spokenOfSchema.extend({
  /** Whether the last answer was only a guess at what was meant. */
  guessed: z.boolean().default(false),
  /** What the second reading of a guess was about, until it is plain which one was meant; null where there was none. */
  otherReading: spokenOfSchema.nullable().default(null),
})
export type ConversationMemory = z.infer<typeof conversationMemorySchema>

/** The memory of a conversation that has not begun. */
export const freshMemory: ConversationMemory = {
  query: null,
  words: '',
  planId: null,
  priorities: [],
  actions: [],
  people: [],
  figures: [],
  listed: [],
  milestone: null,
  records: [],
  terms: [],
  earlier: { actions: [], priorities: [] },
  guessed: false,
  otherReading: null,
}

/** What an answer leaves behind for the next turn to refer to. */
export type Mentioned = {
  priorities?: string[]
  actions?: string[]
  people?: string[]
  figures?: string[]
  listed?: string[]
  milestone?: string | null
  records?: string[]
  terms?: string[]
  guessed?: boolean
}

/** Most keys kept of any list; a longer list is not one that people count through. */
const longestList = 60

/** Queries that say nothing of any plan's records. */
const keyless: readonly Query['kind'][] = ['smalltalk', 'other-plan', 'individual-case', 'asker-unknown']

/**
 * The memory after a query: a new subject drops the old one, even where the plan says nothing of it; small talk and
 * follow-ups that were not understood leave it be.
 */
export function remember(
  before: ConversationMemory,
  query: Query,
  words: string,
  mentioned: Mentioned,
  planId: string | null,
  /** Whether the message names a subject of its own, or follows on from the last answer. */
  standing: 'own subject' | 'follows on' | null = null,
): ConversationMemory {
  if (standing === 'own subject' && (query.kind === 'not-said' || query.kind === 'no-such')) {
    // "Mark 5.1 complete. Who leads it?": what was named is spoken of, though the plan says nothing of what was wanted.
    const { actions = [], priorities = [] } = query.kind === 'not-said' ? query : {}
    const named = actions.length + priorities.length > 0
    // Keys are those of the plan that was asked. "Who leads priority 12?", then "sorry, 11", asks the same of another.
    const again = query.kind === 'no-such' ? { query, words: words.slice(0, 400) } : {}
    return {
      ...freshMemory,
      ...again,
      planId: named ? (planId ?? before.planId) : before.planId,
      actions,
      priorities,
    }
  }
  const keep = ['smalltalk', 'not-said', 'no-such', 'individual-case', 'asker-unknown']
  if (keep.includes(query.kind) && mentioned.actions === undefined && mentioned.priorities === undefined)
    return before
  // Keys are those of one plan: what was told of another is nothing that this one could go on about.
  const told = planId === null || before.planId === null || planId === before.planId ? before : freshMemory
  const follows = standing === 'follows on'
  // "Who leads it?", "what's his job?", "which outcome does it come under?": who somebody is leaves the row that he was asked for.
  const beside = follows && query.kind === 'person' && query.aspect === 'role' && told.people.length > 0
  const actions = beside ? told.actions : (mentioned.actions ?? [])
  const kept = <Value>(new_: Value | undefined, old: Value, none: Value) => new_ ?? (follows ? old : none)
  const cut = (list: readonly string[]) => [...new Set(list)].slice(0, longestList)
  const priorities = cut(beside ? told.priorities : (mentioned.priorities ?? []))
  return {
    query,
    words: words.slice(0, 400),
    planId: planId ?? before.planId,
    priorities,
    actions: cut(actions),
    earlier: earlierThan({ actions: cut(actions), priorities }, told),
    people: cut(mentioned.people ?? []),
    figures: cut(mentioned.figures ?? []),
    listed: cut(
      mentioned.listed ??
        (mentioned.actions && mentioned.actions.length > 1 ? mentioned.actions : told.listed),
    ),
    milestone: kept(mentioned.milestone, told.milestone, null),
    records: cut(kept(mentioned.records, told.records, [])),
    terms: cut(mentioned.terms ?? []),
    guessed: mentioned.guessed ?? false,
    otherReading: null,
  }
}

/** What was spoken of before a new subject; where the subject stays, or none is named, what it was until then. */
function earlierThan(
  now: SpokenOf['earlier'],
  { actions, priorities, earlier }: ConversationMemory,
): SpokenOf['earlier'] {
  const kept = (key: keyof SpokenOf['earlier'], before: readonly string[]) =>
    now[key].length === 0 || before.length === 0 || before.some((each) => now[key].includes(each))
      ? earlier[key]
      : [...before].slice(0, 2)
  return { actions: kept('actions', actions), priorities: kept('priorities', priorities) }
}

/** What a plan may use of the memory: its own records. What was said of another plan is told by its words alone. */
export function memoryWithin(memory: ConversationMemory, planId: string): ConversationMemory {
  if (memory.planId === null || memory.planId === planId) return memory
  const query = memory.query !== null && keyless.includes(memory.query.kind) ? memory.query : null
  return { ...freshMemory, query, words: memory.words, planId: memory.planId }
}
