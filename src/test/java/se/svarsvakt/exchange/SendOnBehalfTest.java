package se.svarsvakt.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.exchange.AdminScene.MAILBOX;
import static se.svarsvakt.exchange.AdminScene.bo;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Right;

@Timeout(20)
class SendOnBehalfTest {
  private final AdminScene scene = new AdminScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private Delegates mailbox(String... rows) {
    scene.rows(MAILBOX, rows);
    return scene.onBehalf();
  }

  @Test
  void the_question_asks_for_display_names_too() {
    mailbox("{\"GrantSendOnBehalfTo\":[]}");
    String body =
        """
        {"CmdletInput": {"CmdletName": "Get-Mailbox", "Parameters": {
          "Identity": "anna@kommun.example",
          "ResultSize": 10,
          "IncludeGrantSendOnBehalfTowithDisplayNames": true
        }}}
        """;
    scene.server.verify(
        1, postRequestedFor(urlPathEqualTo(MAILBOX)).withRequestBody(equalToJson(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"GrantSendOnBehalfTo\":[\"boask\"]}",
        "{\"GrantSendOnBehalfTo\":[\"3f-unknown\"],"
            + "\"GrantSendOnBehalfToWithDisplayNames\":[\"Bo Ask\"]}",
        "{\"GrantSendOnBehalfTo\":[],\"grantSendOnBehalfTowithDisplayNames\":[\"Bo Ask\"]}",
        "{\"GrantSendOnBehalfTo\":[\"bo-id\"],"
            + "\"GrantSendOnBehalfToWithDisplayNames\":[\"Bo A.\"]}",
        "{\"GrantSendOnBehalfTo\":null,\"GrantSendOnBehalfToWithDisplayNames\":"
            + "[{\"DisplayName\":\"Bo\",\"PrimarySmtpAddress\":\"bo@kommun.example\"}]}"
      })
  void the_first_list_that_names_somebody_without_doubt_counts(String row) {
    assertThat(mailbox(row))
        .isEqualTo(new Delegates.KnownDelegates(Set.of(bo(Right.SEND_ON_BEHALF)), false));
  }

  @Test
  void an_empty_list_means_nobody() {
    assertThat(mailbox("{\"GrantSendOnBehalfTo\":[],\"GrantSendOnBehalfToWithDisplayNames\":[]}"))
        .isEqualTo(new Delegates.KnownDelegates(Set.of(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"GrantSendOnBehalfTo\":null}",
        "{\"GrantSendOnBehalfTo\":\"boask\"}",
        "{\"GrantSendOnBehalfTo\":[\"who\"],\"GrantSendOnBehalfToWithDisplayNames\":[]}",
        "{\"GrantSendOnBehalfTo\":[],\"GrantSendOnBehalfToWithDisplayNames\":[\"who\"]}",
        "{\"GrantSendOnBehalfTo\":[]},{\"GrantSendOnBehalfTo\":[]}"
      })
  void whatever_else_is_unknown(String rows) {
    assertThat(mailbox(rows)).isInstanceOf(Delegates.Unknown.class);
  }

  @Test
  void no_mailbox_at_all_is_unknown() {
    assertThat(mailbox()).isInstanceOf(Delegates.Unknown.class);
  }
}
