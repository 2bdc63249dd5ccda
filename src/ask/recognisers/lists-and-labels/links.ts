import type { LoadedPlan } from '../../../plan/library.ts'
import { explains } from '../../words/lexicon.ts'
import { oncePer } from '../../once-per.ts'
import {
  aspectWords,
  hasWord,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { targetsOf } from '../../asked-for/targets.ts'

/** A place must explain this much of what the question names, by rarity. */
const leastShare = 0.6

/** "Which Bees point to YC Hertfordshire?": the priorities that send their readers to a place. */
export const linked: Recogniser = (reading, context): Candidate[] => {
  // "And the Families First Portal?", after those that point to another place.
  const again =
    context.memory.query?.kind === 'linked' && /^(and|what about|how about|or)\b/i.test(reading.text.trim())
  const asked = again || hasWord(reading, /^(which|what|who)$/)
  const words = pointingWords(reading)
  if (!asked || (words.length === 0 && !again) || reading.refs.length > 0) return []
  const claimed = union(
    words,
    wordsLike(reading, sending),
    aspectWords(reading, 'list', 'text', 'holds', 'difference'),
    thingWords(reading, 'priority'),
  )
  const { subjects, lexicon } = context
  const units = topicUnits(reading, claimed).filter((unit) => subjects.weightOf(unit) > 0.12)
  const worth = units.reduce((sum, unit) => sum + subjects.weightOf(unit), 0)
  const scored = linksOf(reading.loaded).map(({ key, text }) => {
    const terms = lexicon.termsOf(text)
    const said = units.filter((unit) => explains(terms, unit.sense) >= 0.5)
    return { key, share: said.reduce((sum, unit) => sum + subjects.weightOf(unit), 0) / worth }
  })
  const most = Math.max(0, ...scored.map(({ share }) => share))
  if (worth === 0 || most < leastShare) return []
  const keys = scored.filter(({ share }) => share === most).map(({ key }) => key)
  return [
    {
      query: { kind: 'linked', links: keys },
      fit: 0.95,
      claims: claimed,
      about: keys,
      rule: again ? 'priorities by link, asked again' : 'priorities by link',
    },
  ]
}

const sending =
  /^(bees?|outcome|send|sends|refer|refers|direct|directs|list|lists|listed|for|more|to|give|gives|given|it|as|place|places|source|turn|turns|up|appear|appears|mention|mentions|name|names|named)$/

const linksOf = oncePer(({ priorities }: LoadedPlan) =>
  [...priorities.values()].flatMap(({ key, links: places }) =>
    places.map(({ text }, i) => ({ key: `${key}/link-${String(i + 1)}`, text })),
  ),
)

const pointing =
  /^(link|links|linked|web|webpage|webpages|follow|follows|below|beneath|visit|website|websites|further|details|detail|pointed|point|points|signposted|read|reading|readers)$/

/** "Find out more", "learn more about it", "more information": whoever is sent on is sent for more. */
const forMore = /^(find|learn|discover|more)$/

/** The words that speak of sending a reader on to other places. */
function pointingWords(reading: Reading): number[] {
  const more = /\b((find|finding) out more|learn(ing)? more|discover more|more (information|info))\b/.test(
    reading.said,
  )
  const words = wordsLike(reading, pointing)
  return more
    ? [...words, ...wordsLike(reading, forMore), ...wordsLike(reading, /^(out|information|info)$/)]
    : words
}

/** "Where can I read more about Be Safe?": the places that a priority points its readers to. */
export const links: Recogniser = (reading, context): Candidate[] => {
  const words = pointingWords(reading)
  if (words.length === 0 || linksOf(reading.loaded).length === 0) return []
  const claimed = union(
    words,
    aspectWords(reading, 'list', 'text'),
    thingWords(reading, 'priority'),
    // A report that is linked to reports on nothing.
    wordsLike(reading, /^reports?$/),
  )
  return targetsOf(reading, context, claimed, 'priority')
    .filter(({ kind, by }) => kind === 'priority' && by !== 'meaning')
    .map((target): Candidate => ({
      query: { kind: 'links', priorities: target.keys },
      fit: target.fit * 0.95,
      claims: union(claimed, target.claims),
      about: [
        ...target.keys,
        ...linksOf(reading.loaded).flatMap(({ key }) =>
          target.keys.some((priority) => key.startsWith(`${priority}/`)) ? [key] : [],
        ),
      ],
      rule: `links by ${target.by}`,
      ...(target.traits ? { traits: target.traits } : {}),
    }))
}
