import { readSpokenCover } from './ask/spoken-updates/read-cover.ts'
import { readDigestCommand } from './ask/spoken-updates/read-digest-command.ts'
import { readSpokenPause } from './ask/spoken-updates/read-pause.ts'
import { readSpokenUpdates } from './ask/spoken-updates/read-update.ts'
import { prepareSuggestions } from './ask/suggestions/suggestions.ts'
import { tickTimes } from './digest/schedule.ts'
import { bankHolidaysOfEngland } from './bank-holidays.ts'
import { splitItems } from './cards/split-items.ts'
import { parseCardTemplates } from './cards/templates.ts'
import { londonClock } from './clock.ts'
import type { Settings } from './config.ts'
import { startServer } from './http/server.ts'
import { loadPlans } from './load-plans.ts'
import { openStores, type Stores } from './open-stores.ts'
import { makeAnswerQuestion } from './services/answer-question.ts'
import { makeAskModel, type AskModel } from './services/ask-model.ts'
import { drainOutbox, leaseSeconds } from './services/deliver.ts'
import { makeDecideDate, makeReadRequest } from './services/approval/decide.ts'
import { makeHearCover, makeSetCover } from './services/cover.ts'
import { reportFault } from './services/faults.ts'
import { makeKeepUnanswered, makeRateAnswer } from './services/learn-from-questions.ts'
import { makeReadDigest } from './services/managers-view.ts'
import { makeAnswerOneChild, makeQuietConversations } from './services/one-child.ts'
import { makeOnReachable } from './services/on-reachable.ts'
import { makeReadCard } from './services/officer-card/card-on-hand.ts'
import { makeEditReport, makeShowDetails } from './services/officer-card/change-form.ts'
import { makeSayNoChange } from './services/officer-card/no-change.ts'
import { makeSayNotMine } from './services/officer-card/not-mine.ts'
import { makeSaveReport } from './services/officer-card/save-report.ts'
import { makeShowNext } from './services/officer-card/show-next.ts'
import { makeUndo } from './services/officer-card/undo.ts'
import type { SplitCard } from './services/officer-cards.ts'
import { makeOwnCard } from './services/own-card.ts'
import type { Log, Plans } from './services/ports.ts'
import { makeConfirmAct } from './services/cycle/confirm.ts'
import { makeHearCommand } from './services/cycle/hear-command.ts'
import { makeHearPause } from './services/cycle/hear-pause.ts'
import { doWhatIsDue, tick } from './services/cycle/tick.ts'
import { makeHearUpdate } from './services/spoken-update.ts'
import { readCardTemplates } from './store/card-templates.ts'
import { startJobs, type Jobs } from './store/jobs.ts'
import { readSchedule } from './store/schedule-file.ts'
import { makeBot } from './teams/bot.ts'
import { makeSuggestQuery } from './teams/language-model.ts'

/** A running bot. */
export type App = {
  port: number
  stores: Stores
  plans: Plans
  /** Does now what this day asks for, whatever the schedule's time: digests for whoever has not had this week's, reminders and papers. */
  doWhatIsDue: () => Promise<void>
  /** The day it speaks as at, ISO. */
  today: () => string
  stop: () => Promise<void>
}

/**
 * Wires and starts everything: plans, database, bot, schedule, server. Throws a sentence when something is missing,
 * after stopping what had been started.
 */
export async function startApp(settings: Settings, log: Log): Promise<App> {
  const started = new AsyncDisposableStack()
  try {
    return await start(settings, log, started)
  } catch (error) {
    await started.disposeAsync()
    throw error
  }
}

