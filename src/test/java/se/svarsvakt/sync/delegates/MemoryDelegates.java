package se.svarsvakt.sync.delegates;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/** Delegates in memory, under the same contract as those in a database. */
public final class MemoryDelegates implements DelegateStore {
  private final Map<MailboxId, Map<Source, Delegates>> answers = new HashMap<>();
  private final Map<Source, Map<MailboxId, Instant>> askedAt = new EnumMap<>(Source.class);
  private @Nullable Export export;
  private @Nullable String fingerprint;

  @Override
  public Optional<String> exportInForce() {
    return Optional.ofNullable(fingerprint);
  }

  @Override
  public void export(Export made, String name, Instant at) {
    export = made;
    fingerprint = name;
  }

  @Override
  public void withoutExport() {
    export = null;
    fingerprint = null;
  }

  @Override
  public void asked(Source source, MailboxId mailbox, Delegates answer, Instant at) {
    boolean told = answer instanceof Delegates.KnownDelegates;
    answers
        .computeIfAbsent(mailbox, key -> new EnumMap<>(Source.class))
        .merge(source, answer, MemoryDelegates::later);
    askedAt
        .computeIfAbsent(source, key -> new HashMap<>())
        .put(mailbox, told ? at : at.minus(Duration.ofHours(23)));
  }

  private static Delegates later(Delegates before, Delegates now) {
    return now instanceof Delegates.Unknown unknown && unknown.known().isEmpty()
        ? new Delegates.Unknown(
            unknown.reason(), before.known(), before.everybody() || unknown.everybody())
        : now;
  }

  @Override
  public Map<MailboxId, Instant> askedAt(Source source, Collection<MailboxId> mailboxes) {
    Map<MailboxId, Instant> found = new HashMap<>(askedAt.getOrDefault(source, Map.of()));
    found.keySet().retainAll(mailboxes);
    return found;
  }

  @Override
  public Map<MailboxId, Map<Source, Delegates>> of(Collection<MailboxId> mailboxes) {
    Map<MailboxId, Map<Source, Delegates>> found = new HashMap<>();
    for (MailboxId mailbox : mailboxes) {
      Map<Source, Delegates> said = new EnumMap<>(Source.class);
      said.putAll(answers.getOrDefault(mailbox, Map.of()));
      if (export != null) {
        said.put(Source.EXPORT, export.of(mailbox));
      }
      if (!said.isEmpty()) {
        found.put(mailbox, said);
      }
    }
    return found;
  }
}
