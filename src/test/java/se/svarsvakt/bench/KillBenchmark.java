package se.svarsvakt.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.svarsvakt.bench.ToldPeople.Told;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.FaultInjection.Damage;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;

/**
 * Kills real nodes of the program while reminders go out, restarts their PostgreSQL, and lets Graph
 * refuse and lose answers; then compares what people were told with what they had to be told, by
 * what lies in the simulated tenant. It tells of each difference, and ends with 1 where there is
 * one.
 */
public final class KillBenchmark {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final LocalTime MORNING = LocalTime.of(8, 30);
  private static final LocalTime AFTERNOON = LocalTime.of(15, 0);

  /** A node that lies dead is believed to be after that. */
  private static final Duration DEAD = Duration.ofSeconds(125);

  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  private static final String LOST = "answers lost";
  private static final String REFUSED = "refused=";
  private static final int LONGEST_AWAITED_MILLIS = 30_000;
  private static final long LONGEST_ROUND_SECONDS = 240; // and more for thousands of people;

  private final Random random;
  private final SharedClock clock;
  private final SimulatedTenant tenant;
  private final ToldPeople told;
  private final SimulatedGraph graph;
  private final List<SimulatedMailbox> mailboxes = new ArrayList<>();
  private final Map<String, Letter> letters = new HashMap<>();
  private final Path base;
  private final Path data;
  private final int port;
  private final ServeProcess[] nodes;
  private final boolean embedded;
  private final Duration refusing;
  private final AtomicInteger refusals = new AtomicInteger();
  private @Nullable EmbeddedPostgres postgres;
  private LocalDate day = LocalDate.of(2026, 11, 16);
  private int kills;
  private int restarts;
  private final Map<String, Integer> problems = new TreeMap<>();
  private final List<Double> late = new ArrayList<>();
  private int unknown;
  private int otherWays;

  /** A letter whose answer was due on a day. */
  private static final class Letter {
    final String id;
    final SimulatedMailbox mailbox;
    final LocalDate due;
    volatile @Nullable Instant answered;

    Letter(String id, SimulatedMailbox mailbox, LocalDate due) {
      this.id = id;
      this.mailbox = mailbox;
      this.due = due;
    }

    boolean isOpenAt(Instant moment) {
      Instant at = answered;
      return at == null || at.isAfter(moment);
    }
  }

  private KillBenchmark(int people, int count, long seed, Set<String> words) throws IOException {
    this.random = new Random(seed);
    this.embedded = words.contains("h2");
    this.refusing =
        words.stream()
            .filter(word -> word.startsWith(REFUSED))
            .map(word -> Duration.ofSeconds(Long.parseLong(word.substring(REFUSED.length()))))
            .findFirst()
            .orElse(Duration.ZERO);
    this.base = Files.createTempDirectory("svarsvakt-kills");
    this.data = Files.createDirectory(base.resolve("data"));
    this.clock = SharedClock.of(base.resolve("clock"));
    this.tenant = new SimulatedTenant("Bench", BenchTenant.DOMAIN, clock);
    this.told = new ToldPeople(tenant);
    this.nodes = new ServeProcess[count];
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    if (embedded) {
      run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", data.toString());
    } else {
      this.postgres = startPostgres();
    }
    for (int person = 0; person < people; person++) {
      String address = "person" + person + "@" + BenchTenant.DOMAIN;
      mailboxes.add(
          tenant.open(DirectoryUser.person("Person N" + person, address), MailboxProfile.PERSON));
      if (words.contains("bot")) {
        continue;
      }
      if (person % 3 == 1) {
        tenant.chats().block(address); // is told in the activity feed
      } else if (person % 9 == 2) {
        tenant.refuseApp(address); // is told by mail
      }
    }
    this.graph = SimulatedGraph.start(tenant);
    quiet();
  }

