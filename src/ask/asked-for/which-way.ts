import type { Reading } from '../reading.ts'

/** "Which way is it going?", "is it going up?", "will it carry on dropping?" */
const direction =
  /\b(which way|what direction|(going|gone|go|come|coming|heading|creeping|moving|crept|went) (up|down|back)|up or down|(carry|carrying|carried) on|keeps? \w+ing|getting (any )?(better|worse|higher|lower|bigger|smaller)|better or worse|ris(es|en|ing)|rose|fall(s|en|ing)?|fell|drop(s|ped|ping)?|improv(e|es|ed|ing)|worsen(s|ed|ing)?|grow(s|n|ing)?|increas(e|es|ed|ing)|decreas(e|es|ed|ing)|the trend|any change|changed)\b/
/** Words by which a sentence tells of a change. */
export const tellsChange =
  /\b(up|down|increas\w*|decreas\w*|reduc\w*|ris(e|en|ing)|rose|fall(en|ing)?|fell|declin\w*|improve\w*|continu\w*|narrow\w*|worsen\w*|stabilis\w*)\b/i

/** "Which way is it going?": a change is asked for, and no standing beside others. */
export function asksWhichWay({ said }: Reading): boolean {
  return direction.test(said) && !/\b(than|against|compared|higher or lower|better or worse)\b/.test(said)
}
