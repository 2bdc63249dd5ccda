import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareEngine } from '../../src/ask/ask.ts'
import { paperGroups } from '../../src/cards/board-paper-words.ts'
import { lastWords } from '../../src/cards/standing-words.ts'
import { boardPaper } from '../../src/digest/board-paper.ts'
import { managersDigest } from '../../src/digest/managers-digest.ts'
import { officerCardView } from '../../src/digest/officer-card.ts'
import { approvalView } from '../../src/digest/approval.ts'
import type { Action } from '../../src/plan/library.ts'
import { dayInWords } from '../../src/progress/day-words.ts'
import { rightTo, type Actor } from '../../src/progress/permissions.ts'
import { standingsOf } from '../../src/progress/standing.ts'
import { statusWords } from '../../src/progress/status.ts'
import type { PlanUpdate, UpdateContent } from '../../src/progress/update.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

/** Chat, the officers' cards, the managers' digest and a board's paper of one random history say the same of every action. */

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)
const loaded = library.current
const asOf = '2011-07-15'
/** Rows with a date and a number that no other row bears, so that a question can name each. */
const actions = [...loaded.actions.values()]
  .filter(
    ({ partKeys, parentKey, milestones }) =>
      partKeys.length === 0 && parentKey === null && milestones.length > 0,
  )
  .filter(({ label }, _i, all) => all.filter((other) => other.label === label).length === 1)

type Word = { action: Action; content: UpdateContent; day: number }

const day = fc.integer({ min: 0, max: 90 })
const report = (action: Action) =>
  fc.record({
    kind: fc.constant('report' as const),
    stage: fc.constantFrom('Not started', 'In progress', 'Complete', 'On hold', 'Stopped'),
    confidence: fc.constantFrom('Green', 'Amber', 'Red'),
    note: fc.constantFrom('', 'Two schools have yet to sign'),
    noteShared: fc.boolean(),
    correctiveAction: fc.constantFrom('', 'A second tender'),
    completedOn: fc.constant(null),
    evidence: fc.constant(''),
    blockedBy: fc.constant(''),
    helpFrom: fc.constant(''),
    met: fc.subarray(action.milestones.map(({ key }) => key)),
    revision: fc.option(
      fc.record({
        milestoneKey: fc.constantFrom(...action.milestones.map(({ key }) => key)),
        to: fc.constantFrom('2011-08-01', '2011-07-01', '2012-03-31'),
        reason: fc.constant('Waiting for police'),
      }),
    ),
  })
/** `undo` and `decision` point at the report before them by its place; what points at nothing changes nothing. */
const word: fc.Arbitrary<Word> = fc.constantFrom(...actions.slice(0, 12)).chain((action) =>
  fc.record({
    action: fc.constant(action),
    day,
    content: fc.oneof(
      { weight: 5, arbitrary: report(action) },
      { weight: 1, arbitrary: fc.constant({ kind: 'no-change' as const }) },
      { weight: 1, arbitrary: fc.nat(30).map((n) => ({ kind: 'undo' as const, undoes: n + 1 })) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('decision' as const),
          about: fc.integer({ min: 1, max: 30 }),
          approved: fc.boolean(),
          reason: fc.constant(''),
        }),
      },
    ),
  }),
)

function historyFrom(words: readonly Word[]): PlanUpdate[] {
  const versions = new Map<string, number>()
  return words.map(({ action, content, day: after }, i) => {
    const version = (versions.get(action.key) ?? 0) + 1
    versions.set(action.key, version)
    const rated =
      content.kind === 'report' && content.stage !== 'In progress'
        ? { ...content, confidence: null }
        : content
    return {
      ...rated,
      sequence: i + 1,
      version,
      planId: action.planId,
      actionKey: action.key,
      recordedBy: 'Darren Newman',
      accountId: 'a',
      recordedAt: `2011-0${4 + Math.floor(Math.min(after, 89) / 30)}-15T09:00:00Z`,
      activityId: `activity-${i}`,
      cardId: null,
    }
  })
}

const ask = (text: string, updates: readonly PlanUpdate[], reader: Actor | null = null): string =>
  engine({ text, updates, asOf, asker: null, memory: null, safeguarding: null, reader }).answer.text
/** "no actions", "1 action", "3 actions", however a sentence begins. */
const counted = (count: number, one: string) =>
  count === 0 ? `no ${one}` : count === 1 ? `1 ${one}` : `${count} ${one}s`

/** Somebody whom the plan names nowhere: what they may read is what they stand in for. */
const stranger: Actor = {
  ...{ accountId: 'x', personName: 'Sam Reed', administrator: false, approver: false, covering: [] },
}

const daysLate = (days: number) => (days === 1 ? '1 day late' : `${days} days late`)

