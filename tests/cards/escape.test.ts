import { describe, expect, it } from 'vitest'
import { plainLine, plainLines, shortLine } from '../../src/cards/escape.ts'

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
