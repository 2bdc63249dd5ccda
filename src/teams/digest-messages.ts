import { commandSentence, listingInChat, ownPauseSentence } from '../cards/digest-sentences.ts'
import { statusLines } from '../cards/digest-words.ts'
import { previewInWords } from '../cards/preview-words.ts'
import type { CommandHeard, HearCommand } from '../services/cycle/hear-command.ts'
import type { HearPause } from '../services/cycle/hear-pause.ts'
import type { Presser } from '../services/officer-card/press.ts'
import type { Plans } from '../services/ports.ts'
import { textActivity, type Draw } from './activities.ts'
import type { Activity } from './sdk.ts'

export type DigestWordNeeds = { plans: Plans; draw: Draw; hearPause: HearPause; hearCommand: HearCommand }

/** The answer to a message about digests or somebody's own reminders; null where it is about neither. */
export async function answerDigestWord(
  needs: DigestWordNeeds,
  message: { text: string; sender: Presser; personal: boolean },
): Promise<Partial<Activity> | null> {
  const command = await needs.hearCommand(message)
  if (command.kind !== 'none') return commandAnswer(needs, command)
  const pause = await needs.hearPause(message)
  return pause.kind === 'none' ? null : textActivity(ownPauseSentence(pause))
}

function commandAnswer(
  { plans, draw }: DigestWordNeeds,
  heard: Exclude<CommandHeard, { kind: 'none' }>,
): Partial<Activity> {
  if (heard.kind === 'confirm-run') return draw.confirmRun(heard.confirmation, heard.counts)
  if (heard.kind === 'confirm-cancel') return draw.confirmCancel(heard.confirmation, heard.waiting)
  if (heard.kind === 'status') {
    return textActivity(listingInChat(statusLines(heard.status), 'digest -- status'))
  }
  if (heard.kind === 'preview') {
    const { plan, reporting } = plans.library.current
    const choice = { asOf: heard.asOf, officer: null, planTitle: plan.shortTitle, rules: reporting }
    const lines = previewInWords(heard.preview, choice).split('\n')
    return textActivity(listingInChat(lines, 'digest -- preview'))
  }
  return textActivity(commandSentence(heard))
}
