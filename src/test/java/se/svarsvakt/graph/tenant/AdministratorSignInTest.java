package se.svarsvakt.graph.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupFeature;
import se.svarsvakt.setup.SetupStopped;

/** The sign-in that does not come about, and the rights that it asks for. */
class AdministratorSignInTest {
  private static final String BY_BROWSER =
      "Failed to acquire token with Interactive Browser Authentication.";

  private static AdministratorSignIn failing(String said) {
    TokenCredential credential =
        _ -> Mono.error(new IllegalStateException(BY_BROWSER, new RuntimeException(said)));
    return new AdministratorSignIn(credential, new TokenRequestContext(), Clock.systemUTC());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AADSTS65004: User anna.berg@kommun.example declined to consent | consent was declined",
        "AADSTS90094: An administrator has to consent | Sign in as one who may",
        "AADSTS53003: Access has been blocked | conditional access blocks",
        "AADSTS500133: Assertion is not within its valid time range | clock is wrong",
        "AADSTS50020: User account does not exist in tenant | not of that tenant",
        "AADSTS70016: pending | nobody signed in in time",
        "Listener timed out after 120 seconds, no authorization code | nobody signed in in time",
        "login.microsoftonline.com: Name or service not known | the network and the proxy",
      })
  void each_failure_has_its_sentence_and_nothing_of_what_was_said(String said, String sentence) {
    assertThatThrownBy(failing(said)::get)
        .isInstanceOf(SetupStopped.class)
        .hasMessageContaining("nobody was signed in: ")
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("anna")
        .hasMessageNotContaining("\n");
  }

  private static List<String> scopes(SetupFeature... features) {
    return scopes(Optional.empty(), features);
  }

  private static List<String> scopes(Optional<String> group, SetupFeature... features) {
    return scopes(new SetupChoices.MailboxChoice(group, Optional.empty()), features);
  }

  private static List<String> scopes(
      SetupChoices.MailboxChoice mailboxes, SetupFeature... features) {
    return AdministratorSignIn.scopes(choices(mailboxes, features));
  }

  private static SetupChoices choices(
      SetupChoices.MailboxChoice mailboxes, SetupFeature... features) {
    return new SetupChoices(
        new SetupChoices.Cloud(Optional.empty(), URI.create("https://graph.example/v1.0")),
        "Svarsvakt",
        Set.of(features),
        mailboxes,
        Optional.of("svarsvakt.kommun.example"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "1.0.0",
        new SetupChoices.Files(Path.of("a.pem"), 365, Path.of("application.yaml")),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }

  @Test
  void whoever_rotates_or_removes_is_asked_for_no_right_to_consent() {
    SetupChoices.MailboxChoice group =
        new SetupChoices.MailboxChoice(
            Optional.of("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"), Optional.empty());
    assertThat(AdministratorSignIn.scopesToRotate())
        .containsExactly("User.Read", "Application.ReadWrite.All");
    assertThat(
            AdministratorSignIn.scopesToRemove(
                choices(group, SetupFeature.TEAMS, SetupFeature.PAGES)))
        .containsExactly("User.Read", "Application.ReadWrite.All", "AppCatalog.ReadWrite.All");
  }

  @Test
  void consents_of_others_may_be_changed_only_where_pages_are_chosen() {
    assertThat(scopes(SetupFeature.PAGES)).contains("DelegatedPermissionGrant.ReadWrite.All");
    assertThat(scopes(SetupFeature.TEAMS))
        .contains("AppCatalog.ReadWrite.All")
        .doesNotContain("DelegatedPermissionGrant.ReadWrite.All");
  }

  @Test
  void administrative_units_are_looked_at_only_where_one_is_named() {
    SetupChoices.MailboxChoice unit =
        new SetupChoices.MailboxChoice(
            Optional.empty(), Optional.of("bbbbbbbb-cccc-dddd-eeee-ffffffffffff"));
    assertThat(scopes(unit)).contains("AdministrativeUnit.Read.All");
    assertThat(scopes(SetupFeature.PAGES)).noneMatch(scope -> scope.startsWith("Administrative"));
  }

  @Test
  void groups_are_looked_at_only_where_one_is_named() {
    String group = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    assertThat(scopes(Optional.of(group))).contains("GroupMember.Read.All");
    assertThat(scopes(SetupFeature.PAGES)).noneMatch(scope -> scope.startsWith("Group"));
  }
}
