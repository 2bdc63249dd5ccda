/** The places of the words that may be within so many slips of what was said, in the order they were given in. */
export type NearWords = (said: string, mostSlips: number, ending?: string) => number[]

/**
 * Prepares finding words that may be nearly the same, so that only few have to be compared letter by letter: a slip changes
 * the length by one letter at most, and the set of letters by two. With an ending, each word is taken with that ending.
 */
export function makeNearWords(words: readonly string[]): NearWords {
  const letters = Int32Array.from(words, lettersOf)
  const lengths = Uint16Array.from(words, ({ length }) => length)
  return (said, mostSlips, ending = '') => {
    const wanted = lettersOf(said)
    const added = lettersOf(ending)
    const found: number[] = []
    for (let i = 0; i < letters.length; i++) {
      const off = (lengths[i] ?? 0) + ending.length - said.length
      if (off > mostSlips || off < -mostSlips) continue
      if (bitsIn(((letters[i] ?? 0) | added) ^ wanted) <= 2 * mostSlips) found.push(i)
    }
    return found
  }
}

/** The letters from a to z that a word has, a bit each; other letters share the next bit. */
function lettersOf(word: string): number {
  let bits = 0
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 97
    bits |= 1 << (letter >= 0 && letter < 26 ? letter : 26)
  }
  return bits
}

function bitsIn(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
