import type { Unread } from '../ask/spoken-updates/read-update.ts'
import { plainLine, shortLine } from './escape.ts'
import { counted, either } from './wording.ts'

/** What is said of an update that somebody wrote in a message: with the card that shows it, or in its place. */
export type SpokenNotice =
  | {
      kind: 'to-confirm'
      cards: readonly { view: { items: readonly unknown[] } }[]
      several: boolean
      noChange: 'none' | 'some' | 'all'
      unread: readonly NotFilledIn[]
      notTheirs: NotTheirs | null
    }
  | ({ kind: 'not-theirs' } & NotTheirs)
  | { kind: 'may-identify'; words: string }
  | { kind: 'in-private' }
/** What of a message is not in its form: what it says and could not be read, or that nothing was reported that could be unchanged. */
type NotFilledIn = { label: string } & (Unread | { what: 'nothing-before' })
type NotTheirs = { labels: readonly string[]; whoMay: readonly string[] }

/** The sentences for an update in words: what happened to it, then what to do next. */
export function spokenSentence(notice: SpokenNotice): string {
  switch (notice.kind) {
    case 'to-confirm':
      return [
        ...toConfirm(notice),
        ...notice.unread.map(unreadSentence),
        ...(notice.notTheirs === null ? [] : [whoMaySentence('Not on this card', notice.notTheirs)]),
      ].join(' ')
    case 'not-theirs':
      return `${whoMaySentence('Nothing is saved', notice)} To ask how it goes, type “status of ${plainLine(notice.labels[0] ?? '')}”.`
    case 'may-identify':
      return `Not taken, and not kept: your message says “${shortLine(notice.words, 60)}”, which may identify a child or family. Write it again without that, or type “my card” and use the form there.`
    case 'in-private':
      return 'Nothing is saved: updates are made in your own chat with me. Write the same there.'
  }
}

function toConfirm({ cards, several, noChange }: Extract<SpokenNotice, { kind: 'to-confirm' }>): string[] {
  const button = { none: 'Save', some: 'Save or “No change”', all: '“No change”' }[noChange]
  const count = cards.reduce((sum, { view }) => sum + view.items.length, 0)
  const which = several
    ? ['Several actions bear one number: use the one you mean.']
    : count > 1
      ? [`Each of the ${counted(count, 'action')} has a button of its own.`]
      : []
  return [`Nothing is saved yet. Check what I understood of your message, then press ${button}.`, ...which]
}

function unreadSentence(unread: NotFilledIn): string {
  const label = plainLine(unread.label)
  if (unread.what === 'nothing-before') {
    return `Nobody has reported on ${label} yet, so there is nothing to keep unchanged: choose a status.`
  }
  const said = shortLine(unread.words, 80)
  switch (unread.what) {
    case 'status':
      return `I chose no status for ${label}, because “${said}” does not plainly say that it is one now: choose it yourself.`
    case 'date':
      return `I took no date for ${label} from “${said}”: if you mean one, enter it.`
    case 'no-such-day':
      return `I took no date for ${label} from “${said}”, because the calendar has no such day: enter the day you mean.`
  }
}

function whoMaySentence(opening: string, { labels, whoMay }: NotTheirs): string {
  const people = either([...whoMay.map(plainLine), 'a plan administrator'])
  return `${opening}: only ${people} can update ${labels.map(plainLine).join(' and ')}. Ask one of them to update it.`
}
