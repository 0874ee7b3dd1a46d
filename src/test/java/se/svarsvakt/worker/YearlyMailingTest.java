package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.PlannedNudge;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;

/** Which managers get their year in a pass. */
class YearlyMailingTest {
  private static final Instant AT = Instant.parse("2027-01-04T07:00:00Z");

  private final List<Account> accounts =
      IntStream.range(0, 350).mapToObj(YearlyMailingTest::manager).toList();
  private int questions;

  private static Account manager(int number) {
    MailAddress address = new MailAddress("m%03d@kommun.example".formatted(number));
    MailboxId id = new MailboxId("m%03d".formatted(number));
    return new Account(id, address, Set.of(address), true, false, null);
  }

  private List<String> here(int away) {
    Set<Account> gone = Set.copyOf(accounts.subList(0, away));
    List<PlannedNudge> all =
        accounts.stream()
            .map(account -> new NudgeItem(account.id(), "2026"))
            .map(
                item ->
                    new PlannedNudge(NudgeKind.WEEKLY_SUMMARY, item.mailbox(), AT, List.of(item)))
            .toList();
    return YearlyMailing.here(
            all,
            new DirectorySnapshot(accounts, Set.of("kommun.example")),
            asked -> {
              questions++;
              Collection<Account> absent = new ArrayList<>(asked);
              absent.retainAll(gone);
              return absent;
            })
        .stream()
        .map(nudge -> nudge.recipient().value())
        .toList();
  }

  @Test
  void a_hundred_who_are_away_keep_nobody_from_theirs() {
    assertThat(here(130)).hasSize(100).startsWith("m130").endsWith("m229");
    assertThat(questions).as("no calendar is asked for in vain").isEqualTo(3);
  }

  @Test
  void a_hundred_are_told_in_a_pass() {
    assertThat(here(0)).hasSize(100).endsWith("m099");
    assertThat(questions).isOne();
  }

  @Test
  void nobody_is_told_while_all_are_away() {
    assertThat(here(350)).isEmpty();
  }
}
