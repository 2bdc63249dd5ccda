import { describe, expect, it } from 'vitest'
import { readSpokenCover } from '../../../src/ask/spoken-updates/read-cover.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'

const { library } = await shippedPlan()
const read = (text: string) => readSpokenCover(text, library.current, '2011-07-15')

describe('a cover in words', () => {
  it('has an officer, a stand-in and days', () => {
    expect(read('Karen Noble covers for me until 5 September')).toEqual({
      kind: 'cover',
      officer: null,
      standIn: 'Karen Noble',
      fromDay: '2011-07-15',
      untilDay: '2011-09-05',
    })
    expect(read('Liz Bell is covering for Darren Newman from 1 August to 31 August.')).toMatchObject({
      officer: 'Darren Newman',
      standIn: 'Liz Bell',
      fromDay: '2011-08-01',
      untilDay: '2011-08-31',
    })
    expect(read('Karen Noble covers for me until 5 January')).toMatchObject({ untilDay: '2012-01-05' })
  })

  it('may end', () => {
    expect(read('Karen Noble no longer covers for me')).toEqual({
      kind: 'end',
      officer: null,
      standIn: 'Karen Noble',
    })
  })

  it('never guesses a name, and never has no end', () => {
    expect(read('David covers for me until 5 September')).toMatchObject({ kind: 'several', said: 'David' })
    expect(read('Zelda Fitz covers for me until 5 September')).toMatchObject({ kind: 'unknown-name' })
    expect(read('Karen Noble covers for me')).toEqual({ kind: 'no-end' })
  })

  it.each([
    'who covers for me until 5 September',
    'does Karen Noble cover for Darren Newman?',
    'the plan covers schools for children until 2012',
    'what does priority 7 cover',
    '',
  ])('is not “%s”', (text) => {
    expect(read(text)).toBeNull()
  })
})
