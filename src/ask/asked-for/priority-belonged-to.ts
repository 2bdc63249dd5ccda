import type { Reading } from '../reading.ts'

/** "Which priority does 9.3 belong to?": where a row stands is asked, and not whose it is. */
export function asksPriorityBelongedTo({ said }: Reading): boolean {
  return /\b(which|what) (priority|prio) (does|do|did|would|is|are)\b.*\bbelong(s|ing)?\b/.test(said)
}
