import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { Plan } from '../plan/model.ts'
import { readPlan, type PlanDocument } from '../plan/read-plan.ts'

/**
 * Reads every plan under `folder`, one folder a plan, by name. A plan with a problem is left out; each problem is a
 * sentence that names folder, file and place (a line number where the YAML itself cannot be read).
 */
export async function readPlanFolders(folder: string): Promise<{ plans: Plan[]; problems: string[] }> {
  const names = await planFolderNames(folder)
  if (names.length === 0) {
    return {
      plans: [],
      problems: [`${folder}: no plan was found here. Each plan needs a folder of its own.`],
    }
  }
  const plans: Plan[] = []
  const problems: string[] = []
  for (const name of names) {
    const read = await readPlanFolder(path.join(folder, name))
    if ('problems' in read) problems.push(...read.problems.map((problem) => `${name}/${problem}`))
    else if (plans.some((plan) => plan.id === read.plan.id)) {
      problems.push(
        `${name}/plan.yaml, id: another plan is called "${read.plan.id}" too. Give each its own id.`,
      )
    } else plans.push(read.plan)
  }
  return { plans, problems }
}

async function planFolderNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function readPlanFolder(folder: string): Promise<{ plan: Plan } | { problems: string[] }> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.ya?ml$/.test(file)).sort()
  const documents: PlanDocument[] = []
  const problems: string[] = []
  for (const file of files) {
    const name = file.split(path.sep).join('/')
    const parsed = parseYaml(await readFile(path.join(folder, file), 'utf8'))
    if ('content' in parsed) documents.push({ path: name, content: parsed.content })
    else problems.push(...parsed.problems.map((problem) => `${name}, ${problem}`))
  }
  return problems.length > 0 ? { problems } : readPlan(documents)
}

function parseYaml(text: string): { content: unknown } | { problems: string[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length === 0) return { content: document.toJS() }
  return {
    problems: document.errors.map(
      (error) =>
        `line ${lines.linePos(error.pos[0]).line}: this is not readable YAML. ` +
        `Check how far the line is set in, its colons and its quotes (${error.message}).`,
    ),
  }
}
