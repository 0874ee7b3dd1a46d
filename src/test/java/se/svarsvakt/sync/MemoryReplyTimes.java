package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.AutomaticReply.Audience;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/** When automatic replies were on, in memory. */
final class MemoryReplyTimes {
  private static final Duration BEFORE_THE_FIRST_LOOK = Duration.ofDays(45);
  private static final Duration AFTER_A_LOOK = Duration.ofHours(2);

  private final Map<MailboxId, TreeSet<Period>> times = new HashMap<>();

  List<Period> of(MailboxId mailbox) {
    return List.copyOf(times.getOrDefault(mailbox, new TreeSet<>()));
  }

  void look(StoredMailbox before, StoredMailbox after) {
    Instant at = after.settingsReadAt();
    MailboxSettings settings = after.settings();
    boolean anew = at != null && !at.equals(before.settingsReadAt());
    if (at == null || settings == null || !anew || !after.settingsTrouble().isEmpty()) {
      return;
    }
    TreeSet<Period> known = new TreeSet<>();
    for (Period old : of(after.id())) {
      if (old.from().isBefore(at)) {
        known.add(new Period(old.from(), old.until().isAfter(at) ? at : old.until()));
      }
    }
    AutomaticReply reply = settings.reply();
    if (reply != null) {
      on(reply, before.settingsReadAt(), at).ifPresent(period -> join(known, period));
    }
    times.put(after.id(), known);
  }

  private static Optional<Period> on(AutomaticReply reply, @Nullable Instant last, Instant at) {
    if (reply.audience() != Audience.ALL) {
      return Optional.empty();
    }
    Instant since = last == null || !last.isBefore(at) ? at.minus(BEFORE_THE_FIRST_LOOK) : last;
    return switch (reply.status()) {
      case SCHEDULED -> reply.window();
      case ALWAYS -> Optional.of(new Period(since, at.plus(AFTER_A_LOOK)));
      case DISABLED -> Optional.empty();
    };
  }

  private static void join(NavigableSet<Period> known, Period period) {
    Period whole = period;
    for (Period old : List.copyOf(known)) {
      if (!old.from().isAfter(whole.until()) && !old.until().isBefore(whole.from())) {
        known.remove(old);
        whole = whole.with(old);
      }
    }
    known.add(whole);
  }
}
