/** A request that asks for something of what was told, and names nothing of its own. */
const asking =
  /^(?:(?:so|and|ok|okay|please|now|just)[,]? )*(?:i(?:'d| would|'ll| will)?(?: just| only)? (?:need|want|like|have)(?: to know| to have)? |i'm after |i am after |(?:can|could|may) (?:i|we) (?:please )?(?:have|get|see) |(?:give|send|tell|show|get) (?:me|us) |looking for )?/i
const whose =
  /^(?:(?:both|all|the|their|his|her|two|three|some|only|full) )*(?:of )?(?:(?:the|their) )?(?:(?:officers?|leads?|persons?|peoples?)['’]? )?(?:names?|who(?: they are| it is)?)$/i
const which =
  /^(?:the|its|their|a|his|her|both|all)?(?: )?((?:lead(?:ing)? |responsible |due |end |finish |monitoring )?(?:officers?|agency|agencies|organisation|date|dates|deadline|deadlines|month|timescale|page|figure|percentage|number))$/i
const closing = /(?:,? (?:please|pls|thanks|thank you|ta|then|for (?:it|that|this|them|both)))*[.!?]*$/i

/** "Something is counted about couples. What exactly, and for which Bee?": the question word for what the statement leaves open. */
const exactly =
  /^(?:(?:so|and|but) )*(what|who|which|when|where)(?: (?:is|are|was|were) (?:it|that|they|those))?,? (?:exactly|precisely|specifically|though|then)(?:,? (and (?:for|in|under|from|by|at) (?:which|what|whose) [\w' -]+))?\s*\?$/i
const left = new Map([
  ['what', /\bsomething\b/i],
  ['who', /\b(?:somebody|someone)\b/i],
  ['where', /\bsomewhere\b/i],
])

/** "The report claims six outcomes. How many does it list?": counts the very things that were told of just before. */
const counting =
  /^(?:(?:so|and|but) )*how many (?:(?:of (?:them|those|these) )?(?:does|do|did) (?:it|they|the \w+)|are (?:there|actually|really)|(?:of (?:them|those|these) )?(?:are|were|is))\b[^?]{0,40}\?$/i
const claimed =
  /\b(?:claims?|promises?|speaks? of|talks? of|says? there (?:are|is)|mentions?|announces?|boasts?|refers? to|is said to (?:have|list)|supposed(?:ly)?)\b/i

/** "My diary says April 2011": what is put beside a thing, to be checked. */
const noted =
  /^(.+?)\s*(?:[-–—,;:]|\bbut\b)\s*(?:my|our|the|his|her|their) (?:\w+ )?(?:diary|notes?|calendar|planner|list|spreadsheet|colleague|manager|boss) (?:says?|has|had|shows?|reckons?|gives?|thinks?)(?: it(?:'s| is)?(?: due)?(?: in)?)? (.+?)[.!;:]?$/i
const orNot =
  /^(?:(?:so|and|but) )*(?:am i |is (?:that|it|this) )?(?:right|correct|true|ok)(?:,? or (?:am i|are we|is (?:that|it|he|she|my \w+)|not|wrong|have i)\b[^?]{0,40})?\s*\?$/i

/**
 * The question that a statement and a bare request after it make together ("Two people share it. Names please."), and
 * null where the second sentence asks something of its own.
 */
export function askedOfStatement(sentence: string, before: string): string | null {
  const told = before.replace(/[.!;:]+$/, '')
  if (before.endsWith('?') || told.split(/\s+/).length < 5) return null
  const bare = sentence.replace(closing, '').replace(asking, '')
  if (whose.test(bare)) return `Who: ${told}?`
  const thing = which.exec(bare)?.[1]
  if (thing !== undefined) return `What is the ${thing}: ${told}?`
  const open = exactly.exec(sentence)
  if (open) return openFilled(open[1]?.toLowerCase() ?? '', open[2] ?? '', told)
  if (counting.test(sentence) && claimed.test(told)) return `${told}, ${sentence}`
  const note = orNot.test(sentence) ? noted.exec(told) : null
  return note ? `Is ${note[1] ?? ''} due in ${(note[2] ?? '').replace(/^in /, '')}?` : null
}

/** The statement as a question: its "something" is what is asked for; without one, the question word stands first. */
function openFilled(word: string, and: string, told: string): string {
  const open = left.get(word)
  const put = open?.test(told) ? told.replace(open, word) : `${word}: ${told}`
  return `${put}${and === '' ? '' : ` ${and}`}?`
}
