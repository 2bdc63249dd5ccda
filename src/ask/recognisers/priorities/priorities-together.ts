import type { Unit } from '../../words/lexicon.ts'
import {
  asks,
  aspectWords,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

const sharing =
  /^(same|share|shares|sharing|both|different|differ|single|fall|falls|come|comes|sit|sits|under)$/
const joining = /^(and|or|with|as)$/

/** "Do bullying and looked-after children come under the same outcome?": two priorities named by their subjects, side by side. */
export const prioritiesTogether: Recogniser = (reading, context): Candidate[] => {
  const aspect = asks(reading, 'outcome') ? 'outcome' : asks(reading, 'theme') ? 'theme' : null
  const led = asks(reading, 'lead')
  const same = wordsLike(reading, /^(same|share|shares|both|different|differ)$/)
  if ((aspect === null && !led) || same.length === 0 || reading.refs.length + reading.people.length > 0)
    return []
  const claimed = union(
    aspectWords(
      reading,
      'outcome',
      'theme',
      'same',
      'list',
      ...(aspect === null ? (['lead', 'officer'] as const) : []),
    ),
    thingWords(reading, 'priority', 'person'),
    wordsLike(reading, sharing),
    // "One and the same outcome".
    wordsLike(reading, /^one$/),
  )
  return pairNamed(reading, context, claimed).map((keys): Candidate => ({
    query:
      aspect === null
        ? { kind: 'priority-lead', priorities: keys, stopped: null, same: true }
        : { kind: 'priority', priorities: keys, aspects: [aspect] },
    fit: 0.96,
    claims: union(claimed, wordsLike(reading, joining)),
    about: keys,
    rule: 'priorities side by side',
  }))
}

/** The priorities that the words before and after an "and" name; none where one side names nothing, or both the same. */
function pairNamed(reading: Reading, context: Context, claimed: ReadonlySet<number>): string[][] {
  const units = topicUnits(reading, claimed).filter((unit) => context.subjects.weightOf(unit) > 0.12)
  for (const { index } of reading.tokens.filter(({ text }) => joining.test(text))) {
    const before = units.filter((unit) => (unit.tokens.at(-1) ?? 0) < index)
    const after = units.filter((unit) => (unit.tokens[0] ?? 0) > index)
    const [one, other] = [before, after].map((side) => priorityOf(side, reading, context))
    if (one !== undefined && other !== undefined && one !== null && other !== null && one !== other)
      return [[one, other]]
  }
  return []
}

/** The priority that these words name by themselves. */
function priorityOf(units: readonly Unit[], reading: Reading, { subjects }: Context): string | null {
  if (units.length === 0) return null
  const [best] = subjects.find([...units], { kinds: ['priority'], planId: reading.loaded.plan.id })
  return best && best.coverage >= 0.5 ? best.record.key : null
}
