import type { Reading } from '../../reading.ts'
import type { Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** "No, the one about housing": points at one of several by its subject, and asks nothing of it. */
const oneAbout =
  /^(?:(?:and|no|nope|sorry|ok|okay|so|i|meant|mean|what|how|about) )*the (?:one|ones) (?:about|on|for|with|to do with|dealing with)\b/

/** Whether one of the things just spoken of is pointed at, and what was found is a thing of another kind. */
export function pointsAtAnother({ query }: Weighed, { said }: Reading, { memory }: Context): boolean {
  return memory.query !== null && memory.query.kind !== query.kind && oneAbout.test(said)
}
