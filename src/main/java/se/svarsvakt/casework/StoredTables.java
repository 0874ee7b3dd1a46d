package se.svarsvakt.casework;

import static se.svarsvakt.casework.StoredTable.FoundAs.ASIDE;
import static se.svarsvakt.casework.StoredTable.FoundAs.CORRESPONDENT;
import static se.svarsvakt.casework.StoredTable.FoundAs.PERSON;
import static se.svarsvakt.casework.StoredTable.about;
import static se.svarsvakt.casework.StoredTable.aside;

import java.util.List;
import se.svarsvakt.casework.OwnRecords.Stored;
import se.svarsvakt.casework.StoredTable.Bound;

/**
 * Every table of the database, once. What a person is told is stored of them, what is handed out to
 * them and what is deleted when they are forgotten all go by this list; a migration that brings a
 * table brings a line here.
 */
final class StoredTables {
  private static final String MESSAGE = "mailbox_id, message_id";
  private static final String SPAN = "mailbox_id, from_at, until_at";
  private static final String IS_WHO = " = " + StoredTable.WHO;
  private static final String SENT = "sent_mail";
  private static final String MAILBOX = "mailbox_id";
  private static final String MESSAGE_ID = "message_id";
  private static final String ITEM = "item";

  private static final String OF_SENT =
      "sent_number in (select number from sent_mail where mailbox_id" + IS_WHO + ")";

  /** Where a mail had several in Reply-To: hashes with a space between them, or null. */
  private static final String FIRST_OTHER =
      "substring(reply_to_others from 1 for position(' ' in reply_to_others || ' ') - 1)";

  private static final String BEHIND_THE_FIRST =
      "nullif(substring(reply_to_others from position(' ' in reply_to_others || ' ') + 1), '')";
  private static final String WITHOUT_THEM =
      "nullif(trim(replace(' ' || reply_to_others || ' ', ' ' || :who || ' ', ' ')), '')";

