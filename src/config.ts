import { z } from 'zod'
import type { Safeguarding } from './ask/answerers/answerer.ts'

/** How the bot signs in to Teams. Only `SingleTenant` has a secret; a managed identity needs none. */
export type BotIdentity =
  | { type: 'SingleTenant'; appId: string; tenantId: string; secret: string }
  | { type: 'UserAssignedMSI'; appId: string; tenantId: string }

/** The language model that may choose a query where the engine cannot place a question. */
export type LanguageModelSettings = {
  api: 'openai' | 'azure'
  /** Where the service is: for `openai` up to and with its version (`…/v1`), for `azure` the resource's address. */
  endpoint: string
  key: string
  /** The model's name; for `azure` the deployment's. */
  name: string
  /** Azure's version of its interface; means nothing to `openai`. */
  apiVersion: string
  timeoutMs: number
}

/** What the bot, the demonstration and the command line all read. */
export type PlanSettings = {
  /** Null: the product owns a PostgreSQL server in `dataFolder`. */
  databaseUrl: string | null
  dataFolder: string
  plansFolder: string
  vocabularyFolder: string
  cardsFolder: string
  /** How the council reports: names of stages, what each asks for, which parts are in use. */
  reportingFile: string
  currentPlan: string
  /** Ids of the plans to answer from besides the current one; 'all' for every plan in the folder. */
  furtherPlans: string[] | 'all'
  /** The day to speak as at, ISO; null for today in London. */
  asOf: string | null
  /** Sign-in names or Entra object ids of the plan administrators. */
  administrators: string[]
  /** Sign-in names or Entra object ids of those who approve dates where a priority's lead may not. */
  approvers: string[]
  /** The Teams channel that gets the managers' digest; null sends none. */
  managersChannelId: string | null
  /** When which digest goes out, and to which channels. */
  scheduleFile: string
  /** What a message about one child is answered with; null where none is configured, which production does not allow. */
  safeguarding: Safeguarding | null
  /** Days after which an unanswered or rated question is deleted. */
  questionsKeptDays: number
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

export type Settings = PlanSettings & {
  /** True for `npm start`: no Teams account, own database server, the loopback address only. */
  demonstration: boolean
  host: string
  port: number
  /** Null in the demonstration, which accepts unsigned activities of the local Playground only. */
  identity: BotIdentity | null
  /** The one tenant whose activities are accepted. */
  tenantId: string
  /** Null, as it is unless configured: no language model is asked anything. */
  languageModel: LanguageModelSettings | null
}

/** The tenant that the demonstration's Playground belongs to. */
export const demonstrationTenant = '00000000-0000-0000-0000-0000000000aa'

const blankAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankAsAbsent, schema.optional())
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  )

const environmentSchema = z.object({
  DEMONSTRATION: optional(z.enum(['true', 'false'])),
  HOST: optional(z.string()),
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  BOT_ID: optional(z.guid()),
  BOT_TENANT_ID: optional(z.guid()),
  BOT_TYPE: optional(z.enum(['SingleTenant', 'UserAssignedMSI'])),
  BOT_PASSWORD: optional(z.string()),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATA_FOLDER: optional(z.string()),
  PLANS_FOLDER: optional(z.string()),
  REPORTING_FILE: optional(z.string()),
  CURRENT_PLAN: optional(z.string()),
  FURTHER_PLANS: list,
  PLAN_AS_OF: optional(z.iso.date()),
  PLAN_ADMINISTRATORS: list,
  DATE_APPROVERS: list,
  MANAGERS_CHANNEL_ID: optional(z.string()),
  SCHEDULE_FILE: optional(z.string()),
  SAFEGUARDING_TEXT: optional(z.string().trim().min(1).max(1000)),
  SAFEGUARDING_TEXT_DATE: optional(z.iso.date()),
  QUESTIONS_KEPT_DAYS: optional(z.coerce.number().int().min(1).max(3650)),
  LANGUAGE_MODEL_API: optional(z.enum(['openai', 'azure'])),
  LANGUAGE_MODEL_ENDPOINT: optional(z.url({ protocol: /^https?$/ }).refine(isEncryptedOrLocal)),
  LANGUAGE_MODEL_KEY: optional(z.string()),
  LANGUAGE_MODEL_NAME: optional(z.string().regex(/^[\w.:/-]+$/)),
  LANGUAGE_MODEL_API_VERSION: optional(z.string().regex(/^[\w-]+$/)),
  LANGUAGE_MODEL_TIMEOUT_MS: optional(z.coerce.number().int().min(500).max(10_000)),
  DEBUG: optional(z.string()),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])),
})

