import { draftOf } from '../../progress/draft-of-report.ts'
import { counting } from '../../progress/history.ts'
import { rightTo } from '../../progress/permissions.ts'
import { unsavedOf } from '../../progress/unsaved.ts'
import { drawn } from './card-on-hand.ts'
import { saidSince, typedBefore } from './overtaken.ts'
import { pressing, record, refused, type PressCard, type PressNeeds } from './press.ts'

/**
 * Takes back the last word on an action: the form returns, filled in with what had been saved, or typed and not saved. Only who said it (or an
 * administrator) may, and only while nothing has been said since.
 */
export function makeUndo(needs: PressNeeds): PressCard {
  return pressing(needs, 'undo', async (allowed) => {
    const { card, action, history, actor, drafts, press } = allowed
    const typed = typedBefore(allowed, needs.clock.today())
    // The same hand pressed it a second time: it is undone already.
    const latestWord = history.at(-1)
    if (
      latestWord?.kind === 'undo' &&
      latestWord.accountId === actor.accountId &&
      latestWord.cardId === card.cardId &&
      latestWord.version === press.baseVersion + 1
    ) {
      return { kind: 'undone', view: drawn(card, { drafts: {} }), label: action.label }
    }
    const last = counting(history).findLast(({ kind }) => kind !== 'decision')
    if (!last || last.version !== history.at(-1)?.version) {
      refused(needs, press, action, 'undo', ['stale'])
      await needs.outbox.keepTyped(card.cardId, drafts)
      const since = saidSince(allowed, history)
      return { kind: 'nothing-to-undo', view: drawn(card, { drafts }), actionKey: action.key, since }
    }
    if (rightTo('undo', actor, { action, loaded: card.loaded, about: last }) === null) {
      refused(needs, press, action, 'undo', ['not-yours'])
      await needs.outbox.keepTyped(card.cardId, drafts)
      return {
        kind: 'not-yours-to-undo',
        view: drawn(card, { drafts }),
        actionKey: action.key,
        label: action.label,
      }
    }
    const { standing } = allowed
    const ownDraft =
      last.kind === 'report'
        ? { ...draftOf(last, standing.revisions), ...unsavedOf(typed, standing) }
        : {
            ...typed,
            ...(last.kind === 'not-mine' && last.suggested !== '' ? { suggested: last.suggested } : {}),
          }
    const outcome = await record(needs, allowed, { kind: 'undo', undoes: last.sequence }, { ownDraft })
    if (outcome.kind === 'stale') return { ...outcome, kind: 'nothing-to-undo' }
    return outcome.kind === 'saved' || outcome.kind === 'repeat' ? { ...outcome, kind: 'undone' } : outcome
  })
}
