package se.svarsvakt.sync;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.changing;
import static se.svarsvakt.sync.Facts.hashes;
import static se.svarsvakt.sync.Facts.id;
import static se.svarsvakt.sync.Facts.key;
import static se.svarsvakt.sync.Facts.received;
import static se.svarsvakt.sync.Facts.sending;
import static se.svarsvakt.sync.Facts.sent;
import static se.svarsvakt.sync.Facts.update;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.Clues;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.Facts.Incoming;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.sync.MailboxUpdate.Change;
import se.svarsvakt.sync.WatchedFolder.Kind;
import se.svarsvakt.worktime.Period;

/** What every store of facts promises. */
abstract class FactStoreContract {
  private static final LastVerb REPLY = new LastVerb(LastVerb.Kind.REPLY, NOON.plusSeconds(60));

  FactStore store = new MemoryFacts();
  FactQueries queries = new MemoryFacts();

  /** Sets both to an empty store. */
  abstract void open();

  @BeforeEach
  final void begin() {
    open();
  }

  private static StoredMailbox whole(List<WatchedFolder> folders) {
    return new StoredMailbox(
        ANNA,
        new MailboxSettings(Purpose.SHARED, "sv-SE"),
        NOON,
        folders,
        NOON.plusSeconds(1),
        new SpecialFolders("i", "s", "d", "j", Set.of("drafts-id", "outbox-id")),
        NOON.minusSeconds(60),
        "");
  }

  private static MailboxUpdate knowing(StoredMailbox before, StoredMailbox after) {
    return MailboxUpdate.of(before, after, null);
  }

  private StoredMailbox stored() {
    return Objects.requireNonNull(store.mailboxes(List.of(ANNA)).get(ANNA));
  }

  private ReceivedMail mail(String id) {
    return Objects.requireNonNull(store.received(ANNA, List.of(id(id))).get(id(id)), id);
  }

  private List<ReceivedMail> external(Instant settledSince) {
    return queries.received(List.of(ANNA), List.of(Verdict.EXTERNAL), settledSince);
  }

  @Test
  void a_mailbox_is_read_back_as_it_was_written() {
    StoredMailbox mailbox =
        whole(
            List.of(
                new WatchedFolder("inbox", Kind.INBOX, "link-1", null, null),
                new WatchedFolder(
                    "p", Kind.BESIDE, "link-2", new FolderCounts(12, 3, 1), NOON, NOON),
                WatchedFolder.SENT));
    store.apply(knowing(StoredMailbox.unknown(ANNA), mailbox));
    assertThat(stored()).isEqualTo(mailbox);
  }

  @Test
  void a_mailbox_that_is_not_stored_is_missing() {
    store.apply(knowing(StoredMailbox.unknown(ANNA), whole(List.of())));
    assertThat(store.mailboxes(List.of(ANNA, new MailboxId("bo")))).containsOnlyKeys(ANNA);
  }

  @Test
  void positions_move_on_and_folders_that_are_over_go() {
    StoredMailbox before =
        whole(
            List.of(
                WatchedFolder.INBOX.after(new FolderChanges(List.of(), "link-1"), null, NOON),
                new WatchedFolder("old", Kind.SUBFOLDER, "link-2", null, null)));
    StoredMailbox after =
        whole(
            List.of(
                WatchedFolder.INBOX.after(
                    new FolderChanges(List.of(), "link-3"), new FolderCounts(1, 0, 0), NOON)));
    store.apply(knowing(StoredMailbox.unknown(ANNA), before));
    store.apply(knowing(before, after));
    assertThat(stored()).isEqualTo(after);
  }

  @Test
  void received_mail_is_read_back_as_it_was_written() {
    MailThread thread = new MailThread(hash("<m>"), hash("c"), hashes("<a>", "<b>"));
    Incoming mail = received("m").thread(thread).from("eva", "eva-elsewhere").done(REPLY);
    store.apply(update(mail));
    assertThat(mail("m")).isEqualTo(mail.fact().mail());
    assertThat(external(NOON)).containsExactly(mail.fact().mail());
  }

  private static Hash hash(String value) {
    return new Hash(value);
  }

