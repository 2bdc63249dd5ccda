import { z } from 'zod'
import type { ConnectorClient, Middleware, TeamsAdapter, TurnContext } from './sdk.ts'

/** No call to Teams may take longer; the SDK itself sets no limit. */
const callLimitMs = 10_000

/**
 * Makes every turn's connector client send each request once and give up after ten seconds. The SDK alone makes up
 * to four calls a request (botbuilder 4.23.3), which would defeat the outbox's own pace and count of attempts.
 */
export const oneCallPerRequest: Middleware = {
  onTurn: async (context, next) => {
    const pipeline = pipelineOf(connectorOf(context))
    pipeline.removePolicy({ name: 'defaultRetryPolicy' })
    pipeline.addPolicy({
      name: 'callLimit',
      sendRequest: (request, send) => {
        request.timeout = callLimitMs
        return send(request)
      },
    })
    await next()
  },
}

/** A connector client for one service address, outside any turn of a person's. */
export async function connectorFor(
  adapter: TeamsAdapter,
  botAppId: string,
  serviceUrl: string,
): Promise<ConnectorClient> {
  const found: ConnectorClient[] = []
  const reference = {
    serviceUrl,
    channelId: 'msteams',
    conversation: { id: '', name: '', isGroup: false, conversationType: 'personal' },
  }
  await adapter.continueConversationAsync(botAppId, reference, (context) => {
    found.push(connectorOf(context))
    return Promise.resolve()
  })
  if (!found[0]) throw new Error('The SDK gave no connector client')
  return found[0]
}

function connectorOf(context: TurnContext): ConnectorClient {
  return context.turnState.get<ConnectorClient>(context.adapter.ConnectorClientKey)
}

type Request = { timeout?: number }
type Pipeline = {
  removePolicy(policy: { name: string }): unknown
  addPolicy(policy: {
    name: string
    sendRequest(request: Request, send: (request: Request) => unknown): unknown
  }): void
}

/** The SDK keeps its HTTP pipeline in a private member; should a new version move it, this throws at the first turn. */
function pipelineOf(client: ConnectorClient): Pipeline {
  const inner: unknown = client['client']
  return z.object({ pipeline: z.custom<Pipeline>(hasPolicies) }).parse(inner).pipeline
}

function hasPolicies(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value
}
