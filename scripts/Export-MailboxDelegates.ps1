#Requires -Version 5.1
<#
.SYNOPSIS
Writes who has rights to whose mailbox in Exchange Online to the file that Svarsvakt reads.

.DESCRIPTION
Svarsvakt cannot see full access and send-as by itself. This script reads them, with send-on-behalf
and the rights to the Inbox, and writes comma-separated UTF-8 under the header
mailbox,delegate,right. The right is FullAccess, SendAs, SendOnBehalf or InboxFolder (Reviewer or
more). Groups stand in it as their members, members of nested groups too, each once. Disabled
accounts are left out as delegates, and so are soft-deleted mailboxes and rights of deleted accounts.

Where a right of a mailbox cannot be read, or belongs to a name that is unknown or that several
have, or opens the Inbox to everybody, a line "mailbox","","Unknown" says so: Svarsvakt then treats
the mailbox as unclear and not as one without delegates.

The file is written beside the target under another name and put in its place when it is complete.
If anything goes wrong, the file from before stays as it was.

Rights that the application in Entra ID needs:
  - API permission Office 365 Exchange Online / Exchange.ManageAsApp (application), with admin consent
  - a role that reads recipients and permissions: the Entra role Global Reader, or in Exchange a role
    group with View-Only Recipients
  - a certificate, whose private key the account that runs this script can use

The computer needs the module ExchangeOnlineManagement 3.2 or later:
  Install-Module ExchangeOnlineManagement -Scope AllUsers

Run it once a day, for example from the Windows Task Scheduler with the action
  powershell.exe -NoProfile -NonInteractive -File C:\Svarsvakt\Export-MailboxDelegates.ps1
    -Path D:\svarsvakt\delegates.csv -AppId ... -CertificateThumbprint ... -Organization ...
under an account that may write the target's folder and read the certificate's key. Set
svarsvakt.delegates.export-file to the same file. The file holds people's addresses: let only
that account write it and only Svarsvakt's account read it.

Exit codes: 0 written; 1 too many mailboxes could not be read, or none was found (PowerShell itself
also ends with 1 where a parameter is missing); 2 no module or no writable target; 3 Exchange Online
not reachable or not authorised. Except on 0, the file is as it was before.

.PARAMETER Path
The file to write.

.PARAMETER AppId
The application's (client) id in Entra ID.

.PARAMETER CertificateThumbprint
The thumbprint of the application's certificate in the running account's or the computer's store.

.PARAMETER Organization
The tenant's first domain, such as kommunen.onmicrosoft.com.

.PARAMETER MaximumUnreadable
How many mailboxes may be unreadable before nothing is written at all.

.EXAMPLE
.\Export-MailboxDelegates.ps1 -Path D:\svarsvakt\delegates.csv -AppId 11111111-2222-3333-4444-555555555555 -CertificateThumbprint 0123456789ABCDEF0123456789ABCDEF01234567 -Organization kommunen.onmicrosoft.com

.NOTES
Never run by its makers, who had neither PowerShell nor Exchange Online: a grammar parses it, and each
cmdlet and parameter is compared with Microsoft's documentation. Try it with -Path in an empty folder.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [ValidateNotNullOrEmpty()] [string] $Path,
    [Parameter(Mandatory = $true)] [ValidateNotNullOrEmpty()] [string] $AppId,
    [Parameter(Mandatory = $true)] [ValidateNotNullOrEmpty()] [string] $CertificateThumbprint,
    [Parameter(Mandatory = $true)] [ValidateNotNullOrEmpty()] [string] $Organization,
    [ValidateRange(0, 1000000)] [int] $MaximumUnreadable = 20
)

Set-StrictMode -Version Latest
# A module's functions do not inherit the preference: each of their calls says -ErrorAction Stop, so
# that an error is never taken for an empty list.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$ReadingRights = @(
    'Owner', 'PublishingEditor', 'Editor', 'PublishingAuthor', 'Author', 'NonEditingAuthor',
    'Reviewer', 'ReadItems'
)
$OtherRights = @(
    'None', 'Contributor', 'AvailabilityOnly', 'LimitedDetails', 'CreateItems', 'CreateSubfolders',
    'DeleteAllItems', 'DeleteOwnedItems', 'EditAllItems', 'EditOwnedItems', 'FolderContact',
    'FolderOwner', 'FolderVisible'
)

$MailboxKinds = @('UserMailbox', 'SharedMailbox')
$WithoutMailbox = @('User', 'DisabledUser')
$NamingProperties = @(
    'PrimarySmtpAddress', 'DisplayName', 'Name', 'Alias', 'Guid', 'ExternalDirectoryObjectId',
    'DistinguishedName'
)
$RecipientProperties = $NamingProperties + @('RecipientTypeDetails')

