import type { Understood } from './understood.ts'

/** A text about plans of several councils, with the council's name before the first title of each plan that does not say it. */
export function namingCouncils(text: string, parts: readonly Understood[]): string {
  const plans = parts.map(({ loaded }) => loaded.plan)
  if (new Set(plans.map(({ council }) => council)).size < 2) return text
  return plans.reduce((said, { council, shortTitle }) => {
    const place = placeOf(council)
    if (shortTitle.includes(place)) return said
    const at = said.indexOf(shortTitle)
    const named = said.slice(0, Math.max(0, at)).endsWith(`${place} `)
    return at < 0 || named ? said : `${said.slice(0, at)}${place} ${said.slice(at)}`
  }, text)
}

/** "Hertfordshire" of "Hertfordshire County Council". */
function placeOf(council: string): string {
  return council.replace(/( (County|City|Borough|District|Metropolitan|London))* Council$/, '')
}
