/** Words that open a sentence or stand before a number without being anybody's name. */
const neverNames = [
  'January|Feb(?:ruary)?|Mar|Apr|Jun|July?|Aug|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?',
  '(?:Mon|Tues?|Wednes|Wed|Thurs?|Thu|Fri|Satur|Sat|Sun)(?:day)?',
  'Spring|Winter|Years?|Key|Stages?|Phase|Part|Priority|Priorities|Actions?|Sections?|Level|Quarter|Page|Item|Tier|Version|Appendix|Table|Objective|Targets?|Milestones?|Week|Term|Room|Unit|Act|Band|Grade|Step|Point|Aged|Ages?|Children|Pupils|Schools?|Reception|Transition|Class|English|Maths|Reading',
  'By|In|From|Early|Mid|Late|Since|Until|Till|On|At|For|With|Of|To|The|This|That|Next|Last|During|Before|After|Between|And|But|Our|All|Total',
].join('|')

/**
 * Names that are months and seasons, too. They are no name where what stands before them reads as a date: "30 June", "in
 * March", "early May".
 */
const nameOrTime = 'Jan|March|April|May|June|August|Summer|Autumn'
const beforeTime =
  '(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Bb]etween|[Ee]arly|[Mm]id|[Ll]ate|[Ll]ast|[Nn]ext|[Tt]his|[Ee]nd of|\\d(?:st|nd|rd|th)?)'
const notATime = `(?!(?<=${beforeTime}[ -])(?:${nameOrTime})(?!\\p{L}))`

/** A word with a capital, and something small in it: an abbreviation in capitals is no name. */
const nameWord = "\\p{Lu}[\\p{L}\\p{M}’'-]*\\p{Ll}[\\p{L}\\p{M}’'-]*"
const name =
  `(?<![\\p{L}\\p{N}’'-])${notATime}(?!(?:${neverNames})(?![\\p{L}’']))` +
  `(?<name>${nameWord}(?: ${nameWord})?|\\p{Lu}{3,} \\p{Lu}{3,})`

const inWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen'
const inFigures = '(?:1?\\d|2[0-5])'
const age = `(?:${inFigures}|${inWords})(?![\\p{L}\\p{N}]|\\.\\d)`
const child = '(?:boy|girl|child|son|daughter|brother|sister|sibling|[Bb]aby|infant|toddler|twins?|triplets?)'
const group = '(?:to|or|and (?:over|under|above|below|up|upwards)|plus|-|–|\\+)'
/** What is of an age without being a child: "the two year old offer", "a six-month-old contract". */
const things =
  '(?:offers?|places?|funding|programmes?|entitlements?|checks?|reviews?|contracts?|plans?|polic(?:y|ies)|agreements?|strateg(?:y|ies)|data|figures?|protocols?|systems?)'
const years = '(?:years?|yrs?|months?|mths?)'
const weeks = '(?:weeks?|wks?|days?)'

const pattern = (words: string, flags = 'u'): RegExp => new RegExp(words, `g${flags}`)

/** Each finds a person who is told by a name or as a child, with an age in so many words: "Hatfield, aged 12" is a person. */
export const peopleWithAges: readonly RegExp[] = [
  pattern(`${name},? (?:is |was |who is |\\()?(?:aged?:? )${age}`),
  pattern(
    `${name}(?: \\(|,? (?:is )?)(?:${inFigures}|${inWords}) ?(?:yrs?|y\\/?o|years?)(?![\\p{L}]| olds(?!\\p{L}))`,
  ),
  pattern(
    `(?<!\\p{L})${child} ${nameWord}(?: ${nameWord})?(?:,| is| \\()? ?\\(?\\d{1,2} ?(?:${weeks}|${years})(?!\\p{L})`,
  ),
  pattern(`(?<![\\p{L}\\p{N}])(?:${inFigures}|${inWords})[ -]?${years}[ -]olds? ${child}(?!\\p{L})`, 'iu'),
  pattern(`(?<![\\p{L}\\p{N}])(?:\\d{1,2}|${inWords})[ -]?${weeks}[ -]olds? ${child}(?!\\p{L})`, 'iu'),
  pattern(
    `(?<![\\p{L}\\p{N}])(?:${inFigures}|${inWords})(?:[ -]?${years}[ -]old|[ -]?y\\/?o)(?!\\p{L}| ${things}(?!\\p{L}))`,
    'iu',
  ),
  pattern(
    `(?<!\\p{L})${child},? (?:who is )?(?:aged? )?${inFigures}(?:,|(?![\\p{L}\\p{N}]|\\.\\d|\\s*(?:%|per|${group})))`,
    'iu',
  ),
  pattern(`(?<!\\p{L})${child}(?:,? (?:who is )?aged? (?:${inWords})(?!\\p{L})|, (?:${inWords}),)`, 'iu'),
  // Of "children aged 7" and "those aged seven" nobody can be told.
  pattern(`(?<!\\p{L})(?<!(?:people|children|those|(?<!\\bi|\\bwa)s) )aged ${age}(?!\\s*${group})`, 'iu'),
]

/** Each finds a name with a bare number or a school year, which is not a child's where it is a place's: "Watford (12)". */
export const namesWithNumbers: readonly RegExp[] = [
  pattern(
    `${name}(?: \\(|, )(?:\\d{1,2}|${inWords}) ?(?:months?|mths?|weeks?|wks?)(?:\\)|,|\\.|;|$| (?:old|and|who|has|is|was)(?!\\p{L}))`,
  ),
  pattern(`${name}(?: \\(|, )${age}(?:\\)|,|\\.|$| (?:and|who|has|is|was|from)(?!\\p{L}))`),
  pattern(`${name} is ${inFigures}(?![\\p{L}\\p{N}%]|\\.\\d| (?:%|per|percent|of|weeks?|days?)(?!\\p{L}))`),
  pattern(`${name} is (?:${inWords})(?=[.,;:)]|$| (?:and|but|now|today|years?|who|this|next)(?!\\p{L}))`),
  pattern(
    `${name}(?: \\(|,? (?:is )?(?:in )?)(?:[Yy]ear|[Yy]r|Y) ?(?:1[0-3]|\\d)(?:\\)|,|\\.|;|$| (?:and|who|has|is|was)(?!\\p{L}))`,
  ),
]