# The property's value; $null where the object has no such property, which strict mode refuses.
function Get-Value {
    param($From, [string] $Name)
    if ($null -eq $From) { return $null }
    $property = $From.PSObject.Properties[$Name]
    if ($null -eq $property) { return $null }
    return $property.Value
}

function Get-Text {
    param($From, [string] $Name)
    $value = Get-Value $From $Name
    if ($null -eq $value) { return '' }
    return ([string] $value).Trim()
}

# Asks up to three times with pauses; the last error is thrown.
function Invoke-Patiently {
    param([scriptblock] $Question)
    foreach ($pauseAfter in @(5, 20, 0)) {
        try {
            $answer = @(& $Question)
            return $answer
        }
        catch {
            if ($pauseAfter -eq 0) { throw }
            Start-Sleep -Seconds $pauseAfter
        }
    }
}

# Every name of every recipient, with those who have it.
function New-RecipientIndex {
    param([object[]] $Recipients, [object[]] $Mailboxes)
    $index = New-Object 'System.Collections.Generic.Dictionary[string,object]' ([StringComparer]::OrdinalIgnoreCase)
    foreach ($recipient in $Recipients) {
        $known = @{
            Address  = (Get-Text $recipient 'PrimarySmtpAddress')
            Guid     = (Get-Text $recipient 'Guid')
            Details  = (Get-Text $recipient 'RecipientTypeDetails')
            Disabled = $false
        }
        foreach ($name in $NamingProperties) {
            Add-Name $index (Get-Text $recipient $name) $known
        }
    }
    foreach ($mailbox in $Mailboxes) {
        $address = Get-Text $mailbox 'PrimarySmtpAddress'
        if ($index.ContainsKey($address) -and $index[$address].Count -eq 1) {
            $known = $index[$address][0]
            $known.Disabled = ((Get-Value $mailbox 'AccountDisabled') -eq $true)
            Add-Name $index (Get-Text $mailbox 'UserPrincipalName') $known
        }
    }
    return $index
}

function Add-Name {
    param($Index, [string] $Name, $Known)
    if ($Name -eq '') { return }
    if (-not $Index.ContainsKey($Name)) {
        $Index[$Name] = New-Object 'System.Collections.Generic.List[object]'
    }
    if (-not $Index[$Name].Contains($Known)) { $Index[$Name].Add($Known) }
}

# The direct members of a group, as Exchange gives them.
function Get-DirectMember {
    param($Group)
    $identity = $Group.Guid
    if ($Group.Details -eq 'GroupMailbox') {
        return Invoke-Patiently { Get-UnifiedGroupLinks -Identity $identity -LinkType Members -ResultSize Unlimited -ErrorAction Stop }
    }
    if ($Group.Details -eq 'DynamicDistributionGroup') {
        return Invoke-Patiently { Get-DynamicDistributionGroupMember -Identity $identity -ResultSize Unlimited -ErrorAction Stop }
    }
    return Invoke-Patiently { Get-DistributionGroupMember -Identity $identity -ResultSize Unlimited -ErrorAction Stop }
}

function Test-Group {
    param($Known)
    return ($Known.Details -like '*Group' -or $Known.Details -eq 'GroupMailbox')
}

# The addresses of the enabled accounts in a group and the groups in it. A group that contains
# itself is read once. What was read before is kept.
function Get-GroupAddress {
    param($Group, $Index, $Cache)
    if ($Cache.ContainsKey($Group.Guid)) { return $Cache[$Group.Guid] }
    $addresses = New-Object 'System.Collections.Generic.HashSet[string]' ([StringComparer]::OrdinalIgnoreCase)
    $seen = New-Object 'System.Collections.Generic.HashSet[string]' ([StringComparer]::OrdinalIgnoreCase)
    $waiting = New-Object 'System.Collections.Generic.Queue[object]'
    $complete = $true
    $waiting.Enqueue($Group)
    while ($waiting.Count -gt 0) {
        $next = $waiting.Dequeue()
        if (-not $seen.Add($next.Guid)) { continue }
        foreach ($member in @(Get-DirectMember $next)) {
            $found = Find-Recipient $member $Index
            if ($null -eq $found) {
                # An account without a mailbox is no recipient, and nobody who looks after mail.
                if ($WithoutMailbox -notcontains (Get-Text $member 'RecipientTypeDetails')) { $complete = $false }
            }
            elseif (Test-Group $found) { $waiting.Enqueue($found) }
            elseif ($found.Address -ne '' -and -not $found.Disabled) { [void] $addresses.Add($found.Address) }
        }
    }
    $Cache[$Group.Guid] = @{ Addresses = @($addresses); Complete = $complete }
    return $Cache[$Group.Guid]
}