  /**
   * Arguments: people (120), nodes (2), rounds (25), kills a round (4), seed (1); then {@code h2}
   * for the embedded database of one node on a small disk (mounted by root), which fills up, and
   * {@code bot} where everybody is told by the bot, and {@code refused=600} where Graph takes
   * nothing for so many seconds of each round.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int[] numbers = {120, 2, 25, 4, 1};
    String[] given = Stream.of(args).filter(arg -> arg.matches("\\d+")).toArray(String[]::new);
    for (int i = 0; i < given.length; i++) {
      numbers[i] = Integer.parseInt(given[i]);
    }
    KillBenchmark bench =
        new KillBenchmark(numbers[0], numbers[1], numbers[4], Set.copyOf(List.of(args)));
    System.out.println("all is in " + bench.base);
    try {
      for (int round = 0; round < numbers[2]; round++) {
        bench.round(round, numbers[3]);
      }
    } finally {
      bench.close();
    }
    System.exit(bench.problems.isEmpty() ? 0 : 1);
  }

  private EmbeddedPostgres startPostgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(base.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  /** Every second one is an afternoon, with last calls of what the morning told. */
  private void round(int number, int killed) throws IOException, InterruptedException {
    boolean morning = number % 2 == 0;
    if (morning) {
      day = workingDayAfter(day);
      clock.set(at(workingDayBefore(day), LocalTime.of(16, 0)));
      write();
    }
    if (number == 0) {
      startMissing();
      while (passes() == 0) {
        Thread.sleep(1_000);
      }
    }
    Instant time = at(day, morning ? MORNING : AFTERNOON);
    clock.set(time.minusSeconds(25));
    startMissing();
    String fault = disturb(number);
    Thread people = answerMeanwhile(time);
    int before = kills;
    while (clock.instant().isBefore(time.plusSeconds(1))) {
      Thread.sleep(100);
    }
    if (number % 3 == 1) {
      awaitSending(time);
      fault += breakStore();
    }
    for (int i = 0; i < killed; i++) {
      awaitSending(time);
      Thread.sleep(random.nextInt(2_000));
      kill(number % 5 == 4);
      clock.move(DEAD);
      startMissing();
    }
    people.join();
    if (refusing.isPositive()) {
      Thread.sleep(refusing);
      fault += " for %d s, %d times".formatted(refusing.toSeconds(), refusals.get());
    }
    quiet();
    double took = settle(time);
    check(number, time, fault, kills - before, took);
    if (!morning) {
      answerAll(day, 0.6);
    } else {
      letters.values().removeIf(letter -> letter.due.isBefore(day.minusDays(14)));
    }
  }

  /** Until something more goes out, mostly; a node takes its time to begin. */
  private void awaitSending(Instant time) throws InterruptedException {
    int known = told.since(time).size();
    long most = random.nextInt(LONGEST_AWAITED_MILLIS);
    for (int waited = 0; waited < most && told.since(time).size() == known; waited += 50) {
      Thread.sleep(50);
    }
  }

  private void write() {
    LocalDate due = day;
    Instant received = clock.instant().minus(Duration.ofHours(3));
    for (int person = 0; person < mailboxes.size(); person++) {
      SimulatedMailbox mailbox = mailboxes.get(person);
      for (int letter = 0; letter < 2; letter++) {
        String name = "Q" + person + "-" + letters.size() + due.toEpochDay();
        String id =
            mailbox.receive(
                OutgoingMessage.from("writer" + name + "@outside.example")
                    .to(mailbox.account().address())
                    .saying("Fråga " + name, "När öppnar ni?"),
                received.plusSeconds(letter * 60L));
        letters.put(name, new Letter(id, mailbox, due));
        if (random.nextInt(4) == 0) {
          answer(letters.get(name));
        }
      }
    }
    letters.values().stream()
        .filter(letter -> letter.due.isBefore(workingDayBefore(day)))
        .filter(letter -> letter.answered == null)
        .forEach(this::answer);
  }

