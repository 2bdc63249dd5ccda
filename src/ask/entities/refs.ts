import type { LoadedPlan } from '../../plan/library.ts'
import { oncePer } from '../once-per.ts'
import { numberOf, ordinalOf, type Token, positions } from '../words/words.ts'
import { bareNumbers, counts } from './bare-numbers.ts'
import { findParagraphs } from './paragraph-numbers.ts'
import type { RefMention } from './ref-mention.ts'

const priorityWords = new Set(['priority', 'priorit', 'prio', 'pri', 'p', 'number'])
const actionWords = new Set(['action', 'task', 'milestone', 'a', 'item', 'row'])
const joiners = new Set(['and', 'or', 'to'])

/**
 * Finds "priority 7", "P7 and P8", "action 2.3", "11.1 p10", "SMP 1.1", and where none of these is said the numbers alone that
 * name a part of the plan beside the words of `asked`. What "and 8?" means is left to the conversation.
 */
export function findRefs(
  tokens: readonly Token[],
  loaded: LoadedPlan,
  asked: ReadonlySet<number> = new Set(),
): RefMention[] {
  const numbers = priorityNumbers(loaded)
  const found: RefMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const mention = smpAt(tokens, i, loaded, numbers) ?? actionAt(tokens, i, loaded)
    const list = mention ? [mention] : prioritiesAt(tokens, i, numbers)
    found.push(...list)
    const last = list.at(-1)?.tokens.at(-1)
    if (last !== undefined) i = Math.max(i, last)
  }
  return narrow(found.length > 0 ? found : bareNumbers(tokens, numbers, asked), loaded)
}

function compact(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '')
}

/** "SMP1", "SMP 2.3", "service management priority 2"; the whole is one mention. */
function smpAt(
  tokens: readonly Token[],
  i: number,
  loaded: LoadedPlan,
  numbers: ReadonlyMap<string, string>,
): RefMention | null {
  const words = (n: number) =>
    tokens
      .slice(i, i + n)
      .map((token) => token.stem)
      .join(' ')
  const length = /^smps?$/.test(words(1))
    ? 1
    : /^(servic )?management priority$/.test(words(3))
      ? 3
      : words(2) === 'management priority'
        ? 2
        : 0
  if (length === 0) return ordinalSmpAt(tokens, i, numbers)
  const at = i + length
  let number = tokens[at]?.text ?? ''
  let used = length + 1
  if (actionWords.has(number)) {
    number = tokens[at + 1]?.text ?? ''
    used++
  }
  const whole = Array.from({ length: used }, (_, n) => i + n)
  const twice = /^(\d)-(\d\.\d+)$/.exec(number)
  const ref = twice?.[2] ?? number
  if (/^\d+\.\d+[a-d]?$/.test(ref))
    return { kind: 'action', keys: actionKeys(`smp${ref}`, loaded), said: `SMP ${ref}`, tokens: whole }
  const value = numberOf(number)
  if (value === null) return null
  const key = numbers.get(`smp${value}`)
  return { kind: 'priority', keys: key === undefined ? [] : [key], said: `SMP ${value}`, tokens: whole }
}

/** "The second service management priority", "the first SMP". */
function ordinalSmpAt(
  tokens: readonly Token[],
  i: number,
  numbers: ReadonlyMap<string, string>,
): RefMention | null {
  const value = ordinalOf(tokens[i]?.text ?? '')
  const after = tokens
    .slice(i + 1, i + 4)
    .map((token) => token.stem)
    .join(' ')
  // "Which lands first, SMP 2.2 or SMP 2.3?" names actions.
  const broken = tokens[i]?.after !== ''
  const numbered = /\d/.test(tokens[i + 2]?.text ?? '')
  const length = /^smp\b/.test(after) && !numbered ? 1 : /^servi\w* manage\w* priority$/.test(after) ? 3 : 0
  const key = value === null ? undefined : numbers.get(`smp${String(value)}`)
  return key === undefined || length === 0 || broken
    ? null
    : { kind: 'priority', keys: [key], said: `SMP ${String(value)}`, tokens: positions(i, i + length) }
}

function actionAt(tokens: readonly Token[], i: number, loaded: LoadedPlan): RefMention | null {
  const word = tokens[i]?.text ?? ''
  if (!/^\d{1,2}\.\d{1,2}[a-d]?$/.test(word)) return null
  if (tokens[i + 1]?.text === 'percent') return null
  if (findParagraphs(tokens.slice(i, i + 1), loaded).length > 0) return null
  const keys = actionKeys(word, loaded)
  const named = actionWords.has(tokens[i - 1]?.stem ?? '')
  const plausible = Number(word.split('.')[0]) <= 20 && Number(word.split('.')[1]?.replace(/\D/g, '')) <= 15
  if (keys.length === 0 && !named && !plausible) return null
  return { kind: 'action', keys, said: word, tokens: named ? [i - 1, i] : [i] }
}

const priorityNumbers = oncePer(
  ({ priorities }: LoadedPlan) =>
    new Map([...priorities.values()].map(({ number, key }) => [compact(number), key])),
)

