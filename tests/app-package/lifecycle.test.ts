import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = path.resolve(import.meta.dirname, '../..')
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const action = z.object({
  uses: z.string(),
  with: z.record(z.string(), z.unknown()),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
})
const lifecycle = z.object({
  version: z.string(),
  environmentFolderPath: z.string(),
  provision: z.array(action),
  deploy: z.array(action),
  publish: z.array(action).default([]),
})

const environments = [
  {
    stages: 'teamsapp.yml',
    readers: ['teamsapp.yml', 'appPackage/manifest.json', 'infra/azure.parameters.json'],
    examples: ['env/.env.dev.example', 'env/.env.dev.user.example'],
    outputs: namesIn('infra/azure.bicep', /^output (\w+) /gm),
  },
  {
    stages: 'teamsapp.local.yml',
    readers: ['teamsapp.local.yml', 'appPackage/manifest.json'],
    examples: ['env/.env.local.example', 'env/.env.local.user.example'],
    outputs: [],
  },
]

describe.each(environments)('$stages', ({ stages, readers, examples, outputs }) => {
  const file = lifecycle.parse(parse(textOf(stages)))
  const actions = [...file.provision, ...file.deploy, ...file.publish]

  test('names files that exist, except those that it makes', () => {
    const named = paths(actions.map((one) => one.with)).filter(
      (name) => !/\/build(\/|$)|^\.\/\.data\//.test(name),
    )
    expect(named).toContain('./appPackage/manifest.json')
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([])
    expect(existsSync(path.join(root, file.environmentFolderPath))).toBe(true)
  })

  test('has every variable that it, the manifest or the parameters read in its examples, and no others', () => {
    const read = readers.flatMap((reader) => namesIn(reader, /\$\{\{(\w+)\}\}/g))
    const written = actions.flatMap((one) => Object.values(one.writeToEnvironmentFile ?? {}))
    const documented = examples.flatMap((example) => namesIn(example, /^(\w+)=/gm))
    expect(documented.toSorted()).toEqual([...new Set([...read, ...written, ...outputs])].toSorted())
  })

  test('has a comment above every variable of its examples, and no secret in them', () => {
    for (const example of examples) {
      const lines = textOf(example).split('\n')
      lines.forEach((line, i) => {
        if (line.includes('=') && !line.startsWith('#')) expect(lines[i - 1], line).toMatch(/^# ./)
        if (line.startsWith('SECRET_')) expect(line).toMatch(/^\w+=$/)
      })
    }
    const secrets = namesIn(examples[1]!, /^(\w+)=/gm)
    expect(secrets.every((name) => name.startsWith('SECRET_'))).toBe(true)
  })
})

describe('the resources in Azure', () => {
  test('get a value for every parameter, and no parameter that they do not have', () => {
    const { parameters } = z
      .object({ parameters: z.record(z.string(), z.object({ value: z.string() })) })
      .parse(JSON.parse(textOf('infra/azure.parameters.json')))
    const declared = namesIn('infra/azure.bicep', /^param (\w+) /gm)
    expect(Object.keys(parameters).toSorted()).toEqual(
      declared.filter((name) => name !== 'location').toSorted(),
    )
  })

  test('give the web app only settings that the bot or App Service knows', () => {
    const settings = namesIn('infra/azure.bicep', /name: '([A-Z][A-Z_]+)'/g)
    const known = new Set([...namesIn('src/config.ts', /^ {2}([A-Z_]+): /gm), 'WEBSITE_RUN_FROM_PACKAGE'])
    expect(settings).toContain('DATABASE_URL')
    expect(settings.filter((name) => !known.has(name))).toEqual([])
  })

  test('are made of modules that exist and get each of their parameters', () => {
    const template = textOf('infra/azure.bicep')
    for (const [, module, block = ''] of template.matchAll(/^module \w+ '(.+?)' = \{([^]*?)^\}/gm)) {
      const given = [...block.matchAll(/^ {4}(\w+): /gm)].map(([, name]) => name)
      expect(given.toSorted(), module).toEqual(namesIn(`infra/${module ?? ''}`, /^param (\w+) /gm).toSorted())
    }
  })
})

/** The distinct names that a pattern's first group finds in a file. */
function namesIn(file: string, pattern: RegExp): string[] {
  return [...new Set([...textOf(file).matchAll(pattern)].map(([, name]) => name ?? ''))]
}

/** Every relative path in a value, however deep. */
function paths(value: unknown): string[] {
  if (typeof value === 'string') return /^\.\/|^\.\w+$/.test(value) ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(paths) : []
}