describe('what chat, cards, digest and board papers say', () => {
  it('is the same for 1,000 random histories', { timeout: 180_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 14 }),
        fc.constantFrom(...actions.slice(0, 12)),
        fc.constantFrom(null, 'Darren Newman', 'Jenny Coles'),
        (words, action, covered) => {
          const updates = historyFrom(words)
          const standings = standingsOf(loaded, updates, asOf)
          const late = standings.filter(({ overdue }) => overdue !== null)

          // The managers' digest.
          const digest = managersDigest(loaded, updates, asOf, {
            ...{ start: '2011-07-11', previous: null, officersAsked: 0, officersNotReached: 0 },
            ...{ lastPeriod: null, decider: () => ({ kind: 'nobody' as const }), positions: [] },
          })
          const slipped = digest.news?.exceptions ?? []
          const inDigest = [
            ...digest.overdue.flatMap(({ lines }) => lines.map(({ label, daysLate }) => [label, daysLate])),
            ...slipped.flatMap(({ label, overdue }) => (overdue ? [[label, overdue.daysLate]] : [])),
          ]
          expect(inDigest.sort()).toEqual(
            late.map(({ action: row, overdue }) => [row.label, overdue?.daysLate]).sort(),
          )
          expect(digest.overdueCount).toBe(late.length)

          // The officer's card of that action, drawn now.
          const own = standings.find((standing) => standing.action.key === action.key)!
          const waits = own.revisions.find(({ state }) => state === 'pending')
          const open = own.stage !== 'Complete' && own.stage !== 'Stopped'
          const decision = digest.news?.decisions.find(({ label }) => label === action.label)
          expect(decision?.to).toBe(open ? waits?.to : undefined)
          expect(digest.news?.completed.some(({ label }) => label === action.label)).toBe(
            own.stage === 'Complete',
          )
          const [item] = officerCardView(
            {
              ...{ cardId: 'c', officer: 'Darren Newman', asOf, drafts: {} },
              items: [{ actionKey: action.key, section: 'overdue', version: own.version, details: false }],
            },
            loaded,
            updates,
          ).items
          const status = statusWords(loaded.reporting, own.stage, own.confidence)
          expect(lastWords(loaded.reporting, item!.standing)).toContain(status)
          expect(item!.standing.overdue?.daysLate ?? null).toBe(own.overdue?.daysLate ?? null)

          // The paper of a board that monitors the action, drawn as it is printed.
          const printed = action.monitoring.slice(0, 1)
          const board = { name: 'A board', printed, meetings: [], draftDaysBefore: 7 }
          const paper = boardPaper(loaded, board, '2011-10-07', { updates, positions: [], today: asOf })
          const row = paperGroups(paper)
            .flatMap(({ rows }) => rows)
            .find(({ label }) => label === action.label)
          expect(row?.status).toBe(
            printed.length === 0
              ? undefined
              : [status, ...(own.overdue ? [daysLate(own.overdue.daysLate)] : [])].join(', '),
          )

          // Chat.
          const answer = ask(`status of ${action.label}`, updates)
          expect(answer).toContain(status)
          if (own.overdue) expect(answer).toMatch(new RegExp(`\\b${own.overdue.daysLate} days? overdue`))
          else expect(answer).not.toContain('overdue')
          const asked = own.revisions.at(-1)
          if (asked && own.lastUpdate && asked.state !== 'replaced')
            expect(answer).toContain(dayInWords(asked.to))
          const list = ask('what is overdue?', updates)
          expect(list).toContain(late.length === 1 ? '1 action' : `${late.length} actions`)
          const red = standings.filter(({ confidence }) => confidence === 'Red')
          expect(ask('which actions are red?', updates).toLowerCase()).toContain(
            counted(red.length, 'action'),
          )

          // What was asked for and decided: the dates in chat are those that the digest and the requests show.
          const pending = ask('which dates wait for approval?', updates)
          expect(pending.toLowerCase()).toContain(counted(digest.news?.decisions.length ?? 0, 'new date'))
          for (const { label, to } of digest.news?.decisions ?? []) {
            expect(pending).toMatch(new RegExp(`${label.replaceAll('.', '\\.')}.*${dayInWords(to)}`))
          }
          const revised = ask('which dates were revised?', updates)
          const decided = own.revisions.filter(({ state }) => state === 'approved' || state === 'refused')
          for (const { to, report } of decided) {
            expect(revised).toContain(`to ${dayInWords(to)}, asked by ${report.recordedBy}`)
            const { activityId } = report
            const request = approvalView(
              { cardId: 'r', actionKey: action.key, activityId },
              loaded,
              updates,
              asOf,
            )
            expect(decided.map(({ state }) => state)).toContain(request?.revision.state)
          }

          // The story ends where the card stands.
          const story = ask(`the story of ${action.label}`, updates)
          expect(story).toContain(status)
          if (own.overdue) expect(story).toContain(`${own.overdue.daysLate} days overdue`)

          // What is private is told to who stands in for an officer, as on their card, and to nobody who does not.
          const note = own.lastUpdate?.note ?? ''
          const reader = { ...stranger, covering: covered === null ? [] : [covered] }
          const mayRead =
            rightTo('read', reader, { action, loaded }) !== null || own.lastUpdate?.noteShared === true
          expect(ask(`status of ${action.label}`, updates, reader).includes(note)).toBe(
            mayRead || note === '',
          )
        },
      ),
      { numRuns: 1_000, seed: 20110715 },
    )
  })
})
