import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { asks, aspectWords, hasWord } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** "Which of the two has more actions?": asks for one of those spoken of, by what sets them apart. */
const whichOfThem =
  /\b(?:which|what|who) (?:one )?(?:of|out of) (?:the two|the three|those two|these two|them) (?:has|have|had|is|are|was|were|comes?|gets?|got)\b.*\b(?:more|most|fewer|fewest|less|least|\w+est|earlier|later|sooner|first|last|bigger|larger|smaller|higher|lower)\b/
/** What is answered with one of several, or with all of them side by side. */
const comparing: readonly Query['kind'][] = ['compare-actions', 'tally', 'date-ends', 'next', 'outcomes']

/** "Do 'Listening and learning' and 'SEND support' share a Bee?": one of them alone is told, and not whether they do. */
export function tellsOneOfTwo({ query, claims }: Weighed, reading: Reading): boolean {
  if (whichOfThem.test(reading.said) && !comparing.includes(query.kind)) return true
  if (!asks(reading, 'same', 'difference') || !hasWord(reading, /^(and|or|as|than|with)$/)) return false
  const unused = [...aspectWords(reading, 'same')].some((i) => !claims.has(i))
  return unused && thingsTold(query) === 1
}

/** How many things an answer tells of, where it tells a cell or a label of each. */
function thingsTold(query: Query): number | null {
  if (query.kind === 'tags' || query.kind === 'priority' || query.kind === 'priority-lead')
    return query.priorities.length
  return query.kind === 'action' ? query.actions.length : null
}
