import { describe, expect, it } from 'vitest'
import { plainLine, plainLines, shortLine, spokenLine } from '../../src/cards/escape.ts'

describe('plainLine', () => {
  it.each(['${1+1}', '{{x}}', '**bold**', '<b>tag</b>', '[a](http://x)', '\\*', 'Zoë 🙂 “ok”'])(
    'leaves %s as typed',
    (typed) => {
      expect(plainLine(typed)).toBe(typed)
    },
  )

  it('keeps a client from evaluating its own date functions', () => {
    expect(plainLine('{{DATE(2011-07-15T00:00:00Z)}}')).not.toContain('{{DATE(')
    expect(plainLine('{{TIME(2011-07-15T00:00:00Z)}}')).not.toContain('{{TIME(')
  })

  it('makes one line of several, without control marks that hide or turn words round', () => {
    expect(plainLine(' a\r\n\tb\u0000c\u202Ed ')).toBe('a b c d')
  })
})

describe('plainLines', () => {
  it('gives each line its own, leaving blank ones out', () => {
    expect(plainLines('one\n\n two \r\nthree\n')).toEqual([
      { line: 'one' },
      { line: 'two' },
      { line: 'three' },
    ])
    expect(plainLines(' \n ')).toEqual([])
  })
})

describe('shortLine', () => {
  it('cuts between words and says so', () => {
    expect(shortLine('Develop a strategy, for placements', 20)).toBe('Develop a strategy…')
    expect(shortLine('Short', 20)).toBe('Short')
  })

  it('never cuts a character in half', () => {
    expect(shortLine('🙂'.repeat(30), 10)).toBe(`${'🙂'.repeat(9)}…`)
  })
})

describe('spokenLine', () => {
  it.each([
    ['**bold** and _low_, __both__', 'bold and low, both'],
    ['<b>tag</b>', 'b tag b'],
    ['[a](http://x)', 'a (http://x)'],
    ['# title\n> quoted\n- first\n• second', 'title quoted first second'],
    ['`code` ~~gone~~', 'code gone'],
    ['{{DATE(2011-07-15T00:00:00Z)}}', 'DATE(2011-07-15T00:00:00Z)'],
  ])('leaves of the markup in %j only the words', (typed, spoken) => {
    expect(spokenLine(typed)).toBe(spoken)
  })

  it.each([
    '5 GCSEs at A*-C, and A*-G',
    'fewer than <5',
    'under 20 000 > 1 500',
    'an_address@example.org',
    '[sic]',
  ])('leaves %s as it is, since its marks mean something', (typed) => {
    expect(spokenLine(typed)).toBe(typed)
  })
})
