import type { Library, LoadedPlan } from '../../../plan/library.ts'
import { positions, tokenise, type Token } from '../../words/words.ts'
import type { PlanMention } from './plan-mention.ts'

const months = /^(january|february|march|april|may|june|july|august|september|october|november|december)$/
/** A council's meetings, by which a report that was put to one is known. */
const meetings = /^(panel|cabinet|committee)$/
/** What a report is called, what a plan is called, and what either is. */
const reports = /^(report|paper|papers)$/
const plans = /^(plan|priorities|strategy|cypp)$/
const either = /^(document|doc|one|ones|version|edition|foreword|introduction)$/
const between = /^(of|from|dated|for|the|in)$/
/** How a report came to a meeting: "the paper that went before members in June 2018", "the report put to councillors in 2018". */
const brought =
  /^(that|which|went|going|goes|gone|put|taken|presented|submitted|sent|given|to|before|in|on|front|members|councillors|council)$/

/** How a plan may be described: by its place, its council's meeting, and its days. */
type Described = { loaded: LoadedPlan; words: ReadonlySet<string>; isReport: boolean }

/**
 * Prepares finding plans that are described and not named: "the June 2018 panel paper", "the 2018 one", "the Herts report of
 * June 2018". All that is said must fit one plan and no other; of a plan and a report of the same year the noun tells.
 */
export function makeDescribedPlanFinder(library: Library): (tokens: readonly Token[]) => PlanMention[] {
  const described = [...library.plans.values()].map((loaded): Described => {
    const { plan } = loaded
    const printed = [plan.title, plan.shortTitle, plan.document, ...plan.alsoKnownAs].join(' ')
    return {
      loaded,
      words: new Set([
        ...tokenise(printed).map(({ text }) => text),
        ...placeNames(plan.area),
        plan.years.from.slice(0, 4),
        plan.years.to.slice(0, 4),
      ]),
      isReport: loaded.priorities.size === 0,
    }
  })
  const areas = new Set([...library.plans.values()].flatMap(({ plan }) => placeNames(plan.area)))
  const describes = ({ text }: Token) =>
    /^20\d{2}$/.test(text) || months.test(text) || meetings.test(text) || areas.has(text)

  return (tokens) =>
    tokens.flatMap((token): PlanMention[] => {
      const { text, index } = token
      const noun = reports.test(text) || plans.test(text) || either.test(text)
      // "After the June 2018 panel": a meeting with its day is its paper.
      const meeting =
        meetings.test(text) && tokens[index - 1] !== undefined && describes(tokens[index - 1] ?? token)
      if ((!noun && !meeting) || (meeting && isNoun(tokens[index + 1]?.text))) return []
      const run = [...before(tokens, index, describes), index, ...after(tokens, index, describes)]
      // "In 2011 one in five" describes nothing; "the 2018 one" does.
      const pointed =
        run[0] === 0 || /^(the|that|this|just|only|no|and|not)$/.test(tokens[(run[0] ?? 0) - 1]?.text ?? '')
      if (/^ones?$/.test(text) && !pointed) return []
      const said = run.flatMap((i) => {
        const each = tokens[i]
        return each && describes(each) ? [each.text] : []
      })
      // A place alone is a name, and one that a plan has or has not; what "Essex's cabinet" decides is asked of the report.
      const dated = said.some((word) => /^20\d{2}$/.test(word))
      if (!dated && (meeting || !said.some((word) => meetings.test(word)))) return []
      const fitting = described.filter(({ words }) => said.every((word) => words.has(word)))
      const kind = reports.test(text) || meeting ? true : plans.test(text) ? false : null
      const likely = fitting.filter(({ isReport }) => isReport === (kind ?? false))
      const found = likely.length > 0 ? likely : fitting
      // "The cabinet report", where there are two of them: both.
      const alike = kind === true && !dated && found.every(({ isReport }) => isReport) ? 2 : 1
      if (found.length > alike) return []
      // What is said again of it must be found again: "the 2018 one".
      const saidAgain = ['the', ...run.map((i) => tokens[i]?.text ?? '')].join(' ')
      return found.map(({ loaded }) => ({ planId: loaded.plan.id, said: saidAgain, tokens: run }))
    })
}