/** A question must not cross a network in the clear; a service on this machine may do without encryption. */
function isEncryptedOrLocal(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(url?.hostname ?? '')
}

/** What each setting must be, in words, for when it is missing or cannot be read. */
const meanings: Record<string, string> = {
  BOT_ID: 'the Microsoft app id of the bot (a GUID)',
  BOT_TENANT_ID: 'the id of your Microsoft 365 tenant (a GUID)',
  BOT_TYPE: 'SingleTenant or UserAssignedMSI',
  BOT_PASSWORD: "the app's client secret (needed when BOT_TYPE is SingleTenant)",
  DATABASE_URL: 'the PostgreSQL service, as postgresql://user:password@host/database',
  PORT: 'a port number from 0 to 65535 (0 takes a free one)',
  PLAN_AS_OF: 'a day such as 2011-07-15',
  DEMONSTRATION: 'true or false',
  SAFEGUARDING_TEXT:
    "your council's own words for somebody who writes about one child: what to do and whom to contact, in at most 1,000 characters",
  SAFEGUARDING_TEXT_DATE: 'the day on which your council last checked that text, such as 2026-11-03',
  QUESTIONS_KEPT_DAYS: 'a whole number of days from 1 to 3650',
  LANGUAGE_MODEL_API: 'openai or azure',
  LANGUAGE_MODEL_ENDPOINT:
    'the https address of the language model service, such as https://NAME.openai.azure.com, or http on this machine',
  LANGUAGE_MODEL_KEY: 'the key of the language model service',
  LANGUAGE_MODEL_NAME: 'the name of the model, or of its deployment in Azure',
  LANGUAGE_MODEL_API_VERSION: 'a version such as 2024-10-21',
  LANGUAGE_MODEL_TIMEOUT_MS: 'a whole number of milliseconds from 500 to 10000',
  LOG_LEVEL: 'fatal, error, warn, info, debug or silent',
}

type Read<Value> = { ok: true; settings: Value } | { ok: false; problems: string[] }

/** The bot's settings from an environment, or every problem with it as a sentence. Nothing else reads the environment. */
export function readSettings(environment: Record<string, string | undefined>): Read<Settings> {
  const read = readEnvironment(environment)
  if (!read.ok) return read
  const env = read.settings
  const demonstration = env.DEMONSTRATION === 'true'
  const production = demonstration ? null : identityFrom(env)
  if (production && 'problems' in production) return { ok: false, problems: production.problems }
  const identity = production?.identity ?? null
  const plan = planSettings(env)
  if (!plan.ok) return plan
  const model = languageModelFrom(env)
  if ('problems' in model) return { ok: false, problems: model.problems }
  return {
    ok: true,
    settings: {
      demonstration,
      host: demonstration ? '127.0.0.1' : (env.HOST ?? '0.0.0.0'),
      port: env.PORT ?? 3978,
      identity,
      tenantId: identity?.tenantId ?? demonstrationTenant,
      languageModel: model.languageModel,
      ...plan.settings,
    },
  }
}

/** The settings that the command line needs: the same ones, without the bot's identity. */
export function readPlanSettings(environment: Record<string, string | undefined>): Read<PlanSettings> {
  const read = readEnvironment(environment)
  return read.ok ? planSettings(read.settings) : read
}

type Environment = z.infer<typeof environmentSchema>

function readEnvironment(environment: Record<string, string | undefined>): Read<Environment> {
  const parsed = environmentSchema.safeParse(environment)
  if (parsed.success) return { ok: true, settings: parsed.data }
  const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
  return {
    ok: false,
    problems: names.map((name) => `${name} cannot be read: it must be ${meaningOf(name)}.`),
  }
}

/** Two settings that are worth nothing without each other: a text that nobody has dated cannot be trusted. */
const safeguardingPair = ['SAFEGUARDING_TEXT', 'SAFEGUARDING_TEXT_DATE'] as const

/** Every plan of the folder where nothing is said; "none" leaves the current plan alone. */
function furtherPlansOf(named: string[]): string[] | 'all' {
  if (named.length === 0 || named.includes('all')) return 'all'
  return named.filter((id) => id !== 'none')
}

