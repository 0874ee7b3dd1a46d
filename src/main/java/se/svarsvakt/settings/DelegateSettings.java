package se.svarsvakt.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where it is known from who can open whose mailbox.
 *
 * @param exportFile the administrator's export
 * @param exchangeEnabled whether the Exchange admin API is asked
 * @param exchangeUrl where that is; plain http on this machine only
 */
public record DelegateSettings(
    Optional<Path> exportFile, boolean exchangeEnabled, URI exchangeUrl) {}
