package se.svarsvakt.doctor;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.sync.DirectorySnapshot;

/**
 * What a tenant answered.
 *
 * @param theirs what Graph said it was, and at that moment
 * @param ours what this machine said it was
 * @param granted what Entra grants
 * @param attempts what came of using each right that can be used without changing anything
 * @param directory who exists; empty where that could not be read
 * @param scope what the mailboxes in scope answered; empty where it is not known which they are
 * @param scopeFault why that is not known; empty where it is
 * @param outside the mailbox that must be closed
 * @param app the Teams app; empty where none is set
 */
record TenantFound(
    Optional<Instant> theirs,
    Instant ours,
    GrantedRights granted,
    Map<ApplicationRight, Attempt> attempts,
    Optional<DirectorySnapshot> directory,
    Optional<ScopeFound> scope,
    String scopeFault,
    OutsideFound outside,
    Optional<AppFound> app) {
  TenantFound {
    attempts = Map.copyOf(attempts);
  }
}
