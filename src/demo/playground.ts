import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { stringify } from 'yaml'
import { demonstrationTenant } from '../config.ts'
import { botAccount, currentUser, otherPeople, personalChatId, team } from './people.ts'

/** A running Microsoft 365 Agents Playground: Microsoft's local stand-in for Teams. */
export type Playground = { url: string; stop: () => Promise<void> }

const startLimitMs = 20_000

/**
 * Starts the Playground against a bot. Its routes and its configuration are undocumented, so the version is
 * pinned and this file is the only one that knows how it is started. Throws if it does not come up in 20 s.
 */
export async function startPlayground(botPort: number, folder: string, port: number): Promise<Playground> {
  await mkdir(folder, { recursive: true })
  const configFile = path.join(folder, 'playground.yml')
  await writeFile(configFile, stringify(configuration()))
  const script = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
  const endpoint = `http://127.0.0.1:${botPort}/api/messages`
  const child = spawn(
    process.execPath,
    [
      '--import',
      import.meta.resolve('./loopback-only.ts'),
      script,
      '-e',
      endpoint,
      '-c',
      'msteams',
      '-p',
      String(port),
      '--disable-telemetry',
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: path.resolve(configFile),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own: Ctrl-C reaches the bot, which then stops the Playground in order.
      detached: true,
    },
  )
  const listening = await portOf(child)
  return { url: `http://127.0.0.1:${listening}`, stop: () => stop(child) }
}

async function portOf(child: ChildProcess): Promise<number> {
  const abort = AbortSignal.timeout(startLimitMs)
  const ended = once(child, 'exit', { signal: abort }).then(() => null)
  try {
    const port = await Promise.race([firstPort(child), ended])
    if (port !== null) {
      // Left unread, its output would fill the pipe and stop it.
      child.stdout?.resume()
      return port
    }
  } catch {
    await stop(child)
  }
  throw new Error('The Agents Playground did not start. Run npm ci again, and see what is printed above.')
}

async function firstPort(child: ChildProcess): Promise<number | null> {
  if (!child.stdout) return null
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /Listening on (\d+)/.exec(line)
    if (found) return Number(found[1])
  }
  return null
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const kill = setTimeout(() => child.kill('SIGKILL'), 3000)
  await ended
  clearTimeout(kill)
}

/** The people and places of the demonstration, in the Playground's own form (version 0.1.1; "userPrincipleName" is its spelling). */
function configuration() {
  const user = ({ id, name, email }: typeof currentUser) => {
    const [givenName = '', surname = ''] = name.split(' ')
    return { id, name, userPrincipleName: email, aadObjectId: id, givenName, surname, email }
  }
  return {
    version: '0.1.1',
    tenantId: demonstrationTenant,
    bot: botAccount,
    currentUser: user(currentUser),
    users: otherPeople.map(user),
    personalChat: { id: personalChatId },
    groupChat: { id: 'group-chat', name: 'Plan leads' },
    team: {
      ...team,
      aadGroupId: '00000000-0000-0000-0000-0000000000bb',
      channels: [{ id: 'plan-announcements', name: 'Announcements' }],
    },
  }
}