  @Test
  void mail_without_sender_and_ids_is_kept_too() {
    Incoming bare = received("m").thread(MailThread.NONE).from();
    store.apply(update(bare));
    assertThat(mail("m")).isEqualTo(bare.fact().mail());
  }

  @Test
  void sent_mail_is_read_back_as_it_was_written() {
    SentMail answer = sent("s", "<a>", "<b>");
    store.apply(sending(answer));
    assertThat(queries.sentByMessageId(hashes("<s>"))).containsExactly(answer);
    assertThat(store.sent(ANNA, List.of(id("s"), id("t")))).containsExactly(id("s"));
  }

  @Test
  void the_same_update_twice_is_the_same_as_once() {
    MailboxUpdate update =
        new MailboxUpdate(
            StoredMailbox.unknown(ANNA),
            whole(
                List.of(
                    WatchedFolder.INBOX.after(new FolderChanges(List.of(), "link"), null, NOON))),
            null,
            List.of(received("m").fact()),
            List.of(new SentFact(sent("s", "<m>"), true)),
            List.of(new Change.Moved(id("m"), "f", FolderState.ELSEWHERE, NOON)));
    store.apply(update);
    List<Object> once = List.of(stored(), external(NOON), queries.sentReferringTo(hashes("<m>")));
    store.apply(update);
    assertThat(List.of(stored(), external(NOON), queries.sentReferringTo(hashes("<m>"))))
        .isEqualTo(once);
  }

  @Test
  void what_is_stored_is_not_replaced_by_a_second_sight_of_it() {
    store.apply(update(received("m")));
    store.apply(update(received("m").being(Verdict.BULK).from("someone")));
    assertThat(mail("m")).isEqualTo(received("m").fact().mail());
  }

  @Test
  void a_moved_mail_lies_in_its_new_folder() {
    store.apply(update(received("m"), received("n")));
    store.apply(changing(new Change.Moved(id("m"), "bin", FolderState.DELETED, NOON)));
    assertThat(store.receivedIn(ANNA, "inbox", NOON)).containsExactly(id("n"));
    assertThat(store.receivedIn(ANNA, "bin", NOON)).containsExactly(id("m"));
    assertThat(mail("m").whereabouts()).isEqualTo(FolderState.DELETED);
  }

  @Test
  void what_was_done_with_a_mail_is_kept() {
    store.apply(update(received("m")));
    store.apply(changing(new Change.VerbChange(id("m"), REPLY)));
    assertThat(mail("m").verb()).isEqualTo(REPLY);
  }

  @Test
  void a_change_of_unknown_mail_changes_nothing() {
    store.apply(changing(new Change.Moved(id("m"), "bin", FolderState.DELETED, NOON)));
    store.apply(changing(new Change.VerbChange(id("m"), REPLY)));
    assertThat(store.received(ANNA, List.of(id("m")))).isEmpty();
  }

  @Test
  void mail_in_a_folder_counts_from_the_moment_given() {
    store.apply(update(received("old").at(NOON.minusSeconds(1)), received("new")));
    assertThat(store.receivedIn(ANNA, "inbox", NOON)).containsExactly(id("new"));
  }

  @Test
  void the_same_id_in_two_mailboxes_is_two_messages() {
    MailboxId bo = new MailboxId("bo");
    store.apply(update(received("m"), received("m").in(bo)));
    assertThat(queries.receivedByMessageId(hashes("<m>")))
        .extracting(ReceivedMail::mailbox)
        .containsExactlyInAnyOrder(ANNA, bo);
  }

  @Test
  void mail_is_found_by_conversation_and_message_id_in_any_mailbox() {
    store.apply(update(received("m"), received("n")));
    store.apply(sending(sent("s"), sent("t")));
    assertThat(
            queries.receivedInConversations(
                List.of(ANNA, new MailboxId("bo")), hashes("c-m", "c-x")))
        .hasSize(1);
    assertThat(queries.receivedInConversations(List.of(), hashes("c-m"))).isEmpty();
    assertThat(queries.sentInConversations(hashes("c-s", "c-t"))).hasSize(2);
    assertThat(queries.sentReferringTo(hashes("<m>"))).isEmpty();
    assertThat(queries.sentByMessageId(Set.of())).isEmpty();
  }

