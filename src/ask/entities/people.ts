import { distance } from 'fastest-levenshtein'
import type { LoadedPlan } from '../../plan/library.ts'
import { makeNearWords } from '../words/near-words.ts'
import { soundOf } from '../words/sound.ts'
import { tokenise, type Token } from '../words/words.ts'

/** Words of a message that name somebody: everyone they may mean, surest first. */
export type PersonMention = { people: string[]; said: string; tokens: number[]; exact: boolean }

type Named = { person: string; first: string; last: string }
/** A plan's people, to be found by exact and by nearly right names. */
type People = {
  named: readonly Named[]
  byFirst: ReadonlyMap<string, readonly Named[]>
  byLast: ReadonlyMap<string, readonly Named[]>
  nearFirst: (said: string) => Named[]
  nearLast: (said: string) => Named[]
}
/** No name is recognised with more slips than these. */
const mostSlips = 2

/** Finds the plan's people in messages, by any part of the name and with slips of the finger. */
export type PeopleFinder = (tokens: readonly Token[], ordinary: (token: Token) => boolean) => PersonMention[]

const nicknames: readonly (readonly string[])[] = [
  ['david', 'dave'],
  ['andrew', 'andy'],
  ['elizabeth', 'liz', 'lizzie'],
  ['gillian', 'gill', 'jill'],
  ['deborah', 'debbie', 'deb'],
  ['christopher', 'chris'],
  ['nicholas', 'nic', 'nick', 'nicola'],
  ['caroline', 'carol'],
  ['jonathan', 'jon', 'john'],
  ['jennifer', 'jenny', 'jen'],
  ['james', 'jim'],
  ['susan', 'sue'],
  ['robert', 'bob', 'rob'],
  ['gary', 'gaz'],
  ['jane', 'jan'],
]

/** Prepares the finder for one plan's people. */
export function makePeopleFinder(loaded: LoadedPlan): PeopleFinder {
  const named: Named[] = [...loaded.people.values()].map(({ name }) => {
    const words = tokenise(name).map((token) => token.text)
    return { person: name, first: words[0] ?? '', last: words.at(-1) ?? '' }
  })
  const near = (part: 'first' | 'last') => {
    const places = makeNearWords(named.map((person) => person[part]))
    return (said: string) => places(said, mostSlips).flatMap((i) => named[i] ?? [])
  }
  const people: People = {
    named,
    byFirst: Map.groupBy(named, ({ first }) => first),
    byLast: Map.groupBy(named, ({ last }) => last),
    nearFirst: near('first'),
    nearLast: near('last'),
  }
  return (tokens, ordinary) => {
    const found: PersonMention[] = []
    for (let i = 0; i < tokens.length; i++) {
      const mention = pairAt(tokens, i, people, ordinary) ?? singleAt(tokens, i, people, ordinary)
      if (!mention) continue
      found.push(mention)
      i = mention.tokens.at(-1) ?? i
    }
    return found
  }
}

/** "Karen Hutchinson": both words near one person's; the nearest person wins. */
function pairAt(
  tokens: readonly Token[],
  i: number,
  { named, nearLast }: People,
  ordinary: (token: Token) => boolean,
): PersonMention | null {
  const [a, b] = [tokens[i], tokens[i + 1]]
  if (!a || !b) return null
  // "Evans, David", as a list of staff has it.
  const turned =
    a.after === ',' ? named.find(({ first, last }) => first === b.text && last === a.text) : undefined
  if (turned) return { people: [turned.person], said: `${b.text} ${a.text}`, tokens: [i, i + 1], exact: true }
  // A whole name is one, though each of its words is a common one, too: "david ring".
  const whole = named.find(({ first, last }) => first === a.text && last === b.text)
  if (whole === undefined && ordinary(a) && ordinary(b)) return null
  const scored = nearLast(b.text)
    .map((person) => ({ person, off: pairDistance(a.text, b.text, person) }))
    .filter(({ off }) => off !== null)
    .sort((x, y) => (x.off ?? 0) - (y.off ?? 0))
  const best = scored[0]
  if (!best) return null
  const people = scored.filter(({ off }) => off === best.off).map(({ person }) => person.person)
  return { people, said: `${a.text} ${b.text}`, tokens: [i, i + 1], exact: best.off === 0 }
}

