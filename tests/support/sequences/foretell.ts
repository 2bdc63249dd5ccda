import type { Draft } from '../../../src/progress/draft.ts'
import {
  askedFor,
  draftFrom,
  lastReport,
  mayUpdate,
  metAfter,
  stateOf,
  undecided,
  type Entry,
  type ModelAction,
  type ModelCard,
  type ModelPress,
} from './model.ts'
import { carry } from './carry.ts'
import type { DecideStep } from './steps.ts'

/**
 * What a press ought to come to. `entry` is stored where it is there; `own` is what the action's form then holds;
 * `card` says what becomes of the card: `answered` and `reopened` keep the drafts, `kept` keeps them and
 * changes nothing else, `shown` gives them back unkept.
 */
export type Foretold = {
  kind: string
  card: 'answered' | 'rebased' | 'redrawn' | 'kept' | 'shown' | 'as-stored'
  entry?: Entry
  own?: Draft
  /** The version that the action's form is at afterwards, where the press moves it. */
  version?: number
}

/** A press as it ought to come out: checked by how the action was when the card was read, stored on how it is now. */
export function foretell(
  press: ModelPress,
  card: ModelCard,
  seen: ModelAction | undefined,
  now: ModelAction | undefined,
  day: { today: string; samStandsIn: boolean },
): Foretold {
  if (!seen || !now || !card.items.some(({ key }) => key === seen.key)) {
    return press.who === card.holder ? { kind: 'unknown-action', card: 'kept' } : shown('unknown-action')
  }
  const before = seen.entries.find(({ activity }) => activity === press.activity)
  if (before) return { kind: before.kind === 'undo' ? 'undone' : 'repeat', card: 'as-stored' }
  if (!mayUpdate(press.who, seen.ref, day.samStandsIn)) return shown('not-allowed')
  const plain = { activity: press.activity, who: press.who, card: card.id, form: null, met: [], asks: null }
  const last = lastReport(seen.entries)
  const item = card.items.find(({ key }) => key === seen.key)
  const filled = item?.filled ?? false
  // What was typed into the form that a receipt stands for.
  const kept = carry(card.drafts[seen.key] ?? {}, asThen(seen, item?.version ?? 0), seen, filled)
  // A form that others have overtaken.
  const overtaken = (outcome: Foretold): Foretold => {
    const typed = press.drafts[seen.key]
    if (outcome.card !== 'rebased' || typed === undefined) return outcome
    return { ...outcome, own: carry(typed, asThen(now, press.base), now, filled) }
  }
  switch (press.verb) {
    case 'details':
      return { kind: 'redrawn', card: 'redrawn' }
    case 'edit':
      return {
        ...{ kind: 'redrawn', card: 'redrawn', version: seen.entries.length },
        own: { ...(last ? draftFrom(seen, last) : {}), ...stillTyped(kept, seen) },
      }
    case 'noChange':
      if (last === null) return { kind: 'nothing-to-keep', card: 'kept' }
      return keeping(
        press,
        seen.key,
        overtaken(stored(press, now, { ...plain, kind: 'no-change', words: 'no change', undone: false })),
      )
    case 'notMine':
      return keeping(
        press,
        seen.key,
        overtaken(stored(press, now, { ...plain, kind: 'not-mine', words: 'not mine', undone: false })),
      )
    case 'undo': {
      const latest = seen.entries.at(-1)
      const twice = latest?.kind === 'undo' && latest.who === press.who && latest.card === card.id
      if (twice && seen.entries.length === press.base + 1) return { kind: 'undone', card: 'as-stored' }
      if (!latest || latest.kind === 'undo' || latest.kind === 'decision')
        return { kind: 'nothing-to-undo', card: 'kept' }
      if (latest.who !== press.who && press.who !== 'administrator')
        return { kind: 'not-yours-to-undo', card: 'kept' }
      const entry: Entry = { ...plain, kind: 'undo', words: `undo ${latest.activity}`, undone: false }
      const typed = card.drafts[seen.key] && kept
      const own =
        latest.kind === 'report' ? { ...draftFrom(seen, latest), ...stillTyped(typed, seen) } : typed
      const outcome = overtaken(stored(press, now, entry))
      const kind = outcome.kind === 'stale' ? 'nothing-to-undo' : 'undone'
      return { ...outcome, kind, ...(own && kind === 'undone' ? { own } : {}) }
    }
    case 'save': {
      const then = asThen(seen, press.base)
      const asks = askedFor(then, press.form, day.today)
      if (asks === undefined) {
        const version = seen.entries.length
        return press.base === version
          ? { kind: 'refused', card: 'kept' }
          : overtaken({ kind: 'stale', card: 'rebased', version })
      }
      const met = metAfter(then, press.form)
      const { revised, ticked, complete, ...said } = press.form
      const keeps = revised !== null && asks === null
      const words = JSON.stringify({ ...said, complete, met, keeps, asks: asks && { ...asks, ...revised } })
      const entry: Entry = { ...plain, kind: 'report', words, form: press.form, met, asks, undone: false }
      const outcome = overtaken(stored(press, now, entry))
      const own = beyond(press, seen.key)
      return outcome.card === 'answered' && own ? { ...outcome, own } : outcome
    }
  }
}

