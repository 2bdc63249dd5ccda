import type { CardTemplates } from '../cards/templates.ts'
import type { Schedule } from '../digest/schedule.ts'
import type { IsBankHoliday } from '../digest/working-days.ts'
import type { Channel } from '../services/cycle/channel-run.ts'
import type { PauseStore, PositionStore } from '../services/cycle/ledger.ts'
import type { StartRunNeeds } from '../services/cycle/start-run.ts'
import type { StatusNeeds } from '../services/cycle/status.ts'
import type { Clock } from '../services/ports.ts'

/** What the digest commands work on; opened for one command and closed after it. */
export type DigestNeeds = StartRunNeeds &
  Pick<StatusNeeds, 'directory' | 'administrators'> & {
    outbox: StatusNeeds['outbox'] & StartRunNeeds['outbox']
    pauses: PauseStore
    positions: PositionStore
    clock: Clock
    templates: CardTemplates
    managersChannelId: string | null
    schedule: Schedule
    isBankHoliday: IsBankHoliday
    channels: readonly Channel[]
  }

export type DigestDeps = {
  withDigestNeeds: <Result>(work: (needs: DigestNeeds) => Promise<Result>) => Promise<Result>
  /** Asks whoever sits at the terminal; null where nobody does. */
  confirm: (question: string) => Promise<boolean | null>
  write: (text: string) => void
}
