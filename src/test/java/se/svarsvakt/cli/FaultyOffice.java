package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.FaultInjection.Quirk;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxPart;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;
import se.svarsvakt.worker.ScanSummary;

/** The program in an office where something goes wrong at each step, and a model beside it. */
final class FaultyOffice implements AutoCloseable {
  private static final Instant START = Office.at("2026-11-16T08:00");

  /** A pass that is asked to wait longer gives up instead. */
  private static final RetryPolicy QUICK =
      new RetryPolicy(4, Duration.ofMillis(2), Duration.ofMillis(500));

  private final Random random;
  private final long seed;
  private final MovingClock clock = new MovingClock(START);
  private final Office office;
  private final FaultyNetwork network;
  private final OfficeHistory history;
  private final NotificationModel told;
  private final Path disk;
  private final boolean mounted;
  private final List<String> happened = new ArrayList<>();
  private Path data;
  private Product product;
  private int starts;
  private boolean killed;
  private @Nullable Path image;
  private boolean clockMoved;
  private int killAt;

  FaultyOffice(Path directory, long seed) throws IOException {
    this.seed = seed;
    this.random = new Random(seed);
    this.disk = Files.createDirectories(directory.resolve("disk" + seed));
    this.mounted = run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString());
    this.data = Files.createDirectories(disk.resolve("data"));
    this.office = new Office(directory.resolve("office"));
    office.tenant.useClock(clock);
    this.network = new FaultyNetwork(office.graph.faults());
    this.product = open();
    this.history = new OfficeHistory(office, () -> product, random, START).atWork();
    this.told = new NotificationModel(office, history);
  }

  /** Something happens and something fails; after that all works again. */
  void goOn(int step) {
    if (random.nextInt(6) == 0) {
      history.allAreBack();
    }
    history.goOn();
    clock.set(history.now());
    clockMoved = false;
    killed = false;
    killAt = 0;
    image = null;
    String fault = "nothing";
    try {
      fault = fail(random.nextInt(14), step);
      happened.add(history.now() + " " + fault);
      told.beforePass(clock.instant());
      faultyPass();
      Set<String> untold = network.untold();
      mend();
      told.afterPass(product, untold, !clockMoved, true);
      calmPass();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "seed %d, step %d, fault: %s%nlast: %s"
              .formatted(seed, step, fault, String.join("\n", lastOf(happened))),
          e);
    }
  }

  private static List<String> lastOf(List<String> all) {
    return all.subList(Math.max(0, all.size() - 4), all.size());
  }

  /** Prepares what fails in the next pass, and says it. */
  private String fail(int what, int step) {
    long chance = seed * 1_000 + step;
    int request = 1 + random.nextInt(60);
    switch (what) {
      case 0, 1, 2 -> {
        double rate = List.of(0.03, 0.1, 0.3).get(what);
        network.failing(chance, rate);
        return "requests fail, " + rate;
      }
      case 3 -> {
        network.out(request, Integer.MAX_VALUE, GraphError.of(401, "InvalidAuthenticationToken"));
        return "the access token ends with request " + request;
      }
      case 4 -> {
        network.out(request, request + 1 + random.nextInt(20), FaultyNetwork.OUT);
        return "429 for a while from request " + request;
      }
      case 5 -> {
        office.graph.faults().add(Quirk.REPEATED_MESSAGES);
        office.tenant.mailboxes().forEach(SimulatedMailbox::expireTokens);
        return "repeated messages after ended delta tokens";
      }
      case 6 -> {
        SimulatedMailbox mailbox = anyMailbox();
        network.at(request, mailbox::expireTokens);
        return "delta tokens of " + mailbox.account().id() + " end with request " + request;
      }
      case 7 -> {
        SimulatedMailbox mailbox = anyMailbox();
        List<MailboxPart> parts = List.of(MailboxPart.values());
        MailboxPart part = parts.get(random.nextInt(parts.size()));
        mailbox.failWith(part, GraphError.accessDenied());
        return part + " of " + mailbox.account().id() + " cannot be read";
      }
      case 8 -> {
        network.at(request, this::kill);
        return "killed with request " + request;
      }
      case 9 -> {
        network.at(request, this::crashStore);
        return "the store is lost with request " + request;
      }
      case 10 -> {
        if (random.nextBoolean()) {
          fillDisk();
        } else {
          network.at(request, this::fillDisk);
        }
        return "the disk is full, at last with request " + request;
      }
      case 11 -> {
        Duration jump = Duration.ofMinutes(random.nextInt(6_000) - 2_000);
        if (random.nextBoolean()) {
          clock.move(jump);
          return "the clock is off by " + jump;
        }
        clockMoved = true;
        network.at(request, () -> clock.move(jump));
        return "the clock goes off by " + jump + " with request " + request;
      }
      case 12 -> {
        Random later = new Random(chance);
        network.at(request, () -> history.meanwhile(later, clock.instant()));
        office.graph.faults().latency(Duration.ofMillis(2));
        return "slow answers, and mail with request " + request;
      }
      default -> {
        killAt = 1 + random.nextInt(12);
        return "an Error at look " + killAt;
      }
    }
  }

  private SimulatedMailbox anyMailbox() {
    return office.tenant.mailboxes().get(random.nextInt(office.tenant.mailboxes().size()));
  }

  private void faultyPass() {
    try {
      if (random.nextInt(3) == 0) {
        readTold();
      }
      noFaultInProgram(pass(killAt));
    } catch (Killed e) {
      killed = true;
      crashStore();
    } catch (SourceUnavailable | DataAccessException | TransactionException e) {
      // what a pass cannot do it says
    } catch (RuntimeException e) {
      if (!killed && !isKill(e)) {
        throw e;
      }
      killed = true;
      crashStore();
    }
  }

  /** Graph told of changes in some mailboxes, true or not; what fails then is read by the pass. */
  private void readTold() {
    Set<MailboxId> some =
        office.tenant.mailboxes().stream()
            .filter(_ -> random.nextBoolean())
            .map(mailbox -> new MailboxId(mailbox.account().id()))
            .collect(Collectors.toSet());
    happened.add("told of " + some.size() + " mailboxes");
    product.scan().readChanged(some);
  }

  private static boolean isKill(Throwable thrown) {
    return thrown instanceof Killed || (thrown.getCause() != null && isKill(thrown.getCause()));
  }

  private static void noFaultInProgram(ScanSummary summary) {
    assertThat(summary.failed())
        .filteredOn(one -> one.message().contains("a fault in the program"))
        .isEmpty();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private ScanSummary pass(int look) {
    AtomicInteger looks = new AtomicInteger();
    Runnable next =
        () -> {
          if (looks.incrementAndGet() == look) {
            throw new Killed();
          }
        };
    return product
        .scan()
        .run(
            new ScanRequest(clock.instant(), Set.of(), Mode.SEND, Breadth.EXPECTING),
            new ScanSink() {
              @Override
              public void beforeNext() {
                next.run();
              }

              @Override
              public void organisation(DirectorySnapshot directory) {}

              @Override
              public void progress(int done, int of) {
                next.run();
              }

              @Override
              public void mail(List<JudgedMail> judged) {
                next.run();
              }

              @Override
              public void findings(List<Finding> findings) {
                next.run();
              }
            });
  }

  /** The store as it is at this moment is what a new program finds; this one reaches nobody. */
  private void kill() {
    network.cut();
    killed = true;
    Path zip = disk.resolve("image.zip");
    JdbcClient.create(product.source()).sql("backup to '" + zip + "'").update();
    image = zip;
  }

  /** What H2 has not written yet is gone. */
  private void crashStore() {
    try {
      JdbcClient.create(product.source()).sql("shutdown immediately").update();
    } catch (DataAccessException e) {
      // that connection is gone, too
    }
  }

  private void fillDisk() {
    if (mounted) {
      try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
        for (byte[] block = new byte[65_536]; ; ) {
          out.write(block);
        }
      } catch (IOException full) {
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler2"))) {
          for (byte[] block = new byte[512]; ; ) {
            out.write(block);
          }
        } catch (IOException e) {
          // to the last page
        }
      }
    }
  }

  private void mend() {
    network.quiet();
    office
        .tenant
        .mailboxes()
        .forEach(
            mailbox ->
                Stream.of(MailboxPart.values()).forEach(part -> mailbox.failWith(part, null)));
    clock.set(history.now());
    try {
      Files.deleteIfExists(disk.resolve("filler"));
      Files.deleteIfExists(disk.resolve("filler2"));
      if (killed || random.nextInt(20) == 0) {
        product.close();
        restoreImage();
        product = open();
      }
      letGo();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each connection of the pool to a store that was closed by a fault fails once. */
  private void letGo() {
    for (int connection = 0; connection < 12; connection++) {
      try {
        JdbcClient.create(product.source()).sql("select 1").query(Integer.class).single();
      } catch (DataAccessException e) {
        // the next one is another
      }
    }
  }

  private void restoreImage() throws IOException {
    if (image == null) {
      return;
    }
    Path next = Files.createDirectories(disk.resolve("data" + ++starts));
    try (Stream<Path> files = Files.list(data);
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(image))) {
      for (Path file : files.toList()) {
        Files.move(file, next.resolve(file.getFileName()));
      }
      zip.getNextEntry();
      Files.copy(zip, next.resolve("svarsvakt.mv.db"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.delete(image);
    data = next;
  }

  private Product open() {
    Map<String, Object> all = new HashMap<>();
    all.put("svarsvakt.graph.base-url", office.graphUrl);
    all.put("svarsvakt.graph.access-token", "any-token");
    all.put("svarsvakt.teams.app-id", "11111111-2222-3333-4444-555555555555");
    all.put("svarsvakt.nudges.enabled", "true");
    all.put("svarsvakt.policy.escalate", "true");
    all.put("svarsvakt.policy.reply.while-away", "pause");
    all.put("svarsvakt.policy.nudges.max-per-person-and-day", "20");
    all.put("svarsvakt.shared-mailboxes[0].address", "info@kommun.example");
    all.put("svarsvakt.shared-mailboxes[0].stewards", "anna.berg@kommun.example");
    all.put("svarsvakt.data-dir", data.toString());
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return Product.open(Settings.read(environment), clock, QUICK);
  }

  private void calmPass() {
    told.beforePass(clock.instant());
    String unread = calmly();
    told.afterPass(product, Set.of(), true, false);
    noMailIsLost(unread);
    told.nothingDueIsUntold(product, clock.instant());
    PassFindings changed = PassFindings.of(product, clock.instant(), Set.of());
    PassFindings all = PassFindings.of(product, clock.instant(), history.everybody());
    assertThat(changed.beside(all)).as("judging what changed, beside judging all").isEmpty();
  }

  /** A store that was closed by a fault may cost a pass until the pool has let go of it. */
  private String calmly() {
    for (int attempt = 1; ; attempt++) {
      try {
        ScanSummary summary = pass(0);
        noFaultInProgram(summary);
        return summary.failed().stream()
            .map(one -> one.mailbox() + ": " + one.code())
            .collect(Collectors.joining(", "));
      } catch (DataAccessException | TransactionException e) {
        if (attempt == 12) {
          throw e;
        }
      }
    }
  }

  private void noMailIsLost(String unread) {
    JdbcClient jdbc = JdbcClient.create(product.source());
    Set<String> stored =
        Set.copyOf(
            jdbc.sql("select mailbox_id || ' ' || message_id from received_mail")
                .query(String.class)
                .list());
    for (SimulatedMailbox mailbox : office.tenant.mailboxes()) {
      if (history.isWatched(mailbox)) {
        assertThat(
                mailbox.messageIds("inbox").stream()
                    .filter(id -> !stored.contains(mailbox.account().id() + " " + id))
                    .map(id -> id + " of " + mailbox.message(id).receivedAt()))
            .as("not stored of %s, not read were %s", mailbox.account().address(), unread)
            .isEmpty();
      }
    }
    assertThat(
            jdbc.sql(
                    "select mailbox_id, message_hash from received_mail where message_hash is not"
                        + " null group by mailbox_id, message_hash having count(*) > 1")
                .query()
                .listOfRows())
        .as("letters stored twice")
        .isEmpty();
  }

  private static boolean run(String... command) throws IOException {
    return new ProcessBuilder(command).start().onExit().join().exitValue() == 0;
  }

  /** How many notifications were looked at. */
  int notifications() {
    return told.notifications();
  }

  /** How often a letter was due and had to be told of. */
  int due() {
    return told.due();
  }

  /** What the program asked that Graph would not have taken. */
  List<String> problems() {
    return office.graph.problems();
  }

  @Override
  public void close() throws IOException {
    product.close();
    office.close();
    if (mounted) {
      run("umount", "-l", disk.toString());
    }
  }
}
