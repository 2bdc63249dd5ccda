import { describe, expect, it } from 'vitest'
import { cleanMessage, ordinalOf, stem, tokenise } from '../../../src/ask/words/words.ts'

const texts = (message: string) => tokenise(message).map((token) => token.text)

describe('reading words', () => {
  it('leaves mention markup out', () => {
    expect(cleanMessage('<at>Plan Bot</at> who leads&nbsp;7?')).toBe('who leads 7?')
  })

  it('keeps action numbers and dates whole and splits letters from numbers', () => {
    expect(texts('SMP1.1 and 2.4 (b) by 1/7/11')).toEqual(['smp', '1.1', 'and', '2.4b', 'by', '1/7/11'])
  })

  it('writes school years one way, and leaves ages alone', () => {
    expect(texts('09/10, 2009-10 and 2009/10 for 16-17s')).toEqual([
      '2009/10',
      '2009/10',
      'and',
      '2009/10',
      'for',
      '16-17',
      's',
    ])
  })

  it('drops possessives and the apostrophes inside names', () => {
    expect(texts("Sally Orr's and O’Loughlin's")).toEqual(['sally', 'orr', 'and', 'oloughlin'])
  })

  it('stems endings so that forms of a word meet', () => {
    for (const group of [
      ['achieve', 'achieves', 'achieving', 'achieved'],
      ['priority', 'priorities'],
      ['child', 'children'],
      ['lead', 'leads', 'led'],
    ])
      expect(new Set(group.map(stem)).size, group.join()).toBe(1)
  })

  it('keeps rating and rate apart', () => {
    expect(stem('rating')).not.toBe(stem('rate'))
  })

  it('reads ordinals', () => {
    expect(['second', '2nd', 'last', 'two'].map(ordinalOf)).toEqual([2, 2, -1, null])
  })
})
