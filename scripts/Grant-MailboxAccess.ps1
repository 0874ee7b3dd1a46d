#Requires -Version 5.1
<#
.SYNOPSIS
Opens the mailboxes of one group for Svarsvakt's application in Exchange Online, and no others.

.DESCRIPTION
Uses RBAC for Applications. It registers the application's enterprise application with Exchange and
assigns the roles Application Mail.Read, Application MailboxSettings.Read and Application
Calendars.Read for the direct members of a group (nested groups do not count). With -MailFrom it also
assigns Application Mail.Send for that one mailbox.

What is there already is found by its name and left alone, so the script can be run again. Role
assignments are named after the application: "Svarsvakt Mail.Read". It only adds; to narrow or to move
a grant, run Remove-MailboxAccess.ps1 first.

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
    [Parameter(Mandatory = $true, ParameterSetName = 'All')] [switch] $AllMailboxes,
    [ValidatePattern('^[^\s''"]+@[^\s''"]+$')] [string] $MailFrom = ''
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$app = $AppId.ToString()
$principal = $ObjectId.ToString()

function Test-Assigned {
    param([string] $Role, [string] $Wanted)
    $named = @(Get-ManagementRoleAssignment -Role $Role -ErrorAction Stop | Where-Object { $_.Name -eq $Wanted })
    return ($named.Count -gt 0)
}

$known = @(Get-ServicePrincipal -ErrorAction Stop | Where-Object { $_.AppId -eq $app })
if ($known.Count -gt 0 -and [string] $known[0].ObjectId -ne $principal) {
    throw "Exchange knows $app under the object id $($known[0].ObjectId): run Remove-MailboxAccess.ps1, or correct -ObjectId"
}
if ($known.Count -eq 0 -and $PSCmdlet.ShouldProcess($Name, 'register the enterprise application with Exchange')) {
    $null = New-ServicePrincipal -AppId $app -ObjectId $principal -DisplayName $Name -Confirm:$false -ErrorAction Stop
}

$scope = ''
if (-not $AllMailboxes) {
    $found = @(Get-EXORecipient -ExternalDirectoryObjectId $Group.ToString() -Properties DistinguishedName -ErrorAction Stop)
    if ($found.Count -ne 1) {
        throw "Exchange knows no group $Group`: it must be a mail-enabled security group, and a new one needs some minutes"
    }
    $scope = $found[0].DistinguishedName
}

foreach ($right in @('Mail.Read', 'MailboxSettings.Read', 'Calendars.Read')) {
    $role = "Application $right"
    $wanted = "$Name $right"
    if (Test-Assigned $role $wanted) {
        Write-Verbose "$wanted is there and is left as it is: for another group or another application run Remove-MailboxAccess.ps1 first"
    }
    elseif ($AllMailboxes) {
        if ($PSCmdlet.ShouldProcess('EVERY mailbox', "assign $role")) {
            $null = New-ManagementRoleAssignment -Name $wanted -App $principal -Role $role -Confirm:$false -ErrorAction Stop
        }
    }
    elseif ($PSCmdlet.ShouldProcess($scope, "assign $role")) {
        $null = New-ManagementRoleAssignment -Name $wanted -App $principal -Role $role -RecipientGroupScope $scope -Confirm:$false -ErrorAction Stop
    }
}

if ($MailFrom -ne '') {
    $sender = "$Name sender"
    $wanted = "$Name Mail.Send"
    $scopes = @(Get-ManagementScope -ErrorAction Stop | Where-Object { $_.Name -eq $sender })
    if ($scopes.Count -eq 0 -and $PSCmdlet.ShouldProcess($MailFrom, "make the scope $sender")) {
        $null = New-ManagementScope -Name $sender -RecipientRestrictionFilter "PrimarySmtpAddress -eq '$MailFrom'" -Confirm:$false -ErrorAction Stop
    }
    if (-not (Test-Assigned 'Application Mail.Send' $wanted) -and $PSCmdlet.ShouldProcess($MailFrom, 'assign Application Mail.Send')) {
        $null = New-ManagementRoleAssignment -Name $wanted -App $principal -Role 'Application Mail.Send' -CustomResourceScope $sender -Confirm:$false -ErrorAction Stop
    }
}
