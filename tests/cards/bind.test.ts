import { describe, expect, it } from 'vitest'
import { bindCard, type CardData } from '../../src/cards/bind.ts'
import { parseCardTemplates, type CardTemplate } from '../../src/cards/templates.ts'

const template = (...body: unknown[]): CardTemplate => ({ type: 'AdaptiveCard', version: '1.5', body })
const text = (words: string) => ({ type: 'TextRun', text: words })

describe('bindCard', () => {
  it('puts data in its place and never reads it as a template', () => {
    const typed = '${1+1} {{x}} `back` ${$root.secret} \\n'
    const card = bindCard(template(text('Note: ${note}'), text('${note}')), { note: typed, secret: 'leaked' })
    expect(card['body']).toEqual([text(`Note: ${typed}`), text(typed)])
  })

  it('keeps numbers and truth values as they are', () => {
    const card = bindCard(template({ type: 'X', version: '${version}', on: '${on}' }), {
      version: 0,
      on: false,
    })
    expect(card['body']).toEqual([{ type: 'X', version: 0, on: false }])
  })

  it.each([
    ['alone', text('${who.name}'), 'who.name'],
    ['inside text', text('Hello ${who.name}, welcome'), 'who.name'],
    ['as a list', { ...text('x'), $data: '${lines}' }, 'lines'],
    ['inside a list', { ...text('${words}'), $data: '${given}' }, 'words'],
  ])('throws and names what the data lacks: %s', (_where, element, name) => {
    expect(() => bindCard(template(element), { who: {}, given: [{ other: 'x' }] })).toThrow(name)
  })

  it.each([
    ['as a whole value', '{ "who": null }', 'who'],
    ['inside an object', '{ "who": { "name": null } }', 'who.name'],
    ['as a list', '{ "who": { "name": "x" }, "lines": null }', 'lines'],
    [
      'inside a list',
      '{ "who": { "name": "x" }, "lines": [{ "words": "x" }, { "words": null }] }',
      'lines.1.words',
    ],
    ['where no template looks', '{ "who": { "name": "x" }, "press": { "id": null } }', 'press.id'],
  ])('throws and names where the data holds nothing: %s', (_where, json, place) => {
    const data = JSON.parse(json) as Record<string, CardData>
    expect(() => bindCard(template(text('${who.name}')), data)).toThrow(
      new Error(`The card's data holds nothing at: ${place}`),
    )
  })

  it('does not carry one card’s gap into the next', () => {
    expect(() => bindCard(template(text('${gap}')), {})).toThrow('gap')
    expect(bindCard(template(text('${fine}')), { fine: 'x' })['body']).toEqual([text('x')])
  })

  it('leaves an empty list out and repeats over a full one', () => {
    const element = { ...text('${words}'), $data: '${lines}' }
    expect(bindCard(template(element), { lines: [] })['body']).toEqual([])
    expect(bindCard(template(element), { lines: [{ words: 'a' }, { words: 'b' }] })['body']).toEqual([
      text('a'),
      text('b'),
    ])
  })

  it('gives an input that nobody filled in no value', () => {
    const input = { type: 'Input.Date', id: 'd', value: '${day}' }
    expect(bindCard(template(input), { day: '' })['body']).toEqual([{ type: 'Input.Date', id: 'd' }])
    expect(bindCard(template(input), { day: '2011-09-30' })['body']).toEqual([
      { ...input, value: '2011-09-30' },
    ])
  })
})

describe('parseCardTemplates', () => {
  it('says which template is missing or unknown', () => {
    expect(() => parseCardTemplates({ answer: template(text('x')), extra: {} })).toThrow(
      /extra[\s\S]*officer/,
    )
  })
})
