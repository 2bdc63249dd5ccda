import { randomUUID } from 'node:crypto'
import type { DigestCommand } from '../../ask/spoken-updates/read-digest-command.ts'
import { countRecipients, type RecipientCounts } from '../../digest/preview.ts'
import type { DigestStatus } from '../../digest/run.ts'
import { rightOver } from '../../progress/permissions.ts'
import { administratorNames } from '../administrators.ts'
import type { Presser } from '../officer-card/press.ts'
import { previewDigest, type DigestPreview, type PreviewNeeds } from '../preview-digest.ts'
import { waitingRuns } from './cancel.ts'
import { pauseDigests, resumeDigests, type PauseOutcome } from './pauses.ts'
import { digestStatus, type StatusNeeds } from './status.ts'
import type { PauseStore } from './ledger.ts'

/** What the button of a confirmation carries: each confirmation is made once, and holds for its day. */
export type Confirmation = { id: string; act: 'run' | 'cancel'; askedOn: string }

/** What came of a digest command in chat; `none` for any other message. */
export type CommandHeard =
  | { kind: 'none' }
  | { kind: 'in-private' | 'no-end' }
  /** `who` has the administrators' names, as far as the bot has met them. */
  | { kind: 'not-administrator'; who: readonly string[] }
  | { kind: 'unknown-name' | 'several'; said: string; people: readonly string[] }
  | { kind: 'status'; status: DigestStatus }
  | { kind: 'preview'; preview: DigestPreview; asOf: string }
  | { kind: 'confirm-run'; confirmation: Confirmation; counts: RecipientCounts }
  | { kind: 'confirm-cancel'; confirmation: Confirmation; waiting: number }
  | { kind: 'nothing-to-cancel' }
  | PauseOutcome
  | { kind: 'resumed'; person: string | null; was: boolean }
export type HearCommand = (message: {
  text: string
  sender: Presser
  personal: boolean
}) => Promise<CommandHeard>

type Needs = Omit<PreviewNeeds, 'pauses'> &
  Omit<StatusNeeds, 'pauses'> & {
    pauses: PauseStore
    administrators: readonly string[]
    readDigestCommand: (text: string, today: string) => DigestCommand | null
  }

/** Takes "digest status" and the other digest commands of a plan administrator. Nothing is sent before it is confirmed. */
export function makeHearCommand(needs: Needs): HearCommand {
  return async ({ text, sender, personal }) => {
    const command = needs.readDigestCommand(text, needs.clock.today())
    if (command === null) return { kind: 'none' }
    if (rightOver('command-digests', sender, null) === null) {
      return {
        kind: 'not-administrator',
        who: await administratorNames(needs.directory, needs.administrators),
      }
    }
    // Status and preview name people who cannot be reached: nobody else is to read that.
    return personal ? obey(needs, command, sender) : { kind: 'in-private' }
  }
}

async function obey(needs: Needs, command: DigestCommand, sender: Presser): Promise<CommandHeard> {
  const today = needs.clock.today()
  switch (command.kind) {
    case 'status':
      return { kind: 'status', status: await digestStatus(needs) }
    case 'preview':
      return { kind: 'preview', preview: await previewDigest(needs, today), asOf: today }
    case 'run': {
      const counts = countRecipients(await previewDigest(needs, today))
      return { kind: 'confirm-run', counts, confirmation: confirmation('run', today) }
    }
    case 'cancel': {
      const waiting = (await waitingRuns(needs)).reduce((sum, { counts }) => sum + counts.waiting, 0)
      if (waiting === 0) return { kind: 'nothing-to-cancel' }
      return { kind: 'confirm-cancel', waiting, confirmation: confirmation('cancel', today) }
    }
    case 'pause': {
      const { person, untilDay } = command
      return pauseDigests(needs, { person, untilDay, by: sender.personName ?? sender.displayName })
    }
    case 'resume':
      return { kind: 'resumed', person: command.person, was: await resumeDigests(needs, command.person) }
    case 'no-end':
    case 'unknown-name':
    case 'several':
      return command
  }
}

function confirmation(act: Confirmation['act'], askedOn: string): Confirmation {
  return { id: randomUUID(), act, askedOn }
}
