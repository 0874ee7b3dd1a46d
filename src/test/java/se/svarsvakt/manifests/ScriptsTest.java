package se.svarsvakt.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.testing.Tool;

class ScriptsTest {
  @TempDir Path directory;
  private Path jar = Path.of("");

  @BeforeEach
  void makeProgram() throws IOException {
    jar = Files.writeString(directory.resolve("program.jar"), "a program");
  }

  @Test
  void shellcheck_finds_nothing_in_any_script() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-x"));
    for (String folder : List.of("scripts", "manifests/docker")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(ScriptsTest::isBash).map(Path::toString).sorted().forEach(arguments::add);
      }
    }
    assertThat(arguments)
        .contains("scripts/install", "scripts/common.sh", "manifests/docker/try.sh");
    Tool.run("shellcheck", arguments.toArray(String[]::new)).orFail();
  }

  private static boolean isBash(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .findFirst()
          .filter(line -> line.endsWith("bash") && line.startsWith("#"))
          .isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Tool.Outcome install(String... more) {
    List<String> arguments = new ArrayList<>(List.of("scripts/install", "--jar", jar.toString()));
    arguments.addAll(List.of("--java", "/bin/true"));
    arguments.addAll(List.of(more));
    return Tool.run("bash", arguments.toArray(String[]::new));
  }

  private Path root() {
    return directory.resolve("root");
  }

  private Path installed(String path) {
    return root().resolve(path);
  }

  @Test
  void installing_twice_renews_program_and_unit_and_leaves_the_settings() throws IOException {
    install("--root", root().toString()).orFail();
    Path settings = Files.writeString(installed("etc/svarsvakt/application.yaml"), "ours: true\n");
    Path key = Files.writeString(installed("etc/svarsvakt/graph.pem"), "a key");
    Files.writeString(jar, "a newer program");
    install("--root", root().toString()).orFail();
    assertThat(installed("opt/svarsvakt/svarsvakt.jar")).hasContent("a newer program");
    assertThat(settings).hasContent("ours: true");
    assertThat(rights(settings)).isEqualTo("rw-r-----");
    assertThat(rights(key)).isEqualTo("rw-------");
    assertThat(rights(installed("etc/svarsvakt"))).isEqualTo("rwxr-x---");
    try (Stream<Path> files = Files.walk(root())) {
      assertThat(files.filter(Files::isRegularFile).map(root()::relativize).map(Path::toString))
          .containsExactlyInAnyOrder(
              "etc/svarsvakt/application.yaml",
              "etc/svarsvakt/graph.pem",
              "etc/systemd/system/svarsvakt.service",
              "opt/svarsvakt/svarsvakt.jar");
    }
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void the_installed_unit_names_the_java_and_is_one_that_systemd_takes() {
    install("--root", root().toString()).orFail();
    Path unit = installed("etc/systemd/system/svarsvakt.service");
    assertThat(unit).content().contains("ExecStart=/bin/true -Xmx512m").doesNotContain("@JAVA@");
    Tool.run("systemd-analyze", "verify", unit.toString()).orFail();
  }

  @Test
  void printed_steps_name_account_directories_unit_and_start_and_nothing_is_done() {
    assertThat(install("--print", "--root", root().toString()).exit()).isZero();
    assertThat(root()).doesNotExist();
    assertThat(install("--print").orFail().lines())
        .contains(
            "useradd --system --user-group --home-dir /nonexistent --no-create-home --shell"
                + " /usr/sbin/nologin svarsvakt",
            "install -d -m 0750 -o root -g svarsvakt /etc/svarsvakt",
            "chmod 0600 /etc/svarsvakt/graph.pem",
            "systemctl daemon-reload",
            "systemctl enable --now svarsvakt");
  }

  @Test
  void without_a_program_or_with_an_unknown_argument_nothing_is_installed() {
    Tool.Outcome missing =
        Tool.run("bash", "scripts/install", "--jar", "/none.jar", "--java", "/bin/true");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains("/none.jar is missing", "--jar");
    assertThat(install("--start").err()).contains("unknown argument --start");
    assertThat(install("--root").err()).contains("--root needs a value");
  }
}
