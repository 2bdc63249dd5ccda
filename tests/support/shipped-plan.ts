import { shippedReporting } from './reporting.ts'
import { readPlanFolders } from '../../src/store/plan-files.ts'
import { readVocabulary } from '../../src/store/vocabulary-files.ts'
import { makeLibrary } from '../../src/plan/library.ts'

/** The plans and vocabulary that the bot loads unless it is told otherwise. */
export async function shippedPlan() {
  const { plans, problems } = await readPlanFolders('data/plans')
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return {
    library: makeLibrary(plans, 'herts-2011', shippedReporting),
    vocabulary: await readVocabulary('data/vocabulary'),
  }
}
