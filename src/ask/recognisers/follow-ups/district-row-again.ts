import { aspectWords, everyWord, type Candidate, type Recogniser } from '../../recogniser.ts'

/** A follow-up is short; a longer question says itself what it is about. */
const longest = 10
/** The columns of the table of districts, in the words that people ask for them with. */
const columns =
  /^(plans?|strateg(y|ies)|supporting|supports?|scrutin\w+|reviews?|reviewing|called|names?|named|priority|activity|aims?|leads?|row|table|page)$/
const pointing = /\b(it|its|that|this|his|her|their|he|she|they|there|scrutin\w+|supporting)\b/

/** "What's his plan called?", "who scrutinises it?", of the one row of the district table that was told: the row once more. */
export const districtRowAgain: Recogniser = (reading, context): Candidate[] => {
  const { query } = context.memory
  if (query?.kind !== 'districts' || query.rows.length !== 1 || reading.tokens.length > longest) return []
  if (reading.refs.length + reading.people.length + reading.places.length > 0) return []
  if (!pointing.test(reading.said) || !reading.tokens.some(({ text }) => columns.test(text))) return []
  const asked = aspectWords(
    reading,
    'lead',
    'officer',
    'agency',
    'list',
    'text',
    'title',
    'monitoring',
    'role',
  )
  const own = reading.units.some(
    (unit) =>
      context.subjects.weightOf(unit) > 0.15 &&
      !unit.tokens.every((i) => asked.has(i) || columns.test(reading.tokens[i]?.text ?? '')),
  )
  if (own) return []
  return [
    {
      query: { ...query, unmet: [] },
      fit: 0.96,
      claims: everyWord(reading),
      about: query.rows,
      rule: 'district row by conversation',
    },
  ]
}
