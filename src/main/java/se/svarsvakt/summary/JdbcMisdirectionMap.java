package se.svarsvakt.summary;

import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.worktime.Period;

/**
 * What was passed on, in H2 or PostgreSQL, in one statement whatever the size of the organisation.
 * A forward counts as the reply rule counts it, but not for the other mailboxes that the mail came
 * to: each of those has its own.
 */
public final class JdbcMisdirectionMap implements MisdirectionMap {
  /** Said after that a mail was passed on, these say that it was not, or came right. */
  private static final List<String> TAKEN_BACK =
      Stream.of(Mark.Kind.OPEN, Mark.Kind.NO_REPLY_NEEDED, Mark.Kind.ACKNOWLEDGED)
          .map(Enum::name)
          .toList();

  private static final String MAIL =
      """
      select r.mailbox_id, coalesce(r.message_hash, r.message_id) as mail,\
      """;
  private static final String EXTERNAL =
      """
       r.verdict = :external and r.received_at >= :from and r.received_at < :until\
      """;

  /** A person's message after the mail, to somebody inside who is not its mailbox. */
  private static final String TO_ANOTHER =
      """
      join sent_recipient t on t.sent_number = s.number
      join known_account k on k.id = r.mailbox_id
      where t.internal and s.kind in ('MESSAGE', 'COPY') and s.sent_at >= r.received_at
        and position(t.address_hash in k.address_hashes) = 0 and\
      """;

  private static final String ANSWER =
      "x.address_hash in (r.sender_hash, r.reply_to_hash) and e.kind = 'MESSAGE'"
          + " and not e.forward_subject and e.sent_at >= r.received_at and e.sent_at < ";

  /** The sender had an answer by then: what is passed on later was no mistake of theirs. */
  private static String notAnsweredBefore(String moment) {
    return """
       and not exists (select 1 from sent_mail e
         join sent_recipient x on x.sent_number = e.number
         where e.mailbox_id = r.mailbox_id and e.conversation_hash = r.conversation_hash
           and %2$s)
       and not exists (select 1 from sent_reference g
         join sent_mail e on e.number = g.sent_number
         join sent_recipient x on x.sent_number = e.number
         where g.message_hash = r.message_hash and %2$s)
       and not exists (select 1 from mark a
         where a.mailbox_id = r.mailbox_id and a.message_id = r.message_id
           and a.kind = :answered and a.marked_at < %1$s
           and not exists (select 1 from mark o where o.mailbox_id = a.mailbox_id
             and o.message_id = a.message_id and o.kind = :open
             and o.marked_at > a.marked_at and o.marked_at < %1$s))
      """
        .formatted(moment, ANSWER + moment);
  }

  private static final String ALL =
      "with passed as ("
          + MAIL
          + " t.address_hash from received_mail r\n"
          + "join sent_reference f on f.message_hash = r.message_hash\n"
          + "join sent_mail s on s.number = f.sent_number\n"
          + TO_ANOTHER
          + EXTERNAL
          + notAnsweredBefore("s.sent_at")
          + """
             and (s.forward_subject or not exists (select 1 from sent_recipient o
              where o.sent_number = s.number
                and o.address_hash in (r.sender_hash, r.reply_to_hash)))
             and (s.mailbox_id = r.mailbox_id or not exists (select 1 from received_mail c
              where c.mailbox_id = s.mailbox_id and c.message_hash = r.message_hash))
            union
            """
          + MAIL
          + " t.address_hash from received_mail r\n"
          + "join sent_mail s on s.mailbox_id = r.mailbox_id\n"
          + "  and s.conversation_hash = r.conversation_hash and s.forward_subject\n"
          + TO_ANOTHER
          + EXTERNAL
          + notAnsweredBefore("s.sent_at")
          + "\nunion\n"
          + MAIL
          + " cast(null as varchar(64)) from received_mail r where r.verb = :forward and"
          + EXTERNAL
          + notAnsweredBefore("coalesce(r.verb_at, r.received_at)")
          + "\nunion\n"
          + MAIL
          + """
             cast(null as varchar(64)) from received_mail r
              join mark m on m.mailbox_id = r.mailbox_id and m.message_id = r.message_id
               and m.kind = :passedOn and m.marked_at >= r.received_at
               and not exists (select 1 from mark o where o.mailbox_id = m.mailbox_id
                 and o.message_id = m.message_id and o.kind in (:takenBack)
                 and o.marked_at >= m.marked_at)
              where
            """
          + EXTERNAL
          + notAnsweredBefore("m.marked_at")
          + """
            ),
            counted as (select mailbox_id, count(distinct mail) as mails from passed
              group by mailbox_id having count(distinct mail) >= :least),
            gone as (select mailbox_id, address_hash, count(distinct mail) as mails,
                row_number() over (partition by mailbox_id
                  order by count(distinct mail) desc, address_hash) as place
              from passed where address_hash is not null group by mailbox_id, address_hash)
            select c.mailbox_id, c.mails, g.address_hash, g.mails as mails_to
              from counted c left join gone g on g.mailbox_id = c.mailbox_id and g.place = 1
             order by c.mails desc, c.mailbox_id
            """;

  private final JdbcClient jdbc;
  private final List<Hash> administration;

  /**
   * Over one database.
   *
   * @param administration the keyed hashes of addresses whose mail is to be passed on: they are not
   *     told of
   */
  public JdbcMisdirectionMap(JdbcClient jdbc, Collection<Hash> administration) {
    this.jdbc = jdbc;
    this.administration = List.copyOf(administration);
  }

  @Override
  public List<MisdirectedMail> in(Period received, int least) {
    Set<MailboxId> meant = new HashSet<>();
    administration.forEach(address -> meant.addAll(mailboxes(address)));
    return all(received, least).stream().filter(each -> !meant.contains(each.mailbox())).toList();
  }

  private List<MailboxId> mailboxes(Hash address) {
    return jdbc.sql("select id from known_account where position(:address in address_hashes) > 0")
        .param("address", address.value())
        .query((row, _) -> mailbox(row, "id"))
        .list();
  }

  private List<MisdirectedMail> all(Period received, int least) {
    return jdbc.sql(ALL)
        .param("external", Verdict.EXTERNAL.code())
        .param("from", time(received.from()))
        .param("until", time(received.until()))
        .param("forward", LastVerb.Kind.FORWARD.number())
        .param("passedOn", Mark.Kind.PASSED_ON.name())
        .param("open", Mark.Kind.OPEN.name())
        .param("answered", Mark.Kind.ANSWERED.name())
        .param("takenBack", TAKEN_BACK)
        .param("least", least)
        .query(
            (row, _) ->
                new MisdirectedMail(
                    mailbox(row, "mailbox_id"),
                    row.getInt("mails"),
                    Optional.ofNullable(row.getString("address_hash")).map(Hash::new),
                    row.getInt("mails_to")))
        .list();
  }
}