  private void answer(Letter letter) {
    if (letter.answered == null) {
      Instant now = clock.instant();
      letter.mailbox.reply(letter.id, "På måndag.", now);
      letter.answered = now;
    }
  }

  private void answerAll(LocalDate due, double share) {
    letters.values().stream()
        .filter(letter -> letter.due.equals(due) && random.nextDouble() < share)
        .forEach(this::answer);
  }

  /** Every fifth letter is answered while reminders go out. */
  private Thread answerMeanwhile(Instant time) {
    List<Letter> some =
        letters.values().stream()
            .filter(letter -> letter.answered == null && random.nextInt(5) == 0)
            .toList();
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (clock.instant().isBefore(time)) {
                  Thread.sleep(100);
                }
                for (Letter letter : some) {
                  Thread.sleep(20_000 / Math.max(1, some.size()));
                  answer(letter);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static boolean isSending(RecordedRequest request) {
    return request.method().equals("POST")
        && (request.path().contains("sendActivityNotification")
            || request.path().contains("sendMail")
            || request.path().endsWith("/activities"));
  }

  private void quiet() {
    graph.faults().clear();
    graph.faults().latency(Duration.ofMillis(20));
    graph.faults().onAnswer(request -> noted(request, 0));
  }

  private Damage noted(RecordedRequest request, double lost) {
    if (!isSending(request)) {
      return Damage.NONE;
    }
    told.look();
    return Math.random() < lost ? Damage.CONNECTION_RESET : Damage.NONE;
  }

  private String disturb(int number) {
    if (refusing.isPositive()) {
      graph.faults().onRequest(_ -> refusal());
      return "429 to everything";
    }
    switch (number % 4) {
      case 1 -> {
        graph.faults().onRequest(one -> refused(one, GraphError.throttled(Duration.ofSeconds(10))));
        return "429 with Retry-After";
      }
      case 2 -> {
        graph.faults().onAnswer(request -> noted(request, 0.2));
        return LOST;
      }
      case 3 -> {
        graph.faults().onRequest(one -> refused(one, GraphError.of(429, "TooManyRequests")));
        return "429 without Retry-After";
      }
      default -> {
        return "nothing else";
      }
    }
  }

  private Optional<GraphError> refusal() {
    refusals.incrementAndGet();
    return Optional.of(GraphError.throttled(Duration.ofSeconds(10)));
  }

  private static Optional<GraphError> refused(RecordedRequest request, GraphError error) {
    return Math.random() < (isSending(request) ? 0.5 : 0.03)
        ? Optional.of(error)
        : Optional.empty();
  }

  private void kill(boolean all) throws InterruptedException {
    List<ServeProcess> living =
        Stream.of(nodes).filter(node -> node != null && node.isAlive()).toList();
    List<ServeProcess> chosen =
        all || living.isEmpty() ? living : List.of(living.get(random.nextInt(living.size())));
    for (ServeProcess node : chosen) {
      node.kill();
      kills++;
    }
  }

  private String breakStore() throws IOException, InterruptedException {
    restarts++;
    if (postgres == null) {
      Path filler = data.resolve("filler");
      fill(filler);
      mailboxes.forEach(this::fillUp);
      Thread.sleep(20_000 + random.nextInt(30_000));
      Files.delete(filler);
      return ", the disk was full";
    }
    postgres.close();
    Thread.sleep(random.nextInt(5_000));
    postgres = startPostgres();
    return ", PostgreSQL was restarted";
  }

  /** More than the file has room for. */
  private void fillUp(SimulatedMailbox mailbox) {
    for (int i = 0; i < 200; i++) {
      mailbox.receive(
          OutgoingMessage.from("noreply@news.example")
              .to(mailbox.account().address())
              .saying("Nyheter " + i, "Läs mer."),
          clock.instant());
    }
  }

  private static void fill(Path filler) throws IOException {
    try (FileChannel file =
        FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int size : new int[] {65_536, 512}) {
        try {
          while (file.write(ByteBuffer.allocate(size)) > 0) {
            // to the last page
          }
        } catch (IOException full) {
          // as it should be
        }
      }
    }
  }

  private static void run(String... command) throws IOException {
    if (new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command));
    }
  }

  private void startMissing() throws IOException {
    for (int i = 0; i < nodes.length; i++) {
      if (nodes[i] == null || !nodes[i].isAlive()) {
        nodes[i] =
            ServeProcess.start(base.resolve("clock").toString(), log(i), SHORT_LIVED, settings());
      }
    }
  }

  private Path log(int node) {
    return base.resolve("node-" + node + ".log");
  }

  private List<String> settings() {
    List<String> all =
        new ArrayList<>(
            embedded ? List.of() : List.of("--svarsvakt.database.url=" + postgresUrl()));
    all.addAll(
        List.of(
            "--svarsvakt.graph.base-url=" + graph.baseUrl(),
            "--svarsvakt.data-dir=" + data,
            "--svarsvakt.worker.scan-interval=PT5S",
            "--svarsvakt.worker.idle-interval=PT5S",
            "--svarsvakt.nudges.enabled=true",
            "--svarsvakt.nudges.mail-from=person0@" + BenchTenant.DOMAIN,
            "--svarsvakt.policy.nudges.mail-as-last-resort=true",
            "--svarsvakt.policy.nudges.last-call=always",
            "--svarsvakt.policy.nudges.max-per-person-and-day=20",
            "--svarsvakt.teams.app-id=11111111-0000-4000-8000-000000000001",
            "--svarsvakt.bot.enabled=true",
            "--svarsvakt.bot.app-id=66666666-0000-0000-0000-000000000006",
            "--svarsvakt.bot.tenant-id=99999999-0000-0000-0000-000000000001",
            "--svarsvakt.bot.base-url=" + graph.connectorUrl(),
            "--svarsvakt.bot.access-token=bench"));
    return all;
  }

  private String postgresUrl() {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
  }

  /** Beside the program. */
  private JdbcClient jdbc() throws IOException {
    return JdbcClient.create(
        embedded
            ? new DriverManagerDataSource(
                "jdbc:h2:file:"
                    + data.resolve("svarsvakt")
                    + ";MODE=PostgreSQL"
                    + ";DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;AUTO_SERVER=TRUE"
                    + ";IFEXISTS=TRUE",
                "svarsvakt",
                Files.readString(data.resolve("database.key")).strip())
            : new DriverManagerDataSource(postgresUrl()));
  }

  /** Waits until two passes found nothing more to tell; seconds. */
  private double settle(Instant time) throws IOException, InterruptedException {
    long began = System.nanoTime();
    int passes = passes();
    int known = told.since(time).size();
    while (passes() < passes + 2 || told.since(time).size() > known) {
      if (told.since(time).size() > known) {
        known = told.since(time).size();
        passes = passes();
      }
      if ((System.nanoTime() - began) / 1e9 > LONGEST_ROUND_SECONDS + mailboxes.size() / 10) {
        problem("not settled", "in time");
        break;
      }
      startMissing();
      Thread.sleep(1_000);
      told.look();
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /** How many were finished, by what the nodes say. */
  private int passes() throws IOException {
    int passes = 0;
    for (int node = 0; node < nodes.length; node++) {
      passes += Files.readString(log(node)).split("scan finished", -1).length - 1;
    }
    return passes;
  }

  private void check(int number, Instant time, String fault, int killed, double took)
      throws IOException {
    List<Told> all = told.since(time);
    Map<String, Told> once = new HashMap<>();
    for (Told one : all) {
      Told before = once.put(one.person() + one.kind(), one);
      if (before != null && !before.message().equals(one.message())) {
        if (fault.startsWith(LOST) && !one.way().equals(before.way())) {
          otherWays++; // docs/how-it-judges.md, Delivery: where two answers of the feed are lost
        } else {
          problem("told twice", one + " after " + before);
        }
      }
      afterTheAnswer(one);
    }
    untold(time);
    System.out.printf(
        "round %d (%s, %s): %d told %s, %d kills, settled in %.0f s; in all %d kills, %d faults of the"
            + " store, %d unknown, %d another way too; problems %s; told after the answer, seconds: %s%n",
        number,
        time.atZone(STOCKHOLM).toLocalDateTime(),
        fault,
        all.size(),
        after(all, time),
        killed,
        took,
        kills,
        restarts,
        unknown,
        otherWays,
        problems,
        late.stream().map(each -> "%.1f".formatted(each)).toList());
  }

  /** When they came, in seconds after their time; the clock is moved with each kill. */
  private static String after(List<Told> all, Instant time) {
    List<Long> seconds =
        all.stream().map(one -> Duration.between(time, one.at()).toSeconds()).sorted().toList();
    return seconds.isEmpty()
        ? ""
        : "%d to %d s after their time, half of them by %d s"
            .formatted(seconds.getFirst(), seconds.getLast(), seconds.get(seconds.size() / 2));
  }

  private void afterTheAnswer(Told one) {
    for (String name : one.letters()) {
      Letter letter = letters.get(name);
      if (letter == null || !letter.mailbox.account().id().equals(one.person())) {
        problem("wrong person", one.toString());
      } else if (!letter.isOpenAt(one.at())) {
        late.add(
            Duration.between(Objects.requireNonNull(letter.answered), one.at()).toMillis() / 1e3);
      }
    }
    long open =
        letters.values().stream()
            .filter(letter -> letter.mailbox.account().id().equals(one.person()))
            .filter(letter -> letter.isOpenAt(one.at().minusSeconds(8)))
            .filter(letter -> letter.due.equals(day) != one.kind().equals("overdue"))
            .count();
    if (one.count() > open) {
      problem("told of more than is open", one + ", open " + open);
    }
  }

  private void untold(Instant time) throws IOException {
    Set<String> reached = new HashSet<>();
    told.since(time).forEach(one -> reached.add(one.person() + " " + one.kind()));
    Set<String> lost =
        new HashSet<>(
            jdbc()
                .sql(
                    "select n.recipient_id || ' ' || n.kind from nudge n join delivery d on"
                        + " d.nudge_id = n.id where d.status = 'UNCERTAIN' and n.planned_for >="
                        + " :from")
                .param("from", OffsetDateTime.ofInstant(time.minusSeconds(60), ZoneOffset.UTC))
                .query(String.class)
                .list());
    boolean morning = time.equals(at(day, MORNING));
    Set<String> missing = new HashSet<>();
    for (Letter letter : letters.values()) {
      boolean today = letter.due.equals(day);
      if (letter.answered == null && (morning || today)) {
        String kind = !morning ? "last-call" : today ? "reply-due" : "overdue";
        String who = letter.mailbox.account().id() + " " + kind;
        if (!reached.contains(who)) {
          missing.add(who);
        }
      }
    }
    for (String who : missing) {
      if (lost.contains(who)) {
        unknown++;
      } else {
        problem("not told", who);
      }
    }
  }

  private void problem(String kind, String what) {
    problems.merge(kind, 1, Integer::sum);
    System.out.println(kind + ": " + what);
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(STOCKHOLM).toInstant();
  }

  private static LocalDate workingDayAfter(LocalDate day) {
    LocalDate next = day.plusDays(1);
    return next.getDayOfWeek().getValue() > 5 ? workingDayAfter(next) : next;
  }

  private static LocalDate workingDayBefore(LocalDate day) {
    LocalDate last = day.minusDays(1);
    return last.getDayOfWeek().getValue() > 5 ? workingDayBefore(last) : last;
  }

  private void close() throws IOException, InterruptedException {
    for (ServeProcess node : nodes) {
      if (node != null) {
        node.kill();
      }
    }
    if (postgres == null) {
      run("umount", "-l", data.toString());
    } else {
      postgres.close();
    }
    graph.close();
  }
}