  @Test
  void only_mail_with_the_verdicts_asked_for_is_given() {
    store.apply(update(received("m"), received("n").being(Verdict.INTERNAL)));
    assertThat(external(NOON)).extracting(ReceivedMail::id).containsExactly(id("m"));
  }

  @Test
  void a_thousand_ids_are_asked_for_at_once() {
    store.apply(update(received("m7"), received("m999")));
    List<MessageId> ids = IntStream.range(0, 1000).mapToObj(i -> id("m" + i)).toList();
    assertThat(store.received(ANNA, ids)).containsOnlyKeys(id("m7"), id("m999"));
  }

  @Test
  void more_mail_than_a_statement_takes_is_stored_and_can_be_written_again() {
    List<MessageId> ids = IntStream.range(0, 300).mapToObj(i -> id("m" + i)).toList();
    MailboxUpdate much =
        update(
            ids.stream().map(each -> received(each.value()).fact()).toList(),
            ids.stream()
                .map(each -> new SentFact(sent("s-" + each, "<" + each + ">"), true))
                .toList(),
            List.of());
    store.apply(sending(sent("s-m7", "<m7>")));
    store.apply(much);
    store.apply(much);
    assertThat(store.received(ANNA, ids)).hasSize(300);
    assertThat(queries.sentReferringTo(hashes("<m7>", "<m299>")))
        .containsExactlyInAnyOrder(sent("s-m7", "<m7>"), sent("s-m299", "<m299>"));
  }

  @Test
  void what_happens_to_many_messages_at_once_happens_to_each() {
    store.apply(update(received("m"), received("n"), received("o")));
    store.apply(
        changing(
            new Change.Moved(id("m"), "f", FolderState.ELSEWHERE, NOON),
            new Change.ReadMark(id("m"), true, NOON),
            new Change.Moved(id("n"), "f", FolderState.ELSEWHERE, NOON),
            new Change.Moved(id("o"), "g", FolderState.GONE, NOON),
            new Change.VerbChange(id("m"), REPLY),
            new Change.VerbChange(id("o"), REPLY)));
    assertThat(store.receivedIn(ANNA, "f", NOON)).containsExactlyInAnyOrder(id("m"), id("n"));
    Map<MessageId, ReceivedMail> all = store.received(ANNA, List.of(id("m"), id("n"), id("o")));
    assertThat(all.values())
        .extracting(mail -> mail.id() + " " + mail.whereabouts() + " " + (mail.verb() != null))
        .containsExactlyInAnyOrder("m ELSEWHERE true", "n ELSEWHERE false", "o GONE true");
  }

  /** Graph's folder ids are long; a few characters of one are no folder. */
  @Test
  void mail_in_a_folder_with_a_long_id_is_found_there_alone() {
    String folder = "AAMk" + "x".repeat(112) + "AAA=";
    store.apply(update(received("m").folder(folder), received("n").folder(folder + "=")));
    assertThat(store.receivedIn(ANNA, folder, NOON)).containsExactly(id("m"));
  }

  /** The mailboxes are looked at some hundred at a time. */
  @Test
  void a_thread_is_wanted_wherever_the_mail_lies_that_waits_longest() {
    List<MailboxId> boxes = IntStream.range(0, 900).mapToObj(i -> new MailboxId("b" + i)).toList();
    store.apply(
        update(
            received("m").in(boxes.getFirst()).at(NOON.plusSeconds(7200)),
            received("n").in(boxes.getLast())));
    store.apply(sendingUnread(sent("s")));
    assertThat(store.threadsWanted(boxes)).containsExactly(key("s"));
    assertThat(store.threadsWanted(boxes.reversed())).containsExactly(key("s"));
    assertThat(store.threadsWanted(boxes.subList(0, 899))).isEmpty();
  }

  @Test
  void a_thread_is_wanted_of_sent_mail_that_may_answer_somebody() {
    store.apply(update(received("m")));
    store.apply(sendingUnread(sent("s")));
    assertThat(store.threadsWanted(List.of(ANNA))).containsExactly(key("s"));
    assertThat(store.threadsWanted(List.of(new MailboxId("bo")))).isEmpty();
  }

  @Test
  void no_thread_is_wanted_where_nobody_wrote_before() {
    store.apply(update(received("m").from("kim"), received("n").at(NOON.plusSeconds(7200))));
    store.apply(sendingUnread(sent("s")));
    assertThat(store.threadsWanted(List.of(ANNA))).isEmpty();
  }

