import type { Found } from '../words/phrase-book.ts'
import type { Aspect } from '../vocabulary.ts'
import { positions, type Token } from '../words/words.ts'

/** The aspects that a message asks for, without words that only look like one where they stand. */
export function aspectsMeant(
  found: readonly Found<Aspect>[],
  tokens: readonly Token[],
  planWords: ReadonlySet<number>,
): Found<Aspect>[] {
  const watching = found.filter(({ meaning, from, to }) => meaning === 'monitoring' && to > from)
  const contacts = found.filter(({ meaning, from, to }) => meaning === 'contact' && to > from)
  return (
    found
      // The report of "the June 2018 report" asks of no reporting.
      .filter(({ from, to }) => !positions(from, to).every((i) => planWords.has(i)))
      // "Missing lessons" is no missed deadline.
      .filter((one) => one.meaning !== 'overdue' || !missesSomething(one, tokens))
      // "Good or outstanding" is how a school was judged.
      .filter(({ meaning, from }) => meaning !== 'overdue' || !judged(from, tokens))
      // "The multi-agency training action" asks for no agency.
      .filter((one) => one.meaning !== 'agency' || !joinedToOther(one, tokens))
      // "How does it mean to do that?" asks what is intended, and not what a word means.
      .filter((one) => one.meaning !== 'definition' || !intends(one, tokens))
      // A "new plan" is spoken of; "what's new?" asks what has changed.
      .filter(({ meaning, from, to }) => meaning !== 'changed' || from !== to || !describesNoun(from, tokens))
      // "What are schools expected to do?" asks what, and not by when.
      .filter(({ meaning, to }) => meaning !== 'when' || !expectsToDo(to, tokens))
      // "Who oversees progress on it?" asks who watches, and not who leads.
      .filter(
        ({ meaning, from, to }) =>
          meaning !== 'lead' || !watching.some((phrase) => phrase.from <= from && to < phrase.to),
      )
      // The officer of "contact officer" leads no action.
      .filter(
        ({ meaning, from, to }) =>
          meaning !== 'officer' || !contacts.some((contact) => contact.from <= from && to <= contact.to),
      )
  )
}

/** The aspects that are not said by these words alone. */
export function outside(found: readonly Found<Aspect>[], words: readonly number[]): Found<Aspect>[] {
  return found.filter(({ from, to }) => !positions(from, to).every((i) => words.includes(i)))
}

/** "Expected to do", "expected of employers": somebody is to do something, and nothing is awaited. */
function expectsToDo(at: number, tokens: readonly Token[]): boolean {
  const [next, after] = [tokens[at + 1]?.text ?? '', tokens[at + 2]?.text ?? '']
  const ends =
    /^(be|finish|end|land|complete|start|begin|happen|conclude|report|open|launch|arrive|have|by|last)$/
  return tokens[at]?.text === 'expected' && (next === 'of' || (next === 'to' && !ends.test(after)))
}

/** "Good or outstanding", "outstanding schools", "rated outstanding". */
function judged(at: number, tokens: readonly Token[]): boolean {
  return (
    tokens[at]?.text === 'outstanding' &&
    (/^(or|good|rated|judged|graded)$/.test(tokens[at - 1]?.text ?? '') ||
      /^(or|schools?|providers?|ofsted|judgements?|ratings?)$/.test(tokens[at + 1]?.text ?? ''))
  )
}

/** "The new plan", "a new approach": a word before its noun, with no word before it that asks for news. */
function describesNoun(at: number, tokens: readonly Token[]): boolean {
  return (
    tokens[at]?.text === 'new' &&
    tokens[at].after === '' &&
    /^(the|a|an|its|their|our|his|her|this|that|of|for|on|essex|hertfordshire|herts)$/.test(
      tokens[at - 1]?.text ?? '',
    ) &&
    tokens[at + 1] !== undefined
  )
}

/** "Means to spread the word", "did they mean to publish it": somebody intends something. */
function intends({ from, to }: Found<Aspect>, tokens: readonly Token[]): boolean {
  const next = tokens[from + 2]?.text
  return (
    from === to &&
    /^(mean|means|meant|meaning)$/.test(tokens[from]?.text ?? '') &&
    tokens[from + 1]?.text === 'to' &&
    next !== undefined &&
    !/^(a|an|the|me|us|you|them|him|her|be|say|our|my|your|their|its|this|that|people|children|families|parents)$/.test(
      next,
    )
  )
}

/** Whether a word is the second half of a compound: the "agency" of "multi-agency". */
function joinedToOther({ from, to }: Found<Aspect>, tokens: readonly Token[]): boolean {
  return from === to && /^(multi|inter|cross|single|joint)$/.test(tokens[from - 1]?.text ?? '')
}

/** "Missing school", "missed lessons": something other than a date is missed. */
function missesSomething({ from, to }: Found<Aspect>, tokens: readonly Token[]): boolean {
  const next = tokens[from + 1]?.text
  // "What will I miss?": nothing has gone by yet.
  if (from === to && tokens[from]?.text === 'miss' && (next === undefined || tokens[from].after !== ''))
    return true
  return (
    from === to &&
    /^miss(ing|ed)$/.test(tokens[from]?.text ?? '') &&
    next !== undefined &&
    !/^(a|an|the|its|their|his|her|our|any|anything|something|everything|some|yet|it|them|already|this|last|since|by|in|so|dates?|deadlines?|milestones?|targets?|actions?|ones?|timescales?)$/.test(
      next,
    )
  )
}
