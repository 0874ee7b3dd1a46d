package se.svarsvakt.graph.tenant;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.DeviceCodeCredentialBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.graph.EntraClient;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupFeature;
import se.svarsvakt.setup.SetupStopped;

/**
 * Signs an administrator in as a user of Microsoft Graph Command Line Tools, a public client of
 * Microsoft's, for the rights that set-up needs and for as long as it runs. Nothing of it is kept.
 */
public final class AdministratorSignIn implements Supplier<String> {
  private static final String GRAPH_COMMAND_LINE_TOOLS = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

  /** Time for a second proof, and for a role that is given for a time. */
  private static final Duration UNTIL_SIGNED_IN = Duration.ofMinutes(5);

  private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);

  private final TokenCredential credential;
  private final TokenRequestContext context;
  private final Clock clock;
  private @Nullable AccessToken token;

  /** With any credential. */
  AdministratorSignIn(TokenCredential credential, TokenRequestContext context, Clock clock) {
    this.credential = credential;
    this.context = context;
    this.clock = clock;
  }

  /** Where, and by whom. */
  public record SignInPlace(URI graph, URI authority, Optional<String> tenant) {
    private String tenantOrAny() {
      return tenant.orElse("organizations");
    }

    private TokenRequestContext asking(List<String> scopes) {
      String resource = graph.getScheme() + "://" + graph.getHost() + "/";
      return new TokenRequestContext()
          .setScopes(scopes.stream().map(scope -> resource + scope).toList());
    }
  }

  /**
   * With the browser of this machine, which is opened at the first request.
   *
   * @param told is told the address, and what to do where no browser opens
   */
  public static AdministratorSignIn withBrowser(
      SignInPlace place, List<String> scopes, Clock clock, Consumer<String> told) {
    return withBrowser(place, scopes, clock, told, DesktopBrowser.ofThisMachine());
  }

  /** With any browser. */
  static AdministratorSignIn withBrowser(
      SignInPlace place,
      List<String> scopes,
      Clock clock,
      Consumer<String> told,
      DesktopBrowser browser) {
    TokenCredential credential =
        new BrowserCredential(
            EntraClient.reach(GRAPH_COMMAND_LINE_TOOLS, place.authority(), place.tenantOrAny()),
            browser,
            told,
            UNTIL_SIGNED_IN);
    return new AdministratorSignIn(credential, place.asking(scopes), clock);
  }

  /**
   * With a code that is typed in on another machine.
   *
   * @param told is told where to type which code
   */
  public static AdministratorSignIn withDeviceCode(
      SignInPlace place, List<String> scopes, Clock clock, Consumer<String> told) {
    TokenCredential credential =
        EntraClient.reach(
                new DeviceCodeCredentialBuilder()
                    .clientId(GRAPH_COMMAND_LINE_TOOLS)
                    .tenantId(place.tenantOrAny())
                    .challengeConsumer(challenge -> told.accept(challenge.getMessage())),
                place.authority())
            .build();
    return new AdministratorSignIn(credential, place.asking(scopes), clock);
  }

  /** The delegated rights that changing the application's certificates needs, and no other. */
  public static List<String> scopesToRotate() {
    return List.of("User.Read", "Application.ReadWrite.All");
  }

  /** The delegated rights that taking away what was made for the choices needs, and no other. */
  public static List<String> scopesToRemove(SetupChoices choices) {
    List<String> scopes = new ArrayList<>(scopesToRotate());
    if (choices.hasTeamsApp()) {
      scopes.add(choices.review() ? "AppCatalog.Submit" : "AppCatalog.ReadWrite.All");
    }
    if (choices.exchangeBeta()) {
      scopes.add("RoleManagement.ReadWrite.Exchange");
    }
    return List.copyOf(scopes);
  }

  /** The delegated rights that making what is chosen needs, and no other. */
  public static List<String> scopes(SetupChoices choices) {
    List<String> scopes = new ArrayList<>(scopesToRemove(choices));
    scopes.add("AppRoleAssignment.ReadWrite.All");
    if (choices.mailboxes().group().isPresent()) {
      scopes.add("GroupMember.Read.All");
    }
    if (choices.mailboxes().unit().isPresent()) {
      scopes.add("AdministrativeUnit.Read.All");
    }
    if (choices.has(SetupFeature.PAGES)) {
      scopes.add("DelegatedPermissionGrant.ReadWrite.All");
    }
    if (choices.exchangeBeta() && choices.has(SetupFeature.MAIL)) {
      scopes.add("User.ReadBasic.All");
    }
    return List.copyOf(scopes);
  }

  /** A token; asked for again when it ends. */
  @Override
  public synchronized String get() {
    AccessToken known = token;
    boolean good =
        known != null
            && known.getExpiresAt().toInstant().minus(BEFORE_ITS_END).isAfter(clock.instant());
    if (!good) {
      known = signIn();
      token = known;
    }
    return Objects.requireNonNull(known).getToken();
  }

  /** Whatever the libraries throw here, nobody is signed in; they have several kinds of it. */
  private AccessToken signIn() {
    try {
      return Objects.requireNonNull(credential.getTokenSync(context));
    } catch (RuntimeException e) {
      String said =
          Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
              .map(at -> String.valueOf(at.getMessage()))
              .collect(Collectors.joining(" "));
      throw new SetupStopped(
          SetupStopped.Reason.REFUSED,
          "nobody was signed in: "
              + SetupAnswers.meaning(said)
                  .orElse(
                      "Entra did not give a token. Look at the network and the proxy"
                          + " (-Dhttps.proxyHost), and run setup again"));
    }
  }
}
