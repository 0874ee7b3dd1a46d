package se.svarsvakt.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.exchange.AdminScene.FOLDER;
import static se.svarsvakt.exchange.AdminScene.bo;
import static se.svarsvakt.exchange.AdminScene.right;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Right;

@Timeout(20)
class InboxRightsTest {
  private static final Delegates BO_ALONE =
      new Delegates.KnownDelegates(Set.of(bo(Right.INBOX)), false);
  private static final Delegates NOBODY = new Delegates.KnownDelegates(Set.of(), false);
  private static final String DEFAULT = right("Default", "[\"None\"]");
  private static final String ANONYMOUS = right("Anonymous", "[\"None\"]");

  private final AdminScene scene = new AdminScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private Delegates inboxWith(String... more) {
    scene.rows(FOLDER, DEFAULT, ANONYMOUS, String.join(",", more));
    return scene.inbox();
  }

  @Test
  void the_question_names_the_folder_in_the_mailboxs_own_language() {
    inboxWith(right("Bo Ask", "[\"Reviewer\"]"));
    String body =
        """
        {"CmdletInput": {
          "CmdletName": "Get-MailboxFolderPermission",
          "Parameters": {"Identity": "anna@kommun.example:\\\\Inkorg", "ResultSize": "Unlimited"}
        }}
        """;
    scene.server.verify(
        1,
        postRequestedFor(urlPathEqualTo(FOLDER))
            .withHeader("Authorization", equalTo("Bearer a-token"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("X-AnchorMailbox", equalTo("UPN:anna@kommun.example"))
            .withRequestBody(equalToJson(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"Reviewer\"]",
        "[\"Author\"]",
        "[\"NonEditingAuthor\"]",
        "[\"PublishingAuthor\"]",
        "[\"Editor\"]",
        "[\"PublishingEditor\"]",
        "[\"owner\"]",
        "\"Editor\"",
        "\"ReadItems, FolderVisible\"",
        "[\"CreateItems\", \"ReadItems\"]",
        "[\"FolderVisible,ReadItems\"]"
      })
  void rights_that_let_one_read_open_the_inbox(String rights) {
    assertThat(inboxWith(right("Bo Ask", rights))).isEqualTo(BO_ALONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"None\"]",
        "[\"Contributor\"]",
        "[\"AvailabilityOnly\"]",
        "[\"LimitedDetails\"]",
        "[\"CreateItems\",\"FolderVisible\"]",
        "\"FolderVisible\""
      })
  void rights_that_do_not_let_one_read_do_not_open_it(String rights) {
    assertThat(inboxWith(right("Bo Ask", rights), right("Gone Long Ago", rights)))
        .isEqualTo(NOBODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[\"Superuser\"]", "[\"Reviewer\",\"?\"]", "[]", "\"\"", "5", "[5]", "{}"})
  void rights_that_are_not_known_leave_it_unknown(String rights) {
    assertThat(inboxWith(right("Bo Ask", rights))).isInstanceOf(Delegates.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"boask", "bo@kommun.example", "bo.ask@kommun.example", "BO ASK", "bo-id"})
  void a_person_may_be_called_by_any_of_their_names(String user) {
    assertThat(inboxWith(right(user, "[\"Reviewer\"]"))).isEqualTo(BO_ALONE);
  }

  @Test
  void a_structured_name_is_read_by_its_address() {
    String user =
        """
        {"DisplayName": "Somebody", "RecipientPrincipal": {"PrimarySmtpAddress": "bo@kommun.example"}}
        """;
    assertThat(inboxWith("{\"User\":" + user + ",\"AccessRights\":[\"Editor\"]}"))
        .isEqualTo(BO_ALONE);
  }

  @Test
  void a_name_that_two_have_leaves_it_unknown_but_what_is_certain_is_kept() {
    scene.town.person("anna-2", "Anna Holm", "aholm", "anna.holm@kommun.example");
    scene.town.person("anna-3", "Anna Holm", "aholm2", "anna.holm2@kommun.example");
    Delegates found =
        inboxWith(right("Anna Holm", "[\"Reviewer\"]"), right("boask", "[\"Reviewer\"]"));
    assertThat(found)
        .isInstanceOfSatisfying(
            Delegates.Unknown.class,
            unknown -> {
              assertThat(unknown.known()).containsExactly(bo(Right.INBOX));
              assertThat(unknown.reason()).doesNotContain("Holm");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"User\":\"NT:S-1-5-21-1\",\"AccessRights\":[\"Reviewer\"]}",
        "{\"User\":null,\"AccessRights\":[\"Reviewer\"]}",
        "{\"User\":7,\"AccessRights\":[\"Reviewer\"]}",
        "{\"AccessRights\":[\"Reviewer\"]}",
        "{\"User\":\"Bo Ask\"}",
        "{}"
      })
  void an_entry_that_is_not_understood_leaves_it_unknown(String entry) {
    assertThat(inboxWith(entry)).isInstanceOf(Delegates.Unknown.class);
  }

  @Test
  void the_mailboxs_own_user_is_no_delegate() {
    assertThat(inboxWith(right("Anna Ek", "[\"Owner\"]"))).isEqualTo(NOBODY);
  }

  @Test
  void the_default_right_to_read_opens_it_for_everybody() {
    scene.rows(FOLDER, right("Default", "[\"Reviewer\"]"), ANONYMOUS);
    assertThat(scene.inbox()).isEqualTo(new Delegates.KnownDelegates(Set.of(), true));
  }

  @Test
  void what_strangers_may_do_does_not_matter() {
    scene.rows(FOLDER, DEFAULT, right("Anonymous", "[\"Reviewer\"]"));
    assertThat(scene.inbox()).isEqualTo(NOBODY);
  }

  @Test
  void a_folder_without_any_entry_is_unknown() {
    scene.rows(FOLDER);
    assertThat(scene.inbox()).isInstanceOf(Delegates.Unknown.class);
  }
}
