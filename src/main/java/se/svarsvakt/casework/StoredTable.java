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

  /** Mail that the person sent. */
  static final String SENDER = "sender_hash = " + WHO;

  /** Mail that is to be answered to the person and nobody else. */
  static final String ONLY_REPLY_TO = "reply_to_hash = " + WHO + " and reply_to_others is null";

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
    KEPT,
    /** Passes make it anew of other tables and delete what is over; it counts as nothing more. */
    DERIVED
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
    /** It stays, with a pseudonym or nothing in the person's place. */
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
   * @param change what is set where the row stays
   * @param source where the rows are looked up, so that an index leads to them
   */
  record Trace(String condition, FoundAs found, Erasure erasure, String change, String source) {
    /** Those rows' columns; other conditions may follow. */
    String select(String columns) {
      String rest = source.contains(WHO) ? "true" : condition;
      return "select " + columns + " from " + source + " where (" + rest + ")";
    }
  }

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
    return deletedWhere(FoundAs.PERSON, column + " = " + WHO);
  }

  /** As given. */
  StoredTable deletedWhere(FoundAs found, String condition) {
    return with(new Trace(condition, found, Erasure.DELETED, "", name));
  }

  /** The person's id in a column of what is others' too; it is replaced, and the change made. */
  StoredTable renamed(String column, String... changes) {
    String all = column + " = " + PSEUDONYM + String.join("", changes);
    return changedWhere(FoundAs.PERSON, column + " = " + WHO, all);
  }

  /** The person's id somewhere in a text. */
  StoredTable renamedIn(String column) {
    return changedWhere(
        FoundAs.ASIDE,
        "position(" + WHO + " in " + column + ") > 0",
        column + " = " + replaced(column));
  }

  /** As given; the row stays, and the change is made. */
  StoredTable changedWhere(FoundAs found, String condition, String change) {
    return with(new Trace(condition, found, Erasure.RENAMED, change, name));
  }

  /** What is about mail of which nobody but the person is the correspondent; the row goes. */
  StoredTable deletedWithMail(String column) {
    return withMail(column, SENDER, Erasure.DELETED, "")
        .withMail(column, ONLY_REPLY_TO, Erasure.DELETED, "");
  }

  /** The same; the row stays, and the change is made. */
  StoredTable changedWithMail(String column, String change) {
    return withMail(column, SENDER, Erasure.RENAMED, change)
        .withMail(column, ONLY_REPLY_TO, Erasure.RENAMED, change);
  }

  private StoredTable withMail(String column, String theirs, Erasure erasure, String change) {
    String mail = "from received_mail where " + theirs;
    return with(
        new Trace(
            "(mailbox_id, " + column + ") in (select mailbox_id, message_id " + mail + ")",
            FoundAs.CORRESPONDENT,
            erasure,
            change,
            "(select mailbox_id as mail_box, message_id as mail_id "
                + mail
                + ") mail join "
                + name
                + " on mailbox_id = mail_box and "
                + column
                + " = mail_id"));
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
    return with(new Trace(condition, found, Erasure.WITH_ANOTHER, "", name));
  }
}
