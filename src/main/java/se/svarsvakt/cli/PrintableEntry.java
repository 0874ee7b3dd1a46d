package se.svarsvakt.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register as it is printed.
 *
 * @param cells for people, one a column
 * @param members for programs, by name, in their order; null where the entry names nothing
 */
record PrintableEntry(List<String> cells, Map<String, @Nullable String> members) {}
