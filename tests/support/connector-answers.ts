/** What Teams' connector answers, in the words of those who stand in for it. Ids are as Teams gave or gives them. */
export type ConnectorAnswer = { status: number; body: object | null }

export const connectorAnswers = {
  /** A chat with one person was opened. */
  opened: (conversationId: string) => ({ status: 201, body: { id: conversationId } }),
  /** A post began a thread in a channel. */
  posted: (conversationId: string, messageId: string) => ({
    status: 201,
    body: { id: conversationId, activityId: messageId },
  }),
  said: (messageId: string) => ({ status: 201, body: { id: messageId } }),
  /** A text with a card beside it becomes two messages, and neither is named. */
  saidInTwo: { status: 202, body: null },
  edited: (messageId: string) => ({ status: 200, body: { id: messageId } }),
  unknownConversation: refused('ConversationNotFound', 'Conversation not found'),
  unknownMessage: refused('ActivityNotFoundInConversation', 'Message does not exist in the thread.'),
  unknownMember: refused('MemberNotFoundInConversation', 'Member not found in conversation'),
}

function refused(code: string, message: string): ConnectorAnswer {
  return { status: 404, body: { error: { code, message } } }
}
