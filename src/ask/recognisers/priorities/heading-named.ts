import { explains } from '../../words/lexicon.ts'
import { aspectWords, thingWords, topicUnits, union, wordsLike, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import type { Aspect } from '../../vocabulary.ts'

/** A heading this well explained by the words of a question is the one that is meant. */
const leastShare = 0.6
/** The next best heading must be this far behind. */
const ahead = 0.15

/**
 * "The theme about a skilled workforce", "the outcome on enjoying life": the heading, out of those that priorities stand
 * under, whose own words say most of the question, and the words that name it. Null where none plainly does.
 */
export function headingNamed(
  aspect: Aspect & ('theme' | 'outcome'),
  names: readonly string[],
  reading: Reading,
  { lexicon, subjects }: Context,
): { name: string; tokens: number[] } | null {
  const word = [...aspectWords(reading, aspect)][0]
  if (word === undefined) return null
  const asking = union(
    aspectWords(reading, 'theme', 'outcome', 'list', 'count', 'text', 'title', 'lead'),
    thingWords(reading, 'priority', 'plan', 'person'),
    wordsLike(
      reading,
      /^(under|stand|stands|come|comes|sit|sits|fall|falls|belong|belongs|about|having|carry|carries|label|labels|labelled|tag|tagged)$/,
    ),
  )
  const units = topicUnits(reading, asking)
  const worth = units.reduce((sum, unit) => sum + subjects.weightOf(unit), 0)
  if (worth < 0.1) return null
  const [best, next] = [...new Set(names)]
    .map((name) => {
      const terms = lexicon.termsOf(name)
      const said = units.filter((unit) => explains(terms, unit.sense) >= 0.5)
      return {
        name,
        tokens: said.flatMap(({ tokens }) => tokens),
        share: said.reduce((sum, unit) => sum + subjects.weightOf(unit), 0) / worth,
      }
    })
    .sort((a, b) => b.share - a.share)
  if (!best || best.share < leastShare || (next && best.share - next.share < ahead)) return null
  return { name: best.name, tokens: best.tokens }
}
