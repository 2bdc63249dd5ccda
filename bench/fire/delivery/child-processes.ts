import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { reportSchema, type Report } from './ledger.ts'

const wordSchema = z.object({
  port: z.number().optional(),
  peak: z.number().optional(),
  added: z.number().optional(),
})
type Word = z.infer<typeof wordSchema>

/** A process of this bench: what it prints is a line of JSON at a time. */
type Child = { process: ChildProcess; next: () => Promise<Word>; ended: Promise<unknown> }

function start(script: string, words: readonly string[]): Child {
  const child = spawn(process.execPath, [`bench/fire/delivery/${script}`, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  // What a killed process was still to be told is told to another.
  child.stdin.on('error', () => undefined)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    return done === true ? {} : wordSchema.parse(JSON.parse(value))
  }
  return { process: child, next, ended }
}

/** The stand-in for Teams' service. */
export type Connector = {
  url: string
  report: () => Promise<Report>
  stop: () => Promise<void>
}

export async function startConnector(seed: number): Promise<Connector> {
  const child = start('connector-child.ts', [String(seed)])
  const url = `http://127.0.0.1:${(await child.next()).port ?? 0}`
  return {
    url,
    report: async () => reportSchema.parse(await (await fetch(`${url}/report`)).json()),
    stop: async () => {
      child.process.stdin?.end()
      await child.ended
    },
  }
}

/** The sending half of the bot. */
export type Sender = {
  /** Runs the digest of the day; how many deliveries are new, 0 where the process was killed meanwhile. */
  run: () => Promise<number>
  /** The most memory that it has had, in megabytes. */
  peak: () => Promise<number>
  kill: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts one; resolves once it works. */
export async function startSender(url: string, officers: number, leaseSeconds: number): Promise<Sender> {
  const child = start('delivering-child.ts', [url, String(officers), String(leaseSeconds)])
  await child.next()
  const ask = (line: string) => {
    child.process.stdin?.write(`${line}\n`)
    return child.next()
  }
  return {
    run: async () => (await ask('run')).added ?? 0,
    peak: async () => (await ask('memory')).peak ?? 0,
    kill: async () => {
      child.process.kill('SIGKILL')
      await child.ended
    },
    stop: async () => {
      child.process.stdin?.end()
      await child.ended
    },
  }
}
