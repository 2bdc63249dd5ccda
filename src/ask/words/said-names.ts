/** Those of many names whose words all stand in a message, whatever stands between them; in the order they were given in. */
export type SaidNames<Thing> = (stems: ReadonlySet<string>) => Thing[]

/**
 * Prepares finding names by their words. A name is looked up by its rarest word alone, so that a message costs no more
 * where there are more names. A name without words is never said.
 */
export function makeSaidNames<Thing>(
  names: readonly { words: readonly string[]; thing: Thing }[],
): SaidNames<Thing> {
  const uses = new Map<string, number>()
  for (const { words } of names) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
  const byRarest = new Map<string, { words: readonly string[]; thing: Thing; at: number }[]>()
  names.forEach(({ words, thing }, at) => {
    const [first, ...others] = words
    if (first === undefined) return
    const rarest = others.reduce((a, b) => ((uses.get(b) ?? 0) < (uses.get(a) ?? 0) ? b : a), first)
    const bucket = byRarest.get(rarest) ?? []
    bucket.push({ words, thing, at })
    byRarest.set(rarest, bucket)
  })
  return (stems) =>
    [...stems]
      .flatMap((stem) => byRarest.get(stem) ?? [])
      .filter(({ words }) => words.every((word) => stems.has(word)))
      .sort((a, b) => a.at - b.at)
      .map(({ thing }) => thing)
}
