package se.svarsvakt.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import se.svarsvakt.graph.tenant.AdministratorSignIn;
import se.svarsvakt.graph.tenant.ApplicationStep;
import se.svarsvakt.graph.tenant.ExchangeStep;
import se.svarsvakt.graph.tenant.FoundStep;
import se.svarsvakt.graph.tenant.MicrosoftServices;
import se.svarsvakt.graph.tenant.NextKeyStep;
import se.svarsvakt.graph.tenant.OldKeysStep;
import se.svarsvakt.graph.tenant.PrincipalStep;
import se.svarsvakt.graph.tenant.RemoveApplication;
import se.svarsvakt.graph.tenant.RemoveExchangeRoles;
import se.svarsvakt.graph.tenant.RemoveTeamsApp;
import se.svarsvakt.graph.tenant.RightsStep;
import se.svarsvakt.graph.tenant.ScopeStep;
import se.svarsvakt.graph.tenant.SignInConsentStep;
import se.svarsvakt.graph.tenant.TabStep;
import se.svarsvakt.graph.tenant.TeamsAppStep;
import se.svarsvakt.graph.tenant.TenantCalls;
import se.svarsvakt.graph.tenant.TenantStep;
import se.svarsvakt.http.Sleeper;
import se.svarsvakt.settings.Fault;
import se.svarsvakt.settings.GraphSettings;
import se.svarsvakt.settings.Secret;
import se.svarsvakt.setup.CertificateStep;
import se.svarsvakt.setup.ConfigurationStep;
import se.svarsvakt.setup.Guide;
import se.svarsvakt.setup.KeyFile;
import se.svarsvakt.setup.LeftStep;
import se.svarsvakt.setup.NextCertificate;
import se.svarsvakt.setup.SelfSigned;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupFeature;
import se.svarsvakt.setup.SetupRun;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;

/** Puts the steps of set-up together, and signs in for them. */
public final class SetupAssembly implements AutoCloseable {
  private final SetupTask task;
  private final SetupChoices choices;
  private final Clock clock;
  private final Optional<String> tenant;
  private final Optional<String> client;
  private final SetupTools tools;
  private final TenantCalls calls;
  private final SetupState state = new SetupState();
  private final MicrosoftServices services;

  /** What is to be done; each asks the administrator for no more rights than it needs. */
  public enum SetupTask {
    /** Make what is chosen. */
    MAKE,
    /** Register the next certificate beside the one in use. */
    ROTATE,
    /** Take the old certificates away. */
    END_ROTATION,
    /** Take away what was made. */
    REMOVE;

    private List<String> scopes(SetupChoices choices) {
      return switch (this) {
        case MAKE -> AdministratorSignIn.scopes(choices);
        case ROTATE, END_ROTATION -> AdministratorSignIn.scopesToRotate();
        case REMOVE -> AdministratorSignIn.scopesToRemove(choices);
      };
    }
  }

  /**
   * How the administrator signs in.
   *
   * @param token one that is given, on this machine only; else somebody signs in
   * @param deviceCode whether with a code in place of this machine's browser
   */
  public record SignInManner(Optional<Secret> token, boolean deviceCode) {}

  /** What a test has its own of. */
  public record SetupTools(Sleeper sleeper, Supplier<KeyPair> keys) {
    /** Those of the running program. */
    public static SetupTools real() {
      return new SetupTools(Thread::sleep, SelfSigned::newKeys);
    }
  }

  /**
   * Ready to look; the sign-in comes with the first request.
   *
   * @param note is told what takes its time, and where to sign in
   */
  public SetupAssembly(
      SetupTask task,
      SetupChoices choices,
      GraphSettings graph,
      SignInManner manner,
      Clock clock,
      SetupTools tools,
      Consumer<String> note) {
    this.task = task;
    this.choices = choices;
    this.clock = clock;
    this.tenant = graph.tenantId();
    this.client = graph.clientId();
    this.tools = tools;
    AdministratorSignIn.SignInPlace place =
        new AdministratorSignIn.SignInPlace(graph.baseUrl(), graph.authorityUrl(), tenant);
    List<String> scopes = task.scopes(choices);
    Supplier<String> signIn =
        manner.token().isPresent()
            ? manner.token().get()::value
            : manner.deviceCode()
                ? AdministratorSignIn.withDeviceCode(place, scopes, clock, note)
                : AdministratorSignIn.withBrowser(place, scopes, clock, note);
    this.calls = new TenantCalls(graph.baseUrl(), signIn, tools.sleeper(), note);
    this.services = new MicrosoftServices(calls);
  }

  /** Runs steps as they are told and agreed to. */
  public SetupRun run(SetupRun.Dialogue dialogue, boolean dry) {
    return new SetupRun(dialogue, tools.sleeper(), dry);
  }

  /** The steps of the task. */
  public List<SetupStep> steps() {
    return switch (task) {
      case MAKE -> making();
      case ROTATE -> rotation();
      case END_ROTATION -> rotationEnd();
      case REMOVE -> removal();
    };
  }

