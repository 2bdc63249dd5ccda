import type { LoadedPlan } from '../library.ts'
import type { Source } from '../model.ts'
import { actionWords, priorityWords, type Finding } from './finding.ts'

/** A text of the plan, the words for where it stands, and its place. */
type Text = { words: string; text: string; source: Source }

const endings: readonly (readonly [RegExp, string])[] = [
  [/,$/, 'a comma'],
  [/\s[-–—]$/, 'a dash'],
]

/** Texts and lead cells that end in a comma or a dash, so that something may be missing after it. */
export function brokenOff(loaded: LoadedPlan): Finding[] {
  return texts(loaded).flatMap(({ words, text, source }) => {
    const ending = endings.find(([pattern]) => pattern.test(text.trim()))?.[1]
    if (ending === undefined) return []
    const end = lastWords(text.trim())
    return [
      {
        kind: 'broken-off',
        words: `${words} ends with ${ending}, as though more were to follow: "${end}".`,
        source,
      },
    ]
  })
}

/** The last words of a text, enough to find it by. */
function lastWords(text: string): string {
  const words = text.split(/\s+/)
  return words.length > 8 ? `… ${words.slice(-8).join(' ')}` : text
}

function texts(loaded: LoadedPlan): Text[] {
  return [
    ...[...loaded.priorities.values()].flatMap(({ number, lead, conditions, indicators, source }) => {
      const whole = priorityWords(number).replace(/^P/, 'p')
      return [
        { words: `The lead's cell of ${whole}`, text: lead.printed, source },
        ...conditions
          .flatMap(({ items }) => items)
          .map((text) => ({ words: `A condition of ${whole}`, text, source })),
        ...indicators.map((one) => ({ words: `Indicator ${one.number} of ${whole}`, ...one })),
      ]
    }),
    ...[...loaded.actions.values()].flatMap((action) => {
      const { text, leadOfficer, monitoring, source } = action
      const whole = actionWords(loaded, action).replace(/^A/, 'a')
      return [
        { words: `The text of ${whole}`, text, source },
        { words: `The lead officer's cell of ${whole}`, text: leadOfficer.printed, source },
        ...monitoring.map((item) => ({ words: `The monitoring of ${whole}`, text: item, source })),
      ]
    }),
  ]
}
