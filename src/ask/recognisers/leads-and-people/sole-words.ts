import type { Reading } from '../../reading.ts'

const eitherWay =
  /\b(alone|solely|sole|solo|only|single|singly|on its own|by itself) or (jointly|joint|shared|together|both|with|as|in|not|alongside)\b|\b(jointly|joint|shared|together|with (others|another|somebody|someone)) or (alone|solely|sole|solo|only|single|singly|on its own|by itself)\b/

const asksForOthers =
  /^((and|so|ok|but) )*(is|are|was|were|has|have|does|do|did) (there )?any(one|body) else\b/

/** "Sole or joint", "alone or jointly", "on its own or with others": the words that shut out nobody. */
export function eitherWayWords(reading: Reading): number[] {
  return eitherWay.test(reading.said)
    ? reading.tokens
        .filter(({ text }) =>
          /^(alone|solely|sole|solo|only|single|singly|own|itself|jointly|joint|shared|together|both|others)$/.test(
            text,
          ),
        )
        .map(({ index }) => index)
    : []
}

/** The words that shut out every other agency: "on its own", "only", "alone", "without anyone else". */
export function soleWords(reading: Reading): number[] {
  if (eitherWay.test(reading.said)) return []
  return reading.tokens.flatMap((token, i) => {
    const next = (n: number) => reading.tokens[i + n]?.text ?? ''
    // "Only the ones with Ann" picks among those told, and shuts nobody out.
    if (
      token.text === 'only' &&
      /^(the|those|them) (ones|actions|of)?/.test(`${next(1)} ${next(2)}`) &&
      i <= 1
    )
      return []
    if (/^(alone|only|solely|sole|solo|exclusively|singlehandedly|unaided)$/.test(token.text)) return [i]
    if (/^(on|by)$/.test(token.text) && /^(its|their|his|her)$/.test(next(1)) && next(2) === 'own')
      return [i, i + 1, i + 2]
    if (token.text === 'by' && /^(itself|themselves)$/.test(next(1))) return [i, i + 1]
    // "Just the NHS", "the NHS and nobody else", "no partner agency".
    if (
      token.text === 'just' &&
      reading.agencies.some(({ from }) => from === i + 1 || (from === i + 2 && next(1) === 'the'))
    )
      return [i]
    // "Is anyone else on it?" asks for others.
    if (/^(nobody|noone|none|nothing)$/.test(token.text) && next(1) === 'else') return [i, i + 1]
    if (/^(anybody|anyone)$/.test(token.text) && next(1) === 'else' && !asksForOthers.test(reading.said))
      return [i, i + 1]
    // "Nobody sharing", "with no help from anyone".
    if (
      /^(nobody|noone|none)$/.test(token.text) &&
      /^(sharing|helping|alongside|involved|beside)$/.test(next(1))
    )
      return [i, i + 1]
    if (token.text === 'no' && /^(help|support|input)$/.test(next(1)))
      return [i, i + 1, ...(next(2) === 'from' ? [i + 2, i + 3] : [])]
    if (
      token.text === 'no' &&
      /^(one|other|partners?)$/.test(next(1)) &&
      /^(else|agency|agencies|partners?|organisations?|)$/.test(next(2))
    )
      return [i, i + 1, ...(next(2) === '' ? [] : [i + 2])]
    return token.text === 'without' && /^(any|anyone|anybody|another|other)$/.test(next(1)) ? [i, i + 1] : []
  })
}
