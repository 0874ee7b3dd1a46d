package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.web.DemoOverview;
import se.svarsvakt.web.Visitor.Role;
import se.svarsvakt.worker.ScanSink;

/** How the running demo can be tried from another terminal; commands that work as they stand. */
final class DemoHints implements ScanSink {
  private final AtomicReference<@Nullable JudgedMail> overdue = new AtomicReference<>();
  private @Nullable DirectorySnapshot directory;

  @Override
  public void organisation(DirectorySnapshot snapshot) {
    directory = snapshot;
  }

  @Override
  public void progress(int done, int of) {}

  @Override
  public void mail(List<JudgedMail> judged) {
    judged.stream()
        .filter(mail -> mail.state() instanceof ReplyState.Overdue)
        .findFirst()
        .ifPresent(mail -> overdue.compareAndSet(null, mail));
  }

  @Override
  public void findings(List<Finding> findings) {}

  /** Prints what a browser shows, and whom to choose there. */
  static void pages(PrintWriter out, URI site, List<DemoOverview.DemoPerson> people) {
    out.println("In a browser nobody signs in: choose who you are, and see what they see.");
    page(out, "a manager's Monday", site.resolve("/sign-in?to=/unit"), people, Role.MANAGER);
    URI overdue = site.resolve("/sign-in?to=/admin/items?state=OVERDUE");
    page(out, "why a mail is overdue", overdue, people, Role.ADMIN);
    page(out, "acting for somebody", site.resolve("/sign-in?to=/me"), people, Role.EMPLOYEE);
  }

  private static void page(
      PrintWriter out, String what, URI page, List<DemoOverview.DemoPerson> people, Role as) {
    people.stream()
        .filter(person -> person.as() == as)
        .limit(1)
        .forEach(person -> out.println("  " + what + ", as " + person.name() + ": " + page));
  }

  /** Prints them. */
  void print(PrintWriter out, String person, LocalDate today) {
    String demo = "  " + program() + " --demo ";
    String later = today.plusDays(14).toString();
    out.println("Try it, in another terminal:");
    out.println(demo + "scan --explain --mailbox " + person);
    out.println(demo + "scan --replay P30D");
    out.println(demo + "scan --replay P30D --svarsvakt.policy.profile=botkyrka");
    out.println(demo + "summary --manager birgitta.sandstrom@kommun.example");
    out.println(
        demo + "cover add --mailbox " + person + " --by " + other(person) + dates(today, later));
    JudgedMail mail = overdue.get();
    if (mail != null) {
      MailboxId mailbox = mail.mail().mailbox();
      out.println(
          demo
              + ("mark '" + mail.mail().id().value() + "' --mailbox ")
              + (Addresses.of(directory, mailbox) + " --as answered"));
    }
    out.println(
        demo + "except add --sender example.org --rule reply --until " + later + " --reason trial");
  }

  private static String dates(LocalDate from, String to) {
    return " --from " + from + " --to " + to;
  }

  private String other(String person) {
    DirectorySnapshot known = directory;
    return known == null
        ? person
        : known.accounts().stream()
            .filter(one -> !one.guest() && one.mail() != null && one.enabled())
            .flatMap(one -> Stream.ofNullable(one.mail()).map(MailAddress::value))
            .filter(address -> !address.equalsIgnoreCase(person))
            .sorted()
            .findFirst()
            .orElse(person);
  }

  /**
   * How this program was started: from its jar, as a rule, by a Java that need not be on the path.
   */
  static String program() {
    String path = System.getProperty("java.class.path", "");
    return path.endsWith(".jar") && path.indexOf(':') < 0
        ? Path.of(System.getProperty("java.home"), "bin", "java") + " -jar " + path
        : "svarsvakt";
  }
}
