/** "No, I meant", "sorry, I mean": words that take back what was understood, before what was meant. */
const takingBack =
  /^\W*(?:(?:no|nope)(?:\s*[,.;:!–-]+|(?=\s+(?:sorry|actually|i|the|its|their|who|whose|when|which|what|how)\b))\s*)?(?:(?:sorry|actually|oops)\b[\s,.;:!–-]*)*(?:i (?:meant|mean|was asking|was after|wanted(?: to know)?)\b[\s,:]*)?/i
const asking = /^(?:who|whos|whose|when|whens|what|whats|which|where|how|why|is|are|does|do)\b/i
/** What may be wanted of the thing that was told, by its name alone. */
const wanted =
  /^(?:(?:the|its|their|his|her) )?(?:(?:action|priority)(?:['’]s)? )?((?:lead(?:ing)? |responsible |due |next )?(?:lead|leads|officers?|agency|agencies|date|dates|deadline|timescale|milestone|indicators?|measures?|figure|title|monitoring|wording|person|name))$/i
/** "The indicator, not the lead". */
const denied = /,? (?:not|rather than|instead of) .*$/i
const column =
  '(?:officers?|lead officers?|leads?|agency|agencies|dates?|deadlines?|names?|person|people|actions?|wording)'
/** "The lead for 9, not the officers": says behind a question what it does not ask for. */
const deniedBehind = new RegExp(`,\\s*(?:not|rather than) (?:the|its|their) ${column}[\\s.?!]*$`, 'i')
/** "Hang on, not the date, the person", "the number aside, what's the wording": says first what was not wanted. */
const deniedBefore = new RegExp(
  `^\\W*(?:(?:the )?(?:number|title|${column})(?: of (?:it|that|the action))? aside,|(?:(?:no|hang on|hold on|wait|sorry|actually|oops)\\b[\\s,.;:!–-]*)*not (?:the|its|their) (?:[a-z]+(?: [a-z]+)?,? (?:but )?i (?:meant?|was after) |${column}[\\s,;–-]+(?:but )?(?:i meant )?))\\s*`,
  'i',
)
/** "…, it's for a letter": says what an answer is wanted for. */
const forUse =
  /\s*[,;–-]\s*(?:it['’]?s|its|this is|that['’]?s) (?:just |only )?for (?:an?|my|our|the) (?:\w+ )?(?:letter|email|report|paper|minutes|meeting|briefing|slide|form|agenda|invite|invitation|newsletter|note|boss|manager|chair)s?[\s.?!]*$/i

/**
 * The question that a correction of an answer comes to: "no, I meant who leads it" asks "who leads it", and "no, the lead" asks
 * for the lead; in both, "no" stands for no lack of a lead. Any other message is given back as it is.
 */
export function correctedQuestion(said: string): string {
  const behind = said.replace(forUse, '').replace(deniedBehind, '')
  const text = behind.split(' ').length > 2 ? behind : said
  const lead = deniedBefore.exec(text)?.[0] ?? takingBack.exec(text)?.[0] ?? ''
  if (lead.trim() === '') return text
  const meant = text.slice(lead.length)
  if (asking.test(meant)) return meant
  const thing = wanted.exec(meant.replace(denied, '').replace(/[\s?.!]+$/, ''))?.[1]
  return thing === undefined ? text : `and the ${/^(?:person|name)$/i.test(thing) ? 'officer' : thing}?`
}
