import { positions, tokenise } from '../../words/words.ts'
import { quantityOf } from '../../asked-for/quantity.ts'
import type { NamedMention } from '../../words/phrase-book.ts'
import type { Reading } from '../../reading.ts'
import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  thingWords,
  tied,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'

/** What is said of the table and its rows, of whatever they are. */
const tableWords =
  /^(table|lines?|rows?|entry|entries|focused|back|end|areas?|places?|told|given|asked|get|getting|down|doing|working|has|have)$/

/** The table of district activity: "who leads teenage pregnancy work in Stevenage?" */
export const districts: Recogniser = (reading, context): Candidate[] => {
  const own = [...context.catalogue.districts].filter(([key]) => key.startsWith(`${reading.loaded.plan.id}/`))
  const said = reading.places.filter(
    ({ meaning }) => meaning !== reading.loaded.plan.area && !reading.widerAreas.has(meaning),
  )
  const places = said.length > 0 ? said : [placeBefore(reading, context)].flatMap((found) => found ?? [])
  const [place, another] = places
  const last = context.memory.query
  const again = !place && ofTableStill(reading, context)
  const table = again || asks(reading, 'district')
  if ((!place && !table) || reading.refs.length > 0 || own.length === 0) return []
  const spoken = again && last?.kind === 'districts' ? last.district : null
  const placeWords = places.flatMap(({ from, to }) => positions(from, to))
  const claimed = union(
    placeWords,
    aspectWords(reading, 'district', 'lead', 'list', 'text', 'groups', 'role'),
    thingWords(reading, 'priority', 'action', 'person'),
    table ? wordsLike(reading, tableWords) : [],
  )
  const units = topicUnits(reading, claimed)
  const rows = own.filter(
    ([, row]) =>
      (!place || places.some(({ meaning }) => sameDistrict(row.district, meaning))) &&
      // "And obesity?", after what one district does, asks of that district.
      (spoken === null || sameDistrict(row.district, spoken)),
  )
  // "List the districts" asks for their names, and not for what the table says of some of them.
  const bare =
    !place &&
    !hasWord(reading, /^(table|activity|activities|focused|section|rows?|local|supporting|lead|leads|who)$/)
  if (place && rows.length === 0)
    return [
      {
        query: { kind: 'districts', rows: [], district: place.meaning, unmet: [place.meaning] },
        fit: table ? 0.85 : 0.45,
        claims: claimed,
        about: [],
        rule: 'district not in table',
      },
    ]
  const hits =
    units.length === 0
      ? []
      : findTopic(reading, context, claimed, ['district']).filter(
          (hit) => rows.some(([key]) => key === hit.record.key) && hit.coverage >= (table ? 0.4 : 0.55),
        )
  const named = activitiesNamed(reading, rows)
  // What no row is about is asked of something else than the table.
  if (again && hits.length + named.length === 0) return []
  const best =
    named.length > 0 && hits.length !== 1 ? named : tied(hits, 0.06).map(({ record }) => record.key)
  const keys = best.length > 0 ? best : rows.map(([key]) => key)
  const lead = asks(reading, 'lead') || hasWord(reading, /^(who|named|supporting|happening|priorities)$/)
  return [
    {
      query: {
        kind: 'districts',
        rows: [...new Set(keys)],
        district: another === undefined ? (place?.meaning ?? null) : null,
        unmet: [],
      },
      // The table gives leads and plans, no figures.
      fit:
        (bare ? 0.6 : table ? 0.98 : lead ? 0.95 : 0.72) *
        (best.length > 0 && (named.length === 0 || table || lead) ? 1 : units.length === 0 ? 0.95 : 0.7) *
        (quantityOf(reading, new Set(), context).kind === null ? 1 : 0.6),
      claims: claimed,
      about: keys,
      traits: { bare: bare ? 1 : 0 },
      rule: 'districts',
    },
  ]
}

/** "Achievement in Broxbourne": the rows whose bold line stands in the message, word for word. */
export function activitiesNamed(
  { tokens }: Reading,
  rows: readonly (readonly [string, { group: string }])[],
): string[] {
  const said = new Set(tokens.map(({ stem }) => stem))
  return rows
    .filter(([, { group }]) => tokenise(group).every(({ stem }) => said.has(stem)))
    .map(([key]) => key)
}

/** "And for obesity?", after rows of the table: a short message with a subject of its own asks for other rows. */
function ofTableStill(reading: Reading, { memory }: Context): boolean {
  return (
    memory.query?.kind === 'districts' &&
    !asks(reading, 'district') &&
    reading.tokens.length <= 6 &&
    reading.people.length + reading.ranges.length === 0 &&
    !asks(reading, 'definition', 'indicators', 'cost', 'monitoring', 'role', 'contact')
  )
}

/** "There": the district that the last answer was about. */
function placeBefore(reading: Reading, context: Context): NamedMention | undefined {
  const last = context.memory.query
  const there = reading.tokens.find((token, i) => token.text === 'there' && i === reading.tokens.length - 1)
  return there && last?.kind === 'districts' && last.district !== null
    ? { meaning: last.district, from: there.index, to: there.index }
    : undefined
}

/** "Welwyn and Hatfield" and "Welwyn Hatfield" are one district. */
function sameDistrict(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/\band\b/g, '')
      .replace(/[^a-z]/g, '')
  return plain(a) === plain(b)
}
