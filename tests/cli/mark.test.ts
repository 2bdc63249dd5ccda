import { describe, expect, it } from 'vitest'
import { examCaseSchema, type ExamTurn } from '../../src/cli/exam-cases.ts'
import { markAnswer } from '../../src/cli/mark.ts'

/** A turn that wants only what is given. */
function turn(wanted: Partial<ExamTurn>): ExamTurn {
  const [read] = examCaseSchema.parse({ id: 'x', kind: 'lead', turns: [{ q: 'who?', ...wanted }] }).turns
  if (!read) throw new Error('The case has no turn.')
  return read
}
const answer = (text: string) => ({ kind: 'answer' as const, text })
const right = { right: true, confidentlyWrong: false, faults: [] }

describe('marking an answer', () => {
  it('wants every word that must be there, and names the missing ones', () => {
    const both = turn({ all: ['Ann Oak', 'Ben Elm'] })
    expect(markAnswer('lead', both, answer('Ann Oak and Ben Elm lead it.'))).toEqual(right)
    expect(markAnswer('lead', both, answer('Ann Oak leads it.'))).toEqual({
      right: false,
      confidentlyWrong: true,
      faults: ['does not say “Ben Elm”'],
    })
  })

  it('wants one of each list of choices', () => {
    const choices = turn({ any: [['four', '4'], ['due']] })
    expect(markAnswer('count', choices, answer('4 are due.')).right).toBe(true)
    expect(markAnswer('count', choices, answer('Four.')).faults).toEqual(['says none of “due”'])
    expect(markAnswer('count', turn({ any: [[]] }), answer('Four.')).right).toBe(true)
  })

  it('allows no word that must not be there', () => {
    expect(markAnswer('lead', turn({ none: ['Cy Ash'] }), answer('Not Ann but Cy Ash.'))).toEqual({
      right: false,
      confidentlyWrong: true,
      faults: ['says “Cy Ash”, which it must not'],
    })
  })

  it('does not care for letter case, spaces, kinds of quote and dash, or Markdown', () => {
    const typed = 'The **LEAD’s**  title:\n“Head of `care`” – __all ages__'
    const wanted = turn({ all: ["lead's title", '"head of care" - all ages', 'Care” — ALL'] })
    expect(markAnswer('fact', wanted, answer(typed))).toEqual(right)
  })

  it.each([
    ['lead', 1_500],
    ['unknown', 1_500],
    ['typo', 1_500],
    ['list', 4_000],
    ['passage', 4_000],
  ])('takes a %s answer of up to %i characters', (kind, most) => {
    expect(markAnswer(kind, turn({}), answer('x'.repeat(most)))).toEqual(right)
    expect(markAnswer(kind, turn({}), answer('x'.repeat(most + 1)))).toEqual({
      right: false,
      confidentlyWrong: true,
      faults: [`is ${most + 1} characters long, over ${most}`],
    })
  })

  it('holds an answer of another kind to the same words, but does not call it sure', () => {
    const wanted = turn({ all: ['Ann Oak'] })
    expect(markAnswer('lead', wanted, { kind: 'unknown', text: 'No idea.' })).toMatchObject({
      right: false,
      confidentlyWrong: false,
    })
    expect(markAnswer('lead', wanted, { kind: 'clarify', text: 'Ann Oak or Ben Elm?' })).toEqual(right)
  })
})

describe('marking where the plans do not say', () => {
  const abstain = turn({ abstain: true, any: [['not say']] })

  it('takes any kind but an answer as declining, in whatever words', () => {
    for (const kind of ['unknown', 'clarify', 'smalltalk'] as const)
      expect(markAnswer('unknown', abstain, { kind, text: 'Ask me something else.' })).toEqual(right)
  })

  it.each([
    'It is not in the plan.',
    'The date is not yet confirmed.',
    "The plan doesn't name anybody.",
    'Its officer is TBC.',
    'There is no priority 14.',
    'I can only speak of the plan.',
    'That is outside what I know.',
    'The cell is blank.',
  ])('takes an answer that owns it: %s', (text) => {
    expect(markAnswer('unknown', turn({ abstain: true }), answer(text))).toEqual(right)
  })

  it('calls an answer that owns nothing sure but wrong', () => {
    expect(markAnswer('unknown', abstain, answer('It was 12%.'))).toEqual({
      right: false,
      confidentlyWrong: true,
      faults: ['says none of “not say”', 'answers what the plans do not say'],
    })
    expect(markAnswer('unknown', turn({ abstain: true }), answer('The matbc is notable.')).right).toBe(false)
  })

  it('still wants its words and its length, and is then wrong but not sure', () => {
    const wanted = turn({ abstain: true, all: ['2011-12'], none: ['12%'] })
    expect(markAnswer('unknown', wanted, answer('The plan does not say; 12% elsewhere.'))).toMatchObject({
      confidentlyWrong: false,
      faults: ['does not say “2011-12”', 'says “12%”, which it must not'],
    })
    const long = { kind: 'unknown' as const, text: 'x'.repeat(1_501) }
    expect(markAnswer('unknown', turn({ abstain: true }), long).right).toBe(false)
  })
})