# The one recipient that a text or an object means; $null for none and for more than one.
function Find-Recipient {
    param($Named, $Index)
    $texts = @()
    if (-not ($Named -is [string])) {
        $principal = Get-Value $Named 'RecipientPrincipal'
        foreach ($part in @($principal, $Named)) {
            foreach ($name in @('Guid', 'ExternalDirectoryObjectId', 'PrimarySmtpAddress', 'UserPrincipalName')) {
                $texts += @(Get-Text $part $name | Where-Object { $_ -ne '' })
            }
        }
    }
    # A name is looked at only where nothing surer is given: several can have it.
    if ($texts.Count -eq 0) { $texts = @((Get-Text $Named 'DisplayName'), ([string] $Named)) }
    foreach ($text in $texts) {
        $key = ([string] $text).Trim()
        if ($key -ne '' -and $Index.ContainsKey($key)) {
            if ($Index[$key].Count -eq 1) { return $Index[$key][0] }
            return $null
        }
    }
    return $null
}

# What Exchange shows for the account itself, for the system, and for accounts that are deleted.
function Test-Nobody {
    param($Named)
    $text = ([string] $Named).Trim()
    return ($text -like 'NT AUTHORITY\*' -or $text -like 'S-1-5-*' -or $text -like 'NT:S-1-5-*' -or $text -like 'NT User:S-1-5-*')
}

# Adds the lines for one right to one mailbox; an unclear name makes the mailbox unclear.
function Add-Delegate {
    param($State, $Named, [string] $Right)
    if (Test-Nobody $Named) { return }
    $found = Find-Recipient $Named $State.Index
    if ($null -eq $found) {
        $State.Complete = $false
        return
    }
    $addresses = @()
    if (Test-Group $found) {
        $members = Get-GroupAddress $found $State.Index $State.Cache
        $addresses = @($members.Addresses)
        if (-not $members.Complete) { $State.Complete = $false }
    }
    elseif ($found.Address -ne '' -and -not $found.Disabled) {
        $addresses = @($found.Address)
    }
    foreach ($address in $addresses) {
        if ($address -ne $State.Address) { [void] $State.Lines.Add((ConvertTo-Line $State.Address $address $Right)) }
    }
}

function ConvertTo-Line {
    param([string] $Mailbox, [string] $Delegate, [string] $Right)
    $fields = foreach ($field in @($Mailbox, $Delegate, $Right)) { '"' + $field.Replace('"', '""') + '"' }
    return ($fields -join ',')
}

function Add-FullAccess {
    param($State)
    $identity = $State.Identity
    $entries = @(Invoke-Patiently { Get-EXOMailboxPermission -Identity $identity -ResultSize Unlimited -ErrorAction Stop })
    foreach ($entry in $entries) {
        $rights = (@(Get-Value $entry 'AccessRights') -join ',') -split '\s*,\s*'
        $counts = ($rights -contains 'FullAccess') -and ((Get-Value $entry 'IsInherited') -ne $true) -and ((Get-Value $entry 'Deny') -ne $true)
        if ($counts) { Add-Delegate $State (Get-Value $entry 'User') 'FullAccess' }
    }
}

function Add-SendAs {
    param($State)
    $identity = $State.Identity
    $entries = @(Invoke-Patiently { Get-EXORecipientPermission -Identity $identity -ResultSize Unlimited -ErrorAction Stop })
    foreach ($entry in $entries) {
        $rights = (@(Get-Value $entry 'AccessRights') -join ',') -split '\s*,\s*'
        $counts = ($rights -contains 'SendAs') -and ((Get-Value $entry 'IsInherited') -ne $true) -and ((Get-Text $entry 'AccessControlType') -ne 'Deny')
        if ($counts) { Add-Delegate $State (Get-Value $entry 'Trustee') 'SendAs' }
    }
}

# The Inbox goes by its name in the mailbox's own language.
function Add-InboxFolder {
    param($State)
    $identity = $State.Identity
    $folders = @(Invoke-Patiently { Get-EXOMailboxFolderStatistics -Identity $identity -FolderScope Inbox -ErrorAction Stop })
    $inbox = @($folders | Where-Object { (Get-Text $_ 'FolderType') -eq 'Inbox' })
    if ($inbox.Count -ne 1) {
        $State.Complete = $false
        return
    }
    $folder = $identity + ':\' + (Get-Text $inbox[0] 'Name')
    $entries = @(Invoke-Patiently { Get-EXOMailboxFolderPermission -Identity $folder -ErrorAction Stop })
    foreach ($entry in $entries) {
        $rights = @((@(Get-Value $entry 'AccessRights') -join ',') -split '\s*,\s*')
        $unknown = @($rights | Where-Object { ($ReadingRights -notcontains $_) -and ($OtherRights -notcontains $_) })
        if ($unknown.Count -gt 0) { $State.Complete = $false }
        if (@($rights | Where-Object { $ReadingRights -contains $_ }).Count -eq 0) { continue }
        Add-InboxReader $State (Get-Value $entry 'User')
    }
}

