import { prepareEngine } from './ask/ask.ts'
import type { Vocabulary } from './ask/vocabulary.ts'
import type { PlanSettings } from './config.ts'
import { makeLibrary } from './plan/library.ts'
import type { Plans } from './services/ports.ts'
import { readPlanFolders } from './store/plan-files.ts'
import { readReportingRules } from './store/reporting-file.ts'
import { readVocabulary } from './store/vocabulary-files.ts'

/** Reads every plan, keeps those that the settings name, and prepares the engine. Throws a sentence that names every problem of the data. */
export async function loadPlans(settings: PlanSettings): Promise<Plans & { vocabulary: Vocabulary }> {
  const [{ plans, problems }, vocabulary, reporting] = await Promise.all([
    readPlanFolders(settings.plansFolder),
    readVocabulary(settings.vocabularyFolder),
    readReportingRules(settings.reportingFile),
  ])
  if (problems.length > 0) {
    throw new Error(`The plan data has problems. Mend them and start again:\n${problems.join('\n')}`)
  }
  const wanted = plans.filter(
    ({ id }) =>
      id === settings.currentPlan || settings.furtherPlans === 'all' || settings.furtherPlans.includes(id),
  )
  const library = makeLibrary(wanted, settings.currentPlan, reporting)
  return { library, vocabulary, engine: prepareEngine(library, vocabulary) }
}
