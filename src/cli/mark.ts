import type { Answer } from '../ask/answer.ts'
import type { ExamTurn } from './exam-cases.ts'

/** What an examiner says of one answer. */
export type Mark = {
  right: boolean
  /** It spoke as if it knew, and was wrong or should have said that the plans do not say. */
  confidentlyWrong: boolean
  /** What is wrong with it, a line each; empty where it is right. */
  faults: string[]
}

/** Kinds of question that a sentence or two must settle; a longer answer to them counts as wrong. */
const shortKinds = new Set([
  'lead',
  'milestone',
  'fact',
  'indicator',
  'definition',
  'count',
  'compare',
  'typo',
  'unknown',
])
const longestShort = 1_500
const longest = 4_000

/** Marks an answer to a question of this kind. Letter case, white space, kinds of quote and dash, and Markdown do not count. */
export function markAnswer(kind: string, expected: ExamTurn, answer: Pick<Answer, 'kind' | 'text'>): Mark {
  const text = comparable(answer.text)
  const says = (wanted: string) => text.includes(comparable(wanted))
  const declinedByKind = answer.kind !== 'answer'
  const declined = declinedByKind || declines(answer.text)

  // Lists of choices under a question without an answer are ways of declining: the answer's own kind is another.
  const choices = expected.abstain && declinedByKind ? [] : expected.any.filter((list) => list.length > 0)
  const most = shortKinds.has(kind) ? longestShort : longest
  const content = [
    ...expected.all.filter((wanted) => !says(wanted)).map((wanted) => `does not say “${wanted}”`),
    ...choices
      .filter((list) => !list.some(says))
      .map((list) => `says none of ${list.map((each) => `“${each}”`).join(', ')}`),
    ...expected.none.filter(says).map((bad) => `says “${bad}”, which it must not`),
    ...(text.length > most ? [`is ${text.length} characters long, over ${most}`] : []),
  ]
  const knewBetter = expected.abstain && !declined
  const faults = [...content, ...(knewBetter ? ['answers what the plans do not say'] : [])]
  return {
    right: faults.length === 0,
    confidentlyWrong: !declinedByKind && (expected.abstain ? knewBetter : content.length > 0),
    faults,
  }
}

/** A text as it is compared. */
function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—−]/g, '-')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
}

/** Words of which each, after its opening, tells that something is not there. */
const declining = {
  both: 'say state name give record mention hold have find contain include',
  afterNot: 'named given set stated recorded specified known confirmed listed included covered',
  afterShort: 'know answer been exist',
  afterNo:
    'lead officer date milestone action priority value figure information record mention such one target data entry match',
  alone: 'cannot unknown blank',
}
const oneOf = (...lists: string[]) => `(?:${lists.join(' ').split(' ').join('|')})`
const declinesPattern = new RegExp(
  [
    `not (?:yet )?(?:in the plan|${oneOf(declining.both, declining.afterNot)})`,
    `n't (?:yet )?${oneOf(declining.both, declining.afterShort)}`,
    `no ${oneOf(declining.afterNo)}`,
    oneOf(declining.alone),
    '\\btbc\\b',
    '\\bto be confirmed\\b',
    'outside (?:what|the)',
    '(?:can only|only answer)',
  ].join('|'),
  'i',
)

/** Whether an answer of any kind owns that something is not in the plans. */
function declines(text: string): boolean {
  return declinesPattern.test(text)
}
