import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { readPlanFolders } from '../../src/store/plan-files.ts'
import { planFile, priority } from '../plan/small-plan.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plans-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(file: string, text: string): Promise<void> {
  const whole = path.join(folder, file)
  await mkdir(path.dirname(whole), { recursive: true })
  await writeFile(whole, text)
}

async function writePlan(name: string, id: string): Promise<void> {
  for (const document of [planFile({ id }), priority('1'), priority('2')]) {
    await write(`${name}/${document.path}`, stringify(document.content))
  }
}

describe('the plans folder', () => {
  it('holds one plan per folder, read by name', async () => {
    await writePlan('b-plan', 'second')
    await writePlan('a-plan', 'first')
    await write('README.md', 'Not a plan.')
    await write('a-plan/notes.txt', 'Not plan data.')
    const { plans, problems } = await readPlanFolders(folder)
    expect(problems).toEqual([])
    expect(plans.map((plan) => [plan.id, plan.priorities.length])).toEqual([
      ['first', 2],
      ['second', 2],
    ])
  })

  it('gives the plans that are right beside the problems of those that are not', async () => {
    await writePlan('good', 'good')
    await write('bad/plan.yaml', 'id: bad\ntitle: [\n')
    const { plans, problems } = await readPlanFolders(folder)
    expect(plans.map((plan) => plan.id)).toEqual(['good'])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^bad\/plan\.yaml, line 3: this is not readable YAML\./)
  })

  it('names folder, file and place of a problem in the data', async () => {
    await writePlan('mine', 'mine')
    await write('mine/priorities/2.yaml', 'number: 2\n')
    const { problems } = await readPlanFolders(folder)
    expect(problems[0]).toBe(
      'mine/priorities/2.yaml, number: 2 is read as a number, and must be text: write it in quotes, as "2".',
    )
  })

  it('refuses two plans with one id', async () => {
    await writePlan('one', 'same')
    await writePlan('two', 'same')
    const { plans, problems } = await readPlanFolders(folder)
    expect(plans).toHaveLength(1)
    expect(problems).toEqual(['two/plan.yaml, id: another plan is called "same" too. Give each its own id.'])
  })

  it('says so when there is no plan, or no such folder', async () => {
    const words = 'no plan was found here. Each plan needs a folder of its own.'
    expect((await readPlanFolders(folder)).problems).toEqual([`${folder}: ${words}`])
    const missing = path.join(folder, 'missing')
    expect((await readPlanFolders(missing)).problems).toEqual([`${missing}: ${words}`])
  })
})
