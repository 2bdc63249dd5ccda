import type { LoadedPlan } from '../../../plan/library.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { oncePer } from '../../once-per.ts'
import type { Reading } from '../../reading.ts'
import { tokenise } from '../../words/words.ts'

/** A heading that aims stand under: its words that no other heading has, and the word that it ends with. */
type Heading = {
  heading: string
  place: number
  own: ReadonlySet<string>
  end: { text: string; own: boolean }
}

/** The headings of a plan, once whatever their capitals, by each word of their own and by the word that they end with. */
const headingsOf = oncePer((lexicon: Lexicon) =>
  oncePer(({ priorities }: LoadedPlan) => {
    const printed = [...priorities.values()].flatMap(({ aims: all }) => all.map(({ heading }) => heading))
    const once = [...new Map(printed.map((heading) => [heading.toLowerCase(), heading])).values()]
    const stemsOf = once.map((heading) => new Set(tokenise(heading).map(({ stem }) => stem)))
    const uses = new Map<string, number>()
    for (const stems of stemsOf) for (const stem of stems) uses.set(stem, (uses.get(stem) ?? 0) + 1)
    const headings = once.map((heading, n): Heading => {
      const end = tokenise(heading).at(-1)
      const own = [...(stemsOf[n] ?? [])].filter(
        (stem) => !lexicon.stopStems.has(stem) && uses.get(stem) === 1,
      )
      return {
        heading,
        place: n,
        own: new Set(own),
        end: { text: end?.text ?? '', own: uses.get(end?.stem ?? '') === 1 },
      }
    })
    const byWord = new Map<string, Heading[]>()
    for (const heading of headings)
      for (const word of new Set([...heading.own, heading.end.text]))
        byWord.set(word, [...(byWord.get(word) ?? []), heading])
    return byWord
  }),
)

/** Whether a plan prints aims at all. */
export function hasAims({ loaded }: Reading, lexicon: Lexicon): boolean {
  return headingsOf(lexicon)(loaded).size > 0
}

/** The headings whose own words, those that no other heading has, stand in the message: "top", "future", "vision". */
export function headingsSaid(
  { tokens, loaded }: Reading,
  lexicon: Lexicon,
): { heading: string; tokens: number[] }[] {
  const byWord = headingsOf(lexicon)(loaded)
  const near = tokens.flatMap(({ stem, text }) => [byWord.get(stem) ?? [], byWord.get(text) ?? []].flat())
  return [...new Set(near)]
    .sort((a, b) => a.place - b.place)
    .flatMap(({ heading, own, end }) => {
      const said = tokens.filter(({ stem }) => own.has(stem))
      const words = said.map(({ index }) => index)
      const telling = said.filter(({ text }) => !/^(our|the|what|want|achieve|page)$/.test(text))
      // A heading that is a whole sentence is named by several of its words, or by the one that it ends with ("6 key themes").
      const ending = tokens.filter(({ text }) => own.size > 4 && end.own && text === end.text)
      if (ending.length > 0) return [{ heading, tokens: [...words, ...ending.map(({ index }) => index)] }]
      return telling.length >= (own.size <= 4 ? 1 : 2) ? [{ heading, tokens: words }] : []
    })
}
