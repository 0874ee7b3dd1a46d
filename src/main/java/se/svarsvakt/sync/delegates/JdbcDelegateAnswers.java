package se.svarsvakt.sync.delegates;

import static se.svarsvakt.sync.JdbcColumns.idParts;
import static se.svarsvakt.sync.JdbcColumns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;

/** Reads what each source in use last said about mailboxes, from H2 or PostgreSQL. */
final class JdbcDelegateAnswers {
  /** Stands for everybody in the organisation. */
  static final String EVERYBODY = "";

  private final JdbcClient jdbc;
  private final Set<Source> inUse;

  JdbcDelegateAnswers(JdbcClient jdbc, Set<Source> inUse) {
    this.jdbc = jdbc;
    this.inUse = Set.copyOf(inUse);
  }

  Map<MailboxId, Map<Source, Delegates>> of(Collection<MailboxId> mailboxes, boolean exported) {
    Map<MailboxId, Map<Source, Delegates>> found = new HashMap<>();
    for (List<String> part : idParts(mailboxes)) {
      gathered(part, exported)
          .forEach((mailbox, sources) -> found.put(new MailboxId(mailbox), answers(sources)));
    }
    return found;
  }

  private Map<Source, Delegates> answers(Map<Source, Gathered> sources) {
    Map<Source, Delegates> answers = new EnumMap<>(Source.class);
    sources.forEach(
        (source, what) -> {
          if (inUse.contains(source)) {
            answers.put(source, what.answer());
          }
        });
    return answers;
  }

  /** What the rows say of one mailbox and source. */
  private static final class Gathered {
    private final Set<Delegation> known = new HashSet<>();
    private @Nullable String trouble;
    private boolean everybody;

    Delegates answer() {
      return trouble == null
          ? new Delegates.KnownDelegates(known, everybody)
          : new Delegates.Unknown(trouble, known, everybody);
    }
  }

  private Map<String, Map<Source, Gathered>> gathered(List<String> part, boolean exported) {
    Map<String, Map<Source, Gathered>> all = new HashMap<>();
    if (exported) {
      part.forEach(mailbox -> of(all, mailbox, Source.EXPORT));
    }
    jdbc.sql("select * from delegation_source where mailbox_id in (:mailboxes)")
        .param("mailboxes", part)
        .query(
            row -> {
              Source source = Source.valueOf(text(row, "source"));
              of(all, text(row, "mailbox_id"), source).trouble = row.getString("trouble");
            });
    jdbc.sql("select * from delegation where mailbox_id in (:mailboxes)")
        .param("mailboxes", part)
        .query(
            row -> {
              add(all, row);
            });
    return all;
  }

  private static void add(Map<String, Map<Source, Gathered>> all, ResultSet row)
      throws SQLException {
    String mailbox = text(row, "mailbox_id");
    Gathered gathered = of(all, mailbox, Source.valueOf(text(row, "source")));
    String delegate = row.getString("delegate_id");
    if (delegate == null || delegate.equals(EVERYBODY)) {
      gathered.everybody = true;
    } else {
      gathered.known.add(
          new Delegation(
              new MailboxId(mailbox), new MailboxId(delegate), Right.valueOf(text(row, "access"))));
    }
  }

  private static Gathered of(
      Map<String, Map<Source, Gathered>> all, String mailbox, Source source) {
    return all.computeIfAbsent(mailbox, _ -> new EnumMap<>(Source.class))
        .computeIfAbsent(source, _ -> new Gathered());
  }
}
