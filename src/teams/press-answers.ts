import { hasUnsaved, type OfficerCardExtras } from '../cards/officer-card.ts'
import { problemsOf } from '../cards/problems.ts'
import { noticeSentence, type Notice } from '../cards/sentences.ts'
import type { CardOnHand } from '../services/officer-card/card-on-hand.ts'
import type { PressOutcome } from '../services/officer-card/press.ts'

/** A sentence at the top of a card as it is: of one whose place another has taken, one line is left and no form. */
export function extrasAsItIs(
  { replacedOn }: Pick<CardOnHand, 'replacedOn'>,
  banner: string,
): OfficerCardExtras & { banner: string } {
  return { banner, ...(replacedOn === null ? {} : { replacedOn }) }
}

/**
 * The same on a card whose place a newer one, of that day, has taken. It has no form to correct: what was typed is shown to
 * be entered on the newer one.
 */
export function extrasOnEarlierCard(
  outcome: PressOutcome,
  today: string,
  replacedOn: string,
): OfficerCardExtras {
  if (outcome.kind === 'saved') {
    return { replacedOn, banner: noticeSentence({ kind: 'saved-on-earlier-card', label: outcome.label }) }
  }
  if (outcome.kind === 'nothing-to-undo') {
    return { replacedOn, banner: noticeSentence({ kind: 'not-undone-on-earlier-card', replacedOn }) }
  }
  const isToCorrect = ['refused', 'stale', 'nothing-to-keep'].includes(outcome.kind)
  const typed = isToCorrect && hasUnsaved(outcome.view)
  return isToCorrect
    ? { replacedOn, banner: noticeSentence({ kind: 'not-saved-on-earlier-card', replacedOn, typed }) }
    : { replacedOn, ...extrasOf(outcome, today) }
}

/** What the card says besides: what was amiss beside its field or action, or one sentence at the top. `today` is an ISO day. */
export function extrasOf(outcome: PressOutcome, today: string): OfficerCardExtras {
  const { rules } = outcome.view
  const beside = (actionKey: string, notice: Notice): OfficerCardExtras => ({
    problems: { [actionKey]: [{ field: null, sentence: noticeSentence(notice) }] },
  })
  switch (outcome.kind) {
    case 'saved':
    case 'redrawn':
      return {}
    case 'undone':
    case 'repeat':
      return { banner: noticeSentence({ kind: outcome.kind, label: outcome.label }) }
    case 'unknown-action':
      return { banner: noticeSentence({ kind: 'unknown-action' }) }
    case 'refused':
      return { problems: { [outcome.actionKey]: problemsOf(rules, outcome.refusals) } }
    case 'stale':
    case 'nothing-to-undo':
      return beside(outcome.actionKey, { kind: outcome.kind, since: outcome.since, rules, today })
    case 'not-allowed':
      return beside(outcome.actionKey, {
        kind: 'not-allowed',
        act: outcome.act,
        label: outcome.label,
        whoMay: outcome.whoMay,
      })
    case 'not-yours-to-undo':
      return { banner: noticeSentence({ kind: 'not-yours-to-undo', label: outcome.label }) }
    case 'nothing-to-keep':
      return beside(outcome.actionKey, { kind: 'nothing-to-keep' })
  }
}
