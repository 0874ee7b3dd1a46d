#Requires -Version 5.1
<#
.SYNOPSIS
Opens the mailboxes of one group or administrative unit for Svarsvakt's application in Exchange Online, and no others.

.DESCRIPTION
Uses RBAC for Applications. It registers the application's enterprise application with Exchange and
assigns the roles Application Mail.Read, Application MailboxSettings.Read and Application
Calendars.Read for the direct members of a group (nested groups do not count), or for the people of an
administrative unit (a group in the unit does not bring its members). With -MailFrom it also assigns
Application Mail.Send for that one mailbox.

Role assignments are named after the application: "Svarsvakt Mail.Read". What is there already is
compared before anything is changed: what is as asked for is told and left alone, so the script can be
run again; where the application has any of these roles for something else, under whatever name, the
script says so, changes nothing and ends with an error. It only adds; to narrow or to move a grant, run
Remove-MailboxAccess.ps1 first. What Exchange does not name in a way that is known here counts as
something else.

A consent in Entra to Mail.Read and its like opens every mailbox whatever is assigned here: do not
give it, or take it back.

Exchange needs 30 minutes to 2 hours until new roles count.

Whoever runs it must be a member of Organization Management, with the module ExchangeOnlineManagement
3.2 or later, and connected: Connect-ExchangeOnline -UserPrincipalName YOU

Never run against a real tenant: its cmdlets and parameters are compared with Microsoft's
documentation. Run it with -WhatIf first.

.PARAMETER AppId
The application's (client) id in Entra.

.PARAMETER ObjectId
The object id of the enterprise application, which is another than that of the app registration.

.PARAMETER Name
The application's name, with which the names of what is made here begin.

.PARAMETER Group
The object id in Entra of a mail-enabled security group.

.PARAMETER AdministrativeUnit
The object id in Entra of an administrative unit. Svarsvakt does not look into it: whom it watches is
for its own setting svarsvakt.scope.group.

.PARAMETER AllMailboxes
Opens every mailbox of the organisation.

.PARAMETER MailFrom
The address of the one mailbox that may send.

.EXAMPLE
.\Grant-MailboxAccess.ps1 -AppId 66666666-7777-8888-9999-000000000000 -ObjectId 77777777-8888-9999-0000-111111111111 -Group aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee -WhatIf

