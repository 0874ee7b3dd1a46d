package se.svarsvakt.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import se.svarsvakt.settings.Settings;

/**
 * What an examination goes by and asks through.
 *
 * @param settings the settings in force
 * @param clock the one clock
 * @param ahead how far that is ahead of the machine's own; zero but in the demo
 * @param tenant the way to the tenant, or why there is none
 * @param certificates those that the program signs in with
 * @param store looks at the store
 * @param botToken tries to get the bot's token, and says why there is none, or throws {@link
 *     se.svarsvakt.sync.SourceUnavailable} where whoever gives it is not reached; empty where there
 *     is no bot
 */
public record DoctorTools(
    Settings settings,
    Clock clock,
    Duration ahead,
    TenantAccess tenant,
    List<CertificateEnd> certificates,
    Supplier<StoreLook> store,
    Optional<Supplier<Optional<String>>> botToken) {
  /** Keeps a copy. */
  public DoctorTools {
    certificates = List.copyOf(certificates);
  }

  /** The way to the tenant. */
  public sealed interface TenantAccess {
    /** There is one, as far as this machine can tell. */
    record TenantOpen(TenantTools tools) implements TenantAccess {}

    /**
     * The credential cannot be used.
     *
     * @param reason one line that says why
     */
    record NoCredential(String reason) implements TenantAccess {}
  }
}
