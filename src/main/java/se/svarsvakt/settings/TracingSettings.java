package se.svarsvakt.settings;

import java.net.URI;
import java.util.Optional;

/**
 * The collector of traces.
 *
 * @param endpoint where it takes them by HTTP
 * @param authorization what it is to know the program by; a secret, empty for none
 */
public record TracingSettings(URI endpoint, Optional<Secret> authorization) {}
