#Requires -Version 5.1
<#
.SYNOPSIS
Takes back in Exchange Online what Grant-MailboxAccess.ps1 gave Svarsvakt's application.

.DESCRIPTION
Removes the role assignments and the scope that are named after the application, and Exchange's
pointer to its enterprise application. It touches nothing in Entra, no mailbox and no administrative
unit. What is gone already is no error, so the script can be run again. What the application was given
under other names, by hand or through Graph, is told and stays, and so does the pointer then.

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

$app = $AppId.ToString()

# What Exchange answers has not all of these properties everywhere.
function Get-Text {
    param($From, [string] $Property)
    $found = $From.PSObject.Properties[$Property]
    if ($null -eq $found -or $null -eq $found.Value) { return '' }
    return [string] $found.Value
}

function Get-Texts {
    param($From, [string[]] $Properties)
    return @($Properties | ForEach-Object { Get-Text $From $_ } | Where-Object { $_ -ne '' })
}

# Whether an assignment is for this application; where Exchange gives a path, it ends with the name.
function Test-Ours {
    param($Assignment)
    $names = @(Get-Texts $Assignment @('RoleAssignee', 'RoleAssigneeName', 'App'))
    $own = @($names | Where-Object { $ours -contains $_ -or $ours -contains ($_ -split '/')[-1] })
    return ($own.Count -gt 0)
}

$pointers = @(Get-ServicePrincipal -ErrorAction Stop)
$known = @($pointers | Where-Object { (Get-Text $_ 'AppId') -eq $app })
$ours = @($app)
if ($known.Count -gt 0) {
    $ours += @(Get-Texts $known[0] @('ObjectId', 'Identity', 'Name', 'Guid'))
    # Exchange may name the application by what it is called, which says something where no other is called so
    $display = Get-Text $known[0] 'DisplayName'
    if (@($pointers | Where-Object { (Get-Text $_ 'DisplayName') -eq $display }).Count -eq 1) {
        $ours += $display
    }
}
$left = @()

foreach ($right in @('Mail.Read', 'MailboxSettings.Read', 'Calendars.Read', 'Mail.Send')) {
    $wanted = "$Name $right"
    $all = @(Get-ManagementRoleAssignment -Role "Application $right" -ErrorAction Stop)
    if (@($all | Where-Object { (Get-Text $_ 'Name') -eq $wanted }).Count -eq 0) {
        Write-Host "'$wanted' is not there."
    }
    elseif ($PSCmdlet.ShouldProcess($wanted, 'remove the role assignment')) {
        Remove-ManagementRoleAssignment -Identity $wanted -Confirm:$false -ErrorAction Stop
        Write-Host "'$wanted' is removed."
    }
    $left += @($all | Where-Object { (Get-Text $_ 'Name') -ne $wanted -and (Test-Ours $_) } | ForEach-Object { Get-Text $_ 'Name' })
}

$sendScope = "$Name sender"
$scopes = @(Get-ManagementScope -ErrorAction Stop | Where-Object { (Get-Text $_ 'Name') -eq $sendScope })
if ($scopes.Count -gt 0 -and $PSCmdlet.ShouldProcess($sendScope, 'remove the scope')) {
    Remove-ManagementScope -Identity $sendScope -Confirm:$false -ErrorAction Stop
}

foreach ($one in $left) {
    Write-Warning "The application keeps '$one', which this script did not make. To take it back: Remove-ManagementRoleAssignment -Identity '$one', then run this script again"
}
if ($known.Count -gt 0 -and $left.Count -eq 0 -and $PSCmdlet.ShouldProcess($Name, 'remove the enterprise application from Exchange')) {
    Remove-ServicePrincipal -Identity $app -Confirm:$false -ErrorAction Stop
}
