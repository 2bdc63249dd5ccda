import type { Reading } from '../reading.ts'
import { asks } from '../recogniser.ts'

const dates =
  '(date|dates|deadline|deadlines|time|times|day|month|milestone|milestones|due date|end date|timescale|timescales)'
const several = '(all|every|everything|each|actions|rows|they|dates|deadlines)'

/** "Is everything in priority 5 due at the same time?": whether dates are alike is asked, and not for those "on same". */
export function asksDatesAlike(reading: Reading): boolean {
  const { said, refs } = reading
  if (refs.some(({ kind }) => kind === 'action')) return false
  // "The same officer and date?", "the same date as 2.3?": something else is compared.
  if (asks(reading, 'officer', 'agency') || /\b(same|different) (\w+ )?(as|from|to)\b/.test(said))
    return false
  const same = new RegExp(
    `\\b(the |one |a )?(same|single|identical|different|one) ${dates}\\b|\\b(dates|deadlines|milestones|timescales|due dates)\\b( \\w+){0,4} (all |the )*(same|identical|alike|different|differ)\\b|\\b(due|finish|end|land|fall|ends?) (at once|together|all together|at one time)\\b`,
  )
  return same.test(said) && new RegExp(`\\b${several}\\b`).test(said) && whether.test(said)
}

const whether =
  /^((and|so|but|ok|in|under|for|within|on|priority|smp ?\d|\d+) )*(is|are|do|does|did|was|were|have|share|shares|all|everything)\b/
