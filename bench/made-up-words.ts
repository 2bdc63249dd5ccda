/** A seeded generator of numbers from 0 up to 1 (Mulberry32): the same seed gives the same sequence. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const starts = 'b br c ch d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w z'.split(' ')
const middles = 'a e i o u ai ea ee oa oo ou'.split(' ')
const ends = 'b ck d g l ll m n nd ng nt p r rd rt s sh st t th x'.split(' ')

/** So many different words that look like English and are none in `taken`. */
export function madeUpWords(count: number, seed: number, taken: ReadonlySet<string>): string[] {
  const random = seeded(seed)
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const words = new Set<string>()
  while (words.size < count) {
    const syllables = 2 + Math.floor(random() * 2)
    const word = Array.from({ length: syllables }, () => pick(starts) + pick(middles)).join('') + pick(ends)
    if (!taken.has(word)) words.add(word)
  }
  return [...words]
}