  @Test
  void a_thread_once_read_is_kept_and_not_wanted_again() {
    store.apply(update(received("m")));
    store.apply(sendingUnread(sent("s")));
    store.threadRead(key("s"), hashes("<m>"));
    store.threadRead(key("s"), hashes("<m>"));
    assertThat(store.threadsWanted(List.of(ANNA))).isEmpty();
    assertThat(queries.sentReferringTo(hashes("<m>"))).containsExactly(sent("s", "<m>"));
  }

  @ParameterizedTest
  @EnumSource
  void a_thread_is_wanted_exactly_where_somebody_waits_for_an_answer(Verdict verdict) {
    store.apply(update(received("m").being(verdict)));
    store.apply(sendingUnread(sent("s")));
    assertThat(store.threadsWanted(List.of(ANNA))).hasSize(verdict.expectsAnswer() ? 1 : 0);
  }

  private static MailboxUpdate sendingUnread(SentMail mail) {
    return update(List.of(), List.of(new SentFact(mail, false)), List.of());
  }

  private static Clues addressing(String... mailboxes) {
    Set<MailboxId> others = Arrays.stream(mailboxes).map(MailboxId::new).collect(toSet());
    return new Clues(
        Set.of(Trait.AWAY, Trait.REPLY),
        others,
        List.of("banner:7", "learned"),
        hash("beginning"),
        hash("caller"));
  }

  @Test
  void clues_and_twenty_senders_are_read_back_as_they_were_written() {
    String[] senders = IntStream.range(0, 20).mapToObj(i -> "sender" + i).toArray(String[]::new);
    Incoming mail =
        received("m").being(Verdict.COPIED).with(addressing("bo", "cilla")).from(senders);
    store.apply(update(mail));
    assertThat(mail("m")).isEqualTo(mail.fact().mail());
  }

  @Test
  void mail_that_may_expect_an_answer_by_what_lies_elsewhere_is_given_too() {
    store.apply(
        update(
            received("copy").being(Verdict.COPIED).with(addressing("bo")),
            received("ticket").being(Verdict.BULK).with(Clues.of(Trait.QUESTION)),
            received("plain").being(Verdict.COPIED),
            received("list").being(Verdict.BULK)));
    assertThat(external(NOON).stream().map(each -> each.id().value()))
        .containsExactlyInAnyOrder("copy", "ticket");
  }

  @Test
  void of_a_message_to_everybody_the_first_copies_are_given_and_of_a_single_one_none() {
    IntStream.range(0, FactQueries.MOST_COPIES + 10)
        .forEach(
            i -> {
              MailboxId box = new MailboxId("box%03d".formatted(i));
              Incoming copy = received("m").in(box).at(NOON.plusSeconds(100 - i));
              store.apply(updateOf(box, copy));
            });
    store.apply(update(received("single")));
    List<ReceivedMail> copies = queries.receivedByMessageId(hashes("<m>", "<single>", "<none>"));
    assertThat(copies).hasSize(FactQueries.MOST_COPIES);
    assertThat(copies.stream().map(each -> each.mailbox().value()))
        .contains("box010", "box059")
        .doesNotContain("box009");
  }

  @Test
  void copies_of_five_hundred_messages_are_asked_for_at_once() {
    MailboxId bo = new MailboxId("bo");
    List<Incoming> mails = IntStream.range(0, 500).mapToObj(i -> received("m" + i)).toList();
    store.apply(update(mails.toArray(Incoming[]::new)));
    store.apply(updateOf(bo, received("m7").in(bo), received("m493").in(bo)));
    Set<Hash> ids =
        mails.stream().map(each -> each.fact().mail().thread().messageId()).collect(toSet());
    assertThat(queries.receivedByMessageId(ids)).hasSize(4);
  }

