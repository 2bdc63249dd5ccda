import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  namesNothing,
  speaksOf,
  thingWords,
  tied,
  topicUnits,
  union,
  type Candidate, type Context, type Recogniser } from '../recogniser.ts'

/** "Which actions does HPFT lead?", "what is the police involved in?" */
export const agency: Recogniser = (reading): Candidate[] => {
  const mention = reading.agencies[0]
  if (!mention || reading.refs.length > 0 || reading.people.length > 0) return []
  const claims = union(
    aspectWords(reading, 'agency', 'lead', 'list', 'text'),
    thingWords(reading, 'action', 'priority'),
    wordsLike(reading, /^(involved|in|doing|responsible|part|contribute|contributing)$/),
    Array.from({ length: mention.to - mention.from + 1 }, (_, i) => mention.from + i),
  )
  const asked =
    asks(reading, 'lead', 'agency') ||
    speaksOf(reading, 'action') ||
    hasWord(reading, /^(involved|doing|do|for|role)$/)
  return [
    {
      query: { kind: 'agency', agency: mention.meaning },
      fit: asked ? 0.92 : 0.75,
      claims,
      about: [],
      rule: 'agency',
    },
  ]
}

/** "Which comes first, 2.2 or 2.3?", "same officer for both?", "is 4.3 due before 4.4?" */
export const compareActions: Recogniser = (reading, context): Candidate[] => {
  const named = reading.refs.filter((ref) => ref.kind === 'action').flatMap((ref) => ref.keys)
  const back =
    named.length === 0 && context.memory.actions.length === 2 && hasWord(reading, /^(both|same|two|them)$/)
  const actions = back ? context.memory.actions : named
  const asked = asks(reading, 'first', 'same') || (asks(reading, 'compare') && named.length > 1)
  if (actions.length < 2 || !asked) return []
  const by =
    asks(reading, 'officer', 'lead') || hasWord(reading, /^(officer|person|lead|leads)$/)
      ? 'officer'
      : asks(reading, 'agency')
        ? 'agency'
        : 'date'
  const claims = union(
    reading.refs.flatMap((ref) => ref.tokens),
    aspectWords(reading, 'first', 'same', 'officer', 'lead', 'agency', 'when', 'compare'),
    thingWords(reading, 'action', 'person'),
  )
  return [
    {
      query: { kind: 'compare-actions', actions, by },
      fit: 0.98,
      claims,
      about: actions,
      rule: 'compare actions',
    },
  ]
}

