package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.sync.MailboxFailure;

/** Where a request goes, whoever gave the link. */
class GraphCallTest {
  private static final String BASE = "https://graph.microsoft.com/v1.0";

  @ParameterizedTest
  @ValueSource(
      strings = {
        BASE + "/users?$skiptoken=x",
        "https://evil.example/v1.0/users?$skiptoken=x",
        "https://me@evil.example:8443/v1.0/users?$skiptoken=x"
      })
  void a_link_is_followed_below_our_own_base_whatever_host_stands_in_it(String link) {
    assertThat(GraphCall.link(link, BASE, Map.of()).path()).isEqualTo("/users?$skiptoken=x");
  }

  @ParameterizedTest
  @CsvSource({
    "/subscriptions, SUBSCRIPTIONS",
    "/subscriptions/7f0e?x=/users, SUBSCRIPTIONS",
    "/users/anna/mailFolders, FOLDERS",
    "/users/delta, DIRECTORY",
    "/reports/x, OTHER"
  })
  void what_it_is_for_is_told_by_its_path(String path, RequestKind kind) {
    assertThat(RequestKind.of(GraphCall.link(BASE + path, BASE, Map.of()))).isEqualTo(kind);
  }

  @Test
  void a_link_out_of_the_version_is_not_followed() {
    assertThatThrownBy(() -> GraphCall.link("https://evil.example/users", BASE, Map.of()))
        .isInstanceOf(MailboxFailure.class)
        .hasMessageContaining("leads nowhere");
  }
}
