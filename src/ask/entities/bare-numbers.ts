import type { Aspect, Thing } from '../vocabulary.ts'
import { wordsOf, type Found } from '../words/phrase-book.ts'
import { positions, type Token } from '../words/words.ts'
import type { RefMention } from './ref-mention.ts'

/** What is asked of priorities and actions: a number alone may then be a priority's. */
const ofParts = new Set<Aspect>([
  'lead',
  'officer',
  'agency',
  'when',
  'next',
  'milestone',
  'monitoring',
  'overdue',
  'indicators',
  'compare',
  'none-named',
  'no-date',
  'first',
  'title',
])

/** Words after a number with which a question ends or goes on; any other word is what the number counts, or its month. */
const goesOn =
  /^(s|has|have|had|is|are|was|were|please|pls|plz|thanks|thx|ta|and|or|with|without|that|which|who|whos|what|whats|when|how|by|now|today|still|yet|right|again|before|after|but|as|too|only|then|got)$/
/** "2 or more", "5 and over", "2 and a half": how many, and no priority. */
const howMany = /^(more|fewer|less|over|under|above|below|older|younger|up|so|a|half)$/
const joiners = /^(and|or|v|vs|versus|with|than)$/
const insideOf = /^(in|within|across|inside)$/
/** Words that a number follows directly where it is what is led or compared. */
const takesOne = /^(leads?|leading|led|heads|runs|compare|compares|comparing|between|does|do)$/
const opening = /^(what|whats|anything|everything|all|list|show)$/

/**
 * "The priority leads for 9 and 10", "how many are overdue in 6", "who leads 2?", "1's action table": numbers without the word
 * priority, in a message that asks something of a plan's parts. A number that counts things, is an age or share or stands in a
 * date is none. `asked` holds the places of the words that ask for leads, dates, actions and the like.
 */
export function bareNumbers(
  tokens: readonly Token[],
  numbers: ReadonlyMap<string, string>,
  asked: ReadonlySet<number>,
): RefMention[] {
  const speaks = tokens.some(({ stem }) => stem === 'priority')
  const short = tokens.length <= 4 && opening.test(tokens[0]?.text ?? '')
  if (!speaks && !short && asked.size === 0) return []
  return numberRuns(tokens).flatMap((run): RefMention[] => {
    const [first = 0, last = first] = [run[0], run.at(-1)]
    const said = run.map((i) => ({ i, key: numbers.get(tokens[i]?.text ?? '') }))
    if (said.some(({ key }) => key === undefined) || counts(tokens[last + 1]?.text ?? '')) return []
    const before = tokens[first - 1]?.text ?? ''
    const named = speaks
      ? /^(for|and|or|of|on|in|lead|number|no)$/.test(before)
      : endsThere(tokens, last, asked) && saidOfPart(tokens, first, last, asked)
    return named
      ? said.map(({ i, key = '' }) => ({
          kind: 'priority',
          keys: [key],
          said: tokens[i]?.text ?? '',
          tokens: [i],
        }))
      : []
  })
}

/** "Priority 7 year olds" is no priority number. */
export function counts(after: string): boolean {
  return /^(years?|yrs?|percent|days?|months?|weeks?)$/.test(after)
}

/** The numbers in figures, those that a comma or "and" joins as one run: what is true of one is true of all. */
function numberRuns(tokens: readonly Token[]): number[][] {
  const runs: number[][] = []
  for (const { text, index } of tokens) {
    if (!/^\d+$/.test(text)) continue
    const run = runs.at(-1)
    const last = run?.at(-1) ?? -3
    const joined =
      last === index - 1
        ? tokens[last]?.after === ','
        : last === index - 2 && joiners.test(tokens[index - 1]?.text ?? '')
    if (run && joined) run.push(index)
    else runs.push([index])
  }
  return runs
}

/** Whether nothing that the number could count follows it. */
function endsThere(tokens: readonly Token[], at: number, asked: ReadonlySet<number>): boolean {
  const [token, after, beyond] = [tokens[at], tokens[at + 1], tokens[at + 2]?.text ?? '']
  if (!after || (token?.after ?? '') !== '') return true
  if (/^(called|titled|headed)$/.test(after.text)) return true
  if (goesOn.test(after.text)) return !(joiners.test(after.text) && howMany.test(beyond))
  // "How many in 6 overdue?", "6 lead?": the word asks for it, and is not what is counted.
  const states = /^(overdue|late|due|outstanding|behind)$/.test(after.text)
  const within = insideOf.test(tokens[at - 1]?.text ?? '')
  return asked.has(at + 1) && ((states && within) || opens(tokens, at))
}

/** "5 actions and how many", "7 lead?": the number opens a short question that is no statement. */
function opens(tokens: readonly Token[], at: number): boolean {
  return (
    at === 0 && tokens.length <= 6 && !tokens.some(({ text }) => /^(is|are|was|were|have|has)$/.test(text))
  )
}

/** Whether the words around the numbers name parts of the plan by them. */
function saidOfPart(
  tokens: readonly Token[],
  first: number,
  last: number,
  asked: ReadonlySet<number>,
): boolean {
  const [earlier, before] = [tokens[first - 2]?.text ?? '', tokens[first - 1]?.text ?? '']
  if (opens(tokens, first)) return true
  if (/\d/.test(earlier) || (tokens[first - 1]?.after ?? '') !== '') return false
  if (insideOf.test(before) || takesOne.test(before)) return true
  if (before === 'for' || before === 'on') return earlier !== 'due'
  // "More overdue than 2".
  if (before === 'than') return asked.has(first - 2)
  // "Run-through of 1", "actions under 5"; "a list of 5" and "children under 5" are none.
  if (before === 'of' || before === 'under')
    return asked.has(first - 2) || /^(through|overview|rundown|summary|comes?|sits?)$/.test(earlier)
  // "What's 6 called?"
  if (/^(what|whats|is|s)$/.test(before) && /^(called|titled|headed)$/.test(tokens[last + 1]?.text ?? ''))
    return true
  if (/^(has|is)$/.test(before)) return /^(who|whos)$/.test(earlier) && last === tokens.length - 1
  // "1's action table".
  const owns = tokens[last + 1]?.text === 's' && positions(last + 2, last + 4).some((i) => asked.has(i))
  return owns && (first === 0 || /^(me|list|show|are|what|whats|when|whens|is)$/.test(before))
}

/** The words that ask something of priorities or actions. */
export function askedOfParts(
  aspects: readonly Found<Aspect>[],
  things: readonly Found<Thing>[],
): ReadonlySet<number> {
  return wordsOf([
    ...aspects.filter(({ meaning }) => ofParts.has(meaning)),
    ...things.filter(({ meaning }) => meaning === 'action'),
  ])
}
