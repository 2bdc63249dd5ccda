import type { Reading } from '../../reading.ts'

const shutOut =
  /\b(besides|apart from|aside from|other than|as well as|on top of)\b.*\b(what|which|anything|else)\b|\b(what|anything|which) else\b/

/** "Besides 1.3, what else is Ann leading?": everything of one person's is asked for, and the named action only set aside. */
export function asksBesides({ said, people, refs }: Reading): boolean {
  return people.length === 1 && refs.every(({ kind }) => kind === 'action') && shutOut.test(said)
}