function isNoun(text: string | undefined): boolean {
  return (
    text !== undefined && (reports.test(text) || plans.test(text) || either.test(text) || meetings.test(text))
  )
}

/** "The panel", "20 June 2018", "in June 2018": what else in a message is said of a report that proposes a plan which the message names. */
export function proposalOf(
  tokens: readonly Token[],
  named: readonly PlanMention[],
  library: Library,
): PlanMention[] {
  const proposals = [...library.plans.values()].filter((loaded) =>
    named.some(
      ({ planId }) => planId === loaded.plan.id || proposes(loaded, library.plans.get(planId ?? '')),
    ),
  )
  return proposals.flatMap((loaded): PlanMention[] => {
    if (loaded.plan.years.from !== loaded.plan.years.to) return []
    const known = named.some(({ planId }) => planId === loaded.plan.id)
    const title = new Set(tokenise(loaded.plan.title).map(({ text }) => text))
    const meeting = tokens
      .filter(({ text }) => meetings.test(text) && title.has(text))
      .map(({ index }) => index)
    if (!known && meeting.length === 0) return []
    const day = tokens.flatMap(({ text, index }) => {
      if (!months.test(text) || !title.has(text) || !title.has(tokens[index + 1]?.text ?? '')) return []
      const number = /^(\d{1,2})(st|nd|rd|th)?$/.exec(tokens[index - 1]?.text ?? '')?.[1]
      if (number !== undefined && !title.has(number)) return []
      const lead = number === undefined ? index - 1 : index - 2
      const opens = /^(on|in|of|dated)$/.test(tokens[lead]?.text ?? '')
      return positions(opens ? lead : lead + 1, index + 1)
    })
    const taken = new Set(named.flatMap((mention) => mention.tokens))
    const own = day.filter((i) => !taken.has(i))
    // What the panel does is for the report's own words to explain.
    return known && own.length === 0
      ? []
      : [
          {
            planId: loaded.plan.id,
            said: [...meeting, ...own].map((i) => tokens[i]?.text ?? '').join(' '),
            tokens: own,
          },
        ]
  })
}

/** Whether a report is the one that proposes a plan: its title names the plan's years. */
export function proposes(report: LoadedPlan, proposed: LoadedPlan | undefined): boolean {
  if (!proposed || report === proposed || report.priorities.size > 0) return false
  const { from, to } = proposed.plan.years
  return (
    report.plan.area === proposed.plan.area &&
    report.plan.title.replace(/\s/g, '').includes(`${from.slice(0, 4)}-${to.slice(2, 4)}`)
  )
}

/** The words of a description that stand unbroken before its noun; a day only beside its month. */
function before(tokens: readonly Token[], at: number, describes: (token: Token) => boolean): number[] {
  let from = at
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i]
    if (!token || token.after === '.' || token.after === '?') break
    const day = /^\d{1,2}(st|nd|rd|th)?$/.test(token.text) && months.test(tokens[i + 1]?.text ?? '')
    if (!describes(token) && !day) break
    from = i
  }
  return positions(from, at - 1)
}

/** The words of a description after its noun: "of June 2018", "dated 20 June 2018". */
function after(tokens: readonly Token[], at: number, describes: (token: Token) => boolean): number[] {
  if (tokens[at]?.after !== '') return []
  let to = at
  const report = reports.test(tokens[at].text)
  for (let i = at + 1; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) break
    const day = /^\d{1,2}(st|nd|rd|th)?$/.test(token.text) && months.test(tokens[i + 1]?.text ?? '')
    if (describes(token)) to = i
    else if (!day && !between.test(token.text) && !(report && brought.test(token.text))) break
    if (token.after !== '') break
  }
  return positions(at + 1, to)
}

function placeNames(area: string): string[] {
  const name = area.toLowerCase()
  return name.endsWith('shire') ? [name, `${name.slice(0, 4)}s`] : [name]
}
