package se.svarsvakt.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.casework.OwnRecords.Stored;

/**
 * A table of the database: how a person is found in it, what becomes of the rows when they are
 * forgotten, and what keeps it from growing for ever.
 *
 * @param name the table
 * @param key the columns of its key
 * @param kind what people are told that is; empty where it is found by no person
 * @param traces the ways in which a person stands in it; none where it has no kind
 * @param bound what bounds it
 * @param because by what it is bounded: a class, a table, or a reason; where it has no kind, also
 *     why nobody is found in it
 */
record StoredTable(
    String name,
    String key,
    Optional<Stored> kind,
    List<Trace> traces,
    Bound bound,
    String because) {

  /** Stands in a condition for the id or the hash that is looked for. */
  static final String WHO = ":who";

  /** Stands in a change for what takes the person's place. */
  static final String PSEUDONYM = ":pseudonym";

  /** What keeps a table from growing for ever. */
  enum Bound {
    /** {@link JdbcRetention} deletes what is old. */
    AGE,
    /** Its rows go with those of another table. */
    PARENT,
    /** A class that fills it deletes what is over. */
    WRITER,
    /** It has one row, or one for each of a few things. */
    FEW,
    /** It is kept on purpose. */
    KEPT
  }

  /** By what a person is found. */
  enum FoundAs {
    /** The id of their account, and quickly: it is counted on their own page. */
    PERSON,
    /** The same, by a search or as part of what another table counts. */
    ASIDE,
    /** The keyed hash of an address: as somebody who wrote or was written to. */
    CORRESPONDENT
  }

  /** What becomes of a row when the person is forgotten. */
  enum Erasure {
    /** It goes. */
    DELETED,
    /** It stays, with a pseudonym in the person's place. */
    RENAMED,
    /** Nothing by itself: what names the person is a row of another table, or goes with one. */
    WITH_ANOTHER
  }

  /**
   * A way in which a person stands in a table.
   *
   * @param condition holds of their rows; {@link #WHO} stands for the person
   * @param found by what they are found
   * @param erasure what becomes of the rows
   * @param change what is set where a pseudonym takes the person's place
   */
  record Trace(String condition, FoundAs found, Erasure erasure, String change) {}

  static StoredTable about(Stored kind, String name, String key) {
    return new StoredTable(name, key, Optional.of(kind), List.of(), Bound.KEPT, "");
  }

  /** One in which nobody is found. */
  static StoredTable aside(String name, Bound bound, String because) {
    return new StoredTable(name, "", Optional.empty(), List.of(), bound, because);
  }

  StoredTable bound(Bound by, String why) {
    return new StoredTable(name, key, kind, traces, by, why);
  }

  private StoredTable with(Trace trace) {
    List<Trace> more = new ArrayList<>(traces);
    more.add(trace);
    return new StoredTable(name, key, kind, List.copyOf(more), bound, because);
  }

  /** The person's id in a column; the row goes. */
  StoredTable deleted(String column) {
    return with(new Trace(column + " = " + WHO, FoundAs.PERSON, Erasure.DELETED, ""));
  }

  /** As given. */
  StoredTable deletedWhere(FoundAs found, String condition) {
    return with(new Trace(condition, found, Erasure.DELETED, ""));
  }

  /** The person's id in a column of what is others' too; it is replaced, and the change made. */
  StoredTable renamed(String column, String... changes) {
    String all = column + " = " + PSEUDONYM + String.join("", changes);
    return with(new Trace(column + " = " + WHO, FoundAs.PERSON, Erasure.RENAMED, all));
  }

  /** The person's id somewhere in a text. */
  StoredTable renamedIn(String column) {
    return with(
        new Trace(
            "position(" + WHO + " in " + column + ") > 0",
            FoundAs.ASIDE,
            Erasure.RENAMED,
            column + " = " + replaced(column)));
  }

  /** A text in which a pseudonym has taken the person's place. */
  static String replaced(String column) {
    return "replace(" + column + ", " + WHO + ", " + PSEUDONYM + ")";
  }

  /** The keyed hash of an address in a column; the row goes. */
  StoredTable correspondent(String column) {
    return deletedWhere(FoundAs.CORRESPONDENT, column + " = " + WHO);
  }

  /** Rows that belong to the person through another table. */
  StoredTable along(FoundAs found, String condition) {
    return with(new Trace(condition, found, Erasure.WITH_ANOTHER, ""));
  }
}