function pairDistance(first: string, last: string, person: Named): number | null {
  const a = sameFirstName(first, person.first) ? 0 : slip(first, person.first)
  const b = slip(last, person.last)
  return a === null || b === null || a + b > 3 ? null : a + b
}

function singleAt(
  tokens: readonly Token[],
  i: number,
  { named, byFirst, byLast, nearFirst, nearLast }: People,
  ordinary: (token: Token) => boolean,
): PersonMention | null {
  const token = tokens[i]
  if (!token || token.text.length < 3) return null
  const { text, stem } = token
  const of = (found: ReadonlyMap<string, readonly Named[]>, word: string) => found.get(word) ?? []
  const either = (found: ReadonlyMap<string, readonly Named[]>, other: boolean) =>
    inOrder([...of(found, text), ...(other && stem !== text ? of(found, stem) : [])], named)
  const known = [text, stem].some((word) => byFirst.has(word) || byLast.has(word))
  if (known) {
    const surnames = either(byLast, stem.length > 3)
    const people = (surnames.length > 0 ? surnames : either(byFirst, true)).map(({ person }) => person)
    const wordToo = ordinary(token)
    return people.length === 0 || wordToo ? null : { people, said: token.text, tokens: [i], exact: true }
  }
  if (ordinary(token) || token.text.length < 4) return null
  const nickname = inOrder(
    nicknames
      .filter((group) => group.includes(text))
      .flatMap((group) => group.flatMap((name) => of(byFirst, name))),
    named,
  )
  if (nickname.length > 0)
    return { people: nickname.map(({ person }) => person), said: token.text, tokens: [i], exact: true }
  const near = nearLast(text).filter(({ last }) => {
    const off = startsAlike(token.text, last) ? slip(token.text, last) : null
    return off !== null && off <= (token.text.length >= 7 ? 2 : 1)
  })
  if (near.length > 0)
    return { people: near.map(({ person }) => person), said: token.text, tokens: [i], exact: false }
  const forenames = nearFirst(text).filter(
    ({ first }) => startsAlike(token.text, first) && slip(token.text, first) === 1,
  )
  return forenames.length > 0
    ? { people: forenames.map(({ person }) => person), said: token.text, tokens: [i], exact: false }
    : null
}

/** "Ring who?": a common word that begins a message and bids somebody do something, though it is a name, too. */
export function calledUpon(
  { tokens: [at, ...others] }: PersonMention,
  tokens: readonly Token[],
  ordinaryWords: ReadonlySet<string>,
): boolean {
  const [first, second] = tokens
  return (
    at === 0 &&
    others.length === 0 &&
    ordinaryWords.has(first?.text ?? '') &&
    /^whom?$/.test(second?.text ?? '')
  )
}

/** People once each, in the plan's order. */
function inOrder(found: readonly Named[], named: readonly Named[]): Named[] {
  return found.length < 2
    ? [...found]
    : [...new Set(found)].sort((a, b) => named.indexOf(a) - named.indexOf(b))
}

function sameFirstName(said: string, name: string): boolean {
  return said === name || nicknames.some((group) => group.includes(said) && group.includes(name))
}

/** A short word that starts with another letter is another word: "Park" is not Mark, nor "Tell" Bell. */
function startsAlike(said: string, meant: string): boolean {
  return said.length > 5 || said.startsWith(meant.charAt(0))
}

/** How many slips of the finger lie between two words; null where they are too many for their length. */
function slip(said: string, meant: string): number | null {
  const off = distance(said, meant)
  const allowed = meant.length <= 3 ? 0 : meant.length <= 5 ? 1 : 2
  const doubledEnd = said === `${meant}s`
  if (doubledEnd) return 0
  if (off <= allowed) return off
  // "Jaky" is "Jackie" by its sound.
  return meant.length > 3 && soundOf(said) === soundOf(meant) ? 1 : null
}
