import nhsNumber from 'nhs-number-validator'
import { POSTCODE_CORPUS_REGEX } from 'postcode'
import type { IsKnownName } from './known-names.ts'
import { namesWithNumbers, peopleWithAges } from './name-with-age.ts'

/**
 * The first words of a text that may identify a child or family: a name with an age or a school year, "a
 * seven year old boy", a date of birth, an NHS number, a street address or postcode. Null where none is found. It cannot
 * find a name alone, and it may find what identifies nobody: an officer confirms, nothing is refused for good. A name that is
 * known to be a place's or an agency's is no child's where a bare number stands behind it.
 */
export function likelyIdentifier(text: string, isKnown: IsKnownName): string | null {
  for (const find of finders) {
    const found = find(text)
    if (found !== null) return found
  }
  for (const pattern of namesWithNumbers) {
    for (const match of text.matchAll(pattern)) {
      const name = match.groups?.['name'] ?? ''
      if (!isKnown(text.slice(0, match.index + name.length), name)) return match[0].trim()
    }
  }
  return null
}

const first =
  (pattern: RegExp) =>
  (text: string): string | null =>
    text.match(pattern)?.[0].trim() ?? null

const finders: readonly ((text: string) => string | null)[] = [
  ...peopleWithAges.map(first),
  first(
    /\b(?:d\.?o\.?b\b\.?|date of birth\b|born\b(?: on)?):? *(?:\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|[a-z]{3,9})[ ./-]\d{2,4})/i,
  ),
  (text) => {
    const numbers = text.match(/\b\d{3}[ .-]?\d{3}[ .-]?\d{4}\b/g) ?? []
    return numbers.find((number) => nhsNumber.validate(number.replace(/[ .-]/g, ''))) ?? null
  },
  first(
    /\b\d{1,4}[a-d]?,? (?:[A-Z][\w’'-]+ ){1,3}(?:Road|Rd|Street|St|Close|Lane|Avenue|Ave|Drive|Way|Crescent|Court|Gardens|Grove|Place|Terrace|Rise|Mews|Walk|Hill)\b/,
  ),
  first(/\b\d{1,4}[a-d]?,? (?:[a-z][\w’'-]+ ){1,2}(?:road|street|lane|avenue|close|crescent|terrace)\b/i),
  first(new RegExp(POSTCODE_CORPUS_REGEX.source, 'i')),
]
