package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Person;

class PhoneOwnersTest {
  private static final String SWITCHBOARD = "+46300978000";

  private static Account account(String id, boolean enabled, List<String> phones, String mobile) {
    MailAddress address = new MailAddress(id + "@kommun.example");
    return new Account(
        new MailboxId(id),
        address,
        Set.of(address),
        enabled,
        false,
        null,
        new Person(Person.UNKNOWN.name(), Person.UNKNOWN.post(), phones, mobile));
  }

  private static Set<String> own(Account... accounts) {
    return new DirectorySnapshot(List.of(accounts), Set.of()).ownPhones(accounts[0]);
  }

  @Test
  void a_number_that_two_people_have_is_nobodys_own_however_it_is_written() {
    Account anna = account("anna", true, List.of("0300-97 80 00", "0300-97 81 23"), "");
    Account bo = account("bo", true, List.of("0046 (0)300 97 80 00"), "");

    assertThat(own(anna, bo)).containsExactly("+46300978123");
  }

  @Test
  void extensions_behind_one_number_make_it_a_shared_one() {
    Account anna = account("anna", true, List.of("0300-97 80 00 ankn 12"), "");
    Account bo = account("bo", true, List.of("0300-97 80 00, ankn 14"), "");

    assertThat(own(anna)).containsExactly(SWITCHBOARD);
    assertThat(own(anna, bo)).isEmpty();
  }

  @Test
  void a_mobile_that_is_another_persons_business_number_is_shared() {
    Account anna = account("anna", true, List.of(), "070-123 45 67");
    Account bo = account("bo", true, List.of("+46701234567"), "");

    assertThat(own(anna, bo)).isEmpty();
  }

  @Test
  void one_person_who_has_a_number_twice_has_it_alone() {
    Account anna = account("anna", true, List.of("0300-97 80 00"), "+46 300 97 80 00");

    assertThat(own(anna)).containsExactly(SWITCHBOARD);
  }

  @Test
  void a_number_taken_over_from_somebody_who_has_left_is_ones_own() {
    Account anna = account("anna", true, List.of("0300-97 81 23"), "");
    Account leaver = account("leaver", false, List.of("0300-97 81 23"), "");

    assertThat(own(anna, leaver)).containsExactly("+46300978123");
  }
}
