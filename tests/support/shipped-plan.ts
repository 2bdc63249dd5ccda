import { readPlanFolders } from '../../src/store/plan-files.ts'
import { readVocabulary } from '../../src/store/vocabulary-files.ts'
import { makeLibrary } from '../../src/plan/library.ts'

/** The plan and vocabulary that the bot loads unless it is told otherwise. */
export async function shippedPlan() {
  const { plans, problems } = await readPlanFolders('data/plans')
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const current = plans.filter(({ id }) => id === 'herts-2011')
  return { library: makeLibrary(current, 'herts-2011'), vocabulary: await readVocabulary('data/vocabulary') }
}
