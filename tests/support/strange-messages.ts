import fc from 'fast-check'

/** A message that nobody means well, and how it was made. */
export type StrangeMessage = { made: string; text: string }

/** The longest message that is made, in UTF-16 units. */
const longest = 100_000

/** Pieces that break careless code: markup, templates, patterns, other scripts, and what the engine itself looks for. */
const pieces = [
  ...['${7*7}', '{{constructor}}', '%s%n', '$&', '__proto__', 'toString', 'undefined', 'null', '-0', 'NaN'],
  ...[
    '<script>alert(1)</script>',
    '<at>bot</at>',
    '&nbsp;',
    '&#x41;',
    '<!--',
    ']]>',
    '[a](http://b)',
    '| a | b |',
  ],
  ...['(a+)+$', '[a-z]{1,9999}', '\\', '\\u0000', '.*', '(?:', "'; DROP TABLE x; --", '../../etc/passwd'],
  ...[
    '\u0000',
    '\u0007',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\u2028',
    '\ud800',
    '\udc00',
    'e\u0301\u0301',
    'ﬁ',
    'ß',
    'İ',
  ],
  ...['مرحبا', 'שלום', '你好', '👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '½', '٣', '1e309', '999999999999999999', '-1', '0'],
  ...[
    'a',
    ' ',
    '\n',
    '\t',
    '?',
    '.',
    ',',
    '-',
    "'",
    '’',
    '"',
    '/',
    '(',
    ')',
    ':',
    '1',
    '11.1 ',
    'SMP1.2 ',
    '7 ',
  ],
  ...[
    'priority 7 ',
    'action 2.3 ',
    'David ',
    'Liz Bell ',
    'who ',
    'and ',
    'not ',
    'due ',
    'CSF ',
    'it ',
    'me ',
  ],
  ...[
    'by March 2012 ',
    '31/12/2011 ',
    '2011-12 ',
    'between 1 and 2 ',
    'next week ',
    '30 February ',
    'NEET ',
    'leed ',
  ],
  ...[
    'who leads priority 7? ',
    'when is 2.3 due? ',
    'and 5? ',
    'the last one ',
    'aaaa',
    'zx',
    "n't ",
    'e.g. ',
  ],
]
const piece = fc.constantFrom(...pieces)
const sized = (maxLength: number) => ({ maxLength, size: 'max' as const })

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
  const kinds: Record<string, { weight: number; arbitrary: fc.Arbitrary<string> }> = {
    'a question, changed': {
      weight: 40,
      arbitrary: fc
        .tuple(question, fc.array(change, { minLength: 1, ...sized(6) }))
        .map(([text, done]) => done.reduce(changed, text)),
    },
    'several questions': {
      weight: 12,
      arbitrary: fc
        .tuple(
          fc.array(question, { minLength: 2, ...sized(8) }),
          fc.constantFrom('', ' ', '\n', '? ', ' and '),
        )
        .map(([texts, glue]) => texts.join(glue)),
    },
    'words of questions': {
      weight: 12,
      arbitrary: fc
        .array(fc.tuple(question, fc.nat(30)), { minLength: 1, ...sized(40) })
        .map((picks) => picks.map(([text, n]) => text.split(' ').at(n) ?? '').join(' ')),
    },
    pieces: { weight: 20, arbitrary: fc.array(piece, sized(60)).map((each) => each.join('')) },
    'any characters': { weight: 6, arbitrary: fc.string({ unit: 'binary', ...sized(400) }) },
    'broken pairs': {
      weight: 3,
      arbitrary: fc
        .array(fc.oneof(fc.integer({ min: 0xd800, max: 0xdfff }), fc.nat(0xffff)), sized(200))
        .map((units) => String.fromCharCode(...units)),
    },
    'letters and emoji': { weight: 5, arbitrary: fc.string({ unit: 'grapheme', ...sized(300) }) },
    'one piece, over and over': {
      weight: 1,
      arbitrary: fc
        .tuple(fc.oneof(piece, question), fc.integer({ min: 100, max: longest }))
        .map(([each, length]) => each.repeat(Math.ceil(length / each.length)).slice(0, length)),
    },
    'thousands of numbers, names or words': {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom<Counted>(...counted),
          fc.nat(5_000),
          fc.constantFrom(' ', ', ', ' and ', '\n', '? '),
        )
        .map(([word, count, glue]) =>
          Array.from({ length: count }, (_, i) => word(i))
            .join(glue)
            .slice(0, longest),
        ),
    },
  }
  return fc.oneof(
    ...Object.entries(kinds).map(([made, { weight, arbitrary }]) => ({
      weight,
      arbitrary: arbitrary.map((text) => ({ made, text })),
    })),
  )
}

type Counted = (i: number) => string
const counted: Counted[] = [
  (i) => String(i),
  (i) => `${i % 14}.${i % 7}`,
  (i) => `priority ${i % 20}`,
  (i) => `SMP${i % 4}.${i % 9}`,
  (i) => ['David', 'Liz Bell', 'Andrew', 'Gillian Cawley', 'Sally Orr'][i % 5] ?? '',
  (i) => `${(i % 31) + 1} March ${2_000 + (i % 40)}`,
  (i) => `wurd${i.toString(36)}`,
  (i) => `word${'xyz'[i % 3] ?? ''}${i}`,
]
