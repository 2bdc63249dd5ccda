import type { Reading } from '../../reading.ts'
import type { Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** What a sentence says that tells when: "12 months" and "2011/12" alone do not. */
const date =
  /\b(19|20)\d{2}\b(?!\/)|\bin (19|20)\d{2}\/\d{2}\b|\b(january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|winter|ongoing|immediately|weekends?|evenings?|daily|termly|quarterly|yearly|annually|monthly|cycle|this year|next year)\b|\b\d+ (working )?(days|weeks|years)\b|\bin May\b/i

/** Whether a time is asked for that the candidate does not tell. */
export function tellsNoTime({ query, about }: Weighed, { said, refs }: Reading, context: Context): boolean {
  if (/\bhow often\b/.test(said) && query.kind === 'figures') return true
  // "How long did the consultation run?": the day that an action is due is no length of anything.
  const length = /\bhow long (did|was|were)\b/.test(said) && refs.length === 0
  if (length && (query.kind === 'action' || query.kind === 'actions' || query.kind === 'next')) return true
  if (!/^((and|so|but|ok) )*when (will|does|is|was|did|do|are|were)\b/.test(said) || query.kind !== 'passage')
    return false
  return !about.some((key) => {
    const record = context.catalogue.byKey.get(key)
    return date.test(`${record?.body ?? ''} ${record?.names[0] ?? ''}`)
  })
}
