import type { SpokenUpdate } from '../ask/spoken-updates/read-update.ts'
import { officerCardView, type OfficerCardView } from '../digest/officer-card.ts'
import { textFields, typed } from '../progress/draft.ts'
import { versionOf } from '../progress/history.ts'
import { likelyIdentifier } from '../progress/identifiers.ts'
import { knownNames } from '../progress/known-names.ts'
import { rightTo } from '../progress/permissions.ts'
import { isAboutOneChild } from './one-child.ts'
import { withCovers, type Presser } from './officer-card/press.ts'
import type { OfficerContent } from './delivery-content.ts'
import type { Clock, CoverStore, Outbox, Plans, UpdateStore } from './ports.ts'

/** What came of a message that may be an update. */
export type SpokenOutcome =
  /** No update, or of an action that the sender may not update: a question like any other. */
  | { kind: 'none' }
  /** A card with what was understood. Nothing counts until it is saved there. */
  | { kind: 'to-confirm'; cardId: string; view: OfficerCardView; several: boolean; noChange: boolean }
  /** The words may identify a child or family, so nothing of them was kept. */
  | { kind: 'may-identify'; words: string }
  /** Cards are personal, and this was said in front of others. */
  | { kind: 'in-private' }

export type HearUpdate = (message: {
  text: string
  sender: Presser
  personal: boolean
}) => Promise<SpokenOutcome>

/** Takes "2.3 done, contract signed 12 June" for an update to confirm, where the sender may make it. */
export function makeHearUpdate(needs: {
  plans: Plans
  updates: UpdateStore
  outbox: Outbox
  covers: CoverStore
  clock: Clock
  readSpokenUpdate: (text: string, today: string) => SpokenUpdate | null
}): HearUpdate {
  return async ({ text, sender, personal }) => {
    const today = needs.clock.today()
    const spoken = needs.readSpokenUpdate(text, today)
    if (spoken === null) return { kind: 'none' }
    // A worry about one child is no update, whatever number it begins with; the answer to it is the safeguarding text.
    const asked = { text, updates: [], asOf: today, asker: null, memory: null, safeguarding: null }
    if (isAboutOneChild(needs.plans.engine(asked).answer)) return { kind: 'none' }
    const loaded = needs.plans.library.current
    const covers = await needs.covers.on(loaded.plan.id, today)
    const actor = withCovers(sender, covers)
    // A row with parts carries no date or officer: what is said of it is said of its parts, and the officer picks which.
    const actions = spoken.actionKeys
      .flatMap((key) => loaded.actions.get(key) ?? [])
      .flatMap((action) =>
        action.partKeys.length === 0
          ? [action]
          : action.partKeys.flatMap((key) => loaded.actions.get(key) ?? []),
      )
      .filter((action) => rightTo('update', actor, { action, loaded }) !== null)
    if (actions.length === 0) return { kind: 'none' }
    if (!personal) return { kind: 'in-private' }
    const isKnown = knownNames(loaded)
    const doubtful = textFields
      .map((field) => likelyIdentifier(typed(spoken.draft, field), isKnown))
      .find((words) => words !== null)
    if (doubtful !== undefined) return { kind: 'may-identify', words: doubtful }
    const updates = await needs.updates.all(loaded.plan.id)
    const officer = sender.personName ?? sender.displayName
    const content: OfficerContent = {
      kind: 'officer',
      officer,
      asOf: today,
      items: actions.map(({ key }) => ({
        actionKey: key,
        section: 'to-confirm',
        version: versionOf(key, updates),
        details: false,
      })),
      drafts: Object.fromEntries(actions.map(({ key }) => [key, spoken.draft])),
      waiting: [],
    }
    const kept = { planId: loaded.plan.id, recipient: officer, periodStart: null, part: 1, content }
    const cardId = await needs.outbox.keep(kept)
    const view = officerCardView({ cardId, ...content }, loaded, updates)
    return { kind: 'to-confirm', cardId, view, several: actions.length > 1, noChange: spoken.noChange }
  }
}
