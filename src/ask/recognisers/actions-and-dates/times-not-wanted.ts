import type { Reading } from '../../reading.ts'

const negation =
  /^(not|isnt|arent|wasnt|werent|doesnt|dont|didnt|wont|hasnt|havent|except|excluding|excepting|bar|besides|outside|nor)$/
/** What may stand between the word that shuts a time out and the time: "not to be finished by", "doesn't fall due in". */
const passing =
  /^(due|dated|fall|falls|falling|for|to|be|being|finish|finished|delivered|completed|complete|done|expected|scheduled|have|has|got|a|any|date|deadline|milestone|timescale|in|on|of|or|by|the|those|ones|actually|supposed)$/

/** The times that a question shuts out ("not due in 2011", "other than in March 2012"), with the words that shut them out. */
export function timesNotWanted(reading: Reading): { range: Reading['ranges'][number]; words: number[] }[] {
  const text = (i: number) => reading.tokens[i]?.text ?? ''
  return reading.ranges.flatMap((range) => {
    // "Not due until 2012" says from when, and shuts nothing out.
    if (range.tokens.some((i) => /^(until|till|before|after|from|since)$/.test(text(i)))) return []
    let at = (range.tokens[0] ?? 0) - 1
    while (at >= 0 && passing.test(text(at))) at--
    if (negation.test(text(at))) return [{ range, words: [at] }]
    return text(at - 1) === 'other' && text(at) === 'than' ? [{ range, words: [at - 1, at] }] : []
  })
}
