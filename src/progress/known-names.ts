import type { LoadedPlan } from '../plan/library.ts'

/**
 * Whether the name that ends a text is known to be no child's: "… of Watford" before "(12)". `name` is what a pattern took for a
 * name, the text's last one or two words.
 */
export type IsKnownName = (textToName: string, name: string) => boolean

/**
 * What a plan and its council's data name that is no child, so that a number behind it is no age: places, agencies, boards,
 * people's posts, and such words as "Children's Centre" (`notChildren` in data/reporting).
 */
export function knownNames({ plan, reporting }: LoadedPlan): IsKnownName {
  const { names, endings, surnames } = reporting.notChildren
  const printed = [
    ...[plan.area, plan.council, plan.partnership ?? ''],
    ...plan.districts.flatMap(({ district, group, lead }) => [
      ...[district, group],
      ...(lead.reading === 'body' ? lead.bodies : []),
    ]),
    ...plan.agencies.flatMap(({ name, fullName, alsoPrinted }) => [name, fullName ?? '', ...alsoPrinted]),
    ...plan.boards.flatMap((board) => [board.name, ...board.printed]),
    ...plan.people.flatMap(({ jobTitles }) => jobTitles),
    ...plan.contacts.map(({ jobTitle }) => jobTitle ?? ''),
    ...names,
  ]
  const known = [...new Set(printed.map(asSaid))].filter((phrase) => phrase !== '')
  const things = endings.map(asSaid)
  const alsoSurnames = surnames.map(asSaid)

  /** The phrase that is known and ends the text, with the name in it; null where there is none. */
  const knownPhrase = (textToName: string, name: string): string | null => {
    const longer = known.find(
      (phrase) => phrase.length >= name.length && endsWith(asSaid(textToName), phrase),
    )
    if (longer !== undefined) return longer
    const said = asSaid(name)
    if (things.some((thing) => endsWith(said, thing))) return said
    const last = alsoSurnames.find((thing) => endsWith(said, thing))
    const before = last === undefined ? null : said.slice(0, said.length - last.length).trim()
    return before === '' || (before !== null && known.includes(before)) ? said : null
  }
  const isKnown: IsKnownName = (textToName, name) => {
    const phrase = knownPhrase(textToName, name)
    return phrase !== null && !isHome(textToName.slice(0, textToName.length - phrase.length))
  }
  /** Whether a place is where somebody is from, of whom the number is then told: "Tom from Hatfield (12)", "Tom, Hatfield, 12". */
  function isHome(before: string): boolean {
    if (/(?:\bfrom|\bliv(?:es?|ing) in|\bmoved to)\s+$/i.test(before)) return true
    const somebody = /^(?<to>.*?(?<who>\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}))(?:,| of| in| at| \()\s*$/su.exec(before)
    const { to, who } = somebody?.groups ?? {}
    return to !== undefined && who !== undefined && !isKnown(to, who)
  }
  return isKnown
}

/** As two spellings of one name are compared. It leaves the length as it is. */
function asSaid(phrase: string): string {
  return phrase.toLowerCase().replaceAll('’', "'")
}

function endsWith(text: string, phrase: string): boolean {
  return text.endsWith(phrase) && !/[\p{L}\p{N}'-]$/u.test(text.slice(0, text.length - phrase.length))
}
