import { officerCardView, type OfficerCardView } from '../digest/officer-card.ts'
import { ownDigest } from '../digest/officer-digest.ts'
import type { Person } from '../plan/library.ts'
import type { PositionStore } from './cycle/ledger.ts'
import { roundOpenOn } from './cycle/rounds.ts'
import { coveredBy } from './officer-card/card-on-hand.ts'
import { officerContents, type SplitCard } from './officer-cards.ts'
import type { Clock, CoverStore, Outbox, Plans, UpdateStore } from './ports.ts'

export type OwnCard =
  | { kind: 'cards'; cards: { cardId: string; view: OfficerCardView }[] }
  /** The person leads actions, and none is overdue or nearly due. */
  | { kind: 'nothing-due'; officer: string; actionCount: number }
  | { kind: 'not-in-plan' }

/** The card of whoever asks for it, and of those whom they stand in for; several where one would be too long. Kept so that their presses find them. */
export type MakeOwnCard = (personName: string | null) => Promise<OwnCard>

export function makeOwnCard(needs: {
  plans: Plans
  updates: UpdateStore
  outbox: Outbox
  covers: CoverStore
  positions: Pick<PositionStore, 'ofPlan'>
  clock: Clock
  splitCard: SplitCard
}): MakeOwnCard {
  return async (personName) => {
    const loaded = needs.plans.library.current
    const officer = personName === null ? undefined : loaded.people.get(personName)
    if (!officer) return { kind: 'not-in-plan' }
    const today = needs.clock.today()
    const [updates, covers, round] = await Promise.all([
      needs.updates.all(loaded.plan.id),
      needs.covers.on(loaded.plan.id, today),
      roundOpenOn(needs, today),
    ])
    const covered = coveredBy(covers, officer.name).flatMap((name) => loaded.people.get(name) ?? [])
    const contentsFor = (person: Person, standIn?: string) =>
      officerContents(needs, ownDigest(loaded, person, updates, { asOf: today, round }), updates, standIn)
    const contents = [
      ...contentsFor(officer),
      ...covered.flatMap((person) => contentsFor(person, officer.name)),
    ]
    if (contents.length === 0) {
      return { kind: 'nothing-due', officer: officer.name, actionCount: officer.officerOf.length }
    }
    const cards: { cardId: string; view: OfficerCardView }[] = []
    for (const [i, content] of contents.entries()) {
      const kept = {
        planId: loaded.plan.id,
        recipient: officer.name,
        periodStart: null,
        part: i + 1,
        content,
      }
      const cardId = await needs.outbox.keep(kept)
      cards.push({ cardId, view: officerCardView({ cardId, ...content }, loaded, updates) })
    }
    return { kind: 'cards', cards }
  }
}
