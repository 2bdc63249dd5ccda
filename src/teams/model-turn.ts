import { BotAdapter, TurnContext, TurnState } from './sdk.ts'

/** An adapter through which nothing can be said. */
class MuteAdapter extends BotAdapter {
  override sendActivities(): Promise<never> {
    return refuse()
  }
  override updateActivity(): Promise<never> {
    return refuse()
  }
  override deleteActivity(): Promise<never> {
    return refuse()
  }
  override continueConversation(): Promise<never> {
    return refuse()
  }
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('A language model has no way to say anything.'))
}

/**
 * A turn for Teams AI's planner, which wants one: of no chat and of nobody, with no way to send, and with a state that
 * holds these values under `temp` and is never stored. Neither the asker nor their conversation can be reached from it.
 */
export async function modelTurn(
  values: Record<string, string>,
): Promise<{ context: TurnContext; state: TurnState }> {
  const nobody = { id: 'nobody', name: '' }
  const context = new TurnContext(new MuteAdapter(), {
    type: 'event',
    channelId: 'none',
    from: nobody,
    recipient: nobody,
    conversation: { id: 'none', name: '', isGroup: false, conversationType: 'none' },
  })
  const state = new TurnState()
  await state.load(context)
  for (const [name, value] of Object.entries(values)) state.setValue(`temp.${name}`, value)
  return { context, state }
}
