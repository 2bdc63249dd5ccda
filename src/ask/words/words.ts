/** One word of a message: as the engine compares it, and where it stood. */
export type Token = {
  /** Lower case, apostrophes and accents removed: "Cawley's" is "cawley". */
  text: string
  stem: string
  index: number
  /** The punctuation that followed, if it may end a question: "?", "." or ",". */
  after: string
  /** Written like a name: "Ring", not "ring" or "RING". */
  capital: boolean
}

/** Longest message that is read; the rest is ignored. Nobody asks a plan a question longer than this. */
const longestMessage = 4000

/** A message without mention markup (`<at>Plan Bot</at>`), with plain quotes, dashes and spaces. */
export function cleanMessage(text: string): string {
  const start = text.slice(0, longestMessage)
  return unclean.test(start) ? cleaned(start) : start
}

/** What a text must hold for there to be anything to clean; most texts of a plan hold none of it. */
const unclean = /[<>&‘’`´“”‐‑‒–—−(]|\s\s|[^\S ]|^\s|\s$|i\.e|e\.g|viz/i

function cleaned(text: string): string {
  return text
    .replace(/<at\b[^>]*>.*?<\/at>/gis, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/(\d\.\d+)\s*\(([a-d])\)/gi, '$1$2')
    .replace(/\b(?:i\.e|e\.g|viz)\.?(?=[\s,)]|$)/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const wordPattern =
  /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[./-]\d+)*(?:(?:st|nd|rd|th|[a-d])\b)?|\p{L}+(?:'\p{L}+)*|[%£&?.,;!:]/gu

/** The words of a message in order. Numbers with dots or slashes ("2.3", "1/7/11") stay whole; "SMP1.1" is two words. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const [piece] of cleanMessage(text).matchAll(wordPattern)) {
    if (/^[?.,;!:]$/.test(piece)) {
      const last = tokens.at(-1)
      if (last) last.after = strongest(last.after, piece)
      continue
    }
    const word = wordOf(piece)
    if (word.text !== '') tokens.push({ ...word, index: tokens.length, after: '' })
  }
  return tokens.map((token, i) => inShortYear(token, tokens[i - 1], tokens[i + 1]))
}

/** "In 16-17" is the year 2016/17; "16-17 year olds" and "for 16-17" are ages. */
function inShortYear(token: Token, before: Token | undefined, after: Token | undefined): Token {
  if (!/^\d\d-\d\d$/.test(token.text) || !/^(in|during)$/.test(before?.text ?? '')) return token
  if (/^(years?|olds?)$/.test(after?.text ?? '')) return token
  return { ...token, ...wordOf(token.text.replace('-', '/')) }
}

/** Where each word of a cleaned message begins, in the order of its tokens. */
export function wordPlaces(message: string): number[] {
  return [...message.matchAll(wordPattern)]
    .filter(([piece]) => !/^[?.,;!:]$/.test(piece) && wordOf(piece).text !== '')
    .map(({ index }) => index)
}

type Word = Pick<Token, 'text' | 'stem' | 'capital'>
/** Words met before; one beyond so many, or a very long one, is read anew each time. No word of English is so long, and none such is stemmed. */
const words = new Map<string, Word>()
const [mostWords, longestWord] = [50_000, 40] as const

function wordOf(piece: string): Word {
  const before = words.get(piece)
  if (before !== undefined) return before
  const text = normaliseWord(piece)
  const word = { text, stem: stem(text), capital: /^\p{Lu}\p{Ll}/u.test(piece) }
  if (words.size < mostWords && piece.length <= longestWord) words.set(piece, word)
  return word
}

function strongest(before: string, piece: string): string {
  const rank = ['', ',', ':', ';', '.', '!', '?']
  return rank.indexOf(piece) > rank.indexOf(before) ? piece : before
}

function normaliseWord(piece: string): string {
  if (piece === '%') return 'percent'
  if (piece === '£') return 'pounds'
  if (piece === '&') return 'and'
  if (/^yrs?$/i.test(piece)) return 'year'
  const years = /^(20)?(\d\d)[/-](?:20)?(\d\d)$/.exec(piece)
  if (years && Number(years[3]) - Number(years[2]) === 1 && Number(years[2]) < 40 && (years[1] ?? '0') < '3')
    return years[1] !== undefined || piece.includes('/') ? `20${years[2] ?? ''}/${years[3] ?? ''}` : piece
  return piece
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/'(s|d|ll|ve|re|m)$/, '')
    .replace(/[',\s]/g, '')
}

const units = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen'.split(
  ' ',
)

const irregular: Record<string, string> = {
  children: 'child',
  childrens: 'child',
  men: 'man',
  women: 'woman',
  was: 'was',
  is: 'is',
  has: 'has',
  does: 'does',
  this: 'this',
  us: 'us',
  bus: 'bus',
  led: 'lead',
  leading: 'lead',
  leader: 'leader',
  fewer: 'few',
  fell: 'fall',
  fallen: 'fall',
  rose: 'rise',
  risen: 'rise',
  met: 'meet',
  chosen: 'choose',
  given: 'give',
  taken: 'take',
  taking: 'take',
  kept: 'keep',
  held: 'hold',
  found: 'find',
  said: 'say',
  thing: 'thing',
  during: 'during',
  need: 'need',
  young: 'young',
  being: 'being',
  theme: 'theme',
  themes: 'theme',
  rating: 'rating',
  ratings: 'rating',
  rated: 'rating',
}

/** The positions from a first word to a last one, both included. */
export function positions(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}

/** A light stem: plurals, -ing, -ed and a final e are dropped, so that "achieving" meets "achieve". */
export function stem(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined
  if (known !== undefined) return known
  const spelt = units.indexOf(word)
  if (spelt > 1) return String(spelt)
  if (word.length < 4 || word.length > longestWord || /\d/.test(word)) return word
  let root = word
  if (root.endsWith('ies') && root.length > 4) root = root.slice(0, -3) + 'y'
  else if (/(ss|sh|ch|x|z)es$/.test(root)) root = root.slice(0, -2)
  else if (/[^su]s$/.test(root) && !/(is|us)$/.test(root)) root = root.slice(0, -1)
  if (root.endsWith('ied') && root.length > 4) root = root.slice(0, -3) + 'y'
  else if (/[aeiouy].*ing$/.test(root) && root.length > 5) root = undouble(root.slice(0, -3))
  else if (/[aeiouy].*[^e]ed$/.test(root) && root.length > 4) root = undouble(root.slice(0, -2))
  if (/[^aeiou]e$/.test(root) && root.length > 3) root = root.slice(0, -1)
  return root
}

function undouble(root: string): string {
  return /([bdfgmnprt])\1$/.test(root) ? root.slice(0, -1) : root
}

const ordinalWords =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')

/** The whole number a word stands for ("eleven", "11", "7th" is null), or null. */
export function numberOf(word: string): number | null {
  if (/^\d+$/.test(word)) return Number(word)
  const spelt = units.indexOf(word)
  return spelt < 0 ? null : spelt
}

/** The place that an ordinal names ("second" and "2nd" are 2; "last" is -1), or null. */
export function ordinalOf(word: string): number | null {
  if (word === 'last' || word === 'final') return -1
  const digits = /^(\d+)(st|nd|rd|th)$/.exec(word)
  if (digits) return Number(digits[1])
  const spelt = ordinalWords.indexOf(word)
  return spelt < 1 ? null : spelt
}