/** The keys of actions by their printed number, and those of unnumbered rows by their number and letter. */
const actionNumbers = oncePer(({ actions }: LoadedPlan) => {
  const rows = [...actions.values()]
  return {
    whole: Map.groupBy(
      rows.filter(({ parentKey }) => parentKey === null),
      ({ ref }) => compact(ref),
    ),
    parts: Map.groupBy(
      rows.filter(({ parentKey }) => parentKey !== null),
      ({ label }) => compact(label).replace(/[()]/g, ''),
    ),
  }
})

function actionKeys(said: string, loaded: LoadedPlan): string[] {
  const wanted = compact(said)
  const { whole, parts } = actionNumbers(loaded)
  return (whole.get(wanted) ?? parts.get(wanted) ?? []).map(({ key }) => key)
}

/** "priority 7", "priorities 5, 6 and 7", "p7", "the seventh priority". */
function prioritiesAt(
  tokens: readonly Token[],
  i: number,
  numbers: ReadonlyMap<string, string>,
): RefMention[] {
  const word = tokens[i]
  if (!word) return []
  const make = (value: number, at: number[]): RefMention => {
    const key = numbers.get(String(value))
    return { kind: 'priority', keys: key === undefined ? [] : [key], said: String(value), tokens: at }
  }
  const ordinal = ordinalOf(word.text)
  const after = tokens[i + 1]?.stem ?? ''
  // "The second priority 8 indicator" is of priority 8.
  const numbered = numberOf(tokens[i + 2]?.text ?? '') !== null && !counts(tokens[i + 3]?.text ?? '')
  if (ordinal !== null && ordinal > 0 && after === 'priority' && !numbered) return [make(ordinal, [i, i + 1])]
  if (!priorityWords.has(word.stem)) return []
  const found: RefMention[] = []
  let at = i + 1
  while (['no', 'number', 'num', 'lead'].includes(tokens[at]?.text ?? '') && tokens[at + 1]) at++
  if (tokens[at - 1]?.text === 'lead') return []
  for (; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? ''
    const value = numberOf(text)
    if (value !== null && (word.stem !== 'number' || value <= 20)) {
      if (counts(tokens[at + 1]?.text ?? '')) break
      found.push(make(value, found.length === 0 ? [...positions(i, at)] : [at]))
    } else if (found.length === 0 || !(joiners.has(text) || priorityWords.has(text))) break
  }
  if (word.stem === 'number' && !tokens.some((token) => token.stem === 'priority')) return []
  return found
}

/** A priority named beside an action number says which of several actions is meant, and is then used up. */
function narrow(found: RefMention[], loaded: LoadedPlan): RefMention[] {
  const priorities = found.filter((mention) => mention.kind === 'priority')
  const used = new Set<RefMention>()
  const rows = found.filter(({ kind }) => kind === 'action')
  const mentions = found.map((mention) => {
    if (mention.kind === 'priority') return mention
    const own = numberedWithin(mention, priorities, loaded)
    if (own) {
      used.add(own.priority)
      return { ...mention, keys: own.keys, tokens: [...mention.tokens, ...own.priority.tokens] }
    }
    const having = priorities.filter((priority) =>
      mention.keys.some((key) => priority.keys.includes(loaded.actions.get(key)?.priorityKey ?? '')),
    )
    // "11.4 in priority 10 or 11" is both.
    if (rows.length === 1 && having.length > 1) {
      for (const priority of having) used.add(priority)
      const tokens = having.flatMap((priority) => priority.tokens)
      return { ...mention, tokens: [...mention.tokens, ...tokens] }
    }
    const within = nearest(mention, having, used)
    if (!within) return mention
    used.add(within)
    const keys = mention.keys.filter((key) =>
      within.keys.includes(loaded.actions.get(key)?.priorityKey ?? ''),
    )
    return { ...mention, keys, said: mention.said, tokens: [...mention.tokens, ...within.tokens] }
  })
  return mentions.filter((mention) => !used.has(mention))
}

/** "11.4 in priority 10 or 11.4 in priority 11": each number goes with the priority beside it, and no two with one. */
function nearest(
  { tokens }: RefMention,
  priorities: readonly RefMention[],
  used: ReadonlySet<RefMention>,
): RefMention | undefined {
  const apart = (other: RefMention) =>
    Math.min(...tokens.flatMap((i) => other.tokens.map((j) => Math.abs(i - j)))) + (used.has(other) ? 0.5 : 0)
  return [...priorities].sort((a, b) => apart(a) - apart(b))[0]
}

/** "2.3 in SMP2": an action that its priority numbers so after letters of its own. */
function numberedWithin(
  { said, keys }: RefMention,
  priorities: readonly RefMention[],
  { actions, priorities: all }: LoadedPlan,
): { priority: RefMention; keys: string[] } | null {
  for (const priority of priorities) {
    const [key = '', ...others] = priority.keys
    if (others.length > 0 || keys.some((each) => actions.get(each)?.priorityKey === key)) continue
    const own = (all.get(key)?.actionKeys ?? []).filter(
      (each) => compact(actions.get(each)?.ref ?? '').replace(/^[a-z]+/, '') === said,
    )
    if (own.length > 0) return { priority, keys: own }
  }
  return null
}
