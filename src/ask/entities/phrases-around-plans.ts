import type { Found, PhraseBook } from '../words/phrase-book.ts'
import { positions, type Token } from '../words/words.ts'

/**
 * The phrases that stand in a message once the plan is taken out that is named in their midst: "how will we tell in 2023-24
 * whether …" says "tell whether". Each part of such a phrase is found on its own.
 */
export function phrasesAroundPlans<Meaning>(
  book: PhraseBook<Meaning>,
  tokens: readonly Token[],
  planWords: ReadonlySet<number>,
): Found<Meaning>[] {
  if (planWords.size === 0) return []
  const leading = (i: number) => /^(in|for|from|by|under|of|the)$/.test(tokens[i]?.text ?? '')
  const out = new Set(planWords)
  for (const i of planWords)
    for (let before = i - 1; before >= 0 && leading(before); before--) out.add(before)
  const kept = tokens.filter(({ index }) => !out.has(index))
  return book.all(kept).flatMap(({ meaning, from, to }) => {
    const words = positions(from, to).flatMap((i) => kept[i]?.index ?? [])
    const [first = 0, last = 0] = [words[0], words.at(-1)]
    const broken = words.findIndex((index, i) => i > 0 && index !== (words[i - 1] ?? 0) + 1)
    return broken < 0
      ? []
      : [
          { meaning, from: first, to: words[broken - 1] ?? first },
          { meaning, from: words[broken] ?? last, to: last },
        ]
  })
}
