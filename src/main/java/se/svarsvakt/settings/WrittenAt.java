package se.svarsvakt.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.PropertySource;

/** Where in a file a setting stands. */
final class WrittenAt {
  private WrittenAt() {}

  /** {@code (application.yaml, line 3)} behind a blank; empty where it stands in no file. */
  static String of(@Nullable Origin told) {
    Origin origin = told instanceof PropertySourceOrigin inSource ? inSource.getOrigin() : told;
    return origin instanceof TextResourceOrigin text
            && text.getLocation() != null
            && text.getResource() != null
        ? " ("
            + text.getResource().getFilename()
            + ", line "
            + (text.getLocation().getLine() + 1)
            + ")"
        : "";
  }

  /** The same of a name as a source has it. */
  static String of(PropertySource<?> source, String name) {
    return of(OriginLookup.getOrigin(source, name));
  }
}
