// Not the package's front door: its types would pull the sources of `adaptivecards` into the type check.
import { GlobalSettings, Template } from 'adaptivecards-templating/lib/template-engine.js'
import { z } from 'zod'
import type { Card } from './card-message.ts'
import type { CardTemplate } from './templates.ts'

/** What a template may be bound to: no null and no undefined, so that every gap is an error here and never text on a card. */
export type CardData = string | number | boolean | CardData[] | { [name: string]: CardData }

/** Reading a template takes some 40 ms, binding it some 2 ms. */
const prepared = new WeakMap<CardTemplate, Template>()

/**
 * Fills a template with data. Data is never read as a template, whatever characters it holds.
 * Throws, naming the places, when the template asks for something that the data lacks: the engine alone would
 * print `${who.name}`. A null or undefined anywhere in the data throws as well, with its place. Templates show an optional
 * part by repeating it over a list of none or one, and never with `$when`, which takes a misspelt name for false.
 */
export function bindCard(template: CardTemplate, data: Record<string, CardData>): Card {
  const blanks = placesOfNothing(data)
  if (blanks.length > 0) throw new Error(`The card's data holds nothing at: ${blanks.join(', ')}`)
  const missing: string[] = []
  const before = GlobalSettings.getUndefinedFieldValueSubstitutionString
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
    missing.push(path)
    return path
  }
  try {
    const card: unknown = preparedTemplate(template).expand({ $root: data })
    if (missing.length > 0) throw new Error(`The card's data lacks: ${missing.join(', ')}`)
    return z.record(z.string(), z.unknown()).parse(withoutBlankValues(card))
  } finally {
    if (before) GlobalSettings.getUndefinedFieldValueSubstitutionString = before
    else delete GlobalSettings.getUndefinedFieldValueSubstitutionString
  }
}

/**
 * Where data holds null or undefined, such as `rows.0.title`. The types forbid both, but a card that printed "null" would
 * reach people before anybody noticed.
 */
function placesOfNothing(value: unknown, place = ''): string[] {
  if (value === null || value === undefined) return [place]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) =>
    placesOfNothing(inner, place === '' ? name : `${place}.${name}`),
  )
}

function preparedTemplate(template: CardTemplate): Template {
  const known = prepared.get(template)
  if (known) return known
  const made = new Template(template)
  prepared.set(template, made)
  return made
}

/** An input that nobody has filled in has no `value` at all: not every client takes '' for a date. */
function withoutBlankValues(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutBlankValues)
  if (typeof node !== 'object' || node === null) return node
  const isInput = 'type' in node && typeof node.type === 'string' && node.type.startsWith('Input.')
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name, value]) => !(isInput && name === 'value' && value === ''))
      .map(([name, value]) => [name, withoutBlankValues(value)]),
  )
}
