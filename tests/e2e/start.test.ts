import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

describe('npm start', () => {
  it('says where to look and what to try, and Ctrl-C stops everything it started', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-'))
    const child = spawn(process.execPath, ['src/demo/start.ts'], {
      env: { ...process.env, DATA_FOLDER: folder, PORT: '0', DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += text.toString()))
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    const ended = once(child, 'exit')
    await expect.poll(() => said, { timeout: 25_000 }).toContain('Press Ctrl-C to stop')
    expect(said).toMatch(/Open http:\/\/127\.0\.0\.1:\d+[\s\S]*15 July 2011[\s\S]*1\. [\s\S]*2\. [\s\S]*3\. /)
    const playground = /Open (http:\S+)/.exec(said)?.[1] ?? ''
    expect((await fetch(playground)).ok).toBe(true)
    // One press can reach the bot twice: from the terminal and from npm.
    child.kill('SIGINT')
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    expect(said).toContain('Stopped.')
    await expect(fetch(playground)).rejects.toThrow()
    await expect(
      access(path.join(folder, 'postgres', 'postgresql', 'data', 'postmaster.pid')),
    ).rejects.toThrow()
    await rm(folder, { recursive: true, force: true })
  })
})
