import type { z } from 'zod'

type Issue = z.core.$ZodIssue
type Step = PropertyKey

/** What a schema's type names are called by people who write data files. */
const typeWords: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a group of named fields',
}

/** How a field must be written, where its form is more than "text". */
const formWords: Record<string, string> = {
  id: 'small letters, digits and hyphens only, such as "herts-2011"',
  part: 'one small letter, such as "a"',
  from: 'a day such as "2011-04-01"',
  to: 'a day such as "2012-03-31"',
  opensOn: 'a day such as "2011-09-26"',
  closesOn: 'a day such as "2011-10-07"',
}

/** One thing that is wrong in a data file: the file, the place in it, and what to do. */
export function problemWords(document: { path: string; content: unknown }, issue: Issue): string {
  const where = placeWords(document.content, issue.path)
  return `${document.path}${where === '' ? '' : `, ${where}`}: ${issueWords(issue, valueAt(document.content, issue.path))}`
}

/** A path into a document, for people: "actions › 2 (7.2) › leadOfficer". Entries of a list count from 1. */
export function placeWords(content: unknown, path: readonly Step[]): string {
  return path
    .map((step, i) => {
      if (typeof step !== 'number') return String(step)
      const name = nameOf(valueAt(content, path.slice(0, i + 1)))
      return name === null ? `${step + 1}` : `${step + 1} (${name})`
    })
    .join(' › ')
}

function issueWords(issue: Issue, found: unknown): string {
  if (issue.code === 'invalid_type') return typeProblem(issue.expected, found)
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${key}"`).join(' or ')
    return `there is no field called ${names} here. Check its spelling and how far it is set in.`
  }
  if (found === '') return 'this is empty, and must hold the printed text.'
  if (issue.code === 'too_small' && issue.origin === 'array') {
    return 'this list is empty, and needs at least one entry.'
  }
  return `this is ${JSON.stringify(found)}, and must be ${allowed(issue)}.`
}

function allowed(issue: Issue): string {
  if (issue.code === 'too_small') return 'more than 0'
  if (issue.code === 'invalid_value') return alternatives(issue.values)
  if (issue.code === 'invalid_union' && 'options' in issue) return alternatives(issue.options ?? [])
  if (issue.code === 'custom') return issue.message
  return formWords[String(issue.path.at(-1))] ?? `written otherwise (${issue.message})`
}

function typeProblem(expected: string, found: unknown): string {
  const wanted = typeWords[expected] ?? expected
  if (found === undefined) return `this is missing, and must be ${wanted}.`
  if (found === null) return `this is empty, and must be ${wanted}.`
  if (expected === 'string' && typeof found === 'number') {
    return `${found} is read as a number, and must be text: write it in quotes, as "${found}".`
  }
  if (typeof found === 'number') return `this is ${found}, and must be ${wanted}.`
  return `this is ${typeWords[Array.isArray(found) ? 'array' : typeof found] ?? typeof found}, and must be ${wanted}.`
}

function alternatives(values: readonly unknown[]): string {
  const words = values.map((value) => (value === '' ? 'empty ("")' : String(value)))
  return words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}`
}

function valueAt(content: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    content,
  )
}

/** What a person would call an entry of a list: its number, name or term. */
function nameOf(entry: unknown): string | null {
  for (const field of ['ref', 'part', 'number', 'name', 'term']) {
    const name = valueAt(entry, [field])
    if ((typeof name === 'string' && name !== '') || typeof name === 'number') return String(name)
  }
  return null
}
