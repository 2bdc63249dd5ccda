import type { SpokenUpdate, Unread } from '../ask/spoken-updates/read-update.ts'
import { officerCardView, type OfficerCardView } from '../digest/officer-card.ts'
import type { Action, LoadedPlan } from '../plan/library.ts'
import { textFields, typed } from '../progress/draft.ts'
import { versionOf } from '../progress/history.ts'
import { likelyIdentifier } from '../progress/identifiers.ts'
import { knownNames } from '../progress/known-names.ts'
import { rightTo, whoMayUpdate } from '../progress/permissions.ts'
import { isAboutOneChild } from './one-child.ts'
import { withCovers, type Presser } from './officer-card/press.ts'
import type { OfficerContent } from './delivery-content.ts'
import type { SplitCard } from './officer-cards.ts'
import type { Clock, CoverStore, Outbox, Plans, UpdateStore } from './ports.ts'

/** What of a message could not be put into its form; `label` is its action's. */
export type UnreadOf = { label: string } & (Unread | { what: 'nothing-before' })
/** Actions that the sender may not update, and the people who may. */
export type NotTheirs = { labels: string[]; whoMay: string[] }

/** What came of a message that may be an update. */
export type SpokenOutcome =
  /** No update: a question like any other. */
  | { kind: 'none' }
  /** A card with what was understood, or several where one would be too long. Nothing counts until it is saved there. */
  | {
      kind: 'to-confirm'
      cards: { cardId: string; view: OfficerCardView }[]
      /** Whether one number bears several actions, of which one is meant. */
      several: boolean
      /** Which of the card's forms say that nothing has changed. */
      noChange: 'none' | 'some' | 'all'
      unread: UnreadOf[]
      /** What else was spoken of and is not on the card; null for nothing. */
      notTheirs: NotTheirs | null
    }
  /** Nobody but others may update what was spoken of. */
  | ({ kind: 'not-theirs' } & NotTheirs)
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
  splitCard: SplitCard
  readSpokenUpdates: (text: string, today: string) => SpokenUpdate[]
}): HearUpdate {
  return async ({ text, sender, personal }) => {
    const today = needs.clock.today()
    const spoken = needs.readSpokenUpdates(text, today)
    if (spoken.length === 0) return { kind: 'none' }
    // A worry about one child is no update, whatever number it begins with; the answer to it is the safeguarding text.
    const asked = { text, updates: [], asOf: today, asker: null, memory: null, safeguarding: null }
    if (isAboutOneChild(needs.plans.engine(asked).answer)) return { kind: 'none' }
    const loaded = needs.plans.library.current
    const covers = await needs.covers.on(loaded.plan.id, today)
    const actor = withCovers(sender, covers)
    const mayUpdate = (action: Action): boolean => rightTo('update', actor, { action, loaded }) !== null
    const all = spoken.map((one) => ({ ...one, actions: actionsNamed(one, loaded) }))
    const own = all.flatMap((one) => {
      const actions = one.actions.filter(mayUpdate)
      return actions.length === 0 ? [] : [{ ...one, actions }]
    })
    const notTheirs = whoseAre(
      all.filter(({ actions }) => !actions.some(mayUpdate)).flatMap(({ actions }) => actions),
      loaded,
    )
    if (own.length === 0) return notTheirs === null ? { kind: 'none' } : { kind: 'not-theirs', ...notTheirs }
    if (!personal) return { kind: 'in-private' }
    const isKnown = knownNames(loaded)
    const doubtful = own
      .flatMap(({ draft }) => textFields.map((field) => likelyIdentifier(typed(draft, field), isKnown)))
      .find((words) => words !== null)
    if (doubtful !== undefined) return { kind: 'may-identify', words: doubtful }
    const updates = await needs.updates.all(loaded.plan.id)
    const officer = sender.personName ?? sender.displayName
    const forms = formsOf(own)
    const content: OfficerContent = {
      kind: 'officer',
      officer,
      asOf: today,
      items: forms.map(({ action, unread }) => ({
        actionKey: action.key,
        section: 'to-confirm',
        version: versionOf(action.key, updates),
        // A date that could not be read is asked for: its field is among the further ones.
        details: unread.some(({ what }) => what !== 'status'),
      })),
      drafts: Object.fromEntries(forms.map(({ action, draft }) => [action.key, draft])),
      waiting: [],
    }
    const whole = officerCardView({ cardId: longestId, ...content }, loaded, updates)
    const cards: { cardId: string; view: OfficerCardView }[] = []
    for (const [i, group] of needs.splitCard(whole).entries()) {
      const keys = group.map(({ action }) => action.key)
      const part: OfficerContent = {
        ...content,
        items: content.items.filter(({ actionKey }) => keys.includes(actionKey)),
        drafts: Object.fromEntries(keys.flatMap((key) => [[key, content.drafts[key] ?? {}]])),
      }
      const kept = {
        planId: loaded.plan.id,
        recipient: officer,
        periodStart: null,
        part: i + 1,
        content: part,
      }
      const cardId = await needs.outbox.keep(kept)
      cards.push({ cardId, view: officerCardView({ cardId, ...part }, loaded, updates) })
    }
    const unreported = whole.items
      .filter(({ state }) => state.now.lastUpdate === null)
      .map(({ action }) => action.key)
    const unchanged = forms.filter(({ noChange }) => noChange)
    const asBefore = unchanged.filter(({ action }) => !unreported.includes(action.key)).length
    return {
      kind: 'to-confirm',
      cards,
      several: own.some(({ actions }) => actions.length > 1),
      noChange: asBefore === 0 ? 'none' : asBefore < forms.length ? 'some' : 'all',
      unread: [
        ...own.flatMap(({ actions, unread }) =>
          unread.map((one) => ({ label: actions[0]?.label ?? '', ...one })),
        ),
        ...unchanged
          .filter(({ action }) => unreported.includes(action.key))
          .map(({ action }): UnreadOf => ({ label: action.label, what: 'nothing-before' })),
      ],
      notTheirs,
    }
  }
}

/** The longest id a card can have, so that the parts are measured as they will be sent. */
const longestId = '00000000-0000-0000-0000-000000000000'

type Own = SpokenUpdate & { actions: Action[] }

/** A form for each action; of two reports of one ("2.4 done, 2.4a on hold") the later. */
function formsOf(own: readonly Own[]): (SpokenUpdate & { action: Action })[] {
  const forms = own.flatMap(({ actions, ...one }) => actions.map((action) => ({ action, ...one })))
  return [...new Map(forms.map((form) => [form.action.key, form])).values()]
}

/** A row with parts carries no date or officer: what is said of it is said of its parts, and the officer picks which. */
function actionsNamed({ actionKeys }: SpokenUpdate, { actions }: LoadedPlan): Action[] {
  return actionKeys
    .flatMap((key) => actions.get(key) ?? [])
    .flatMap((action) =>
      action.partKeys.length === 0 ? [action] : action.partKeys.flatMap((key) => actions.get(key) ?? []),
    )
}

function whoseAre(actions: readonly Action[], loaded: LoadedPlan): NotTheirs | null {
  if (actions.length === 0) return null
  const unique = (words: readonly string[]) => [...new Set(words)]
  return {
    labels: unique(actions.map(({ label }) => label)),
    whoMay: unique(actions.flatMap((action) => whoMayUpdate(action, loaded))),
  }
}
