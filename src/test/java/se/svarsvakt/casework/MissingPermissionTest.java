package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;

class MissingPermissionTest {
  private static final MailboxId ANNA = new MailboxId("anna");

  @ParameterizedTest
  @ValueSource(strings = {"NoValue", "NoAnswer", "Timeout", "HTTP 503", "serviceNotAvailable"})
  void where_nothing_was_refused_no_right_is_asked_for(String code) {
    assertThat(MissingPermission.settings(ANNA, code).message())
        .contains("its automatic reply is not watched")
        .doesNotContain("grant");
    assertThat(MissingPermission.calendar(ANNA, code).message()).doesNotContain("grant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ErrorAccessDenied", "ErrorNoFreeBusyAccess", "HTTP 403"})
  void what_was_refused_is_told_with_the_right_that_lacks(String code) {
    assertThat(MissingPermission.settings(ANNA, code).message()).contains("MailboxSettings.Read");
    assertThat(MissingPermission.calendar(ANNA, code).message()).contains("Calendars.Read");
  }
}
