#Requires -Version 5.1
<#
.SYNOPSIS
Takes back in Exchange Online what Grant-MailboxAccess.ps1 gave Svarsvakt's application.

.DESCRIPTION
Removes the role assignments and the scope that are named after the application, and Exchange's
pointer to its enterprise application. It touches nothing in Entra, and no mailbox. What is gone
already is no error, so the script can be run again.

Whoever runs it must be a member of Organization Management, with the module ExchangeOnlineManagement
3.2 or later, and connected: Connect-ExchangeOnline -UserPrincipalName YOU

Never run against a real tenant: its cmdlets and parameters are compared with Microsoft's
documentation. Run it with -WhatIf first.

.PARAMETER AppId
The application's (client) id in Entra.

.PARAMETER Name
The name that Grant-MailboxAccess.ps1 was given.

.EXAMPLE
.\Remove-MailboxAccess.ps1 -AppId 66666666-7777-8888-9999-000000000000 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)] [guid] $AppId,
    [ValidateLength(1, 30)] [string] $Name = 'Svarsvakt'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

foreach ($right in @('Mail.Read', 'MailboxSettings.Read', 'Calendars.Read', 'Mail.Send')) {
    $wanted = "$Name $right"
    $there = @(Get-ManagementRoleAssignment -Role "Application $right" -ErrorAction Stop | Where-Object { $_.Name -eq $wanted })
    if ($there.Count -gt 0 -and $PSCmdlet.ShouldProcess($wanted, 'remove the role assignment')) {
        Remove-ManagementRoleAssignment -Identity $wanted -Confirm:$false -ErrorAction Stop
    }
}

$sender = "$Name sender"
$scopes = @(Get-ManagementScope -ErrorAction Stop | Where-Object { $_.Name -eq $sender })
if ($scopes.Count -gt 0 -and $PSCmdlet.ShouldProcess($sender, 'remove the scope')) {
    Remove-ManagementScope -Identity $sender -Confirm:$false -ErrorAction Stop
}

$app = $AppId.ToString()
$known = @(Get-ServicePrincipal -ErrorAction Stop | Where-Object { $_.AppId -eq $app })
if ($known.Count -gt 0 -and $PSCmdlet.ShouldProcess($Name, 'remove the enterprise application from Exchange')) {
    Remove-ServicePrincipal -Identity $app -Confirm:$false -ErrorAction Stop
}
