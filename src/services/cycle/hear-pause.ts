import type { SpokenPause } from '../../ask/spoken-updates/read-pause.ts'
import type { Presser } from '../officer-card/press.ts'
import type { Clock, Plans } from '../ports.ts'
import type { PauseStore } from './ledger.ts'
import { pauseDigests, resumeDigests, type PauseOutcome } from './pauses.ts'

/** What came of a message about somebody's own reminders; `none` for any other message. */
export type PauseHeard =
  | { kind: 'none' }
  | { kind: 'no-end' }
  | PauseOutcome
  /** `was`: whether there was a pause to end. */
  | { kind: 'resumed'; was: boolean }
export type HearPause = (message: { text: string; sender: Presser }) => Promise<PauseHeard>

/** Has somebody's own reminders rest until the day that they write, or go on again; at once. */
export function makeHearPause(needs: {
  plans: Plans
  pauses: PauseStore
  clock: Clock
  readSpokenPause: (text: string, today: string) => SpokenPause | null
}): HearPause {
  return async ({ text, sender: { personName } }) => {
    const spoken = needs.readSpokenPause(text, needs.clock.today())
    if (spoken === null) return { kind: 'none' }
    if (personName === null) return { kind: 'not-in-plan' }
    if (spoken.kind === 'pause') {
      return pauseDigests(needs, { person: personName, untilDay: spoken.untilDay, by: personName })
    }
    if (spoken.kind === 'no-end') return { kind: 'no-end' }
    return { kind: 'resumed', was: await resumeDigests(needs, personName) }
  }
}
