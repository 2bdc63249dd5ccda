import { pauseDigests, resumeDigests } from '../../../src/services/cycle/pauses.ts'
import type { Account } from '../../../src/services/ports.ts'
import { administrator, approver, furtherChannels, managersChannelId, type Council } from './council.ts'
import { laterBy } from './day.ts'
import type { Officer } from './habits.ts'

/** Enters everybody who has the app from the first day, the approver, the administrator, and the managers' channel. */
export async function enterPeople(council: Council, officers: readonly Officer[]): Promise<void> {
  const { directory } = council.needs
  for (const officer of officers) if (officer.installedOn === null) await install(council, officer)
  for (const email of [administrator, approver]) {
    const account = { accountId: `account-${email}`, name: email, email, personName: null }
    await directory.saveAccount(account, { conversationId: `chat-${email}`, reference: {} })
  }
  for (const id of [managersChannelId, ...furtherChannels.map(({ channel }) => channel)]) {
    await directory.saveChannel(id, { conversationId: id, reference: {} })
  }
}

/** What befalls officers on a day without their cards: the app comes or goes, somebody is away. */
export async function liveOn(council: Council, officers: readonly Officer[], day: string): Promise<void> {
  const { planId, needs } = council
  for (const officer of officers) {
    const { name, pause, cover } = officer
    if (officer.installedOn === day) {
      const account = await install(council, officer)
      await council.onReachable({ kind: 'person', account })
    }
    if (officer.leavesOn === day) {
      council.post.gone.add(officer.conversation)
      await needs.directory.forgetPersonalChat(`account-${name}`)
    }
    if (pause?.from === day) {
      await pauseDigests(needs, { person: name, untilDay: pause.saidUntil, by: name })
    }
    if (pause && pause.until < pause.saidUntil && day === laterBy(pause.until, 1)) {
      await resumeDigests(needs, name)
    }
    if (cover?.from === day) {
      const days = { fromDay: cover.from, untilDay: cover.until }
      await needs.covers.add({ planId, officer: name, standIn: cover.standIn, ...days, by: name })
    }
  }
}

async function install(council: Council, { name, conversation }: Officer): Promise<Account> {
  const account = { accountId: `account-${name}`, name, email: null, personName: name }
  await council.needs.directory.saveAccount(account, { conversationId: conversation, reference: {} })
  return account
}
