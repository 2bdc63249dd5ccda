import { describe, expect, it } from 'vitest'
import { feedbackVerb } from '../../src/cards/feedback-buttons.ts'
import { officerVerbs, showNextVerb } from '../../src/cards/officer-inputs.ts'
import { cardTemplatesSchema } from '../../src/cards/templates.ts'
import { cardProblems } from '../support/card-schema.ts'
import { ownTemplates, storedSamples } from '../support/card-templates.ts'
import { cardExamples } from './card-examples.ts'

const templates = await ownTemplates()
const samples = await storedSamples()
const names = cardTemplatesSchema.keyof().options

/** Every object of a template or a card, the outermost first. */
function nodesOf(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf)
  if (typeof node !== 'object' || node === null) return []
  return [{ ...node }, ...Object.values(node).flatMap(nodesOf)]
}

describe.each(names)('the template %s', (name) => {
  const nodes = nodesOf(templates[name])

  it('uses every name of its samples, so that they show what may be used', () => {
    const words = JSON.stringify(templates[name])
    const used = (key: string) =>
      new RegExp(`[{.]${key}[}.]`).test(words) || key === 'title' || key === 'value'
    // What a chart or a button's press carries is bound whole, under the name "data".
    const own: unknown = JSON.parse(
      JSON.stringify(
        samples.filter((sample) => sample.name === name).map(({ data }) => data),
        (key, value: unknown) => (key === 'data' ? [] : value),
      ),
    )
    const keys = new Set(nodesOf(own).flatMap(Object.keys))
    expect([...keys].filter((key) => key !== 'data' && !used(key))).toEqual([])
  })

  it('binds data only where no client formats it: in text runs, inputs, button titles and data', () => {
    const formatted = nodes.filter(
      ({ type }) => type === 'TextBlock' || type === 'Fact' || type === 'FactSet',
    )
    const bound = formatted.filter((node) => JSON.stringify(node).includes('${'))
    expect(
      bound.map(({ text }) => text).filter((text) => !/^\$\{(heading|title)\}$/.test(String(text))),
    ).toEqual([])
  })

  it('shows optional parts by lists, because `$when` takes a misspelt name for false', () => {
    expect(nodes.filter((node) => '$when' in node)).toEqual([])
  })

  it('has no colour that is too pale on a dark or light ground, and no column that breaks on a narrow screen', () => {
    const texts = nodes.filter(({ type }) => !String(type).startsWith('Chart.'))
    expect(texts.filter(({ color }) => typeof color === 'string' && !color.startsWith('${'))).toEqual([])
    expect(nodes.filter(({ type }) => type === 'ColumnSet' || type === 'Table')).toEqual([])
  })

  it('wraps every text block', () => {
    expect(nodes.filter(({ type, wrap }) => type === 'TextBlock' && wrap !== true)).toEqual([])
  })

  it('asks nothing of one form that could stop another form’s Save', () => {
    const inputs = nodes.filter(({ type }) => String(type).startsWith('Input.'))
    const forbidden = ['isRequired', 'regex', 'min', 'max']
    expect(nodes.filter((node) => forbidden.some((key) => key in node))).toEqual([])
    const hiding = nodes.filter((node) => 'isVisible' in node || node['type'] === 'Action.ToggleVisibility')
    if (inputs.length > 0) expect(hiding).toEqual([])
    expect(inputs.filter(({ label }) => typeof label !== 'string')).toEqual([])
  })
})

it('the officer’s buttons have the verbs that the code knows', () => {
  const verbs = nodesOf(templates.officer).flatMap(({ verb }) => (typeof verb === 'string' ? [verb] : []))
  expect(verbs.sort()).toEqual([...Object.values(officerVerbs), showNextVerb].sort())
})

it('the buttons that ask whether an answer helped have the verb that the code knows', () => {
  const verbs = nodesOf(templates.answer).flatMap(({ verb }) => (typeof verb === 'string' ? [verb] : []))
  expect(verbs).toEqual([feedbackVerb])
})

describe('the cards that the code makes', () => {
  it.each(cardExamples(templates))('$name is a card that Teams accepts', ({ card }) => {
    expect(cardProblems(card)).toEqual([])
  })

  it('come out the same every time', () => {
    expect(JSON.stringify(cardExamples(templates))).toBe(JSON.stringify(cardExamples(templates)))
  })
})

describe('the schema that cards are held to', () => {
  const card = (...body: unknown[]) => ({ type: 'AdaptiveCard', version: '1.5', body })
  it.each([
    ['an unknown element', card({ type: 'TextBlok', text: 'x' })],
    ['a misspelt property', card({ type: 'TextBlock', txt: 'x' })],
    ['a property that the element lacks', card({ type: 'TextBlock', text: 'x', colour: 'Good' })],
    ['a colour that does not exist', card({ type: 'TextBlock', text: 'x', color: 'Pink' })],
    ['a text block without text', card({ type: 'TextBlock' })],
    ['a chart whose data are words', card({ type: 'Chart.HorizontalBar.Stacked', data: 'none' })],
    ['a version that Teams does not know', { ...card({ type: 'TextBlock', text: 'x' }), version: '2.0' }],
  ])('refuses %s', (_what, wrong) => {
    expect(cardProblems(wrong)).not.toEqual([])
  })

  it('accepts the smallest card', () => {
    expect(cardProblems(card({ type: 'TextBlock', text: 'x' }))).toEqual([])
  })
})
