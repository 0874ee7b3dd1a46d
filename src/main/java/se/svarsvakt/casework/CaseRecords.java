package se.svarsvakt.casework;

import se.svarsvakt.sync.FactQueries;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.OwnerStore;
import se.svarsvakt.sync.delegates.DelegateStore;

/**
 * Everything that casework rests on.
 *
 * @param facts of mail
 * @param owners what is known of mailboxes and their owners
 * @param delegates who can open whose mailbox
 * @param cases casework's own notes on mail
 * @param register what people agreed, decided and said
 * @param signatures the signatures that were looked at
 * @param judgements what was judged before
 * @param hash the key of the facts' hashes
 */
public record CaseRecords(
    FactQueries facts,
    OwnerStore owners,
    DelegateStore delegates,
    CaseStore cases,
    Register register,
    SignatureChecks signatures,
    Judgements judgements,
    KeyedHash hash) {}
