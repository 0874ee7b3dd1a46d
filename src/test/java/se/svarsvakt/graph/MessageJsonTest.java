package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.sync.FullMessage;
import tools.jackson.databind.json.JsonMapper;

/** Which headers of a message are kept while it is judged. */
class MessageJsonTest {
  private static Headers read(String... namesAndValues) {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers
          .append(i == 0 ? "" : ",")
          .append("{\"name\":\"" + namesAndValues[i] + "\",")
          .append("\"value\":\"" + namesAndValues[i + 1] + "\"}");
    }
    String json =
        "{\"id\":\"a\",\"receivedDateTime\":\"2026-11-20T10:00:00Z\",\"internetMessageHeaders\":["
            + headers
            + "]}";
    return MessageJson.readById(new JsonMapper().readTree(json))
            instanceof ValueRead.ValueTaken<FullMessage>(FullMessage message)
        ? Objects.requireNonNull(message.headers())
        : fail(json);
  }

  @Test
  void of_the_spam_report_only_the_level_is_kept() {
    Headers headers = read("x-forefront-antispam-report", "CIP:192.0.2.1;CTRY:SE;SCL:6;SFV:SPM;");
    assertThat(headers.fields())
        .containsExactly(new Headers.Field("x-forefront-antispam-report", "SCL:6"));
  }

  @Test
  void a_spam_report_without_a_level_is_let_go_and_so_is_one_of_somebody_else() {
    assertThat(
            read(
                    "X-Forefront-Antispam-Report",
                    "CIP:192.0.2.1;BSCL:6;",
                    "X-Forefront-Antispam-Report-Untrusted",
                    "SCL:9;")
                .fields())
        .isEmpty();
  }

  @Test
  void that_a_message_was_transported_is_kept_once_and_without_its_way() {
    Headers headers = read("Received", "from a by b", "received", "from c by d");
    assertThat(headers.fields()).containsExactly(new Headers.Field("Received", ""));
    assertThat(headers.has("RECEIVED")).isTrue();
  }

  @Test
  void traces_are_let_go_and_what_verdicts_rest_on_is_kept() {
    Headers headers =
        read("Received-SPF", "pass", "DKIM-Signature", "v=1", "ARC-Seal", "i=1", "List-Id", "<x>");
    assertThat(headers.fields())
        .extracting(Headers.Field::name)
        .containsExactly("Received-SPF", "List-Id");
  }
}