function planSettings(env: Environment): Read<PlanSettings> {
  const absent = safeguardingPair.filter((name) => env[name] === undefined)
  if (absent.length === 1) return { ok: false, problems: absent.map(missingSentence) }
  const settings: PlanSettings = {
    databaseUrl: env.DATABASE_URL ?? null,
    dataFolder: env.DATA_FOLDER ?? '.data',
    plansFolder: env.PLANS_FOLDER ?? 'data/plans',
    vocabularyFolder: 'data/vocabulary',
    cardsFolder: 'adaptive-cards',
    reportingFile: env.REPORTING_FILE ?? 'data/reporting/progress.yaml',
    currentPlan: env.CURRENT_PLAN ?? 'herts-2011',
    furtherPlans: furtherPlansOf(env.FURTHER_PLANS),
    asOf: env.PLAN_AS_OF ?? null,
    administrators: env.PLAN_ADMINISTRATORS,
    approvers: env.DATE_APPROVERS,
    managersChannelId: env.MANAGERS_CHANNEL_ID ?? null,
    scheduleFile: env.SCHEDULE_FILE ?? 'data/reporting/schedule.yaml',
    safeguarding: safeguardingFrom(env),
    questionsKeptDays: env.QUESTIONS_KEPT_DAYS ?? 90,
    logLevel: env.LOG_LEVEL ?? 'info',
  }
  return { ok: true, settings }
}

function safeguardingFrom({
  SAFEGUARDING_TEXT: text,
  SAFEGUARDING_TEXT_DATE: checkedOn,
}: Environment): Safeguarding | null {
  return text === undefined || checkedOn === undefined ? null : { text, checkedOn }
}

/** Settings that are worth nothing without each other; none of them means no language model. */
const modelTrio = ['LANGUAGE_MODEL_ENDPOINT', 'LANGUAGE_MODEL_KEY', 'LANGUAGE_MODEL_NAME'] as const

function languageModelFrom(
  env: Environment,
): { languageModel: LanguageModelSettings | null } | { problems: string[] } {
  const missing = modelTrio.filter((name) => env[name] === undefined)
  if (missing.length === modelTrio.length) return { languageModel: null }
  const { LANGUAGE_MODEL_ENDPOINT: endpoint, LANGUAGE_MODEL_KEY: key, LANGUAGE_MODEL_NAME: name } = env
  if (endpoint === undefined || key === undefined || name === undefined) {
    return { problems: missing.map(missingSentence) }
  }
  const api = env.LANGUAGE_MODEL_API ?? 'openai'
  if (api === 'azure' && !endpoint.startsWith('https://')) {
    return { problems: ['LANGUAGE_MODEL_ENDPOINT cannot be read: for azure it must be an https address.'] }
  }
  // With it the service's SDK prints every request, questions and all (openai 4.77.4).
  if (env.DEBUG === 'true') {
    return { problems: ['DEBUG must not be true where a language model is configured: unset it.'] }
  }
  const apiVersion = env.LANGUAGE_MODEL_API_VERSION ?? '2024-10-21'
  const timeoutMs = env.LANGUAGE_MODEL_TIMEOUT_MS ?? 6000
  return { languageModel: { api, endpoint, key, name, apiVersion, timeoutMs } }
}

function identityFrom(env: Environment): { identity: BotIdentity } | { problems: string[] } {
  const needed = ['BOT_ID', 'BOT_TENANT_ID', 'BOT_TYPE', 'DATABASE_URL', ...safeguardingPair] as const
  const missing: string[] = needed.filter((name) => env[name] === undefined)
  if (env.BOT_TYPE === 'SingleTenant' && env.BOT_PASSWORD === undefined) missing.push('BOT_PASSWORD')
  const { BOT_ID: appId, BOT_TENANT_ID: tenantId, BOT_PASSWORD: secret } = env
  if (missing.length > 0 || appId === undefined || tenantId === undefined) {
    return { problems: missing.map(missingSentence) }
  }
  if (env.BOT_TYPE === 'UserAssignedMSI') return { identity: { type: 'UserAssignedMSI', appId, tenantId } }
  return { identity: { type: 'SingleTenant', appId, tenantId, secret: secret ?? '' } }
}

function missingSentence(name: string): string {
  return `${name} is missing: set it to ${meaningOf(name)}.`
}

function meaningOf(name: string): string {
  return meanings[name] ?? 'a valid value (see the table in README.md)'
}
