/**
 * The only door to the Bot Framework and Teams AI. Both are CommonJS and take about a second to load, so
 * everything that needs them imports from here, and nothing outside this folder does.
 */
export { ActivityTypes, BotAdapter, CardFactory, TeamsInfo, TurnContext } from 'botbuilder'
export type { Activity, ConversationParameters, Middleware, Request as BotRequest } from 'botbuilder'
export type { ConnectorClient } from 'botframework-connector'
export {
  ActionPlanner,
  Application,
  OpenAIModel,
  Prompt,
  PromptManager,
  TeamsAdapter,
  TemplateSection,
  ToolsAugmentation,
  TurnState,
  UserMessage,
} from '@microsoft/teams-ai'
export type { PromptTemplate } from '@microsoft/teams-ai'
