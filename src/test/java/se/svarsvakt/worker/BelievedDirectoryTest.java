package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;

class BelievedDirectoryTest implements Directory, DirectorySizes {
  private final Map<String, Size> kept = new HashMap<>();
  private Instant now = Instant.parse("2026-11-20T11:00:00Z");
  private int accounts = 10;
  private int domains = 2;
  private int healthyAfter = Integer.MAX_VALUE;
  private int reads;

  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final BelievedDirectory directory = new BelievedDirectory(this, this, clock, 20);

  @Override
  public DirectorySnapshot read() {
    reads++;
    int shown = reads > healthyAfter ? 10 : accounts;
    return new DirectorySnapshot(
        IntStream.range(0, shown).mapToObj(BelievedDirectoryTest::account).toList(),
        Set.of("a.example", "b.example").stream()
            .sorted()
            .limit(domains)
            .collect(java.util.stream.Collectors.toSet()));
  }

  private static Account account(int number) {
    MailAddress mail = new MailAddress("p" + number + "@a.example");
    return new Account(new MailboxId("p" + number), mail, Set.of(mail), true, false, null);
  }

  @Override
  public Set<MailboxId> members(String group) {
    Set<MailboxId> members = new LinkedHashSet<>();
    IntStream.range(0, accounts).forEach(number -> members.add(new MailboxId("p" + number)));
    return members;
  }

  @Override
  public Optional<Size> of(String part) {
    return Optional.ofNullable(kept.get(part));
  }

  @Override
  public void keep(String part, Size size) {
    kept.put(part, size);
  }

  private void isDoubted() {
    assertThatThrownBy(directory::read)
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageContaining("DirectoryShrank");
  }

  @Test
  void a_fifth_may_leave_at_once() {
    directory.read();
    accounts = 8;
    assertThat(directory.read().accounts()).hasSize(8);
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void what_a_second_look_does_not_find_missing_is_not_missing() {
    directory.read();
    accounts = 1;
    healthyAfter = 2;
    assertThat(directory.read().accounts()).hasSize(10);
  }

  @Test
  void more_than_a_fifth_is_believed_when_it_lasts_an_hour() {
    directory.read();
    accounts = 7;
    isDoubted();
    now = now.plus(Duration.ofMinutes(59));
    isDoubted();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(directory.read().accounts()).hasSize(7);
    assertThat(directory.read().accounts()).hasSize(7);
  }

  @Test
  void a_directory_that_shrinks_on_is_doubted_anew() {
    directory.read();
    accounts = 7;
    isDoubted();
    now = now.plus(Duration.ofHours(2));
    accounts = 1;
    isDoubted();
  }

  @Test
  void a_directory_that_comes_back_is_believed_at_once() {
    directory.read();
    accounts = 0;
    isDoubted();
    accounts = 10;
    assertThat(directory.read().accounts()).hasSize(10);
    accounts = 1;
    now = now.plus(Duration.ofHours(2));
    isDoubted();
  }

  @Test
  void a_domain_and_a_groups_members_count_alike() {
    directory.read();
    directory.members("g");
    domains = 1;
    isDoubted();
    accounts = 0;
    assertThatThrownBy(() -> directory.members("g")).isInstanceOf(SourceUnavailable.class);
    assertThat(List.copyOf(kept.keySet()))
        .containsExactlyInAnyOrder("domains", "accounts", "members of g");
  }
}
