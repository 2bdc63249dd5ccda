import { describe, expect, it } from 'vitest'
import { findRanges, timesAsked } from '../../../src/ask/entities/dates.ts'
import { tokenise } from '../../../src/ask/words/words.ts'

const range = (text: string, asOf = '2011-06-15') => {
  const found = findRanges(tokenise(text), asOf)[0]?.range
  return found ? [found.from, found.to] : null
}

describe('days in questions', () => {
  it.each([
    ['due in June 2011', '2011-06-01', '2011-06-30'],
    ['between 1/7/11 and 31/8/11', '2011-07-01', '2011-08-31'],
    ['by the end of June', null, '2011-06-30'],
    ['before May 2011', null, '2011-04-30'],
    ['after 30 June 2011', '2011-07-01', null],
    ['once June is over', '2011-07-01', null],
    ['next month', '2011-07-01', '2011-07-31'],
    ['this week', '2011-06-13', '2011-06-19'],
    ['in the next 30 days', '2011-06-15', '2011-07-15'],
    ['from July to September 2011', '2011-07-01', '2011-09-30'],
    ['in summer 2011', '2011-06-01', '2011-08-31'],
    ['today', '2011-06-15', '2011-06-15'],
  ])('%s', (text, from, to) => {
    expect(range(text)).toEqual([from, to])
  })

  it('takes a month without a year as the next one to come', () => {
    expect(range('December deadline')).toEqual(['2011-12-01', '2011-12-31'])
    expect(range('due in March')).toEqual(['2012-03-01', '2012-03-31'])
  })

  it('does not take the verb "may" for the month', () => {
    expect(range('who may I ask')).toBeNull()
  })

  it('takes what is still to come as all from the day of asking on, unless a time is named', () => {
    const asked = (text: string) => timesAsked(tokenise(text), '2011-06-15')[0]?.range
    expect(asked('what is left to come on priority 1')).toMatchObject({ from: '2011-06-15', to: null })
    expect(asked('which deadlines are still in the future')).toMatchObject({ from: '2011-06-15', to: null })
    expect(asked('what is still to come in June 2011')).toMatchObject({
      from: '2011-06-01',
      to: '2011-06-30',
    })
    expect(asked('what is next')).toBeUndefined()
  })

  it('ignores days that do not exist', () => {
    expect(range('31/2/2011')).toBeNull()
  })
})
