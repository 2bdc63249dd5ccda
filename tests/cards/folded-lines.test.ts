import { describe, expect, it } from 'vitest'
import { foldedLines } from '../../src/cards/folded-lines.ts'

const items = (count: number, mark = '- ') => Array.from({ length: count }, (_, i) => `${mark}item ${i + 1}`)

describe('the lines of a long list', () => {
  it('are all shown where hardly more than twelve', () => {
    expect(foldedLines(items(14))).toEqual({ shown: items(14), hidden: [], hiddenItems: 0, closing: [] })
    expect(foldedLines([])).toEqual({ shown: [], hidden: [], hiddenItems: 0, closing: [] })
  })

  it('are folded after the twelfth, and counted', () => {
    const folded = foldedLines(items(30))
    expect(folded.shown).toEqual(items(12))
    expect(folded.hidden).toEqual(items(30).slice(12))
    expect(folded.hiddenItems).toBe(18)
  })

  it('are folded between groups, and a heading is neither counted nor left without what it heads', () => {
    const folded = foldedLines(['Priority 2:', ...items(8), 'Or this:', 'Priority 3:', ...items(10)])
    expect(folded.shown).toEqual(['Priority 2:', ...items(8)])
    expect(folded.hidden.slice(0, 2)).toEqual(['Or this:', 'Priority 3:'])
    expect(folded.hiddenItems).toBe(10)
  })

  it('are folded within a group that alone is too long', () => {
    const folded = foldedLines(['Priority 2:', ...items(40)])
    expect(folded.shown).toEqual(['Priority 2:', ...items(11)])
    expect(folded.hiddenItems).toBe(29)
  })

  it('keep a note that closes the list in sight', () => {
    const folded = foldedLines([...items(20), 'Note: the plan is a draft.'])
    expect(folded.closing).toEqual(['Note: the plan is a draft.'])
    expect([...folded.shown, ...folded.hidden]).toEqual(items(20))
  })

  it('count as one item each where nothing marks the items', () => {
    const folded = foldedLines(items(20, 'Priority '))
    expect([folded.shown.length, folded.hiddenItems, folded.closing]).toEqual([12, 8, []])
  })
})
