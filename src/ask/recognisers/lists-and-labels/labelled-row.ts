import { hasWord, type Candidate, type Context, type Recogniser } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { tokenise } from '../../words/words.ts'

const longestFollowUp = 9
/** Words that only go on from the last question. */
const goingOn =
  /^(and|so|ok|what|whats|which|who|whos|when|whens|was|is|s|the|its|it|for|of|in|on|then|please|their|report|reports)$/

/**
 * "Date of the meeting?" after "who is the responsible director?": another row of the list that the last answer was taken
 * from, by the label that it bears.
 */
export const labelledRow: Recogniser = (reading, context): Candidate[] => {
  if (reading.tokens.length > longestFollowUp || reading.refs.length + reading.people.length > 0) return []
  const key = listBefore(context)
  const list = key === null ? undefined : context.catalogue.lists.get(key)
  if (!list || !key?.startsWith(`${reading.loaded.plan.id}/`)) return []
  const found = list.items.flatMap(({ text, detail, topics }, i) => {
    const tokens = detail === null ? null : labelSaid([text, ...topics], reading)
    return tokens === null ? [] : [{ key: `${key}.${i + 1}`, tokens }]
  })
  const [best] = found.sort((one, other) => other.tokens.length - one.tokens.length)
  if (!best || hasWord(reading, /^(many|much|why|how)$/)) return []
  const claims = new Set(
    reading.tokens
      .filter(({ text, index }) => best.tokens.includes(index) || goingOn.test(text))
      .map(({ index }) => index),
  )
  // A word that neither the label nor the going on explains asks something else.
  if (reading.tokens.some(({ index }) => !claims.has(index))) return []
  return [
    {
      query: { kind: 'passage', passages: [best.key] },
      fit: 0.97,
      claims,
      about: [best.key],
      rule: 'one of the last list',
    },
  ]
}

/** The list that the last answer told of, whole or a row of it. */
function listBefore({ memory, catalogue }: Context): string | null {
  const { query } = memory
  if (query?.kind === 'items') return query.list
  const [record] = memory.records.map((key) => catalogue.byKey.get(key))
  return record?.kind === 'item' && memory.records.length === 1 ? record.of : null
}

/** The words of the message that say a whole label, the longest of those given; null where none is said. */
function labelSaid(labels: readonly string[], { tokens }: Reading): number[] | null {
  const said = labels.flatMap((label) => {
    const stems = tokenise(label)
      .filter(({ text }) => !goingOn.test(text))
      .map(({ stem }) => stem)
    const used = tokens.filter(({ stem }) => stems.includes(stem)).map(({ index }) => index)
    const whole = stems.length > 0 && stems.every((stem) => tokens.some((token) => token.stem === stem))
    return whole ? [used] : []
  })
  return said.sort((one, other) => other.length - one.length)[0] ?? null
}
