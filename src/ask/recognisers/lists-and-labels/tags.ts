import {
  asks,
  aspectWords,
  hasWord,
  speaksOf,
  thingWords,
  union,
  type Candidate,
  type Recogniser,
  wordsLike,
} from '../../recogniser.ts'
import { kindWords } from '../../asked-for/tag-kinds.ts'
import { passing, tagMeant } from '../../asked-for/tag-meant.ts'
import { targetsOf } from '../../asked-for/targets.ts'

const belonging =
  /^(come|comes|coming|tag|tagged|tags|label|labelled|contribute|contributes|carry|carries|fall|falls|sit|sits|belong|belongs|link|linked|serve|serves|support|supports|stand|stands|listed|count|towards?|that|bees?|outcome|outcomes|answer|answers|feed|feeds|map|maps|meet|meets|further|furthers|help|helps)$/

/** "Which priorities come under Be Safe?", "what is measured under Be Resilient?": by a printed label. */
export const tagged: Recogniser = (reading, context): Candidate[] => {
  const asking = union(
    aspectWords(reading, 'list', 'count', 'indicators', 'theme', 'text', 'title', 'outcome', 'conditions'),
    thingWords(reading, 'priority', 'action'),
    wordsLike(reading, belonging),
    kindWords(reading).flatMap(({ tokens }) => tokens),
  )
  const meant = tagMeant(reading, context, asking)
  const said = reading.tags.map((tag) => ({ tag, about: [] as string[] }))
  return [...said, ...(meant ? [{ tag: meant, about: meant.about }] : [])].map(
    ({ tag, about }): Candidate => {
      const measures = asks(reading, 'indicators')
      // What "counts towards" a priority is not to be counted.
      const towards = reading.tokens.some(
        ({ text }, i) =>
          /^counts?$/.test(text) && /^(towards?|as|for)$/.test(reading.tokens[i + 1]?.text ?? ''),
      )
      const counts = asks(reading, 'count') && hasWord(reading, /^(many|number|count)$/) && !towards
      const plain = speaksOf(reading, 'priority') || asks(reading, 'list', 'count') || measures
      return {
        query: {
          kind: 'tagged',
          of: tag.of,
          name: tag.name,
          as: measures ? 'indicators' : counts ? 'count' : 'priorities',
        },
        fit: plain ? 0.96 : 0.86,
        claims: union(tag.tokens, asking, tag === meant ? wordsLike(reading, passing) : []),
        about,
        rule: 'priorities by tag',
      }
    },
  )
}

/** "Which Outcome Bee is it?", "which corporate priorities does it serve?": the printed labels of a priority. */
export const tags: Recogniser = (reading, context): Candidate[] => {
  const kinds = kindWords(reading)
  if (kinds.length === 0 || reading.tags.length > 0) return []
  const claimed = union(
    kinds.flatMap(({ tokens }) => tokens),
    aspectWords(reading, 'list', 'theme', 'text', 'title', 'outcome'),
    thingWords(reading, 'priority'),
    wordsLike(reading, belonging),
  )
  return targetsOf(reading, context, claimed, 'priority')
    .filter(({ kind }) => kind === 'priority')
    .map((target): Candidate => ({
      query: {
        kind: 'tags',
        priorities: target.keys,
        of: kinds.length === 1 ? (kinds[0]?.of ?? null) : null,
      },
      fit: target.fit * 0.97,
      claims: union(claimed, target.claims),
      about: target.keys,
      rule: `tags by ${target.by}`,
      ...(target.traits ? { traits: target.traits } : {}),
    }))
}
