import type { LoadedPlan } from '../../plan/library.ts'
import type { RefMention } from '../entities/ref-mention.ts'
import { findRefs } from '../entities/refs.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { positions, type Token } from '../words/words.ts'
import { statusAt, type StatusSaid } from './status-said.ts'

/**
 * One report within a message: for each number that it begins with, the actions that bear it; how they go; and the
 * positions of its first word after the numbers and of the word behind its last.
 */
export type Report = { actionKeys: string[][]; said: StatusSaid; from: number; end: number }

/** What may stand before the first number. */
const lead = new Set(
  'action actions update updates on for re task item smp please my quick hi hello and'.split(' '),
)
const between = new Set('and or plus action actions smp'.split(' '))
const beside = new Set('in of under for'.split(' '))

/** A number with what says which of its actions is meant: "11.1 p10", "11.1 in priority 10". */
type Head = { keys: string[]; from: number; to: number }
/** Numbers that are reported on together: "2.2 and 2.3 done". */
type Group = { heads: Head[]; said: StatusSaid }

/** The reports of a message that is one, in their order; none for a question and whatever else is no report. */
export function reportsIn(tokens: readonly Token[], loaded: LoadedPlan, vocabulary: Vocabulary): Report[] {
  const heads = findRefs(tokens, loaded)
    .filter(({ kind, keys }) => kind === 'action' && keys.length > 0)
    .map((ref) => headOf(ref, tokens))
    .sort((a, b) => a.from - b.from)
  const [first] = heads
  if (!first || !tokens.slice(0, first.from).every(({ text }) => lead.has(text))) return []
  const groups = groupsAmong(heads, tokens, vocabulary)
  if (groups[0]?.heads[0] !== first) return []
  return groups.map(({ heads: [head, ...more], said }, i) => {
    const from = Math.max(head?.to ?? 0, ...more.map(({ to }) => to)) + 1
    const next = groups[i + 1]?.heads[0]?.from ?? tokens.length
    const joined = next < tokens.length && /^(?:and|but|while)$/.test(tokens[next - 1]?.text ?? '')
    return {
      actionKeys: [...(head ? [head] : []), ...more].map(({ keys }) => keys),
      said,
      from,
      end: joined ? next - 1 : next,
    }
  })
}

function groupsAmong(heads: readonly Head[], tokens: readonly Token[], vocabulary: Vocabulary): Group[] {
  const groups: Group[] = []
  const seen = new Set<string>()
  for (let i = 0; i < heads.length; i++) {
    const together = joinedFrom(heads, i, tokens)
    const last = together.at(-1)
    const [head] = together
    if (!head || !last || (groups.length > 0 && !opensClause(tokens, head.from))) continue
    if (together.some(({ keys }) => keys.some((key) => seen.has(key)))) continue
    const said = statedBehind(tokens, last.to + 1, vocabulary)
    if (said === null) continue
    for (const { keys } of together) for (const key of keys) seen.add(key)
    groups.push({ heads: together, said })
    i += together.length - 1
  }
  return groups
}

/** How it goes, unless the clause that says so is a question. */
function statedBehind(tokens: readonly Token[], from: number, vocabulary: Vocabulary): StatusSaid | null {
  const said = statusAt(tokens, from, tokens.length, vocabulary)
  const ends = tokens.find(
    ({ after, index }) => said !== null && index >= from && after !== '' && after !== ':',
  )
  return ends?.after === '?' ? null : said
}

/** A report begins the message or a clause: "2.3 slipping because 2.2 is on hold" has one. */
function opensClause(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before?.after !== '' || /^(?:and|but|while)$/.test(before.text)
}

function joinedFrom(heads: readonly Head[], at: number, tokens: readonly Token[]): Head[] {
  const together = heads.slice(at, at + 1)
  for (const head of heads.slice(at + 1)) {
    const last = together.at(-1)
    const apart = last ? positions(last.to + 1, head.from - 1) : []
    const joined = apart.length > 0 || tokens[head.from - 1]?.after === ','
    if (!joined || !apart.every((i) => between.has(tokens[i]?.text ?? ''))) break
    together.push(head)
  }
  return together
}

/** The words of the number itself and of a priority right beside it: one named further on belongs to the text. */
function headOf({ keys, tokens: at }: RefMention, tokens: readonly Token[]): Head {
  const own = [...at].sort((a, b) => a - b)
  const from = own[0] ?? 0
  let to = from
  for (const index of own) {
    const apart = positions(to + 1, index - 1)
    if (apart.every((i) => beside.has(tokens[i]?.text ?? ''))) to = index
  }
  return { keys, from, to }
}
