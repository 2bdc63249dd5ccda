import nhsNumber from 'nhs-number-validator'
import { POSTCODE_CORPUS_REGEX } from 'postcode'

/**
 * The first words of a text that may identify a child or family: a name with an age, "a 7 year old boy", a date of
 * birth, an NHS number, a street address or postcode. Null where none is found. It cannot find a name alone, and it
 * may find what identifies nobody: an officer confirms, nothing is refused for good.
 */
export function likelyIdentifier(text: string): string | null {
  for (const find of finders) {
    const found = find(text)
    if (found !== null) return found
  }
  return null
}

const first =
  (pattern: RegExp) =>
  (text: string): string | null =>
    pattern.exec(text)?.[0].trim() ?? null

/** Words that stand before a number without being anybody's name. */
const notNames =
  '(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues?|Wed|Thu|Fri|Sat|Sun)[a-z]*\\b|' +
  '(?:Spring|Summer|Autumn|Winter|Years?|Key|Stage|Phase|Part|Priority|Priorities|Actions?|Section|Sections|Level|Quarter|Page|Item|Tier|Version|Appendix|Table|Objective|Target|Week|Term|Room|Unit|Act|Band|Grade|Step|Point|Aged|Ages?|Children|Pupils|Schools?)\\b)'
const name = `\\b${notNames}(?:[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?|[A-Z]{3,} [A-Z]{3,})`
const age = '(?:1?\\d|2[0-5])'
const agesInWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen'

const finders: readonly ((text: string) => string | null)[] = [
  first(new RegExp(`${name},? (?:is |was |who is |\\()?(?:aged?:? )${age}\\b`)),
  first(new RegExp(`${name}(?: \\(|, )${age}(?:\\)|,|\\.(?!\\d)|$| (?:and|who|has|is|was|from)\\b)`)),
  first(new RegExp(`${name} is ${age}\\b(?!%| (?:per|percent|of)\\b)`)),
  first(
    /\b(?:1?\d|2[0-5])[ -](?:years?|yrs?|months?)[ -]olds? (?:boy|girl|child|son|daughter|brother|sister)\b/i,
  ),
  first(new RegExp(`${name},? (?:is )?${age} ?(?:yrs?|y\\/?o|years?)\\b(?! olds\\b)`)),
  first(new RegExp(`${name} is (?:${agesInWords})\\b`)),
  first(
    /\b(?:1?\d|2[0-5])[ -]?(?:years?|yrs?|months?)[ -]olds? (?:boy|girl|child|son|daughter|brother|sister)\b/i,
  ),
  first(/\b(?:1?\d|2[0-5])(?:[ -]?(?:years?|yrs?|months?)[ -]old|[ -]?y\/?o)\b/i),
  first(/\b(?:boy|girl|child|son|daughter),? (?:aged? )?(?:1?\d|2[0-5])(?:,|\b(?!\s*(?:%|per|to|-)))/i),
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
