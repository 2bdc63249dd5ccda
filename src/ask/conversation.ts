import { z } from 'zod'
import { querySchema, type Query } from './query.ts'

/** What the last turns of a conversation were about; small, and enough to resolve "it", "she" and "the second one". */
export const conversationMemorySchema = z.strictObject({
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
}

/** What an answer leaves behind for the next turn to refer to. */
export type Mentioned = {
  priorities?: string[]
  actions?: string[]
  people?: string[]
  figures?: string[]
  listed?: string[]
  milestone?: string | null
}

/** Most keys kept of any list; a longer list is not one that people count through. */
const longestList = 60

/** The memory after a query: a new subject drops the old one, small talk and misunderstandings leave it be. */
export function remember(
  before: ConversationMemory,
  query: Query,
  words: string,
  mentioned: Mentioned,
  planId: string | null,
): ConversationMemory {
  const keep = ['smalltalk', 'not-said', 'no-such', 'individual-case', 'asker-unknown']
  if (keep.includes(query.kind) && mentioned.actions === undefined && mentioned.priorities === undefined)
    return before
  const actions = mentioned.actions ?? []
  const cut = (list: readonly string[]) => [...new Set(list)].slice(0, longestList)
  return {
    query,
    words: words.slice(0, 400),
    planId: planId ?? before.planId,
    priorities: cut(mentioned.priorities ?? []),
    actions: cut(actions),
    people: cut(mentioned.people ?? []),
    figures: cut(mentioned.figures ?? []),
    listed: cut(
      mentioned.listed ??
        (mentioned.actions && mentioned.actions.length > 1 ? mentioned.actions : before.listed),
    ),
    milestone: mentioned.milestone ?? null,
  }
}
