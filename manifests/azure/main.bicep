// Svarsvakt on Azure Container Apps with PostgreSQL, in a network of its own. README.md beside this file says in which order
// what is done. Never deployed and never compiled: there was neither Azure nor a Bicep compiler here.

@description('Where everything lies.')
param location string = resourceGroup().location

@description('The image, with its tag, in a registry that the identity may pull from.')
param image string

@description('The registry\'s name, such as kommun.azurecr.io.')
param registry string

@description('application.yaml, without secrets: loadTextContent in a parameter file.')
param settings string

@secure()
@description('The database administrator\'s password.')
param databasePassword string

@secure()
@description('Base64 of 32 bytes: openssl rand -base64 32. Keep a copy: without it the database is of no use.')
param hashKey string

@description('How many nodes. They share the database and the key.')
@minValue(1)
@maxValue(10)
param nodes int = 2

var unique = uniqueString(resourceGroup().id)
// Built-in role "Key Vault Secrets User".
var readSecrets = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

// It reads Graph as this identity; its rights are granted to it in Entra and Exchange, and no key exists that could leak.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'svarsvakt'
  location: location
}

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: 'svarsvakt'
  location: location
  properties: {
    addressSpace: { addressPrefixes: [ '10.40.0.0/16' ] }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '10.40.0.0/23'
          delegations: [ { name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } } ]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.40.2.0/28'
          delegations: [ { name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } } ]
        }
      }
    ]
  }
  resource apps 'subnets' existing = { name: 'apps' }
  resource database 'subnets' existing = { name: 'database' }
}

resource names 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'svarsvakt.private.postgres.database.azure.com'
  location: 'global'
  resource link 'virtualNetworkLinks' = {
    name: 'svarsvakt'
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'svarsvakt-${unique}'
  location: location
  sku: { name: 'Standard_B2s', tier: 'Burstable' }
  properties: {
    version: '17'
    administratorLogin: 'svarsvakt'
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
    network: { delegatedSubnetResourceId: network::database.id, privateDnsZoneArmResourceId: names.id }
  }
  dependsOn: [ names::link ]
  resource database 'databases' = {
    name: 'svarsvakt'
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'svarsvakt${unique}'
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
  resource password 'secrets' = {
    name: 'database-password'
    properties: { value: databasePassword }
  }
  resource key 'secrets' = {
    name: 'hash-key'
    properties: { value: hashKey }
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, readSecrets)
  scope: vault
  properties: { roleDefinitionId: readSecrets, principalId: identity.properties.principalId, principalType: 'ServicePrincipal' }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'svarsvakt'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'svarsvakt'
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: network::apps.id, internal: true }
    workloadProfiles: [ { name: 'Consumption', workloadProfileType: 'Consumption' } ]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'svarsvakt'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      // Inside the network alone: a proxy before it publishes what docs/teams.md lists, and nothing else.
      ingress: { external: true, targetPort: 8080, transport: 'http', allowInsecure: false }
      registries: [ { server: registry, identity: identity.id } ]
      secrets: [
        { name: 'database-password', keyVaultUrl: vault::password.properties.secretUri, identity: identity.id }
        { name: 'hash-key', keyVaultUrl: vault::key.properties.secretUri, identity: identity.id }
        { name: 'settings', value: settings }
      ]
    }
    template: {
      scale: { minReplicas: nodes, maxReplicas: nodes }
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'svarsvakt'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'SVARSVAKT_GRAPH_MANAGED_IDENTITY', value: 'true' }
            { name: 'SVARSVAKT_GRAPH_CLIENT_ID', value: identity.properties.clientId }
            { name: 'SVARSVAKT_DATABASE_URL', value: 'jdbc:postgresql://${server.properties.fullyQualifiedDomainName}/svarsvakt?sslmode=require' }
            { name: 'SVARSVAKT_DATABASE_USERNAME', value: 'svarsvakt' }
            { name: 'SVARSVAKT_DATABASE_PASSWORD', secretRef: 'database-password' }
            { name: 'SVARSVAKT_PRIVACY_HASH_KEY', secretRef: 'hash-key' }
          ]
          volumeMounts: [
            { volumeName: 'settings', mountPath: '/etc/svarsvakt' }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/actuator/health/liveness', port: 8080 }
              periodSeconds: 5
              failureThreshold: 60
            }
            {
              type: 'Liveness'
              httpGet: { path: '/actuator/health/liveness', port: 8080 }
              periodSeconds: 20
              timeoutSeconds: 5
            }
            {
              type: 'Readiness'
              httpGet: { path: '/actuator/health/readiness', port: 8080 }
              periodSeconds: 5
              timeoutSeconds: 5
            }
          ]
        }
      ]
      volumes: [
        { name: 'settings', storageType: 'Secret', secrets: [ { secretRef: 'settings', path: 'application.yaml' } ] }
      ]
    }
  }
  dependsOn: [ mayRead, server::database ]
}

@description('To whom rights are granted in Entra and Exchange: docs/permissions.md.')
output identityClientId string = identity.properties.clientId
output identityObjectId string = identity.properties.principalId
@description('What the proxy passes requests on to.')
output address string = app.properties.configuration.ingress.fqdn