  @Test
  void external_mail_in_more_than_one_mailbox_is_counted_by_message_id() {
    MailboxId bo = new MailboxId("bo");
    MailboxId cia = new MailboxId("cia");
    store.apply(update(received("m"), received("n"), received("alone")));
    store.apply(updateOf(bo, received("m").in(bo), received("n").in(bo).at(NOON.plusSeconds(60))));
    store.apply(updateOf(cia, received("m").in(cia)));
    Instant last = NOON.plusSeconds(60);
    Instant first = NOON.minus(Duration.ofDays(400));
    assertThat(queries.copies(new Period(first, last.plusNanos(1_000)), List.of()))
        .containsOnly(
            Map.entry(hashes("<m>").iterator().next(), 3),
            Map.entry(hashes("<n>").iterator().next(), 2));
    assertThat(queries.copies(new Period(first, last), List.of()))
        .containsOnlyKeys(hashes("<m>").iterator().next());
    assertThat(queries.copies(new Period(first, last.plusNanos(1_000)), List.of(cia)))
        .containsOnly(Map.entry(hashes("<m>").iterator().next(), 3));
    assertThat(queries.copies(new Period(first, last), List.of(new MailboxId("dan")))).isEmpty();
  }

  private static MailboxUpdate updateOf(MailboxId mailbox, Incoming... received) {
    StoredMailbox stored = StoredMailbox.unknown(mailbox);
    return new MailboxUpdate(
        stored,
        stored,
        null,
        Arrays.stream(received).map(Incoming::fact).toList(),
        List.of(),
        List.of());
  }

  @Test
  void a_mailbox_holds_what_is_not_gone_from_it() {
    store.apply(update(received("m"), received("n")));
    store.apply(changing(new Change.Moved(id("n"), "", FolderState.GONE, NOON)));
    assertThat(queries.held(List.of(ANNA, new MailboxId("bo")), hashes("<m>", "<n>", "<x>")))
        .isEqualTo(Map.of(ANNA, hashes("<m>")));
  }

  @Test
  void a_mailbox_is_known_as_far_as_it_was_read_and_mail_to_it_lies_elsewhere() {
    List<MailboxId> asked = List.of(ANNA, new MailboxId("bo"));
    store.apply(knowing(StoredMailbox.unknown(ANNA), whole(List.of())));
    store.knownUntil(NOON, asked, NOON.minusSeconds(60));
    assertThat(queries.known(asked)).isEmpty();
    MailboxId bo = new MailboxId("bo");
    store.apply(updateOf(bo, received("m").in(bo).being(Verdict.COPIED).with(addressing("anna"))));
    store.knownUntil(NOON, asked, NOON.plusSeconds(1));
    assertThat(queries.known(asked)).isEmpty();
    store.knownUntil(NOON, asked, NOON.minusSeconds(60));
    assertThat(queries.known(asked))
        .isEqualTo(Map.of(ANNA, new Period(NOON.minusSeconds(60), NOON.plusNanos(1))));
  }

  @Test
  void of_a_mailbox_whose_owner_has_left_all_is_known() {
    MailboxSettings personal = new MailboxSettings(MailboxSettings.Purpose.USER, "sv-SE");
    StoredMailbox left = whole(List.of()).withSettings(personal, NOON).left();
    store.apply(knowing(StoredMailbox.unknown(ANNA), left));
    assertThat(stored().watchedSince()).isNull();
    assertThat(queries.known(List.of(ANNA)).get(ANNA))
        .isNotNull()
        .matches(time -> time.contains(NOON));
  }

  @Test
  void only_reports_that_something_did_not_arrive_are_given() {
    Incoming report = received("r").being(Verdict.DELIVERY_REPORT);
    store.apply(
        update(report.with(Clues.of(Trait.UNDELIVERABLE)), received("m").thread(report.thread())));
    assertThat(queries.reportsInConversations(hashes("c-r")).stream().map(ReceivedMail::id))
        .containsExactly(id("r"));
  }

  @Test
  void a_thread_is_wanted_of_what_may_answer_an_only_copy_or_a_third_reply_address() {
    Incoming copy =
        received("m").being(Verdict.COPIED).with(addressing("bo")).from("x", "y", "eva");
    SentMail answer = sent("s");
    store.apply(
        new MailboxUpdate(
            StoredMailbox.unknown(ANNA),
            StoredMailbox.unknown(ANNA),
            null,
            List.of(copy.fact()),
            List.of(new SentFact(answer, false)),
            List.of()));
    assertThat(store.threadsWanted(List.of(ANNA))).containsExactly(answer.key());
  }
}
