import type { Action } from '../../../src/plan/library.ts'
import { printedNumber } from './plan-rows.ts'

/** What is wrong with an answer; null where nothing is. `listed` is the newest earlier answer with a list in it. */
export type Check = (text: string, listed: string) => string | null

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A text as it is compared. */
export function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—−]/g, '-')
    .replace(/\s+/g, ' ')
}

export function says(...wanted: string[]): Check {
  return (text) => {
    const lacking = wanted.filter((each) => !comparable(text).includes(comparable(each)))
    return lacking.length === 0 ? null : `does not say ${lacking.join(', ')}`
  }
}

export function saysOneOf(...wanted: string[]): Check {
  return (text) =>
    wanted.some((each) => comparable(text).includes(comparable(each)))
      ? null
      : `says none of ${wanted.join(', ')}`
}

/** That there is nothing of the kind, in whatever words. */
export const saysThereIsNone = saysOneOf('no ', 'not ', 'blank', 'tbc', 'none', 'nobody', "n't", 'without')

export function saysNames(names: readonly string[]): Check {
  return names.length === 0 ? saysThereIsNone : says(...names)
}

/** The numbers of actions that a text tells: "SMP1.2" where it prints "SMP 1.2". */
export function toldNumbers(text: string): Set<string> {
  const plain = comparable(text).replace(/smp ?\d?-? ?(\d\.\d)/g, 'smp$1')
  const found = plain.matchAll(/(?<![\d.])(smp ?)?(\d{1,2}\.\d)(?![\d%])/g)
  return new Set([...found].map(([, strategic, number]) => `${strategic ? 'SMP' : ''}${number ?? ''}`))
}

/** Exactly these actions; numbers that their own words print, and those of `besides`, may be there, too. */
export function lists(rows: readonly Action[], besides: readonly Action[] = []): Check {
  if (rows.length === 0) return saysThereIsNone
  return (text) => {
    const told = toldNumbers(text)
    const wanted = new Set(rows.map(printedNumber))
    const allowed = new Set([
      ...toldNumbers(rows.map((row) => row.text).join(' ')),
      ...besides.map(printedNumber),
    ])
    const lacking = [...wanted].filter((each) => !told.has(each))
    const wrong = [...told].filter((each) => !wanted.has(each) && !allowed.has(each))
    if (lacking.length + wrong.length === 0) return null
    return `lists ${wrong.join(', ') || 'nothing'} that it should not, and not ${lacking.join(', ') || 'more'}`
  }
}

export function counts(number: number): Check {
  if (number === 0) return saysThereIsNone
  const pattern = new RegExp(`\\b(${number}|${words[number] ?? number})\\b`)
  return (text) => (pattern.test(comparable(text)) ? null : `does not count ${number}`)
}

/** Each of these holds. */
export function each(...checks: readonly Check[]): Check {
  return (text, listed) => {
    const faults = checks.flatMap((check) => check(text, listed) ?? [])
    return faults.length === 0 ? null : faults.join('; ')
  }
}
