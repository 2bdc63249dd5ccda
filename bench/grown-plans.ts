import { planSchema, type Plan } from '../src/plan/model.ts'
import { madeUpWords } from './made-up-words.ts'

/** Fields that are kept as they are: dates, readings, and what other fields point to. */
const keptFields = new Set(['id', 'part', 'reading', 'milestones', 'unit', 'from', 'to', 'status', 'url'])
/** Fields that number things: a copy's numbers must not be those of another. */
const numberFields = new Set(['number', 'ref', 'relatedPriority'])
const wordPattern = /\p{L}{3,}/gu
const seed = 2011

/**
 * Each plan `times` times as long: beside its own records stand copies of the same shape in other words. In a copy, a word
 * of three letters or more always becomes the same made-up word, unless it is in `kept` (words of grammar). The made-up
 * words are as many as a text of that length would have: their number grows with the square root of the length.
 */
export function grownPlans(plans: readonly Plan[], times: number, kept: ReadonlySet<string>): Plan[] {
  const known = new Set(JSON.stringify(plans).toLowerCase().match(wordPattern))
  const lexicon = times === 1 ? [] : madeUpWords(Math.ceil(known.size * Math.sqrt(times)), seed, known)
  return plans.map((plan) => {
    const copies = Array.from({ length: times - 1 }, (_, i) => copyOf(plan, i + 1, lexicon, kept))
    return copies.length === 0 ? plan : joined(plan, copies)
  })
}

function joined(plan: Plan, copies: readonly Plan[]): Plan {
  const all = [plan, ...copies]
  return {
    ...plan,
    themes: all.flatMap(({ themes }) => themes),
    monitoring: all.flatMap(({ monitoring }) => monitoring),
    people: all.flatMap(({ people }) => people),
    agencies: all.flatMap(({ agencies }) => agencies),
    glossary: all.flatMap(({ glossary }) => glossary),
    contacts: all.flatMap(({ contacts }) => contacts),
    narrative: all.flatMap(({ narrative }) => narrative),
    measurements: all.flatMap(({ measurements }) => measurements),
    priorities: all.flatMap(({ priorities }) => priorities),
    lists: all.flatMap(({ lists }) => lists),
    districts: all.flatMap(({ districts }) => districts),
  }
}

function copyOf(plan: Plan, copy: number, lexicon: readonly string[], kept: ReadonlySet<string>): Plan {
  const renamed = (word: string): string => {
    const lower = word.toLowerCase()
    if (kept.has(lower)) return word
    const other = lexicon[hash(lower, copy) % lexicon.length] ?? lower
    if (word === word.toUpperCase()) return other.toUpperCase()
    return word.startsWith(lower.charAt(0)) ? other : other.charAt(0).toUpperCase() + other.slice(1)
  }
  const reworded = (text: string) => text.replace(wordPattern, renamed)
  const renumbered = (text: string) =>
    /\d/.test(text)
      ? text.replace(/\d+/, (digits) => String(Number(digits) + 100 * copy))
      : `${reworded(text)} ${copy}`
  const walk = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') {
      if (keptFields.has(field)) return value
      return numberFields.has(field) ? renumbered(value) : reworded(value)
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, field))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name)]))
  }
  return planSchema.parse(walk(plan, ''))
}

/** A number that depends on every letter and on the copy (FNV-1a). */
function hash(word: string, copy: number): number {
  let sum = 0x811c9dc5 ^ Math.imul(copy, 0x9e3779b1)
  for (let i = 0; i < word.length; i++) sum = Math.imul(sum ^ word.charCodeAt(i), 0x01000193)
  return (sum ^ (sum >>> 15)) >>> 0
}
