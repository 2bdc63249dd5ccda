import restify from 'restify'
import type { Request, Response, Server } from 'restify'
import type { Log } from '../services/ports.ts'

/** What the server needs to know of the bot: where messages go, and whether it can do its work. */
export type Routes = {
  messages(request: Request, response: Response): Promise<void>
  /** False while the database cannot be reached; a load balancer then sends no traffic here. */
  ready(): Promise<boolean>
}

/** The largest request Teams sends is well under this. */
const largestBody = 1024 * 1024

/**
 * Listens on `host` and `port` and gives the port it got. A port in use gives the next free one when
 * `otherPortAllowed`, and throws otherwise: in production Teams would not find the bot there.
 */
export async function startServer(
  routes: Routes,
  options: { host: string; port: number; otherPortAllowed: boolean; log: Log },
): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = restify.createServer({ name: 'plan-assistant' })
  // JSON only: the general body parser would also take file uploads and keep them, before anybody has asked who sends them.
  server.use(restify.plugins.bodyReader({ maxBodySize: largestBody }))
  server.use(restify.plugins.jsonBodyParser({ mapParams: false }))
  // Restify takes a handler of two arguments only as an async function.
  server.post('/api/messages', async (request, response) => {
    await routes.messages(request, response)
  })
  server.get('/healthz', async (_request, response) => {
    await answer(response, 200, 'ok')
  })
  server.get('/readyz', async (_request, response) => {
    const ready = await routes.ready()
    await answer(response, ready ? 200 : 503, ready ? 'ready' : 'the database cannot be reached')
  })
  const port = await listen(server, options)
  options.log.info({ host: options.host, port }, 'listening')
  return { port, stop: () => close(server) }
}

function answer(response: Response, status: number, text: string): Promise<void> {
  response.send(status, { status: text })
  return Promise.resolve()
}

async function listen(
  server: Server,
  options: { host: string; port: number; otherPortAllowed: boolean; log: Log },
) {
  try {
    return await listenOn(server, options.host, options.port)
  } catch (error) {
    if (!isPortInUse(error)) throw error
    if (!options.otherPortAllowed) {
      const mend = 'Stop that program, or set PORT to another number.'
      throw new Error(`Port ${options.port} is in use by another program. ${mend}`, { cause: error })
    }
    options.log.info({ port: options.port }, 'port in use, taking a free one')
    return await listenOn(server, options.host, 0)
  }
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    // Restify passes its inner server's errors on, and throws those that nobody listens to here.
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server.address().port)
    })
  })
}

function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** Lets requests under way finish and drops idle connections. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.server.closeIdleConnections()
  })
}
