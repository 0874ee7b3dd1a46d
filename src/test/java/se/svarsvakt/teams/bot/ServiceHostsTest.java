package se.svarsvakt.teams.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHostsTest {
  private static final ServiceHosts HOSTS =
      new ServiceHosts(
          List.of("smba.trafficmanager.net", "*.bots.example"),
          URI.create("https://connector.kommun.example:8443/teams"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://smba.trafficmanager.net/emea/",
        "https://SMBA.trafficmanager.net:443/emea/",
        "https://one.bots.example/",
        "https://connector.kommun.example:8443/emea/"
      })
  void the_named_hosts_are_included(String url) {
    assertThat(HOSTS.include(URI.create(url))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/",
        "https://smba.trafficmanager.net.elsewhere.example/",
        "https://xsmba.trafficmanager.net/",
        "https://trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net./",
        "https://bots.example/",
        "https://xbots.example/",
        "http://smba.trafficmanager.net/",
        "https://elsewhere.example@smba.trafficmanager.net/",
        "https://connector.kommun.example/",
        "https://127.0.0.1/",
        "http://localhost:8080/"
      })
  void all_others_are_not(String url) {
    assertThat(HOSTS.include(URI.create(url))).isFalse();
  }

  @Test
  void this_machine_is_where_the_connector_is_on_it() {
    ServiceHosts local = new ServiceHosts(List.of(), URI.create("http://127.0.0.1:56150/_c"));
    assertThat(local.include(URI.create("http://localhost:1234/emea"))).isTrue();
    assertThat(local.include(URI.create("https://elsewhere.example/"))).isFalse();
  }
}
