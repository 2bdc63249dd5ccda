import type { Reading } from '../../reading.ts'
import type { Context } from '../../recogniser.ts'
import { numberOf } from '../../words/words.ts'
import { namedKinds } from '../../asked-for/one-by-name.ts'
import type { Weighed } from '../evidence.ts'

/** Organisations of which a plan may speak without naming one. */
const organisations =
  /\b(which|what|name the) (\w+ ){0,2}(trusts|consortia|consortium|companies|company|firms?|contractors?|suppliers?|surgeries|practices|unions|banks)\b/
/** One of them by its name. */
const organisationNamed =
  /\b[A-Z]\w+ ([A-Z]\w+ )*(Trust|Consortium|Company|Ltd|Limited|Surgery|Practice|Union|Bank)\b/
/** "The seven workstreams", "the four key strands". */
const several =
  /\b(?:what|which|name|list)(?: are| were| is)? (?:the|all the|those) (\w+) (?:\w+ ){0,2}(\w+s)\b/
const times = /\b(what|which) time\b|\bwhat times\b/

/** Whether names, parts or a time of day are asked for that the candidate does not give. */
export function namesNone(
  { query, about, claims }: Weighed,
  { said, refs }: Reading,
  context: Context,
): boolean {
  // A number that the plan does not have is of something else.
  if (refs.some(({ keys, tokens }) => keys.length === 0 && !tokens.some((i) => claims.has(i)))) return true
  if (namesNoneOfMany(query, about, said, context)) return true
  const bodies = about.map((key) => context.catalogue.byKey.get(key)?.body ?? '')
  if (times.test(said) && query.kind !== 'document')
    return !bodies.some((body) => /\b\d{1,2}[.:]\d{2}\b|\d ?(am|pm)\b|\bnoon\b/i.test(body))
  if (query.kind !== 'passage' && query.kind !== 'action') return false
  if (organisations.test(said)) return !bodies.some((body) => organisationNamed.test(body))
  const count = numberOf(several.exec(said)?.[1] ?? '')
  const parts = (body: string) => body.split(/[,;•]| and |\n/).length
  return (
    count !== null &&
    count > 1 &&
    count <= 20 &&
    about.length > 0 &&
    bodies.every((body) => parts(body) < count)
  )
}

/** "Name the low-attaining schools it is aimed at": groups of children, or all that is said of a thing, that name no school. */
function namesNoneOfMany(
  query: Weighed['query'],
  about: readonly string[],
  said: string,
  { catalogue }: Context,
): boolean {
  const lists = query.kind === 'priority' || query.kind === 'action'
  const wanted = /\b(name|names of) (the|those|these|all|every)\b/.test(said) ? namedKinds : []
  const kinds = wanted.filter(({ asked }) => asked.test(said))
  if (!lists || kinds.length === 0) return false
  const texts = catalogue.records
    .filter(
      ({ key, priorityKey }) =>
        about.includes(key) || (query.kind === 'priority' && about.includes(priorityKey ?? '')),
    )
    .filter(
      ({ kind }) => kind === 'group' || kind === 'condition' || kind === 'action' || kind === 'priority',
    )
    .map(({ body }) => body)
  return kinds.every(({ held }) => !texts.some((text) => held.test(text)))
}
