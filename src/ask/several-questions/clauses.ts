import { cleanMessage } from '../words/words.ts'
import { askedOfStatement } from './bare-requests.ts'

/** One question of a message, and whether it is put as a question. */
export type Clause = { text: string; question: boolean }

/** How a sentence begins that asks. */
export const opening =
  /^((and|so|ok|okay|also|fine|now|please|pls|hi|hello|hey|then|but|right|anyway|anyhow|well|actually|seriously)[.,:]? )*((on|in|at|by|from|to|under|for|of|with) (?=(what|which|whose|whom)\b))?(who|whos|whose|whom|what|whats|wat|wot|when|whens|wen|where|which|why|how|is|are|was|were|does|do|did|can|could|has|have|will|would|should|show|list|tell me|say(?= (?:who|what|when|which|how|where|why))|give|name|find|any|anything|remind|explain|describe|define|compare|count|same|state|cite|quote)\b/i

/** A sentence after a question that says what its answer should hold. */
const completing = /^(i (just |only )?(need|want|mean|meant)|i'm after|i am after|looking for)\b/i

/** "..., doesn't he?", "..., isn't it?": asks for a yes, and lacks nothing. */
const tag =
  /,\s*(is|was|are|were|do|does|did|has|have|had|will|would|can|could|should)n['’]?t\s+(it|he|she|they|there|we|you|that)\s*\?/gi

/** Splits a message into its questions: at question marks and full stops, and before "and when", "and who" within a sentence. */
export function clausesOf(message: string): Clause[] {
  const text = cleanMessage(message.replace(/\be\.g\.?(?=[\s,])/gi, 'such as')).replace(tag, '?')
  const sentences = text
    .split(/(?<=[?!])\s+|(?<=(?:[a-z0-9)]{2}|[A-Z]{3}|[A-Za-z0-9]["')])[.;:])\s+(?=[A-Za-z])|\n+/)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  const clauses = withTrailingQuestions(sentences).flatMap((sentence) => {
    const parts = sentence.split(
      /,?\s+and\s+(?=(?:(?:on|in|at|by|from|under|for) (?=(?:what|which) \S+ \S))?(?:when|who|how|which|where|why|what)\s+(?!about\b))/i,
    )
    const whole =
      parts.length > 1 &&
      parts.every((part) => part.split(/\s+/).length >= 2 && opening.test(part.replace(heading, ''))) &&
      !onlyNamed.test(parts[0] ?? '')
        ? parts
        : [sentence]
    const both = twoByNumber(sentence)
    if (both) return both.map((part) => ({ text: `${part}?`, question: true }))
    const asked = sentence.endsWith('?')
    // Each part of a question is one of its own, and is not passed over.
    return whole.map((part) => ({
      text: asked && !part.endsWith('?') ? `${part}?` : part,
      question: asked || opening.test(part),
    }))
  })
  return fewEnough([...new Map(clauses.map((clause) => [clause.text, clause])).values()])
}

/** "Lead on priority 6, plus lead on action 6.2 – I suspect …": two things by number, each asked for in words of its own; null for any other sentence. */
function twoByNumber(sentence: string): string[] | null {
  const [first, second, ...more] = sentence.split(/,?\s+(?:plus|as well as|along with|and also)\s+/i)
  if (first === undefined || second === undefined || more.length > 0) return null
  const parts = [first, second.split(/\s[-–]\s|[,;?]/)[0] ?? '']
  const byNumber = (part: string) => /\d/.test(part) && part.split(/\s+/).length >= 3
  return parts.every(byNumber) ? parts.map((part) => part.replace(/[?.!]+$/, '')) : null
}

/** "2018-21 plan: how many …", "for my board paper - what is …": what stands before a colon or a dash asks nothing, and is no subject that both parts share. */
const heading =
  /^(?:[^:?]{0,30}\b(?:plan|report|document|cypp|20\d\d[-–/]\d\d)\b[^:?]{0,10}:|(?:for|before|in|quick|just|one|two|question|sorry|hi|hello|morning|good|right|ok|okay|thanks|please)\b[^:?]{0,50}?(?::|\s[-–—]))\s+/i

/** "Which organisation, and which person, …": names what is asked for, and asks nothing yet. */
const onlyNamed = /^(and |so |but )?(which|what|whose) \S+$/i

/** Nobody asks more at once: of a longer message the questions are kept, and as much of the rest as there is room for. */
const mostClauses = 6

function fewEnough(clauses: readonly Clause[]): Clause[] {
  if (clauses.length <= mostClauses) return [...clauses]
  const questions = clauses.filter(({ question }) => question).slice(0, mostClauses)
  const room = mostClauses - questions.length
  const others = new Set(room > 0 ? clauses.filter(({ question }) => !question).slice(-room) : [])
  const kept = new Set([...questions, ...others])
  return clauses.filter((clause) => kept.has(clause))
}

/** "Just the measures", "with figures please": narrows the question before it, and asks nothing by itself. */
const fragment = /^(just|only|not|with|without|in|for|including|excluding|and) (?!(that|this)\b)[^?]*$/i
/** "Whose action is that?", "who leads on this?": asks of the sentence before it. */
const pointing =
  /^(and |so )?(who|whos|whose|which|what) [a-z' ]*\b(that|this|it|these|those|them)( with| on| for| under| be)?\?$/i

/** "Who do I contact about it?": "it" is the plan. */
const reaching = /\b(contact|ring|email|phone|write|call)\b/i

/** How many words a sentence has. */
export function words(sentence: string): number {
  return sentence.split(/\s+/).length
}

/**
 * "Somebody in priority 11 is to open up youth work. Who?": a question word that stands alone asks about the sentence before it.
 * "Health assessments: which officer has them?": a heading before a colon belongs to the question after it.
 */
function withTrailingQuestions(sentences: readonly string[]): string[] {
  const joined: string[] = []
  for (const sentence of sentences) {
    const before = joined.at(-1)
    const whole = before === undefined ? null : askedOfStatement(sentence, before)
    if (
      before !== undefined &&
      (wavedAway.test(sentence) ||
        (before.endsWith('?') && (onceMore.test(sentence) || otherwise.test(sentence))))
    )
      continue
    // "Could you tell me?" only asks for what the sentence before it wants to know.
    if (before !== undefined && askingNicely.test(sentence)) {
      joined[joined.length - 1] = before.replace(/[.!;:]+$/, '?')
      continue
    }
    // "Which came later: the first plan or the second?": what is chosen from stands after the colon.
    const choices = before?.endsWith(':') && /^(and |so )?which\b/i.test(before) && / or /i.test(sentence)
    if (whole !== null) joined[joined.length - 1] = whole
    else if (choices && !opening.test(sentence)) joined[joined.length - 1] = `${before} ${sentence}`
    else if (
      before?.endsWith(':') &&
      !opening.test(before) &&
      (sentence.endsWith('?') || opening.test(sentence))
    )
      joined[joined.length - 1] = `${before} ${sentence}`
    else if (before !== undefined && before.endsWith('?') && fragment.test(sentence) && words(sentence) <= 6)
      joined[joined.length - 1] = `${before.slice(0, -1)}, ${sentence.replace(/[.!]$/, '')}?`
    else if (
      before !== undefined &&
      !before.endsWith('?') &&
      (alone.test(sentence) ||
        putDown.test(sentence) ||
        (pointing.test(sentence) && !reaching.test(sentence) && words(sentence) <= 6 && words(before) >= 5))
    )
      joined[joined.length - 1] = `${sentence.replace(/\?$/, '')}: ${before.replace(/[.!;:]$/, '')}?`
    else if (before !== undefined && !before.endsWith('?') && checking.test(sentence))
      joined[joined.length - 1] = `${before.replace(supposing, '').replace(/[.!;:]$/, '')}?`
    else if (before?.endsWith('?') === true && completing.test(sentence) && !sentence.endsWith('?'))
      joined[joined.length - 1] = `${before} ${sentence}`
    else if (before?.endsWith('?') && explaining.test(sentence) && !sentence.endsWith('?'))
      joined[joined.length - 1] =
        `${before.slice(0, -1)}, ${sentence.replace(explaining, '').replace(/[.!;:]$/, '')}?`
    else if (before?.endsWith('?') && meaning.test(sentence) && words(sentence) <= 7)
      joined[joined.length - 1] = `${before.slice(0, -1)}, ${sentence.replace(meaning, '')}?`
    else if (before !== undefined && asksOfStatement(sentence, before))
      joined[joined.length - 1] = `${sentence.replace(/\?$/, '')}: ${before.replace(/[.!;:]$/, '')}?`
    else joined.push(sentence)
  }
  return joined
}

/** "Who?", "which ones are they?": a question word alone. */
const alone =
  /^(and |so )?(who|which|what|when|where|why|how many|how much|(ring|call|phone|email|ask|chase|contact|tell) whom?)( (is|are|was|were) (it|that|they|those|he|she|them))?( ones?)?( please)?\?$/i
/** "What date do I put?", "whose name should we give?": asks of what the sentence before it names. */
const putDown =
  /^(and |so )?(what|which|whose) (date|day|deadline|name|names|agency|officer) (do|should|shall|can) (i|we) (put|use|give|write|enter|quote|say)( in| down| there)?\?$/i

/** "Would you be able to tell me?", "can you help?": nothing by itself. */
const askingNicely =
  /^(?:(?:and|so|please|any chance)[,]? )*(?:would|could|can|will|do) (?:you|anyone|somebody|someone) (?:please |kindly |possibly |just )*(?:be able to |happen to )?(?:tell|help|let|say|check|find|look|know|advise)(?: (?:me|us))?(?: (?:know|out|that|this|it|up|with (?:that|this|it)|on that))*(?:,? please| at all| for me)*\s*\?$/i

/** "Not the name, I know the name.": what is not wanted, said beside what is. */
const wavedAway =
  /^(not (the|its|their|his|her|who|when|what|which)|never mind|forget|no need for|i know (the|who|what|when|which))\b[^?]*$/i
/** "What does it say?", after a question: that question once more. */
const onceMore =
  /^(so |and )?what does (it|that|the plan|the document) say( (about|on) (it|that|this))?\s*\?*$/i

/** "If not, who is?", after "is it Ann?": whoever is told that it is not is told who it is. */
const otherwise =
  /^(so |and |but |or )?if (not|it isn'?t|that'?s (not right|wrong)|(he|she)('s| is) not|(he|she) isn'?t|they aren'?t),? (then )?(who|what|when|which)( (is|are|does|was|has|do|one|ones)( it| that| they| he| she)?)?( then)?\?$/i
/** "Have I got that right?", "true?": asks whether the sentence before it is so. */
const checking =
  /^(and |so |but )?(have i (got|understood) (that|this|it) (right|correctly|straight)|do i have (that|this|it) right|(is|was|isn'?t) (that|this|it) (right|correct|true|so|the case|still so|still right)|am i (right|correct|wrong)|right|correct|true|(is (it|that|this) )?(true|right|correct|fact)( or (not|no|false|wrong|fiction|otherwise))|is that what the plan says)\s*\?$/i
/** The words by which a statement is put forward to be checked. */
const supposing =
  /^(so |well |now )?(i (gather|believe|think|thought|heard|hear|understand|understood|read|assume|assumed|take it|seem to recall|was told|am told|have been told)|i'?m told|someone (said|told me)|somebody (said|told me)|my (boss|manager|colleague) (says|said|thinks|reckons)|they (say|tell me|told me)|apparently|as i understand it|if i remember rightly)[,:]?( that)? /i

/** "It's an early years action.", "I mean the partner bit.": says more of the question before it. */
const explaining =
  /^(it'?s|it is|that'?s|that is|this is|i mean|meaning|i'?m talking about|i am talking about)\s+/i

/** "Late stuff, I mean.": says after a question what it is about. */
const meaning = /,? i mean[.!]*$/i

/** "The plan says to cut the numbers in care. What's the deadline for that?" asks of the sentence before it. */
function asksOfStatement(sentence: string, before: string): boolean {
  const words = sentence.split(/\s+/)
  return (
    sentence.endsWith('?') &&
    words.length <= 8 &&
    !reaching.test(sentence) &&
    /\b(for|of|on|with|about|does|is|do|should|must|will|was|has) (that|this|it)\b/i.test(sentence) &&
    !/\d/.test(sentence) &&
    !before.endsWith('?') &&
    !opening.test(before) &&
    before.split(/\s+/).length >= 7 &&
    (!/^(thanks|thank|sorry|ok|okay|great|hi|hello|hey|no|yes|cheers|i'?m|i am|i'?ve|i have|good)\b/i.test(
      before,
    ) ||
      /^(i['’]?m|i am|we['’]?re|we are) \w+ing (the|a|an|our|my|this|that|on)\b/i.test(before))
  )
}

const asking =
  /\b(?:i(?:'d| would)? (?:love|like|want|need|wish) to (?:know|find out|see|check)|i was wondering|(?:can|could|would|will) (?:you|someone|anyone) (?:please )?(?:tell|say|show|remind)(?: me| us)?|(?<!\b(?:would|will|could|might|which|that|can) )tell me|let me know|remind me|(?:to|can't|cannot) (?:find out|work out|see|tell)|(?:wants?|wanted|need|needs) to know|(?:asked|asking|asks|wondering)(?: me| us)?|my question is|i (?:mean|meant)(?= (?:who|whose|what|which|when|where|how)\b)|(?:what|all) i (?:need|want)(?: to know)? is)[,:]? (?=(?:if|whether|who|whose|what|which|when|where|how|why|any|the)\b)/gi

/** A question that begins within a sentence: "[…] Also who leads it", "print this - what's the deadline". */
const begun =
  /[\])"',;:.-]\s+(?=(?:(?:and|so|ok|okay|also|now|then|but|right|anyway|well),? )*(?:who|whos|who's|whose|what|what's|whats|when|when's|which|where|how|why|is|are|does|do|did|has|have|was|were)\b)/gi

/**
 * The question itself in a message that comes to it by a long way round: without what stands in brackets, unless that
 * has a name in capitals ("(lead agency NHS)"), and what comes before "I'd like to know". Null where it has no such thing, or where the rest refers back to it.
 */
export function askedInShort(text: string): string | null {
  const bare = text
    .replace(/\((?![^()]*\b[A-Z]{3,}\b)[^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return partAfter(bare, asking) ?? (bare === text.trim() || words(bare) < 3 ? null : bare)
}

/** "… mentioned the 'team around the child' thing, so whose name is on that action?": the last question with what was told in the place of "that"; null where it is no such message. */
export function pointedAtTold(text: string): string | null {
  const last = [...text.matchAll(begun)].at(-1)
  const part = last ? text.slice(last.index + last[0].length) : ''
  const told = named.exec(text.slice(0, last?.index ?? 0))
  const name = told?.[1] ?? told?.[2]
  if (name === undefined || !pointer.test(part)) return null
  return part.replace(pointer, (_, thing?: string) => `the ${name.trim()} ${thing ?? ''}`.trim())
}
const named =
  /(?:^|\s)['‘"“]([^'’"”]{5,60})['’"”]|\b(?:mentioned|mentions|brought up|raised|spoke of|talked about|on about) (?:the|a|an|some) ([\w &-]{4,60}?)(?: (?:thing|business|stuff|work|action|bit)\b|,| and i\b)/i
const pointer = /\b(?:that|this) (action|priority|row|one|thing)\b/i

/** The last question that begins within a sentence; null where there is none, or where it refers back. */
export function lastAsked(text: string): string | null {
  // "Except for CSF, who leads …?" asks something else than the question in it alone.
  if (/^(and |so |but )?(except|excluding|apart from|other than|besides|without|unlike)\b/i.test(text))
    return null
  return partAfter(text, begun)
}

/** "What gets counted to see whether it works?": asks for the means, and the rest only says what they are for. */
function isMeans(match: RegExpExecArray, text: string): boolean {
  const before =
    text
      .slice(0, match.index)
      .split(/[.!?]\s/)
      .at(-1) ?? ''
  return (
    /^to /i.test(match[0]) &&
    /^\W*(and |so |but )?(what|which|how|whose)\b/i.test(before) &&
    !/\b(i|we|me|us)\b/i.test(before)
  )
}

function partAfter(text: string, pattern: RegExp): string | null {
  const last = [...text.matchAll(pattern)].filter((match) => !isMeans(match, text)).at(-1)
  const part = last ? text.slice(last.index + last[0].length) : ''
  return words(part) < 3 || /\b(it|that|they|them|this|those|these|he|she|him|her)\b/i.test(part)
    ? null
    : part
}
