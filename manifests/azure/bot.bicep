// The Azure Bot under which Teams reaches Svarsvakt (docs/teams.md 2): single tenant, of an application that is there
// already, with Teams as its only channel. It holds no secret and costs nothing (F0). Names and values are those of
// learn.microsoft.com/azure/templates/microsoft.botservice/botservices and …/botservices/channels, API version 2022-09-15.
// Never deployed and never compiled: there was neither Azure nor a Bicep compiler here.

@description('The resource\'s name, which nobody else in Azure may have.')
@minLength(4)
@maxLength(42)
param name string = 'svarsvakt'

@description('The application (client) id: svarsvakt.bot.app-id, else svarsvakt.graph.client-id.')
param appId string

@description('The tenant of that application: svarsvakt.bot.tenant-id, else svarsvakt.graph.tenant-id.')
param tenantId string

@description('Where Teams sends what people do: https://svarsvakt.kommun.example/api/messages.')
param endpoint string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Svarsvakt'
    endpoint: endpoint
    msaAppId: appId
    msaAppTenantId: tenantId
    msaAppType: 'SingleTenant'
  }
  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true }
    }
  }
}

@description('The resource, for whoever looks for it in the portal.')
output id string = bot.id
