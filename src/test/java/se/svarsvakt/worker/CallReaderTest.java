package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.PhoneNumbers;
import se.svarsvakt.sync.CallList;
import se.svarsvakt.sync.CallLogSource;
import se.svarsvakt.sync.FactQueries;
import se.svarsvakt.sync.JdbcCallStore;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.LoggedCall;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.worktime.Period;

/** How far lists of calls are read, and where the next pass goes on. */
class CallReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration HISTORY = Duration.ofDays(30);
  private static final String NUMBER = "+46701740605";

  private final Databases.Database database = Databases.h2();
  private final JdbcCallStore store = new JdbcCallStore(database.jdbc(), database.named());
  private final KeyedHash hash = new KeyedHash(new byte[32]);
  private final Tenant tenant = new Tenant();
  private final CallReader reader = new CallReader(Optional.of(tenant), store, hash, HISTORY);

  /** Has a call at noon of each day, and answers so many requests. */
  private static final class Tenant implements CallLogSource {
    private final List<Period> asked = new ArrayList<>();
    private int answers = Integer.MAX_VALUE;

    @Override
    public void each(CallList list, Period span, Consumer<List<LoggedCall>> sink) {
      if (list != CallList.PSTN) {
        return;
      }
      if (answers-- <= 0) {
        throw new MailboxFailure(MailboxFailure.Next.LATER, "TooManyRequests", "later");
      }
      asked.add(span);
      sink.accept(List.of(new LoggedCall(NUMBER, span.from().plus(Duration.ofHours(4)))));
    }
  }

  private List<UnreadCalls> read(Instant at) {
    return reader.read(at, at);
  }

  private int kept() {
    FactQueries facts = new JdbcFactQueries(database.jdbc());
    String called = PhoneNumbers.called(NUMBER).orElseThrow();
    return facts.callsTo(List.of(hash.phone(called)), Instant.EPOCH).size();
  }

  @Test
  void a_long_history_that_fails_half_way_goes_on_where_it_was() {
    tenant.answers = 10;
    assertThat(read(NOW)).extracting(UnreadCalls::list).containsExactly(CallList.PSTN);
    assertThat(kept()).isEqualTo(10);
    assertThat(store.readUntil(CallList.PSTN)).contains(NOW.minus(Duration.ofDays(20)));
    tenant.answers = Integer.MAX_VALUE;
    tenant.asked.clear();
    assertThat(read(NOW.plusSeconds(300))).isEmpty();
    // calls come into the lists late: the last two days that were read are read again
    assertThat(tenant.asked.getFirst().from()).isEqualTo(NOW.minus(Duration.ofDays(22)));
    assertThat(tenant.asked.getLast().until()).isEqualTo(NOW.plusSeconds(300));
    assertThat(store.readUntil(CallList.PSTN)).contains(NOW.plusSeconds(300));
  }

  @Test
  void a_history_is_read_in_days_without_a_gap() {
    read(NOW);
    assertThat(tenant.asked).hasSize(30);
    assertThat(tenant.asked.getFirst().from()).isEqualTo(NOW.minus(HISTORY));
    for (int day = 1; day < tenant.asked.size(); day++) {
      assertThat(tenant.asked.get(day).from()).isEqualTo(tenant.asked.get(day - 1).until());
    }
    assertThat(tenant.asked.getLast().until()).isEqualTo(NOW);
    assertThat(kept()).isEqualTo(30);
  }

  @Test
  void a_list_that_is_judged_ahead_of_the_clock_is_not_noted_as_read_there() {
    reader.read(NOW, NOW.minus(Duration.ofDays(5)));
    assertThat(store.readUntil(CallList.PSTN)).contains(NOW.minus(Duration.ofDays(5)));
  }
}
