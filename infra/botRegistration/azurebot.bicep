// The bot's registration and its Teams channel. The bot signs in with the web app's managed identity.

param resourceBaseName string

@maxLength(42)
param botDisplayName string

param identityResourceId string
param identityClientId string
param identityTenantId string

@description('The host name that Teams sends messages to.')
param botDomain string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: resourceBaseName
  kind: 'azurebot'
  location: 'global'
  sku: {
    name: 'F0' // Teams messages are free of charge and unlimited
  }
  properties: {
    displayName: botDisplayName
    endpoint: 'https://${botDomain}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppMSIResourceId: identityResourceId
    msaAppTenantId: identityTenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}
