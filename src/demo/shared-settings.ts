import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { manager, managersChannelId, planAdministrator } from './people.ts'

/**
 * The demonstration's own settings. While it runs they are kept beside its database, so that the command line speaks
 * of the same day and the same channel; a setting in the environment comes first in both.
 */
const defaults = {
  PLAN_AS_OF: '2011-07-15',
  PLAN_ADMINISTRATORS: planAdministrator.email,
  DATE_APPROVERS: manager.email,
  MANAGERS_CHANNEL_ID: managersChannelId,
  SAFEGUARDING_TEXT:
    'This is a demonstration and names nobody to contact. In use, your council’s own safeguarding text stands here: what to do, and whom to ring. Until then, follow your council’s safeguarding procedures.',
  SAFEGUARDING_TEXT_DATE: '2011-07-15',
}
const keptSchema = z.object({
  pid: z.number(),
  url: z.string().nullable(),
  settings: z.record(z.string(), z.string()),
})
type Kept = z.infer<typeof keptSchema>
type Environment = Record<string, string | undefined>

/** The environment with the demonstration's settings beneath it. */
export function demonstrationSettings(environment: Environment): Environment {
  return beneath(defaults, withoutBlanks(environment))
}

/** Says in the data folder that a demonstration runs at `url`, with which settings; `forget` takes it back. */
export function keepDemonstration(
  dataFolder: string,
  url: string,
  environment: Environment,
): { forget: () => void } {
  const names = Object.keys(defaults)
  const settings = Object.fromEntries(Object.entries(environment).filter(([name]) => names.includes(name)))
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(fileIn(dataFolder), JSON.stringify({ pid: process.pid, url, settings }, null, 2))
  return {
    forget: () => {
      if (read(dataFolder)?.pid === process.pid) rmSync(fileIn(dataFolder), { force: true })
    },
  }
}

/** Where a demonstration runs on that data folder now; null when none does. */
export function runningDemonstration(dataFolder: string): string | null {
  const kept = read(dataFolder)
  return kept && isAlive(kept.pid) ? kept.url : null
}

/** The environment with a running demonstration's settings beneath it; as it is where none runs or a database service is set. */
export function withDemonstrationSettings(environment: Environment): Environment {
  const set = withoutBlanks(environment)
  const kept = read(set['DATA_FOLDER'] ?? '.data')
  return kept && isAlive(kept.pid) && set['DATABASE_URL'] === undefined
    ? beneath(kept.settings, set)
    : environment
}

/** What is set, with other settings beneath it. A safeguarding text and its day come from one hand: neither is lent to the other. */
function beneath(others: Record<string, string>, set: Environment): Environment {
  const own = set['SAFEGUARDING_TEXT'] !== undefined || set['SAFEGUARDING_TEXT_DATE'] !== undefined
  const lent = Object.entries(others).filter(([name]) => !(own && name.startsWith('SAFEGUARDING_TEXT')))
  return { ...Object.fromEntries(lent), ...set }
}

function read(dataFolder: string): Kept | null {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')))
  } catch {
    return null
  }
}

/** A demonstration that was killed leaves its file behind. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A blank setting counts as absent, as everywhere. */
function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

function fileIn(dataFolder: string): string {
  return path.join(dataFolder, 'demonstration.json')
}
