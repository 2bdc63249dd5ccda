// What Plan Assistant needs in Azure: an identity without a password, a web app, a bot registration and a database
// that only the web app can reach. The toolkit's `arm/deploy` runs it; its outputs go to env/.env.dev.

@description('Starts the name of every resource; no other web app or database in Azure may have it.')
@minLength(5)
@maxLength(40)
param resourceBaseName string

@description('The name of the bot, shown where Teams shows no app name.')
@maxLength(42)
param botDisplayName string

@description('The App Service size. B1 is the smallest that stays awake for the weekly run.')
param webAppSku string = 'B1'

@description('The password of the database administrator.')
@secure()
param databasePassword string

@description('Sign-in names or Entra object ids of the plan administrators, separated by commas.')
param planAdministrators string
@description('Sign-in names of those who approve new dates where the priority’s lead may not, separated by commas')
param dateApprovers string = ''

@description('What somebody is told who writes about one child: what to do and whom to contact, in at most 1,000 characters.')
@minLength(1)
@maxLength(1000)
param safeguardingText string

@description('The day on which the council last checked that text, such as 2026-11-03.')
@minLength(10)
@maxLength(10)
param safeguardingTextDate string

@description('The Teams channel that gets the managers\' digest; blank sends none. Known once the bot is in the team.')
param managersChannelId string = ''

@description('The file that says when which digest goes out; blank is data/reporting/schedule.yaml.')
param scheduleFile string = ''

@description('The plan that questions are about when they name none; blank is the one that the bot comes with.')
param currentPlan string = ''

@description('The day to speak as at, such as 2011-07-15, for a demonstration; blank is today.')
param planAsOf string = ''

@description('How many days an unanswered or rated question is kept; blank is 90.')
param questionsKeptDays string = ''

@description('Where a language model may be asked which query a question means; blank asks none. See docs/decisions/0014.')
param languageModelEndpoint string = ''

@description('Where its key is, and not the key itself: @Microsoft.KeyVault(SecretUri=...), which the identity may read.')
param languageModelKey string = ''

@description('The name of the model, or of its deployment in Azure OpenAI.')
param languageModelName string = ''

@description('azure or openai; blank is openai.')
param languageModelApi string = ''

@description('The version of Azure OpenAI\'s interface; blank is 2024-10-21.')
param languageModelApiVersion string = ''

@description('How many milliseconds the language model has to answer; blank is 6000.')
param languageModelTimeoutMs string = ''

@description('fatal, error, warn, info, debug or silent; blank is info.')
param logLevel string = ''

param location string = resourceGroup().location

var databaseLogin = 'planassistant'

// The bot's settings (src/config.ts). App Service sets PORT; the plans come with the code.
var optionalSettings = [
  { name: 'MANAGERS_CHANNEL_ID', value: managersChannelId }
  { name: 'SCHEDULE_FILE', value: scheduleFile }
  { name: 'CURRENT_PLAN', value: currentPlan }
  { name: 'PLAN_AS_OF', value: planAsOf }
  { name: 'QUESTIONS_KEPT_DAYS', value: questionsKeptDays }
  { name: 'LANGUAGE_MODEL_ENDPOINT', value: languageModelEndpoint }
  { name: 'LANGUAGE_MODEL_KEY', value: languageModelKey }
  { name: 'LANGUAGE_MODEL_NAME', value: languageModelName }
  { name: 'LANGUAGE_MODEL_API', value: languageModelApi }
  { name: 'LANGUAGE_MODEL_API_VERSION', value: languageModelApiVersion }
  { name: 'LANGUAGE_MODEL_TIMEOUT_MS', value: languageModelTimeoutMs }
  { name: 'LOG_LEVEL', value: logLevel }
]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: resourceBaseName
  location: location
}

module database './database.bicep' = {
  name: 'database'
  params: {
    resourceBaseName: resourceBaseName
    location: location
    administratorLogin: databaseLogin
    administratorPassword: databasePassword
  }
}

resource servicePlan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: resourceBaseName
  location: location
  kind: 'linux'
  sku: {
    name: webAppSku
  }
  properties: {
    reserved: true // App Service's word for Linux
  }
}

resource webApp 'Microsoft.Web/sites@2024-04-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: servicePlan.id
    httpsOnly: true
    clientAffinityEnabled: false // any instance can answer any message
    virtualNetworkSubnetId: database.outputs.appSubnetId
    keyVaultReferenceIdentity: identity.id // reads the language model's key, where one is configured
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node src/main.ts'
      alwaysOn: true
      healthCheckPath: '/healthz'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      appSettings: concat(
        [
          { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' }
          { name: 'BOT_TYPE', value: 'UserAssignedMSI' }
          { name: 'BOT_ID', value: identity.properties.clientId }
          { name: 'BOT_TENANT_ID', value: identity.properties.tenantId }
          {
            name: 'DATABASE_URL'
            value: 'postgresql://${databaseLogin}:${uriComponent(databasePassword)}@${database.outputs.hostName}/${database.outputs.databaseName}?sslmode=verify-full'
          }
          { name: 'PLAN_ADMINISTRATORS', value: planAdministrators }
          { name: 'DATE_APPROVERS', value: dateApprovers }
          { name: 'SAFEGUARDING_TEXT', value: safeguardingText }
          { name: 'SAFEGUARDING_TEXT_DATE', value: safeguardingTextDate }
        ],
        filter(optionalSettings, setting => !empty(setting.value))
      )
    }
  }
}

// Nobody publishes with a password; the toolkit signs in with Entra.
resource passwordPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [
  for way in ['ftp', 'scm']: {
    parent: webApp
    name: way
    properties: {
      allow: false
    }
  }
]

module bot './botRegistration/azurebot.bicep' = {
  name: 'bot'
  params: {
    resourceBaseName: resourceBaseName
    botDisplayName: botDisplayName
    identityResourceId: identity.id
    identityClientId: identity.properties.clientId
    identityTenantId: identity.properties.tenantId
    botDomain: webApp.properties.defaultHostName
  }
}

output BOT_ID string = identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId
output BOT_DOMAIN string = webApp.properties.defaultHostName
output AZURE_APP_SERVICE_RESOURCE_ID string = webApp.id
