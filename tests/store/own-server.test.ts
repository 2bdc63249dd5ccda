import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../src/store/database.ts'
import { openOwnServer } from '../../src/store/own-server/own-server.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { ignoreLostConnection, queryOn } from '../support/throwaway-database.ts'

let folder: string
const children: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-server-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  // Whatever a test left running is adopted here, by its only user, and so stopped.
  await (await openOwnServer(folder)).stop()
})
afterAll(() => rm(folder, { recursive: true }))

const wordsSchema = z.object({ adopted: z.boolean(), url: z.string(), kind: z.string() })

async function startChild(activityId: string) {
  const script = join(import.meta.dirname, '../support/own-server-child.ts')
  const child = spawn(process.execPath, [script, folder, activityId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = z.tuple([z.string()]).parse(await once(createInterface(child.stdout), 'line'))
  return { child, ...wordsSchema.parse(JSON.parse(line)) }
}

async function answers(url: string): Promise<boolean> {
  return queryOn(url, 'select 1').then(
    () => true,
    () => false,
  )
}

async function activitiesIn(url: string): Promise<string[]> {
  const database = await openDatabase(url, ignoreLostConnection)
  const updates = await createUpdateStore(database, () => undefined).all('plan-1')
  await database.close()
  return updates.map((update) => update.activityId)
}

const postmasterFile = () => join(folder, 'postgresql', 'data', 'postmaster.pid')

describe('the bot’s own server', () => {
  it('starts, answers on the loopback address only, and stops', async () => {
    const server = await openOwnServer(folder)
    expect(server.adopted).toBe(false)
    expect(new URL(server.url).hostname).toBe('127.0.0.1')
    expect(await queryOn(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    await server.stop()
    await server.stop()
    expect(await answers(server.url)).toBe(false)
  })

  it('keeps its password where only the bot’s user can read it, and asks for it', async () => {
    const server = await openOwnServer(folder)
    const file = join(folder, 'postgresql', 'password')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const wrong = new URL(server.url)
    expect(wrong.password).toBe(await readFile(file, 'utf8'))
    wrong.password = 'guessed'
    await expect(queryOn(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await server.stop()
  })

  it('is shared, and stopped by whoever uses it last', async () => {
    const starter = await openOwnServer(folder)
    const adopter = await openOwnServer(folder)
    expect(adopter).toMatchObject({ adopted: true, url: starter.url })
    const passerBy = await openOwnServer(folder)
    await passerBy.stop()
    expect(await answers(starter.url)).toBe(true)
    await starter.stop()
    expect(await answers(adopter.url)).toBe(true)
    await adopter.stop()
    expect(await answers(adopter.url)).toBe(false)
  })

  it('is started once by processes that start together, even on a new folder', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'own-server-'))
    const servers = await Promise.all(Array.from({ length: 3 }, () => openOwnServer(fresh)))
    expect(new Set(servers.map((server) => server.url)).size).toBe(1)
    expect(servers.filter((server) => !server.adopted)).toHaveLength(1)
    await Promise.all(servers.map((server) => server.stop()))
    expect(await answers(servers[0]!.url)).toBe(false)
    await rm(fresh, { recursive: true })
  })

  it('is there for whoever opens it while another is stopping it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const leaving = await openOwnServer(folder)
      const [, coming] = await Promise.all([leaving.stop(), openOwnServer(folder)])
      expect(await answers(coming.url)).toBe(true)
      await coming.stop()
    }
  })
})

describe('after a crash', () => {
  it('a server whose bot was killed is adopted with what it had stored, and stopped by its adopter', async () => {
    const { child, url, adopted, kind } = await startChild('before-the-kill')
    expect({ adopted, kind }).toEqual({ adopted: false, kind: 'stored' })
    child.kill('SIGKILL')
    await once(child, 'exit')
    const server = await openOwnServer(folder)
    expect(server).toMatchObject({ adopted: true, url })
    expect(await activitiesIn(server.url)).toContain('before-the-kill')
    await server.stop()
    expect(await answers(url)).toBe(false)
  })

  it('a second bot goes on when the first is asked to end', async () => {
    const first = await startChild('first-bot')
    const second = await startChild('second-bot')
    expect(second.adopted).toBe(true)
    first.child.kill('SIGTERM')
    await once(first.child, 'exit')
    expect(await activitiesIn(second.url)).toEqual(expect.arrayContaining(['first-bot', 'second-bot']))
    second.child.kill('SIGTERM')
    await once(second.child, 'exit')
    expect(await answers(second.url)).toBe(false)
  })

  it('a server that died with the machine is started again with what it had stored', async () => {
    const { child } = await startChild('before-the-crash')
    const pid = Number((await readFile(postmasterFile(), 'utf8')).split('\n')[0])
    child.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    const server = await openOwnServer(folder)
    expect(server.adopted).toBe(false)
    expect(await activitiesIn(server.url)).toContain('before-the-crash')
    await server.stop()
  })

  it('a file left by a dead server whose number another program has now is not believed', async () => {
    const server = await openOwnServer(folder)
    const [, ...rest] = (await readFile(postmasterFile(), 'utf8')).split('\n')
    await server.stop()
    await writeFile(postmasterFile(), [String(process.pid), ...rest].join('\n'), { mode: 0o600 })
    const again = await openOwnServer(folder)
    expect(again.adopted).toBe(false)
    expect(await answers(again.url)).toBe(true)
    await again.stop()
  })

  it('a server that cannot start says why', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'own-server-'))
    await (await openOwnServer(broken)).stop()
    await writeFile(join(broken, 'postgresql', 'data', 'postgresql.conf'), 'no_such_setting = 1\n')
    await expect(openOwnServer(broken)).rejects.toThrow(/does not start[^]*no_such_setting/)
    await rm(broken, { recursive: true })
  })
})
