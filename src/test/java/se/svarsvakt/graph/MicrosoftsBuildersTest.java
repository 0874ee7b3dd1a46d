package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.worktime.Period;

/** Every address that is asked for is one that Microsoft's builders make, with options it has. */
class MicrosoftsBuildersTest {
  private static final String BASE = "https://graph.microsoft.com/v1.0";
  private static final MailboxId MAILBOX = new MailboxId("a b+c/d'é@example.se");
  private static final MessageId MESSAGE = new MessageId("AAMk_-=/+ å");
  private static final String FOLDER = "AQMk/=+ ";
  private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05.6Z");

  static Stream<Arguments> requests() {
    GraphServiceClient graph =
        new GraphServiceClient(new OkHttpRequestAdapter(new AnonymousAuthenticationProvider()));
    UserItemRequestBuilder user = graph.users().byUserId(MAILBOX.value());
    var message = user.messages().byMessageId(MESSAGE.value());
    var folder = user.mailFolders().byMailFolderId(FOLDER);
    GraphRequests ours = new GraphRequests(BASE, true);
    return Stream.of(
        same(ours.domains(), graph.domains().toGetRequestInformation()),
        same(ours.users(5), graph.users().toGetRequestInformation()),
        same(GraphRequests.user(MAILBOX, "id"), user.toGetRequestInformation()),
        same(GraphRequests.reports(MAILBOX, 5), user.directReports().toGetRequestInformation()),
        same(
            ours.members("g/1", 5),
            graph.groups().byGroupId("g/1").transitiveMembers().toGetRequestInformation()),
        same(
            ours.oneOfInbox(MAILBOX),
            user.mailFolders().byMailFolderId("inbox").messages().toGetRequestInformation()),
        same(ours.settings(MAILBOX), user.mailboxSettings().toGetRequestInformation()),
        same(ours.folder(MAILBOX, FOLDER), folder.toGetRequestInformation()),
        same(ours.folderName(MAILBOX, FOLDER), folder.toGetRequestInformation()),
        same(
            ours.calendarPermissions(MAILBOX),
            user.calendar().calendarPermissions().toGetRequestInformation()),
        same(ours.topFolders(MAILBOX, true), user.mailFolders().toGetRequestInformation()),
        same(ours.topFolders(MAILBOX, false), user.mailFolders().toGetRequestInformation()),
        same(ours.childFolders(MAILBOX, FOLDER), folder.childFolders().toGetRequestInformation()),
        same(
            ours.between(MAILBOX, new Period(MOMENT, MOMENT.plusSeconds(1))),
            user.messages().toGetRequestInformation()),
        same(
            ours.delta(MAILBOX, FOLDER, Optional.of(MOMENT), true),
            folder.messages().delta().toGetRequestInformation()),
        same(ours.message(MAILBOX, MESSAGE), message.toGetRequestInformation()),
        same(ours.bodies(MAILBOX, MESSAGE), message.toGetRequestInformation()),
        same(ours.source(MAILBOX, MESSAGE), message.content().toGetRequestInformation()));
  }

  private static Arguments same(GraphCall ours, RequestInformation theirs) {
    return Arguments.of(ours, theirs);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void oursAreTheirs(GraphCall ours, RequestInformation theirs) throws URISyntaxException {
    List<String> parts = List.of(ours.path().split("[?]", -1));

    assertThat(BASE + parts.getFirst()).isEqualTo(String.valueOf(theirs.getUri()));
    assertThat(ours.method()).isEqualTo(theirs.httpMethod);
    assertThat(ours.headers().get("Accept"))
        .isEqualTo(String.join(", ", theirs.headers.getOrDefault("Accept", Set.of())));
    String template = Objects.requireNonNull(theirs.urlTemplate);
    for (String option : options(parts)) {
      String name = option.substring(0, option.indexOf('='));
      assertThat(template).matches(".*[?,]" + name + "[,}*].*");
    }
  }

  private static List<String> options(List<String> parts) {
    return parts.size() == 1 ? List.of() : List.of(parts.get(1).split("&", -1));
  }
}
