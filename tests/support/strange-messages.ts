import fc from 'fast-check'
import pieces from './strange-pieces.json' with { type: 'json' }

/** A message that nobody means well, and how it was made. */
export type StrangeMessage = { made: string; text: string }

/** The longest message that is made, in UTF-16 units. */
const longest = 100_000

/** Markup, templates, patterns, odd characters, other scripts, and what the engine itself looks for. */
// Half a pair cannot stand in JSON.
const piece = fc.constantFrom(...pieces, '\ud83d', '\ude00')

const changes = ['cut', 'drop', 'double', 'swap', 'insert', 'capitals', 'end', 'turn', 'again'] as const
type Change = { how: (typeof changes)[number]; at: number; piece: string }
const change: fc.Arbitrary<Change> = fc.record({ how: fc.constantFrom(...changes), at: fc.nat(200), piece })

function changed(text: string, { how, at, piece }: Change): string {
  const i = text.length === 0 ? 0 : at % text.length
  const [before, after] = [text.slice(0, i), text.slice(i)]
  switch (how) {
    case 'cut':
      return before
    case 'drop':
      return before + after.slice(1)
    case 'double':
      return before + after.slice(0, 1) + after
    case 'swap':
      return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2)
    case 'insert':
      return before + piece + after
    case 'capitals':
      return before + after.toUpperCase()
    case 'end':
      return after
    case 'turn':
      // By units, so that the halves of a pair change places.
      return (
        before + Array.from({ length: after.length }, (_, i) => after.charAt(after.length - 1 - i)).join('')
      )
    case 'again':
      return `${text} ${after}`.slice(0, longest)
  }
}

/** Random messages, and questions of `known` with things done to them. Seeded by whoever draws from it. */
export function strangeMessages(known: readonly string[]): fc.Arbitrary<StrangeMessage> {
  const question = fc.constantFrom(...known)
  const kind = (weight: number, made: string, texts: fc.Arbitrary<string>) => ({
    weight,
    arbitrary: texts.map((text): StrangeMessage => ({ made, text })),
  })
  return fc.oneof(
    kind(40, 'a question, changed', fc.tuple(question, many(change, 1, 6)).map(appliedTo)),
    kind(12, 'several questions', fc.tuple(many(question, 2, 8), glue).map(joined)),
    kind(12, 'words of questions', many(fc.tuple(question, fc.nat(30)).map(nthWord), 1, 40).map(sentence)),
    kind(20, 'pieces', many(piece, 0, 60).map(run)),
    kind(6, 'any characters', fc.string({ unit: 'binary', maxLength: 400, size: 'max' })),
    kind(3, 'broken pairs', many(halfOrAnyUnit, 0, 200).map(run)),
    kind(5, 'letters and emoji', fc.string({ unit: 'grapheme', maxLength: 300, size: 'max' })),
    kind(
      1,
      'over and over',
      fc.tuple(fc.oneof(piece, question), fc.integer({ min: 100, max: longest })).map(filled),
    ),
    kind(1, 'thousands of things', fc.tuple(fc.constantFrom(...things), fc.nat(5_000), glue).map(listed)),
  )
}

/** What goes between texts that are put together. */
const glue = fc.constantFrom('', ' ', ', ', '\n', '? ', ' and ')
const halfOrAnyUnit = fc
  .oneof(fc.integer({ min: 0xd800, max: 0xdfff }), fc.nat(0xffff))
  .map((unit) => String.fromCharCode(unit))

function many<Value>(of: fc.Arbitrary<Value>, minLength: number, maxLength: number): fc.Arbitrary<Value[]> {
  return fc.array(of, { minLength, maxLength, size: 'max' })
}

const run = (texts: readonly string[]) => texts.join('')
const sentence = (words: readonly string[]) => words.join(' ')
const joined = ([texts, between]: [string[], string]) => texts.join(between)
const nthWord = ([text, n]: [string, number]) => text.split(' ').at(n) ?? ''
const appliedTo = ([text, done]: [string, Change[]]) => done.reduce(changed, text)
const filled = ([text, length]: [string, number]) =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length)
const listed = ([thing, count, between]: [Thing, number, string]) =>
  Array.from({ length: count }, (_, i) => thing(i))
    .join(between)
    .slice(0, longest)

/** The nth of as many different numbers, names, dates or words as are wanted. */
type Thing = (n: number) => string
const things: Thing[] = [
  (n) => String(n),
  (n) => `${n % 14}.${n % 7}`,
  (n) => `priority ${n % 20}`,
  (n) => `SMP${n % 4}.${n % 9}`,
  (n) => ['David', 'Liz Bell', 'Andrew', 'Gillian Cawley', 'Sally Orr'][n % 5] ?? '',
  (n) => `${(n % 31) + 1} March ${2_000 + (n % 40)}`,
  (n) => `wurd${n.toString(36)}`,
  (n) => `word${'xyz'[n % 3] ?? ''}${n}`,
]
