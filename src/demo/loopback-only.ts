import { Server } from 'node:net'

/**
 * Loaded into the Playground before its own code: whatever it listens on is reachable from this machine only.
 * Of itself it listens on every address, and anybody on the network could then speak as the people of the demonstration.
 */
const listen = Reflect.get(Server.prototype, 'listen') as (this: Server, ...values: unknown[]) => Server
Server.prototype.listen = function (this: Server, ...values: unknown[]): Server {
  const [port, host] = values
  if (typeof port !== 'number' || typeof host === 'string') return listen.apply(this, values)
  return listen.call(this, port, '127.0.0.1', ...values.slice(1))
} as typeof Server.prototype.listen
