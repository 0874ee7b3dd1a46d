package se.svarsvakt.bench;

import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody would write in an hour with Microsoft's library: one mailbox after another, one
 * request after another, each delta link followed. The program is measured against it.
 */
final class PlainLoop {
  private static final String[] FOLDERS = {"inbox", "sentitems"};

  private final GraphServiceClient graph;
  private final Map<String, String> links = new HashMap<>();

  PlainLoop(URI baseUrl) {
    OkHttpRequestAdapter adapter =
        new OkHttpRequestAdapter(
            (request, more) -> {
              request.headers.add("Authorization", "Bearer bench");
              new AnonymousAuthenticationProvider().authenticateRequest(request, more);
            });
    adapter.setBaseUrl(baseUrl.toString());
    this.graph = new GraphServiceClient(adapter);
  }

  /**
   * Reads what is new of some mailboxes.
   *
   * @param most how many mailboxes at most
   * @return how many it read
   */
  int read(int most) {
    int read = 0;
    for (User user : Objects.requireNonNull(firstUsers(most).getValue())) {
      String id = Objects.requireNonNull(user.getId());
      UserItemRequestBuilder mailbox = graph.users().byUserId(id);
      mailbox.mailboxSettings().get();
      for (String folder : FOLDERS) {
        links.compute(id + folder, (_, link) -> follow(mailbox, folder, link));
      }
      read++;
    }
    return read;
  }

  private com.microsoft.graph.models.UserCollectionResponse firstUsers(int most) {
    return Objects.requireNonNull(
        graph
            .users()
            .get(
                request -> {
                  Objects.requireNonNull(request.queryParameters).top = Math.min(most, 999);
                  request.queryParameters.select = new String[] {"id"};
                }));
  }

  private static String follow(
      UserItemRequestBuilder mailbox,
      String folder,
      @org.jspecify.annotations.Nullable String from) {
    var delta = mailbox.mailFolders().byMailFolderId(folder).messages().delta();
    var page =
        from == null
            ? delta.get(
                request ->
                    Objects.requireNonNull(request.queryParameters).select =
                        new String[] {"id", "subject", "from", "receivedDateTime"})
            : delta.withUrl(from).get();
    String next = Objects.requireNonNull(page).getOdataNextLink();
    while (next != null) {
      page = Objects.requireNonNull(delta.withUrl(next).get());
      next = page.getOdataNextLink();
    }
    return Objects.requireNonNull(page.getOdataDeltaLink());
  }
}
