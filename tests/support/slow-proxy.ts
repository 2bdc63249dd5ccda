import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A database seen through a slow network: every answer of the server comes so many milliseconds late. */
export type SlowProxy = {
  /** The database's address, by way of the proxy. */
  url: string
  /** Milliseconds that each answer is held back from now on. */
  delayMs: number
  /**
   * A statement that is known by its words and lost on the way: it never reaches the server, or its answer never comes back.
   * Its connection stays open and silent until it is cut.
   */
  lost: { words: string; part: 'statement' | 'answer' } | null
  /** Breaks every connection and takes no new one, as when the server or the network has died. */
  cut: () => void
  /** Takes connections again. */
  mend: () => void
  close: () => Promise<void>
}

/** Stands in front of the PostgreSQL of that address. What is asked goes through at once; only answers are held back. */
export async function startSlowProxy(databaseUrl: string): Promise<SlowProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const state = { cut: false }
  const server = createServer((client) => {
    if (state.cut) {
      client.destroy()
      return
    }
    const upstream = connect(Number(target.port), target.hostname)
    const both = [client, upstream]
    let lastDue = 0
    let before = Promise.resolve()
    for (const socket of both) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        sockets.delete(socket)
        for (const other of both) other.destroy()
      })
    }
    let silent = false
    client.on('data', (asked) => {
      const lost = proxy.lost !== null && asked.includes(proxy.lost.words) ? proxy.lost.part : null
      silent ||= lost !== null
      if (lost !== 'statement') upstream.write(asked)
    })
    upstream.on('data', (answer) => {
      if (silent) return
      // No answer before the one that came before it, though the delay may have shrunk meanwhile.
      lastDue = Math.max(lastDue, performance.now() + proxy.delayMs)
      const due = lastDue
      before = before.then(async () => {
        await wait(Math.max(0, due - performance.now()))
        if (!client.destroyed) client.write(answer)
      })
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  const proxy: SlowProxy = {
    url: url.href,
    delayMs: 0,
    lost: null,
    cut: () => {
      state.cut = true
      breakAll()
    },
    mend: () => {
      state.cut = false
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      breakAll()
      await closed
    },
  }
  return proxy
}