.EXAMPLE
.\Grant-MailboxAccess.ps1 -AppId 66666666-7777-8888-9999-000000000000 -ObjectId 77777777-8888-9999-0000-111111111111 -Group aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee -MailFrom svarsvakt@kommun.example
#>
[CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Group')]
param(
    [Parameter(Mandatory = $true)] [guid] $AppId,
    [Parameter(Mandatory = $true)] [guid] $ObjectId,
    [ValidateLength(1, 30)] [string] $Name = 'Svarsvakt',
    [Parameter(Mandatory = $true, ParameterSetName = 'Group')] [guid] $Group,
    [Parameter(Mandatory = $true, ParameterSetName = 'Unit')] [guid] $AdministrativeUnit,
    [Parameter(Mandatory = $true, ParameterSetName = 'All')] [switch] $AllMailboxes,
    [ValidatePattern('^[^\s''"]+@[^\s''"]+$')] [string] $MailFrom = ''
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$app = $AppId.ToString()
$principal = $ObjectId.ToString()

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

# What of an assignment is not as asked for; nothing where all is. $Wanted is what Exchange may call the
# scope, none for every mailbox; $Custom tells that it is a management scope.
function Get-Difference {
    param($Assignment, [string[]] $Wanted, [bool] $Custom)
    if (-not (Test-Ours $Assignment)) {
        return "is for another application ($(Get-Text $Assignment 'RoleAssigneeName'))"
    }
    if ((Get-Text $Assignment 'Enabled') -eq 'False') {
        return 'is switched off in Exchange'
    }
    $there = @(Get-Texts $Assignment @('CustomResourceScope', 'CustomRecipientWriteScope', 'RecipientAdministrativeUnitScope', 'RecipientGroupScope'))
    if ($there.Count -eq 0) {
        $kind = Get-Text $Assignment 'RecipientWriteScope'
        if (@('Group', 'AdministrativeUnit', 'CustomRecipientScope') -contains $kind) {
            return "has a scope that Exchange does not name ($kind)"
        }
        if ($Wanted.Count -eq 0) { return '' }
        return 'opens EVERY mailbox'
    }
    $other = @($there | Where-Object { $Wanted -notcontains $_ -or (-not $Custom -and $managed -contains $_) })
    if ($other.Count -eq 0) { return '' }
    return "opens something else ($($other -join ', '))"
}

$pointers = @(Get-ServicePrincipal -ErrorAction Stop)
$known = @($pointers | Where-Object { (Get-Text $_ 'AppId') -eq $app })
$ours = @($app, $principal)
if ($known.Count -gt 0) {
    if ((Get-Text $known[0] 'ObjectId') -ne $principal) {
        throw "Exchange knows $app under the object id $(Get-Text $known[0] 'ObjectId'): run Remove-MailboxAccess.ps1, or correct -ObjectId"
    }
    $ours += @(Get-Texts $known[0] @('Identity', 'Name', 'Guid'))
    $display = Get-Text $known[0] 'DisplayName'
    if (@($pointers | Where-Object { (Get-Text $_ 'DisplayName') -eq $display }).Count -eq 1) {
        $ours += $display
    }
    Write-Host "The enterprise application $principal is registered with Exchange already."
}

$where = @{}
$opened = 'EVERY mailbox'
$called = @()
if ($PSCmdlet.ParameterSetName -eq 'Group') {
    $found = @(Get-EXORecipient -ExternalDirectoryObjectId $Group.ToString() -Properties DistinguishedName -ErrorAction Stop)
    if ($found.Count -ne 1) {
        throw "Exchange knows no group $Group`: it must be a mail-enabled security group, and a new one needs some minutes"
    }
    $where = @{ RecipientGroupScope = $found[0].DistinguishedName }
    $opened = $found[0].DistinguishedName
    $called = @($Group.ToString()) + @(Get-Texts $found[0] @('DistinguishedName', 'Identity', 'Name', 'Guid'))
}
elseif ($PSCmdlet.ParameterSetName -eq 'Unit') {
    $unit = $AdministrativeUnit.ToString()
    $found = @(Get-AdministrativeUnit -Identity $unit -ErrorAction Stop | Where-Object { @(Get-Texts $_ @('ExternalDirectoryObjectId', 'Name')) -contains $unit })
    if ($found.Count -ne 1) {
        throw "Exchange knows no administrative unit $unit`: copy its object id from Entra, and give a new one some minutes"
    }
    $where = @{ RecipientAdministrativeUnitScope = $unit }
    $opened = "the administrative unit $(Get-Text $found[0] 'DisplayName') ($unit)"
    $called = @($unit) + @(Get-Texts $found[0] @('DistinguishedName', 'Identity', 'Name', 'Guid'))
}

$scopes = @(Get-ManagementScope -ErrorAction Stop)
$managed = @($scopes | ForEach-Object { Get-Text $_ 'Name' })
$sendScope = "$Name sender"
$filter = "PrimarySmtpAddress -eq '$MailFrom'"
$everything = @(Get-ManagementRoleAssignment -ErrorAction Stop)
$differences = @()
$missing = @()

foreach ($right in @('Mail.Read', 'MailboxSettings.Read', 'Calendars.Read', 'Mail.Send')) {
    $wanted = "$Name $right"
    $sends = $right -eq 'Mail.Send'
    $names = $called
    if ($sends) { $names = @($sendScope) }
    $all = @(Get-ManagementRoleAssignment -Role "Application $right" -ErrorAction Stop | Where-Object { (Get-Text $_ 'Name') -eq $wanted -or (Test-Ours $_) })
    if ($sends -and $MailFrom -eq '') {
        foreach ($one in $all) {
            Write-Warning "'$(Get-Text $one 'Name')' lets an application send mail, though -MailFrom is not given. To take it back: Remove-ManagementRoleAssignment -Identity '$(Get-Text $one 'Name')'"
        }
        continue
    }
    $same = $false
    $shown = @($all | ForEach-Object { Get-Text $_ 'Name' })
    foreach ($one in @($everything | Where-Object { (Get-Text $_ 'Name') -eq $wanted -and $shown -notcontains $wanted })) {
        $differences += "'$wanted' gives another role ($(Get-Text $one 'Role'))"
    }
    foreach ($one in $all) {
        $difference = Get-Difference $one $names $sends
        if ($difference -eq '') {
            Write-Host "'$(Get-Text $one 'Name')' is there, as asked for."
            $same = $true
        }
        else {
            $differences += "'$(Get-Text $one 'Name')' (Application $right) $difference"
        }
    }
    if (-not $same) { $missing += $right }
}

$sendScopes = @()
if ($MailFrom -ne '') {
    $sendScopes = @($scopes | Where-Object { (Get-Text $_ 'Name') -eq $sendScope })
    foreach ($one in $sendScopes) {
        $held = Get-Text $one 'RecipientFilter'
        if (($held -replace '[\s()]', '') -eq ($filter -replace '[\s()]', '')) {
            Write-Host "The scope '$sendScope' is there, as asked for."
        }
        else {
            $differences += "the scope '$sendScope' holds $held, and not $filter"
        }
    }
}

if ($differences.Count -gt 0) {
    $lines = $differences -join "`n  "
    throw "Exchange has something else than is asked for, which is $opened. Nothing was changed.`n  $lines`nRun Remove-MailboxAccess.ps1 -AppId $app -Name '$Name', remove by Remove-ManagementRoleAssignment -Identity NAME what has another name, and run this script again."
}

if ($known.Count -eq 0 -and $PSCmdlet.ShouldProcess($Name, 'register the enterprise application with Exchange')) {
    $null = New-ServicePrincipal -AppId $app -ObjectId $principal -DisplayName $Name -Confirm:$false -ErrorAction Stop
}

foreach ($right in $missing) {
    $role = "Application $right"
    $wanted = "$Name $right"
    if ($right -eq 'Mail.Send') {
        if ($sendScopes.Count -eq 0 -and $PSCmdlet.ShouldProcess($MailFrom, "make the scope $sendScope")) {
            $null = New-ManagementScope -Name $sendScope -RecipientRestrictionFilter $filter -Confirm:$false -ErrorAction Stop
        }
        if ($PSCmdlet.ShouldProcess($MailFrom, "assign $role")) {
            $null = New-ManagementRoleAssignment -Name $wanted -App $principal -Role $role -CustomResourceScope $sendScope -Confirm:$false -ErrorAction Stop
        }
    }
    elseif ($PSCmdlet.ShouldProcess($opened, "assign $role")) {
        $null = New-ManagementRoleAssignment -Name $wanted -App $principal -Role $role @where -Confirm:$false -ErrorAction Stop
    }
}

Write-Host 'Exchange needs 30 minutes to 2 hours until new roles count.'
