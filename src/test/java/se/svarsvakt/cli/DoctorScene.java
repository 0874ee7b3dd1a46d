package se.svarsvakt.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/**
 * A tenant in which everything is set up as it should be, for {@code doctor} to look at. The
 * simulated Graph tells the machine's own time, so the program's clock goes by that too; nothing
 * here depends on what day it is.
 */
final class DoctorScene implements AutoCloseable {
  static final String APP = "11111111-2222-3333-4444-555555555555";
  static final String OUTSIDE = "ute@kommun.example";
  static final String GROUP = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

  final Office office;
  final SimulatedMailbox outside;
  final Path data;
  final Path export;
  final Map<String, String> settings = new LinkedHashMap<>();
  Instant now = Clock.systemUTC().instant();
  private Supplier<Optional<String>> token = () -> Optional.of(token());
  List<String> roles = List.of("User.Read.All", "Domain.Read.All", "GroupMember.Read.All");

  /**
   * Sets it up.
   *
   * @param data the store, which examinations leave as it is, so that several tests can share one
   * @param directory for other files
   */
  DoctorScene(Path data, Path directory) throws IOException {
    this.data = data;
    export = directory.resolve("export.csv");
    office = new Office(data);
    outside = office.tenant.open(DirectoryUser.person("Uno Ute", OUTSIDE), MailboxProfile.PERSON);
    outside.failWith(GraphError.accessDenied());
    office.tenant.putGroup(
        GROUP,
        List.of(office.chef, office.anna, office.bo, office.info).stream()
            .map(mailbox -> mailbox.account().id())
            .toList());
    office.tenant.publishApp(APP, APP);
    Files.writeString(
        export, "mailbox,delegate,right\ninfo@kommun.example,bo.ek@kommun.example,FullAccess\n");
    Files.setLastModifiedTime(export, FileTime.from(now));
    settings.put("graph.base-url", office.graphUrl);
    settings.put("data-dir", data.toString());
    settings.put("teams.app-id", APP);
    settings.put("scope.group", GROUP);
    settings.put("scope.probe-outside", OUTSIDE);
    settings.put("delegates.export-file", export.toString());
    settings.put("worker.scan-interval", "PT12H");
    settings.put("worker.idle-interval", "PT12H");
    settings.put("shared-mailboxes[0].address", "info@kommun.example");
    settings.put("shared-mailboxes[0].stewards", "anna.berg@kommun.example");
  }

  /** A token of an application that names the roles. */
  private String token() {
    return part("{\"alg\":\"none\"}")
        + "."
        + part("{\"roles\":[\"" + String.join("\",\"", roles) + "\"]}")
        + ".signature";
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  Result run(String... words) {
    List<String> args = new ArrayList<>(List.of(words));
    settings.forEach((key, value) -> args.add("--svarsvakt." + key + "=" + value));
    token.get().ifPresent(each -> args.add("--svarsvakt.graph.access-token=" + each));
    return TownScan.captured(now, args.toArray(String[]::new));
  }

  /** After a pass, which leaves the store as it should be. */
  DoctorScene scanned() {
    run("scan", "--dry-run");
    return this;
  }

  /** With a token that tells nothing. */
  DoctorScene opaque() {
    token = () -> Optional.of("opaque");
    return this;
  }

  /** With the credential of the settings. */
  DoctorScene withoutToken() {
    token = Optional::empty;
    return this;
  }

  DoctorScene with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  DoctorScene later(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  Result doctor() {
    return run("doctor", "--output", "json");
  }

  /** Everything that is not OK: id, status, subject. */
  static List<String> complaints(Result result) {
    TreeSet<String> complaints = new TreeSet<>();
    for (JsonNode check : result.json().path("checks")) {
      if (!check.path("status").asString().equals("OK")) {
        complaints.add(
            (check.path("id").asString()
                    + " "
                    + check.path("status").asString()
                    + " "
                    + check.path("subject").asString(""))
                .strip());
      }
    }
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    office.close();
  }
}