/** Whatever is started is put on `started`, which stops it in reverse order: no new requests, then no jobs, then no database. */
async function start(settings: Settings, log: Log, started: AsyncDisposableStack): Promise<App> {
  let jobs: Jobs | null = null
  const [plans, schedule, templates] = await Promise.all([
    loadPlans(settings),
    readSchedule(settings.scheduleFile),
    readCardTemplates(settings.cardsFolder).then(parseCardTemplates),
  ])
  const stores = await openStores(settings, log, (afterSeconds) => jobs?.wakeOutbox(afterSeconds))
  started.defer(stores.close)
  log.info({ adopted: stores.adopted }, 'database open')
  const clock = londonClock(settings.asOf)
  const splitCard: SplitCard = (view) => splitItems(view, templates)
  const isBankHoliday = bankHolidaysOfEngland(schedule.bankHolidays)
  const { channels } = schedule
  const { approvers, managersChannelId, administrators } = settings
  const needs = {
    ...{ ...stores, plans, clock, log, splitCard, schedule, isBankHoliday, channels },
    ...{ approvers, managersChannelId, administrators },
  }
  const { safeguarding } = settings
  const quiet = makeQuietConversations()
  const bot = makeBot({
    ...settings,
    ...needs,
    templates,
    answerQuestion: makeAnswerQuestion({
      ...{ ...needs, safeguarding, quiet },
      askModel: askModelOf(settings, plans, log),
    }),
    answerOneChild: makeAnswerOneChild({ plans, clock, safeguarding, quiet }),
    keepUnanswered: makeKeepUnanswered(needs),
    rateAnswer: makeRateAnswer(needs),
    makeOwnCard: makeOwnCard(needs),
    hearUpdate: makeHearUpdate({
      ...needs,
      readSpokenUpdates: (text, today) =>
        readSpokenUpdates(text, plans.library.current, plans.vocabulary, today),
    }),
    hearCover: makeHearCover({
      ...needs,
      readSpokenCover: (text, today) => readSpokenCover(text, plans.library.current, today),
    }),
    setCover: makeSetCover(needs),
    hearPause: makeHearPause({ ...needs, readSpokenPause }),
    hearCommand: makeHearCommand({
      ...needs,
      readDigestCommand: (text, today) => readDigestCommand(text, plans.library.current, today),
    }),
    confirmAct: makeConfirmAct(needs),
    readCard: makeReadCard(needs),
    presses: {
      save: makeSaveReport(needs),
      noChange: makeSayNoChange(needs),
      details: makeShowDetails(needs),
      notMine: makeSayNotMine(needs),
      edit: makeEditReport(needs),
      undo: makeUndo(needs),
    },
    showNext: makeShowNext(needs),
    readRequest: makeReadRequest(needs),
    decideDate: makeDecideDate(needs),
    readDigest: makeReadDigest(needs),
    onReachable: makeOnReachable(needs, settings.demonstration),
  })
  jobs = await startJobs({
    url: stores.url,
    // Where the day stands still, so does the schedule.
    tickTimes: settings.asOf === null ? tickTimes(schedule) : [],
    onTick: async () => {
      await tick({ ...needs, ...stores.background })
      await stores.background.questions.purge()
    },
    onDrain: (stop) => {
      const { messenger } = bot
      return drainOutbox({ ...needs, ...stores.background, messenger, leaseSeconds }, stop)
    },
    onError: (error) => {
      reportFault(log, error, 'job')
    },
  })
  started.defer(jobs.stop)
  const server = await startServer(
    { messages: bot.handle, ready: stores.ready },
    { host: settings.host, port: settings.port, otherPortAllowed: settings.demonstration, log },
  )
  started.defer(server.stop)
  // What a process that died had left to send or to edit need not wait for the next sweep.
  jobs.wakeOutbox()
  return {
    port: server.port,
    stores,
    plans,
    doWhatIsDue: async () => {
      await doWhatIsDue(needs)
    },
    today: () => clock.today(),
    stop: () => started.disposeAsync(),
  }
}

/** Null where no language model is configured; its indexes are built only where one is. */
function askModelOf(
  { languageModel }: Settings,
  { library, vocabulary }: Awaited<ReturnType<typeof loadPlans>>,
  log: Log,
): AskModel | null {
  if (languageModel === null) return null
  log.info({ api: languageModel.api }, 'language model configured')
  const suggestions = prepareSuggestions(library, vocabulary)
  return makeAskModel({ suggestions, suggestQuery: makeSuggestQuery(languageModel, log), log })
}