/** The action as it was at a version: nothing that came later has undone or decided anything yet. */
function asThen(action: ModelAction, version: number): ModelAction {
  if (version >= action.entries.length) return action
  const entries = action.entries.slice(0, version)
  const has = (kind: Entry['kind'], words: string) =>
    entries.some((entry) => entry.kind === kind && entry.words === words)
  return {
    ...action,
    entries: entries.map((entry) => ({
      ...entry,
      undone: has('undo', `undo ${entry.activity}`),
      asks: entry.asks && {
        ...entry.asks,
        decided: has('decision', entry.activity) ? entry.asks.decided : null,
      },
    })),
  }
}

/** A word that says nothing of what the form holds leaves that with the card. */
function keeping(press: ModelPress, key: string, outcome: Foretold): Foretold {
  const own = press.drafts[key]
  return outcome.card === 'answered' && own ? { ...outcome, own } : outcome
}

/** What a saved form held of completion although its status is another: it is no part of the report, and stays with the card. */
function beyond({ form, drafts }: ModelPress, key: string): Draft | null {
  const { completedOn = '', evidence = '' } = drafts[key] ?? {}
  const kept = { ...(evidence === '' ? {} : { evidence }), ...(completedOn === '' ? {} : { completedOn }) }
  return form.status === 'complete' || Object.keys(kept).length === 0 ? null : kept
}

/**
 * What a form that became a receipt had held: without blanks, an unticked box, and a date that is asked for already, also
 * where it was typed again without its reason.
 */
function stillTyped(draft: Draft | undefined, action: ModelAction): Draft {
  const { revisedOn = '', reason = '' } = draft ?? {}
  const asked = undecided(action)
  const isAsked = asked !== null && asked.day === revisedOn && ['', asked.reason].includes(reason)
  return Object.fromEntries(
    Object.entries(draft ?? {}).filter(
      ([field, value]) =>
        value !== '' &&
        !(field === 'noteShared' && value === 'false') &&
        !(isAsked && ['revisedOn', 'reason'].includes(field)),
    ),
  )
}

function shown(kind: string): Foretold {
  return { kind, card: 'shown' }
}

/** Stored where the action is at the version that was pressed on; a repeat where the same hand said the same there. */
function stored({ base }: ModelPress, now: ModelAction, entry: Entry): Foretold {
  if (now.entries.length === base) return { kind: 'saved', card: 'answered', entry }
  const there = now.entries[base]
  const same =
    there?.words === entry.words &&
    there.kind === entry.kind &&
    there.who === entry.who &&
    there.card === entry.card &&
    !there.undone
  return same
    ? { kind: 'repeat', card: 'answered' }
    : { kind: 'stale', card: 'rebased', version: now.entries.length }
}

/** A decision as it ought to come out, for the report that asks; the action is undefined where the plan has lost it. */
export function foretellDecision(
  { who, approved, reason, lag }: DecideStep,
  asking: string,
  action: ModelAction | undefined,
  samStandsIn: boolean,
): { kind: string; decided: boolean } {
  const report = action?.entries.find(({ activity }) => activity === asking)
  if (!action || !report || report.undone) return { kind: 'withdrawn', decided: false }
  const standsIn = who === 'sam' && samStandsIn
  if (!['jenny', 'chief'].includes(who) || report.who === who || standsIn) {
    return { kind: 'not-allowed', decided: false }
  }
  const state = stateOf(action, report)
  if (state !== 'pending') {
    return { kind: ['replaced', 'lapsed'].includes(state) ? state : 'already-decided', decided: false }
  }
  if (!approved && reason === '') return { kind: 'reason-missing', decided: false }
  return lag === 0 ? { kind: 'decided', decided: true } : { kind: 'stale', decided: false }
}
