package se.svarsvakt.doctor;

import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that the program signs in with.
 *
 * @param setting the setting that names its file
 * @param until when it ends; empty where that cannot be read
 * @param fault why the file cannot be used, an end that is over included; empty where it can
 */
public record CertificateEnd(String setting, Optional<Instant> until, Optional<String> fault) {}