  private List<SetupStep> making() {
    CertificateStep certificate = certificate(choices.files());
    boolean begun = Files.exists(choices.files().certificate());
    List<SetupStep> steps = new ArrayList<>(List.of(tenant()));
    if (choices.mailboxes().group().isPresent() || choices.mailboxes().unit().isPresent()) {
      steps.add(new ScopeStep(calls, choices));
    }
    steps.add(certificate);
    steps.add(new ApplicationStep(calls, state, choices, certificate::key, begun, services));
    steps.add(new PrincipalStep(calls, state));
    steps.add(new RightsStep(calls, state, choices, services));
    if (choices.has(SetupFeature.PAGES)) {
      steps.add(new SignInConsentStep(calls, state, choices, services));
    }
    if (choices.has(SetupFeature.BOT)) {
      steps.add(new TabStep(calls, state, choices));
    }
    if (choices.hasTeamsApp()) {
      steps.add(new TeamsAppStep(calls, state, choices));
    }
    steps.add(new ConfigurationStep(choices, state, SetupAssembly::keys));
    steps.add(new ExchangeStep(calls, state, choices, services));
    Guide guide = new Guide(choices, state);
    if (choices.has(SetupFeature.BOT)) {
      steps.add(new LeftStep("bot", () -> guide.told("bot")));
    }
    if (choices.has(SetupFeature.PAGES)) {
      steps.add(new LeftStep("pages", () -> guide.told("pages")));
    }
    return steps;
  }

  /** The steps that take it all away. */
  private List<SetupStep> removal() {
    List<SetupStep> steps = new ArrayList<>();
    steps.add(tenant());
    steps.add(new FoundStep(calls, state, choices));
    if (choices.hasTeamsApp()) {
      steps.add(new RemoveTeamsApp(calls, new TeamsAppStep(calls, state, choices)));
    }
    if (choices.exchangeBeta()) {
      steps.add(new RemoveExchangeRoles(calls, state));
    }
    steps.add(new RemoveApplication(calls, state, choices));
    steps.add(new LeftStep("remains", this::remains));
    return steps;
  }

  /** What is left, as far as it was there. */
  private List<String> remains() {
    boolean rolesTakenBack = choices.exchangeBeta() && state.principalId().isPresent();
    SetupState known = new SetupState();
    state
        .clientId()
        .or(() -> client)
        .ifPresent(id -> known.application(state.objectId().orElse(""), id));
    List<Path> keys = NextCertificate.all(choices.files().certificate());
    return new Guide(choices, known).remains(rolesTakenBack, keys);
  }

  /** The steps that register the next certificate beside the one in use. */
  private List<SetupStep> rotation() {
    Path next = NextCertificate.beside(inUse(), SetupAssembly::key, clock);
    CertificateStep certificate =
        certificate(
            new SetupChoices.Files(next, choices.files().days(), choices.files().configuration()));
    return List.of(
        tenant(),
        new FoundStep(calls, state, choices),
        certificate,
        new NextKeyStep(calls, state, choices, certificate::key),
        new LeftStep(
            "rotated",
            () ->
                List.of(
                    "set svarsvakt.graph.certificate-path to "
                        + next
                        + ", restart the program, and",
                    "when a scan has gone well: `setup rotate-certificate --finish`")));
  }

  /** The steps that take the old certificates away. */
  private List<SetupStep> rotationEnd() {
    return List.of(
        tenant(),
        new FoundStep(calls, state, choices),
        new OldKeysStep(calls, state, choices, inUse()));
  }

  /** It may have ended: then the more is it time for another. */
  private KeyFile inUse() {
    if (Files.exists(choices.files().certificate())) {
      return key(choices.files().certificate());
    }
    return certificate(choices.files())
        .key()
        .orElseThrow(
            () ->
                new SetupStopped(
                    SetupStopped.Reason.WRONG_USE,
                    choices.files().certificate()
                        + ": no such file; the certificate in use is named by"
                        + " svarsvakt.graph.certificate-path or --certificate"));
  }

  private TenantStep tenant() {
    return new TenantStep(calls, state, clock, tenant);
  }

  private CertificateStep certificate(SetupChoices.Files files) {
    return new CertificateStep(choices.name(), files, this::usable, tools.keys(), clock);
  }

  /** A file that can be used now. */
  private KeyFile usable(Path path) {
    CertificateFile file = CertificateFile.at(path);
    Optional<Fault> fault = file.fault("--certificate", clock.instant());
    if (fault.isPresent()) {
      throw new SetupStopped(SetupStopped.Reason.WRONG_USE, fault.get().describe());
    }
    return new KeyFile(path, file.certificate());
  }

  private static KeyFile key(Path path) {
    try {
      return new KeyFile(path, CertificateFile.at(path).certificate());
    } catch (IllegalStateException e) {
      throw new SetupStopped(SetupStopped.Reason.WRONG_USE, path + " cannot be used");
    }
  }

  /** The keys of a file of settings, as they stand there. */
  private static Map<String, String> keys(Path path) {
    Map<String, String> all = new HashMap<>();
    try {
      for (PropertySource<?> source :
          new YamlPropertySourceLoader().load("there", new FileSystemResource(path))) {
        if (source instanceof EnumerablePropertySource<?> listed) {
          for (String name : listed.getPropertyNames()) {
            all.put(name, String.valueOf(listed.getProperty(name)));
          }
        }
      }
      return all;
    } catch (IOException | RuntimeException e) {
      throw new SetupStopped(
          SetupStopped.Reason.WRONG_USE,
          path + " is there and cannot be read as YAML: mend it, or name another with --config");
    }
  }

  @Override
  public void close() {
    calls.close();
  }
}
