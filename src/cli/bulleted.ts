/** A space at which a line is never broken; it leaves as a plain one. */
export const unbroken = '\u00a0'

/** One bulleted item, its further lines set in beneath the first. A word longer than a line is left whole. */
export function bulleted(text: string, width: number): string {
  const lines = ['-']
  for (const word of text.split(/[ \n]+/)) {
    const line = `${lines.at(-1) ?? ''} ${word}`
    if (line.length <= width || /^[- ]*$/.test(lines.at(-1) ?? '')) lines[lines.length - 1] = line
    else lines.push(`  ${word}`)
  }
  return lines.map((line) => `  ${line.replaceAll(unbroken, ' ')}`).join('\n')
}
