/** How a word sounds, roughly: two spellings of one sound are written alike. */
export function soundOf(word: string): string {
  return squeezed(
    word
      .replace(/^kn/, 'n')
      .replace(/^wr/, 'r')
      .replace(/^wh/, 'w')
      .replace(/tch/g, 'ch')
      .replace(/(tion|sion|shun|shon)/g, 'shn')
      .replace(/sch/g, 'sk')
      .replace(/ph/g, 'f')
      .replace(/ck/g, 'k')
      .replace(/qu/g, 'kw')
      .replace(/x/g, 'ks')
      .replace(/c(?=[eiy])/g, 's')
      .replace(/c(?!h)/g, 'k')
      .replace(/z/g, 's')
      .replace(/(?<=.)(ee|ea|ie|y)/g, 'i')
      .replace(/(ou|oo|ue|ew)/g, 'u')
      .replace(/(ai|ay|ei|ey)/g, 'a')
      .replace(/(?<=..)e$/, ''),
  )
}

/** Double letters counted once. */
export function squeezed(word: string): string {
  return word.replace(/(.)\1/g, '$1')
}
