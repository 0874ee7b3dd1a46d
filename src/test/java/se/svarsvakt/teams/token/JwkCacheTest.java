package se.svarsvakt.teams.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.svarsvakt.testing.MovingClock;

class JwkCacheTest {
  private static final RSAKey OLD = Issuer.key("old");
  private static final RSAKey NEW = Issuer.key("new");

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T09:00:00Z"));
  private List<RSAKey> published = List.of(OLD);
  private boolean down;
  private int fetches;
  private final JwkCache ring = new JwkCache(this::fetch, clock);

  private PublishedKeys fetch() {
    fetches++;
    if (down) {
      throw new KeysUnreachable("down");
    }
    Map<String, Set<String>> endorsements = new TreeMap<>();
    published.forEach(key -> endorsements.put(key.getKeyID(), Set.of("msteams")));
    return new PublishedKeys("issuer", new JWKSet(List.<JWK>copyOf(published)), endorsements);
  }

  private List<JWK> ask(String id) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build();
    return ring.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null);
  }

  @Test
  void keys_are_fetched_when_first_needed_and_kept_for_a_day() {
    assertThat(fetches).isZero();
    assertThat(ask("old")).hasSize(1);
    clock.move(Duration.ofHours(24).minusSeconds(1));
    assertThat(ask("old")).hasSize(1);
    assertThat(fetches).isEqualTo(1);
    clock.move(Duration.ofSeconds(1));
    assertThat(ask("old")).hasSize(1);
    assertThat(fetches).isEqualTo(2);
  }

  @Test
  void a_key_that_was_changed_is_found_at_once() {
    ask("old");
    published = List.of(NEW);
    assertThat(ask("new")).hasSize(1);
    assertThat(ask("old")).isEmpty();
  }

  @Test
  void unknown_keys_are_looked_for_once_in_five_minutes() {
    ask("old");
    for (int i = 0; i < 20; i++) {
      assertThat(ask("no-" + i)).isEmpty();
    }
    assertThat(fetches).isEqualTo(2);
    clock.move(Duration.ofMinutes(5));
    ask("no");
    assertThat(fetches).isEqualTo(3);
  }

  @Test
  void old_keys_stay_usable_while_new_ones_cannot_be_fetched() {
    ask("old");
    down = true;
    clock.move(Duration.ofDays(3));
    assertThat(ask("old")).hasSize(1);
    assertThatThrownBy(() -> ask("new")).isInstanceOf(KeysUnreachable.class);
    assertThat(ring.endorsements("old")).containsExactly("msteams");
  }

  @Test
  void without_keys_nobody_can_tell_and_the_source_is_asked_twice_a_minute() {
    down = true;
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> ask("old")).isInstanceOf(KeysUnreachable.class);
    }
    assertThat(fetches).isEqualTo(1);
    down = false;
    clock.move(Duration.ofSeconds(30));
    assertThat(ask("old")).hasSize(1);
  }

  @Test
  void a_token_that_names_no_key_is_nobodys() {
    JWSHeader header = new JWSHeader(JWSAlgorithm.RS256);
    assertThat(ring.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null)).isEmpty();
    assertThat(fetches).isZero();
  }
}
