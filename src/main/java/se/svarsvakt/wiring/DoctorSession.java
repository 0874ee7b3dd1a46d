package se.svarsvakt.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.svarsvakt.doctor.CertificateEnd;
import se.svarsvakt.doctor.Doctor;
import se.svarsvakt.doctor.DoctorTools;
import se.svarsvakt.doctor.DoctorTools.TenantAccess;
import se.svarsvakt.doctor.StoreLook;
import se.svarsvakt.doctor.TenantTools;
import se.svarsvakt.exchange.ExchangeConnection;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.settings.Fault;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.teams.bot.Connector;

/**
 * An examination with connections of its own, until it is closed. Other than {@link Product} it
 * opens whatever can be opened, and renews nothing.
 */
public final class DoctorSession implements AutoCloseable {
  private final Doctor doctor;
  private final boolean wronglySet;
  private final List<AutoCloseable> parts;

  private DoctorSession(Doctor doctor, boolean wronglySet, List<AutoCloseable> parts) {
    this.doctor = doctor;
    this.wronglySet = wronglySet;
    this.parts = parts;
  }

  /**
   * Makes ready; nothing is asked yet.
   *
   * @param ahead how far the clock is ahead of the machine's own; zero but in the demo
   * @param waits is told, in words for people, when Graph's first answer takes its time
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set
   */
  public static DoctorSession open(
      Settings settings, Clock clock, Duration ahead, Consumer<String> waits) {
    Instant now = clock.instant();
    StoreInspection store = new StoreInspection(settings);
    boolean wronglySet = hasWrongFile(settings);
    Optional<String> unusable = unusable(settings, now);
    if (unusable.isPresent()) {
      return new DoctorSession(
          new Doctor(
              new DoctorTools(
                  settings,
                  clock,
                  ahead,
                  new TenantAccess.NoCredential(unusable.get()),
                  ends(settings, now),
                  store::look,
                  bot(settings, now))),
          wronglySet,
          List.of(store));
    }
    GraphConnection graph = Credentials.connect(settings.graph());
    graph.onWaiting(waits);
    Optional<ExchangeConnection> exchange = Credentials.exchange(settings);
    DoctorTools tools = tools(settings, clock, ahead, tenant(graph, exchange), store::look);
    return new DoctorSession(
        new Doctor(tools),
        wronglySet,
        exchange.isPresent() ? List.of(exchange.get(), graph, store) : List.of(graph, store));
  }

  /** What an examination goes by, over connections that are there. */
  static DoctorTools tools(
      Settings settings,
      Clock clock,
      Duration ahead,
      TenantTools tenant,
      Supplier<StoreLook> store) {
    return new DoctorTools(
        settings,
        clock,
        ahead,
        new TenantAccess.TenantOpen(tenant),
        ends(settings, clock.instant()),
        store,
        bot(settings, clock.instant()));
  }

  /** Empty where there is no bot. */
  private static Optional<Supplier<Optional<String>>> bot(Settings settings, Instant now) {
    return settings.teams().bot().enabled()
        ? Optional.of(() -> botFault(settings, now).or(() -> botToken(settings)))
        : Optional.empty();
  }

  /** What is wrong with the bot's certificate, which nothing can be signed with then. */
  private static Optional<String> botFault(Settings settings, Instant now) {
    return settings
        .teams()
        .bot()
        .certificatePath()
        .filter(Credentials.certificates(settings)::containsKey)
        .filter(_ -> !settings.teams().bot().development())
        .filter(_ -> settings.teams().bot().accessToken().isEmpty())
        .flatMap(
            path ->
                CertificateFile.at(path)
                    .fault(Credentials.certificates(settings).getOrDefault(path, ""), now))
        .map(Fault::describe);
  }

  /** The way to a tenant. */
  static TenantTools tenant(GraphConnection graph, Optional<ExchangeConnection> exchange) {
    return new TenantTools(
        graph.probe(),
        graph.directory(),
        graph.mailboxes(),
        graph.calendars(),
        graph.callLog(),
        exchange.map(each -> each::tryOut));
  }

  private static Optional<String> botToken(Settings settings) {
    try (Connector connector = Credentials.connector(settings)) {
      return connector.tokenFault(
          settings.teams().bot().connectorUrl(), settings.graph().authorityUrl().getHost());
    }
  }

  /** Why Graph cannot be asked, by what this machine has. */
  private static Optional<String> unusable(Settings settings, Instant now) {
    return Credentials.certificates(settings).entrySet().stream()
        .filter(each -> each.getValue().equals(Credentials.GRAPH_CERTIFICATE))
        .flatMap(each -> CertificateFile.at(each.getKey()).fault(each.getValue(), now).stream())
        .map(Fault::describe)
        .findFirst();
  }

  /**
   * Whether a file of a certificate that is used is none, which every other command refuses before
   * it asks anything. One whose certificate has ended, or does not hold yet, is the right file.
   */
  private static boolean hasWrongFile(Settings settings) {
    return Credentials.certificates(settings).entrySet().stream()
        .map(each -> CertificateFile.at(each.getKey()))
        .anyMatch(CertificateFile::isWrong);
  }

  /** Those that are used, and the one for Graph in any case. */
  static List<CertificateEnd> ends(Settings settings, Instant now) {
    Map<Path, String> files = new LinkedHashMap<>();
    settings
        .graph()
        .certificatePath()
        .ifPresent(path -> files.put(path, Credentials.GRAPH_CERTIFICATE));
    Credentials.certificates(settings).forEach(files::putIfAbsent);
    return files.entrySet().stream()
        .map(each -> end(CertificateFile.at(each.getKey()), each.getValue(), now))
        .toList();
  }

  private static CertificateEnd end(CertificateFile file, String setting, Instant now) {
    return new CertificateEnd(
        setting, file.validUntil(), file.fault(setting, now).map(Fault::allowed));
  }

  /** What looks at everything. */
  public Doctor doctor() {
    return doctor;
  }

  /** Whether a setting names a file that is no certificate with its key: wrong settings. */
  public boolean isWronglySet() {
    return wronglySet;
  }

  @Override
  public void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException("a connection could not be closed", e);
      }
    }
  }
}
