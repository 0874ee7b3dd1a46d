package se.svarsvakt.cli;

import java.util.List;

/**
 * An entry of the register as it is printed.
 *
 * @param cells for people, one a column
 * @param members for programs: what is written as a JSON object of texts and nulls
 */
record PrintableEntry(List<String> cells, Object members) {}
