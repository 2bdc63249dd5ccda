import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Request, Response } from 'restify'
import { afterEach, describe, expect, it } from 'vitest'
import { startServer } from '../../src/http/server.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const start = async (port: number, otherPortAllowed: boolean, ready = true) => {
  const routes = { messages: () => Promise.resolve(), ready: () => Promise.resolve(ready) }
  const server = await startServer(routes, { host: '127.0.0.1', port, otherPortAllowed, log: quiet })
  closing.push(server.stop)
  return server
}

const portInUse = async (): Promise<number> => {
  const other: Server = createServer()
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve)
  })
  closing.push(() => new Promise((resolve) => other.close(resolve)))
  return (other.address() as AddressInfo).port
}

describe('the server', () => {
  it('takes a free port when its own is in use and another is allowed', async () => {
    const port = await portInUse()
    const server = await start(port, true)
    expect(server.port).not.toBe(port)
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200)
  })

  it('does not start on another port where Teams would not find it', async () => {
    await expect(start(await portInUse(), false)).rejects.toThrow(/in use by another program/)
  })

  it('says that it is not ready while the database cannot be reached', async () => {
    const server = await start(0, false, false)
    expect((await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(503)
  })

  it('keeps no file that somebody uploads, and takes no message that is larger than Teams sends', async () => {
    const seen: { body: unknown; files: unknown }[] = []
    const routes = {
      messages: (request: Request, response: Response) => {
        seen.push({ body: request.body as unknown, files: request.files })
        response.send(403)
        return Promise.resolve()
      },
      ready: () => Promise.resolve(true),
    }
    const server = await startServer(routes, {
      host: '127.0.0.1',
      port: 0,
      otherPortAllowed: false,
      log: quiet,
    })
    closing.push(server.stop)
    const address = `http://127.0.0.1:${server.port}/api/messages`
    const form = new FormData()
    form.append('file', new Blob(['x'.repeat(10_000)]), 'upload.txt')
    await fetch(address, { method: 'POST', body: form })
    expect(seen.map(({ files }) => files)).toEqual([undefined])
    const large = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(2_000_000) }),
    })
    expect(large.status).toBe(413)
    expect(seen).toHaveLength(1)
  })
})