# Strangers do not count. That everybody can read cannot be said in the file and makes it unclear.
function Add-InboxReader {
    param($State, $User)
    $name = ([string] $User).Trim()
    $display = Get-Text $User 'DisplayName'
    if ($display -ne '') { $name = $display }
    if ($name -eq 'Anonymous') { return }
    if ($name -eq 'Default') {
        $State.Complete = $false
        return
    }
    Add-Delegate $State $User 'InboxFolder'
}

# All lines of one mailbox. Whether everything was read is in the state's Complete.
function Read-Mailbox {
    param($Mailbox, $Index, $Cache)
    $state = @{
        Address  = (Get-Text $Mailbox 'PrimarySmtpAddress')
        Identity = (Get-Text $Mailbox 'PrimarySmtpAddress')
        Index    = $Index
        Cache    = $Cache
        Complete = $true
        Failed   = $false
        Lines    = (New-Object 'System.Collections.Generic.HashSet[string]' ([StringComparer]::OrdinalIgnoreCase))
    }
    try {
        Add-FullAccess $state
        Add-SendAs $state
        foreach ($delegate in @(Get-Value $Mailbox 'GrantSendOnBehalfTo')) {
            if ($null -ne $delegate) { Add-Delegate $state $delegate 'SendOnBehalf' }
        }
        Add-InboxFolder $state
    }
    catch {
        $state.Complete = $false
        $state.Failed = $true
        Write-Verbose ('could not be read: ' + $state.Address + ': ' + $_.Exception.Message)
    }
    return $state
}

# Puts the complete file in the target's place in one step.
function Move-IntoPlace {
    param([string] $From, [string] $To)
    if ([IO.File]::Exists($To)) {
        [IO.File]::Replace($From, $To, [NullString]::Value)
    }
    else {
        Move-Item -LiteralPath $From -Destination $To
    }
}

$code = 2
$connected = $false
$writer = $null
$temporary = ''
try {
    $target = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
    $temporary = $target + '.' + [guid]::NewGuid().ToString('N') + '.tmp'
    $writer = New-Object IO.StreamWriter($temporary, $false, (New-Object Text.UTF8Encoding($false)))
    $writer.NewLine = "`r`n"
    $writer.WriteLine('mailbox,delegate,right')
    Import-Module ExchangeOnlineManagement -MinimumVersion 3.2.0 -ErrorAction Stop

    $code = 3
    Connect-ExchangeOnline -AppId $AppId -CertificateThumbprint $CertificateThumbprint -Organization $Organization -ShowBanner:$false -ErrorAction Stop
    $connected = $true
    $mailboxes = @(Invoke-Patiently {
            Get-Mailbox -ResultSize Unlimited -RecipientTypeDetails $MailboxKinds -ErrorAction Stop
        })
    $recipients = @(Invoke-Patiently {
            Get-EXORecipient -ResultSize Unlimited -Properties $RecipientProperties -ErrorAction Stop
        })

    $code = 1
    $wanted = @($mailboxes | Where-Object { (Get-Text $_ 'RecipientTypeDetails') -eq 'SharedMailbox' -or (Get-Value $_ 'AccountDisabled') -ne $true })
    if ($wanted.Count -eq 0) { throw 'no mailbox was found; give the application a role that reads recipients' }
    $index = New-RecipientIndex $recipients $mailboxes
    $cache = @{}
    $failed = 0
    foreach ($mailbox in $wanted) {
        $state = Read-Mailbox $mailbox $index $cache
        if ($state.Failed) { $failed++ }
        if ($failed -gt $MaximumUnreadable) {
            throw "more than $MaximumUnreadable mailboxes could not be read; run it with -Verbose to see why"
        }
        foreach ($line in $state.Lines) { $writer.WriteLine($line) }
        if (-not $state.Complete) { $writer.WriteLine((ConvertTo-Line $state.Address '' 'Unknown')) }
    }

    $code = 2
    $writer.Dispose()
    $writer = $null
    Move-IntoPlace $temporary $target
    $code = 0
}
catch {
    $message = ($_.Exception.Message -replace '\s+', ' ').Trim()
    [Console]::Error.WriteLine("Export-MailboxDelegates: nothing was written: $message")
}
finally {
    if ($null -ne $writer) { $writer.Dispose() }
    if ($temporary -ne '' -and [IO.File]::Exists($temporary)) { [IO.File]::Delete($temporary) }
    if ($connected) {
        try { Disconnect-ExchangeOnline -Confirm:$false } catch { Write-Verbose 'the session was closed already' }
    }
}
exit $code
