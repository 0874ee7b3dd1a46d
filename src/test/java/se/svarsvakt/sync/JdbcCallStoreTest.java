package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.NOON;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.testing.Databases;

class JdbcCallStoreTest {
  private static final OutgoingCall CALL = new OutgoingCall(new Hash("number"), NOON);

  private static Databases.Database database(boolean postgres) {
    return postgres ? Databases.postgres() : Databases.h2();
  }

  private static JdbcCallStore store(Databases.Database database) {
    return new JdbcCallStore(database.jdbc(), database.named());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_call_is_kept_once_however_often_it_is_read(boolean postgres) {
    Databases.Database database = database(postgres);
    OutgoingCall later = new OutgoingCall(CALL.number(), NOON.plusSeconds(1));
    OutgoingCall other = new OutgoingCall(new Hash("other"), NOON);
    store(database).add(List.of(CALL, other, CALL));
    store(database).add(List.of(CALL, later));
    store(database).add(List.of());
    FactQueries facts = new JdbcFactQueries(database.jdbc());
    assertThat(facts.callsTo(List.of(CALL.number()), NOON)).containsExactlyInAnyOrder(CALL, later);
    assertThat(facts.callsTo(List.of(CALL.number()), later.at())).containsExactly(later);
    assertThat(facts.callsTo(List.of(), NOON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_list_is_never_read_less_far_than_it_was(boolean postgres) {
    JdbcCallStore store = store(database(postgres));
    assertThat(store.readUntil(CallList.PSTN)).isEmpty();
    store.read(CallList.PSTN, NOON);
    store.read(CallList.PSTN, NOON.minusSeconds(60));
    assertThat(store.readUntil(CallList.PSTN)).contains(NOON);
    store.read(CallList.PSTN, NOON.plusSeconds(60));
    assertThat(store.readUntil(CallList.PSTN)).contains(NOON.plusSeconds(60));
    assertThat(store.readUntil(CallList.DIRECT_ROUTING)).isEmpty();
  }
}
