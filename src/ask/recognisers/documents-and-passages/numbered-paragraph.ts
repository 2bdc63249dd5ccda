import { findParagraphs } from '../../entities/paragraph-numbers.ts'
import { aspectWords, thingWords, topicUnits, union, wordsLike, type Recogniser } from '../../recogniser.ts'

const asking =
  /^(say|says|said|read|reads|quote|cite|show|give|whole|full|about|cover|covers|exactly|text|wording)$/
const mostNamed = 3

/** "What does paragraph 4.3 say?", "Essex 3.9": paragraphs by their numbers, where nothing else is asked. */
export const numberedParagraph: Recogniser = (reading, { subjects }) => {
  const found = findParagraphs(reading.tokens, reading.loaded)
  if (found.length === 0 || found.length > mostNamed) return []
  const claims = union(
    aspectWords(reading, 'text', 'list', 'definition', 'holds'),
    thingWords(reading, 'plan', 'action'),
    wordsLike(reading, asking),
    found.flatMap(({ tokens }) => tokens),
  )
  if (topicUnits(reading, claims).some((unit) => subjects.weightOf(unit) > 0.2)) return []
  return [
    {
      query: {
        kind: 'passage',
        passages: found.flatMap(({ passages }) => passages.map(({ key }) => `${key}.1`)),
      },
      fit: 0.97,
      claims,
      about: [],
      rule: 'numbered paragraph',
    },
  ]
}