  /** A person is found by the first two, so that these are emptied last. */
  static final List<StoredTable> ALL =
      List.of(
          about(Stored.MAILBOX, "mailbox", "id")
              .deleted("id")
              .bound(Bound.KEPT, "until it is forgotten"),
          about(Stored.ACCOUNT, "known_account", "id").deleted("id").bound(Bound.AGE, ""),
          about(Stored.MAILBOX, "folder", "mailbox_id, folder_id")
              .deleted(MAILBOX)
              .bound(Bound.KEPT, "as long as the mailbox"),
          about(Stored.RECEIVED_MAIL, "received_mail", MESSAGE)
              .deleted(MAILBOX)
              .deletedWhere(CORRESPONDENT, StoredTable.SENDER)
              .deletedWhere(CORRESPONDENT, StoredTable.ONLY_REPLY_TO)
              .changedWhere(
                  CORRESPONDENT,
                  "reply_to_hash = :who and reply_to_others is not null",
                  "reply_to_hash = " + FIRST_OTHER + ", reply_to_others = " + BEHIND_THE_FIRST)
              .changedWhere(
                  CORRESPONDENT,
                  "position(:who in reply_to_others) > 0",
                  "reply_to_others = " + WITHOUT_THEM)
              .renamedIn("addressed")
              .bound(Bound.AGE, ""),
          about(Stored.RECEIVED_MAIL, "judgement", MAILBOX)
              .deleted(MAILBOX)
              .bound(Bound.DERIVED, "JdbcJudgements"),
          about(Stored.MAILBOX, "unjudged", "id")
              .deleted(MAILBOX)
              .bound(Bound.DERIVED, "JdbcJudgements"),
          about(Stored.MAILBOX, "change_subscription", MAILBOX)
              .deleted(MAILBOX)
              .bound(Bound.WRITER, "JdbcChangeSubscriptions"),
          about(Stored.SENT_MAIL, SENT, "number").deleted(MAILBOX).bound(Bound.AGE, ""),
          about(Stored.SENT_MAIL, "sent_recipient", "sent_number, address_hash")
              .along(ASIDE, OF_SENT)
              .correspondent("address_hash")
              .bound(Bound.PARENT, SENT),
          about(Stored.SENT_MAIL, "sent_reference", "sent_number, message_hash")
              .along(ASIDE, OF_SENT)
              .bound(Bound.PARENT, SENT),
          about(Stored.MARKS, "mark", MESSAGE + ", marked_at")
              .deleted(MAILBOX)
              .deletedWithMail(MESSAGE_ID)
              .bound(Bound.AGE, ""),
          about(Stored.REGISTRATIONS, "registration", MESSAGE)
              .deleted(MAILBOX)
              .deletedWithMail(MESSAGE_ID)
              .renamed("person_id")
              .bound(Bound.AGE, ""),
          about(Stored.REGISTRATIONS, "case_event", "id")
              .deleted(MAILBOX)
              .deletedWithMail(MESSAGE_ID)
              .bound(Bound.AGE, ""),
          about(Stored.CONFIRMED_YEARS, "confirmed_year", "calendar_year")
              .renamed("person_id")
              .bound(Bound.KEPT, "one row a year"),
          about(Stored.ITEMS, "tracked_item", "id")
              .deleted(MAILBOX)
              .deletedWithMail(ITEM)
              .bound(Bound.WRITER, "JdbcItems"),
          about(Stored.FINDINGS, "finding_record", "mailbox_id, rule, code, item, first_at")
              .deleted(MAILBOX)
              .deletedWithMail(ITEM)
              .bound(Bound.AGE, ""),
          about(Stored.EXCEPTIONS, "finding_exception", "id")
              .deleted(MAILBOX)
              .correspondent("sender_hash")
              .bound(Bound.AGE, ""),
          about(Stored.GAPS, "reading_gap", "mailbox_id, failed_at")
              .deleted(MAILBOX)
              .bound(Bound.AGE, ""),
          about(Stored.HABITS, "habit", "mailbox_id, month_day, habit")
              .deleted(MAILBOX)
              .bound(Bound.WRITER, "JdbcHabits"),
          about(Stored.ABSENCES, "out_of_office", SPAN).deleted(MAILBOX).bound(Bound.AGE, ""),
          about(Stored.AUTOMATIC_REPLIES, "automatic_reply_time", SPAN)
              .deleted(MAILBOX)
              .bound(Bound.AGE, ""),
          about(Stored.SIGNATURES, "signature_check", MESSAGE)
              .deleted(MAILBOX)
              .bound(Bound.AGE, ""),
          about(Stored.REMINDERS, "nudge", "id")
              .deleted("recipient_id")
              .correspondent("recipient_id") // an operator without an account
              .along(PERSON, "id in (select nudge_id from nudge_item where mailbox_id = :who)")
              .bound(Bound.AGE, ""),
          about(Stored.REMINDERS, "nudge_item", "nudge_id, mailbox_id, message_id")
              .deletedWhere(ASIDE, MAILBOX + IS_WHO)
              .deletedWithMail(MESSAGE_ID)
              .along(ASIDE, "nudge_id in (select id from nudge where recipient_id = :who)")
              .bound(Bound.PARENT, "nudge"),
          about(Stored.REMINDERS, "delivery", "nudge_id, round, channel")
              .along(ASIDE, "nudge_id in (select id from nudge where recipient_id = :who)")
              .bound(Bound.PARENT, "nudge"),
          about(Stored.SEEN, "seen_item", "mailbox_id, item, person_id, seen_at")
              .deleted(MAILBOX)
              .deletedWithMail(ITEM)
              .renamed("person_id")
              .bound(Bound.AGE, ""),
          about(Stored.AUDIT, "deed", "id")
              .deletedWhere(PERSON, "person_id = :who and mailbox_id = :who")
              .renamed("person_id")
              .renamed(MAILBOX, ", item = :pseudonym") // a message's id leads to the mailbox
              .renamed("other_id")
              .changedWithMail(ITEM, "item = 'forgotten'")
              .bound(Bound.AGE, ""),
          about(Stored.AGREEMENTS, "cover_agreement", "id")
              .deleted(MAILBOX)
              .deleted("by_id")
              .bound(Bound.AGE, ""),
          about(Stored.RIGHTS, "delegation", "source, mailbox_id, delegate_id, access")
              .deleted(MAILBOX)
              .deleted("delegate_id")
              .bound(Bound.PARENT, "delegation_source"),
          about(Stored.RIGHTS, "delegation_source", "source, mailbox_id")
              .deleted(MAILBOX)
              .bound(Bound.AGE, ""),
          about(Stored.STEWARDS, "steward", "mailbox_id, person_id")
              .deleted(MAILBOX)
              .deleted("person_id")
              .bound(Bound.WRITER, "JdbcStewardStore"),
          about(Stored.STEWARDS, "named_steward", "mailbox_id, person_id")
              .deleted(MAILBOX)
              .deleted("person_id")
              .bound(Bound.WRITER, "JdbcStewardStore"),
          about(Stored.RELATIONS, "relation", "mailbox_id, kind, related_id, from_at")
              .deleted(MAILBOX)
              .deleted("related_id")
              .bound(Bound.AGE, ""),
          about(Stored.UNIT_FIGURES, "weekly_figure", "week, reports, manager_id")
              .renamed("manager_id", ", document = " + StoredTable.replaced("document"))
              .renamedIn("document")
              .bound(Bound.KEPT, "so that a year can be told"),
          about(Stored.SUBSCRIPTION, "summary_subscription", "manager_id")
              .deleted("manager_id")
              .renamed("by_id")
              .bound(Bound.KEPT, "what a manager wished holds until they say otherwise"),
          about(Stored.CONVERSATION, "conversation", "person_id")
              .deleted("person_id")
              .bound(Bound.KEPT, "the way to a person in Teams, as long as they have the app"),
          about(Stored.SESSIONS, "web_session", "primary_id")
              .deleted("principal_name")
              .bound(Bound.WRITER, "StoredSessions"),
          about(Stored.SESSIONS, "web_session_attributes", "session_primary_id, attribute_name")
              .along(
                  ASIDE,
                  "session_primary_id in"
                      + " (select primary_id from web_session where principal_name = :who)")
              .bound(Bound.PARENT, "web_session"),
          about(Stored.BEGINNINGS, "beginning", "words_hash, sender_hash")
              .correspondent("sender_hash")
              .bound(Bound.AGE, ""),
          about(Stored.OPERATORS, "watch_told", "operator_hash")
              .correspondent("operator_hash")
              .bound(Bound.WRITER, "JdbcWatchLog"),
          aside("banner", Bound.AGE, "keyed hashes of what many senders' mail has in common"),
          aside("outgoing_call", Bound.AGE, "keyed hashes of numbers, found by no address"),
          aside("watch_trouble", Bound.WRITER, "JdbcWatchLog"),
          aside("scan_record", Bound.WRITER, "JdbcScanLog"),
          aside("installation", Bound.FEW, "one row, about no person"),
          aside("observed", Bound.FEW, "one row, about no person"),
          aside("replay_run", Bound.FEW, "one row: counts without persons"),
          aside("call_list", Bound.FEW, "a row for each list of calls, about no person"),
          aside("directory_size", Bound.FEW, "a row for each part of the directory, no person"),
          aside("scheduled_tasks", Bound.FEW, "a row for each job, about no person"),
          aside("overview", Bound.FEW, "one row: counts without persons"),
          aside("reading_shard", Bound.WRITER, "JdbcShards"),
          aside("hub_partition", Bound.FEW, "a row for each partition, about no person"),
          aside("flyway_schema_history", Bound.FEW, "a row for each migration, about no person"));

  private StoredTables() {}
}
