import { describe, expect, it } from 'vitest'
import { bindCard, type CardData } from '../../src/cards/bind.ts'
import { messageSize, messageSizeLimit, summaryLimit } from '../../src/cards/card-message.ts'
import type { CardTemplate } from '../../src/cards/templates.ts'
import { cardProblems } from '../support/card-schema.ts'
import { ownTemplates, storedSamples } from '../support/card-templates.ts'
import { wordsOf } from './card-words.ts'

const templates = await ownTemplates()
const samples = await storedSamples()
const cards = samples.map(({ name, kind, data }) => ({
  ...{ name, kind, data },
  card: bindCard(templates[name], data),
}))

type Node = Record<string, unknown>
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (typeof value !== 'object' || value === null) return []
  return [{ ...value }, ...Object.values(value).flatMap(nodesOf)]
}
const markup = /[\r\n\t`{}]|\*\*|\]\(|<\/?[a-z]|(^|\s)[_*]\S/i
const typeOf = (node: Node): string => String(node['type'])
const holdsWords = (text: string): boolean => /\p{L}{2}/u.test(text)

describe.each(cards)('the $kind card of $name', ({ card, data }) => {
  const nodes = nodesOf(card)

  it('is a card that Teams accepts, and small enough to be sent', () => {
    expect(cardProblems(card)).toEqual([])
    expect(messageSize({ card, summary: 'x'.repeat(summaryLimit) })).toBeLessThanOrEqual(messageSizeLimit)
  })

  it('prints no expression of its template: what looks like one was typed', () => {
    const expressions = (value: unknown): string[] => JSON.stringify(value).match(/\$\{.*?\}/g) ?? []
    const typed = expressions(data)
    expect(expressions(card).filter((expression) => !typed.includes(expression))).toEqual([])
  })

  it('has no markup in a text block, which a client would format: typed words stand in text runs', () => {
    const blocks = nodes.filter((node) => typeOf(node) === 'TextBlock')
    expect(blocks.filter(({ text }) => markup.test(String(text)))).toEqual([])
  })

  it('labels every input, and requires none', () => {
    const inputs = nodes.filter((node) => typeOf(node).startsWith('Input.'))
    const bare = inputs.filter(({ label }) => typeof label !== 'string' || !holdsWords(label))
    expect(bare).toEqual([])
    expect(inputs.filter((input) => 'isRequired' in input)).toEqual([])
    expect(new Set(inputs.map(({ label }) => label)).size).toBe(inputs.length)
  })

  it('has at most one primary button in view', () => {
    const actions = nodes.filter((node) => typeOf(node).startsWith('Action.'))
    expect(
      actions.filter(({ style }) => style === 'positive' || style === 'destructive').length,
    ).toBeLessThan(2)
    expect(actions.filter(({ title }) => typeof title !== 'string' || title.trim() === '')).toEqual([])
  })

  it('says in words whatever it says by colour', () => {
    const surfaces = ['accent', 'attention', 'good', 'warning', 'emphasis']
    const coloured = nodes.filter(
      ({ style, color }) => surfaces.includes(String(style)) || color !== undefined,
    )
    const wordless = coloured.filter(
      (node) => !holdsWords([...wordsOf(node), node['text'], node['legend'], node['title']].join(' ')),
    )
    expect(wordless).toEqual([])
    // A chart's legend is drawn by the client: the same words stand beside it as text.
    const legends = nodes.flatMap(({ legend }) => (typeof legend === 'string' ? [legend] : []))
    const words = wordsOf(card)
    expect(legends.filter((legend) => !words.some((line) => line.startsWith(`${legend}: `)))).toEqual([])
  })

  it('has a fallback text that can be read aloud: words of one line, without markup', () => {
    const spoken = String(card['fallbackText'])
    expect(holdsWords(spoken)).toBe(true)
    expect(spoken).not.toMatch(markup)
  })

  it('has no empty box and no empty line', () => {
    const boxes = nodes.filter((node) => typeOf(node) === 'Container' || typeOf(node) === 'ActionSet')
    const full = ['items', 'actions'].map((part) => boxes.filter((box) => JSON.stringify(box[part]) === '[]'))
    expect(full).toEqual([[], []])
    expect(wordsOf(card).filter((line) => line.trim() === '')).toEqual([])
  })
})

describe.each(Object.keys(templates) as (keyof typeof templates)[])('the samples of %s', (name) => {
  const own = samples.filter((sample) => sample.name === name)

  it('show every part of its template at least once', () => {
    const marks = new Map<string, string>()
    const marked = withMarks(templates[name], marks) as CardTemplate
    const shown = new Set(
      own.flatMap(({ data }) => nodesOf(bindCard(marked, data)).map((node) => node['mark'])),
    )
    expect([...marks].filter(([mark]) => !shown.has(mark))).toEqual([])
  })

  const places = [
    ...new Map(own.flatMap(({ data }) => placesOf(data).map((place) => [nameOf(place), { data, place }]))),
  ]
  it.each(places)('cannot do without %s', (_name, { data, place }) => {
    const [gap, nothing] = [structuredClone(data), structuredClone(data)]
    const last = place.at(-1) ?? ''
    Reflect.deleteProperty(holderIn(gap, place), last)
    Reflect.set(holderIn(nothing, place), last, null)
    expect(() => bindCard(templates[name], nothing)).toThrow(`holds nothing at: ${place.join('.')}`)
    // A value that is bound whole reaches the client whole: no expression of the template names what is inside.
    if (!isBoundWhole(place)) expect(() => bindCard(templates[name], gap)).toThrow("The card's data lacks: ")
  })
})

/** A template whose every element carries a mark of its own; `marks` collects the elements by their marks. */
function withMarks(node: unknown, marks: Map<string, string>): unknown {
  if (Array.isArray(node)) return node.map((item) => withMarks(item, marks))
  if (typeof node !== 'object' || node === null) return node
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withMarks(value, marks)]))
  if (!('type' in node)) return inner
  const mark = `mark ${marks.size}`
  marks.set(mark, JSON.stringify(node).slice(0, 200))
  return { ...inner, mark }
}

/** The way to every value of some data, through the first item of each list. */
function placesOf(value: CardData, way: string[] = []): string[][] {
  if (typeof value !== 'object') return [way]
  const entries = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value)
  const inner = entries.flatMap(([key, item]) => placesOf(item, [...way, key]))
  return way.length === 0 || way.at(-1) === '0' ? inner : [way, ...inner]
}

function nameOf(place: readonly string[]): string {
  return place.filter((part) => part !== '0').join('.')
}

function isBoundWhole(place: readonly string[]): boolean {
  return /\b(data|choices\.choices|ticks\.choices)\./.test(nameOf(place))
}

function holderIn(data: Record<string, CardData>, place: readonly string[]): object {
  let holder: CardData = data
  for (const part of place.slice(0, -1)) {
    const inner: unknown = Reflect.get(Object(holder) as object, part)
    holder = inner as CardData
  }
  return Object(holder) as object
}