/** The table of district activity: "who leads teenage pregnancy work in Stevenage?" */
export const districts: Recogniser = (reading, context): Candidate[] => {
  const names = new Set([...context.catalogue.districts.values()].map((row) => row.district))
  const place = reading.places.find(
    ({ meaning }) => meaning !== reading.loaded.plan.area && !/^(England|East of England)$/.test(meaning),
  )
  const table = asks(reading, 'district')
  if ((!place && !table) || reading.refs.length > 0) return []
  const placeWords = place ? Array.from({ length: place.to - place.from + 1 }, (_, i) => place.from + i) : []
  const claimed = union(
    placeWords,
    aspectWords(reading, 'district', 'lead', 'list', 'text', 'groups'),
    thingWords(reading, 'priority', 'action', 'person'),
  )
  const units = topicUnits(reading, claimed)
  const rows = [...context.catalogue.districts].filter(
    ([, row]) => !place || sameDistrict(row.district, place.meaning),
  )
  if (place && rows.length === 0)
    return names.size === 0
      ? []
      : [
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
          (hit) => rows.some(([key]) => key === hit.record.key) && hit.coverage >= 0.55,
        )
  const best = tied(hits, 0.06)
  const keys = best.length > 0 ? best.map((hit) => hit.record.key) : rows.map(([key]) => key)
  const lead = asks(reading, 'lead') || hasWord(reading, /^(who|named|plan|supporting|happening|priorities)$/)
  return [
    {
      query: { kind: 'districts', rows: [...new Set(keys)], district: place?.meaning ?? null, unmet: [] },
      fit: (table ? 0.98 : lead ? 0.95 : 0.72) * (best.length > 0 ? 1 : units.length === 0 ? 0.95 : 0.7),
      claims: claimed,
      about: keys,
      rule: 'districts',
    },
  ]
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

/** How the plan itself is monitored. */
export const monitoring: Recogniser = (reading, context): Candidate[] => {
  if (!asks(reading, 'monitoring') || reading.refs.length > 0 || reading.people.length > 0) return []
  const claims = union(
    aspectWords(reading, 'monitoring', 'indicators', 'text', 'when', 'figure', 'status'),
    thingWords(reading, 'action', 'plan'),
  )
  const left = topicUnits(reading, claims)
  const plain = left.every((unit) => context.subjects.weightOf(unit) < 0.4)
  const back =
    namesNothing(reading, context, claims) &&
    context.memory.actions.length > 0 &&
    hasWord(reading, /^(it|that|this)$/)
  const plan = speaksOf(reading, 'plan') || hasWord(reading, /^(plan|plans|often|frequency|cypp)$/)
  return plain && !back
    ? [
        {
          query: { kind: 'monitoring' },
          fit: plan ? 0.96 : 0.8,
          claims: union(
            claims,
            left.flatMap((unit) => unit.tokens),
          ),
          about: [],
          rule: 'monitoring of the plan',
        },
      ]
    : []
}

/** Whom to contact about the plan, and where it can be read. */
export const contact: Recogniser = (reading): Candidate[] => {
  const web = hasWord(reading, /^(online|website|web|url|internet|download|electronic|electronically)$/)
  if ((!asks(reading, 'contact') && !web) || reading.people.length > 0 || reading.refs.length > 0) return []
  const claims = union(
    aspectWords(reading, 'contact', 'lead', 'text', 'when', 'figure', 'list', 'count'),
    wordsLike(
      reading,
      /^(public|member|query|queries|online|website|web|url|internet|download|electronic|electronically|access|someone|talk|speak|who|address|copy|version|feedback|comment|number)$/,
    ),
  )
  return [{ query: { kind: 'contact' }, fit: 0.94, claims, about: [], rule: 'contact' }]
}

function saysTerm(context: Context, term: string, stems: ReadonlySet<string>): boolean {
  const words = [...context.lexicon.termsOf(term)].filter((word) => !word.startsWith('~'))
  return words.length > 0 && words.every((word) => stems.has(word))
}

/** "What does FSM stand for?", "what is the hub and spoke model?", "Tier 2?" */
export const definition: Recogniser = (reading, context): Candidate[] => {
  const claimed = union(aspectWords(reading, 'definition', 'text'), thingWords(reading, 'plan'))
  const stemsSaid = new Set(reading.tokens.map((token) => token.stem))
  const hits = context.subjects
    .find(topicUnits(reading, claimed), { kinds: ['glossary'], planId: reading.loaded.plan.id })
    .filter((hit) => hit.focus >= 0.75 || saysTerm(context, hit.record.names[0] ?? '', stemsSaid))
  const exact = hits.flatMap((hit): [string, { term: string }][] => [[hit.record.key, { term: hit.record.names[0] ?? '' }]]).slice(0, 3)
  const asked = asks(reading, 'definition')
  const short = reading.tokens.length <= 5
  const strong = hasWord(reading, /^(stand|stands|abbreviation|acronym|short|definition|define|defined)$/)
  if (exact.length === 0 && asked && strong && reading.refs.length === 0) {
    const left = topicUnits(reading, claimed).filter((unit) => context.subjects.weightOf(unit) > 0.2)
    return left.length === 0 || left.length > 3 ? [] : [{ query: { kind: 'definition', terms: [] }, fit: 0.95, claims: new Set(reading.tokens.map((token) => token.index)), about: [], rule: 'term not explained' }]
  }
  if (exact.length === 0 || (!asked && !short && !hasWord(reading, /^(what|explain|describe|define)$/)))
    return []
  const longest = Math.max(...exact.map(([, entry]) => entry.term.length))
  const kept = exact.filter(([, entry]) => entry.term.length >= longest - 1 || entry.term.length > 8)
  const words = new Set(kept.flatMap(([, entry]) => [...context.lexicon.termsOf(entry.term)]))
  const used = reading.tokens.filter((token) => words.has(token.stem)).map((token) => token.index)
  const others = topicUnits(reading, union(claimed, used)).filter(
    (unit) => context.subjects.weightOf(unit) > 0.3,
  )
  return [
    {
      query: { kind: 'definition', terms: kept.map(([key]) => key) },
      fit:
        asked &&
        hasWord(
          reading,
          /^(mean|means|meaning|meant|stand|stands|definition|define|defined|abbreviation|acronym|short)$/,
        )
          ? 0.98
          : asked || short
            ? 0.88
            : 0.7,
      claims: union(claimed, used),
      about: [],
      rule: others.length > 0 ? 'definition among other words' : 'definition',
    },
  ]
}

/** What has been reported lately. */
export const changes: Recogniser = (reading): Candidate[] =>
  asks(reading, 'changed') && reading.refs.length === 0
    ? [
        {
          query: { kind: 'changes' },
          fit: 0.9,
          claims: union(
            aspectWords(reading, 'changed', 'when', 'status', 'list'),
            thingWords(reading, 'plan'),
            ...reading.ranges.map((range) => range.tokens),
          ),
          about: [],
          rule: 'changes',
        },
      ]
    : []

function wordsLike(reading: Parameters<Recogniser>[0], pattern: RegExp): number[] {
  return reading.tokens.filter((token) => pattern.test(token.text)).map((token) => token.index)
}
