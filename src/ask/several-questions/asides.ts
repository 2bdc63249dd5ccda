import { opening, words } from './clauses.ts'

/** Words before a dash or a colon that tell of the asker, and are no subject of the question. */
const leadIn =
  /^(?:for|before|after|between|in a|on (?:the|my)|at the|quick|just (?:before|after|a quick|quickly|one)|question|sorry|hi|hello|hey|morning|good|right|ok|okay|thanks|please|while|since|i'?m|we'?re|i am|got)\b[^:?]{0,80}?(?::|\s[-–—])\s+/i

const somebody =
  '(?:(?:the|my|our|a|some|this) [\\w-]+(?: [\\w-]+)?|they|he|she|we|someone|somebody|everyone|chair|boss|manager|members|cabinet|councillors|cllr \\w+|colleagues|finance|comms|governors)'
const paper =
  '(?:papers?|reports?|meetings?|briefings?|slides?|minutes|newsletter|bulletin|agenda|presentation|deck|email|letter|chair|boss|manager|board|committee|members|one[- ]pager|spreadsheet)'

/** Words after a comma or a dash by which the asker says who wants it, what for, or how soon. */
const leadOut = new RegExp(
  `(?:,|\\s[-–—])\\s+(?:and |so |because |as |cos )?(?:${[
    `${somebody} (?:wants?|wanted|needs?|needed|is asking|are asking|keeps asking|asked|is after|is chasing|is waiting)\\b(?! to know)`,
    `need (?:it|this|that|them)\\b`,
    `(?:it'?s|this is|that'?s) (?:for|wanted|needed|urgent)\\b`,
    `i(?:'m| am|'ve| have|'d)? (?:need|got to|have to|must|am meant to|am supposed to|writing|drafting|preparing|doing|updating|briefing|presenting)\\b`,
    `(?:for|before|ahead of|in time for) (?:my|the|a|our|this|tomorrow'?s|today'?s|tonight'?s|monday'?s|next week'?s)\\b[^,?]{0,40}\\b${paper}\\b`,
    `(?:asap|urgently|quick as you can|soon as you can|no rush|in a hurry|quickly)\\b`,
  ].join('|')})[^?]{0,60}\\??$`,
  'i',
)

/**
 * The question without what the asker says of themselves in passing, before it ("In a rush between meetings - who heads up …?")
 * or after it ("…, chair wants it for tomorrow"); null where nothing is said so.
 */
export function withoutAsides(text: string): string | null {
  const later = text.replace(leadIn, '')
  const begun = later !== text && opening.test(later) && words(later) >= 4 ? later : text
  const sooner = begun.replace(leadOut, '')
  const rest = sooner !== begun && words(sooner) >= 3 ? sooner : begun
  return rest === text ? null : rest
}
