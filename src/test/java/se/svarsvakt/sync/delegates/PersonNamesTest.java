package se.svarsvakt.sync.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;

class PersonNamesTest {
  private static final MailboxId BO = new MailboxId("bo-id");
  private final Town town = Town.ofAnnaAndBo();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bo Ask",
        " bo  ASK ",
        "boask",
        "bo@kommun.example",
        "Bo.Ask@Kommun.Example",
        "bo-id",
        "boask@kommun.onmicrosoft.example"
      })
  void one_person_is_known_by_any_of_their_names(String name) {
    assertThat(new PersonNames(town.directory()).resolve(name)).contains(BO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Bo",
        "Ask Bo",
        "boask@elsewhere.example",
        "bo ask@kommun.example",
        "@kommun.example",
        "boask@",
        "NT:S-1-5-21-1-2-3-4",
        "/o=ExchangeLabs/ou=Group/cn=Recipients/cn=boask"
      })
  void what_is_no_name_of_anybody_means_nobody(String name) {
    assertThat(new PersonNames(town.directory()).resolve(name)).isEmpty();
  }

  @Test
  void a_name_that_two_have_means_neither() {
    town.person("other-bo", "bo ask", "bask", "bo.ask2@kommun.example");
    PersonNames names = new PersonNames(town.directory());
    assertThat(names.resolve("Bo Ask")).isEmpty();
    assertThat(names.resolve("boask")).contains(BO);
  }

  @Test
  void a_name_that_is_somebody_elses_alias_means_neither() {
    town.person("other", "boask", "other", "other@kommun.example");
    assertThat(new PersonNames(town.directory()).resolve("boask")).isEmpty();
  }

  @Test
  void an_address_is_its_owners_whoever_is_called_like_it() {
    town.person("other", "bo@kommun.example", "other", "other@kommun.example");
    assertThat(new PersonNames(town.directory()).resolve("bo@kommun.example")).contains(BO);
  }

  @Test
  void letters_with_marks_are_the_same_however_they_are_composed() {
    town.person("asa", "Åsa Öst", "asost", "asa@kommun.example");
    assertThat(new PersonNames(town.directory()).resolve("A\u030Asa O\u0308st"))
        .contains(new MailboxId("asa"));
  }

  @Test
  @Timeout(20)
  void a_hundred_thousand_people_are_looked_up_in_no_time() {
    IntStream.range(0, 100_000)
        .forEach(n -> town.person("p" + n, "Person " + n, "p." + n, n + "@kommun.example"));
    PersonNames names = new PersonNames(town.directory());
    assertThat(IntStream.range(0, 100_000)).allMatch(n -> names.resolve("person " + n).isPresent());
  }
}
