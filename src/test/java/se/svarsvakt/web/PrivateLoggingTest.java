package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.tracing.TraceOperation;
import se.svarsvakt.tracing.Tracing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The logs hold the program's own words, whatever is set. */
class PrivateLoggingTest {
  private static final String CONFIG =
      """
      <configuration>
        <turboFilter class="ch.qos.logback.classic.turbo.MarkerFilter">
          <Marker>any</Marker><OnMatch>ACCEPT</OnMatch><OnMismatch>ACCEPT</OnMismatch>
        </turboFilter>
        <appender name="F" class="ch.qos.logback.core.FileAppender">
          <file>LOG</file><encoder><pattern>%logger %msg %ex%n</pattern></encoder>
        </appender>
        <root level="TRACE"><appender-ref ref="F"/></root>
      </configuration>
      """;

  @TempDir private Path directory;

  private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

  private String logged(String... arguments) throws Exception {
    var pages = Endpoint.pages(new MovingClock(Endpoint.NOW), Inbound.none());
    try (WebServer server =
        WebServer.start(pages, List.of(arguments), Map.of("server.port", "0"))) {
      var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
      seen.setContext(root.getLoggerContext());
      seen.start();
      root.addAppender(seen);
      LoggerFactory.getLogger("org.springframework.web").error("Bearer eyJ.secret.token");
      LoggerFactory.getLogger("se.svarsvaktish").error("Bearer eyJ.secret.token");
      LoggerFactory.getLogger("se.svarsvakt.web").warn("one {}", "word", new Exception("secret"));
      LoggerFactory.getLogger("se.svarsvakt.web").warn("of anna.secret@kommun.example {}", 1);
      LoggerFactory.getLogger("se.svarsvakt.web").atWarn().addKeyValue("k", "secret").log("field");
      LoggerFactory.getLogger("se.svarsvakt.web").atWarn().setCause(new Exception("secret")).log();
      LoggerFactory.getLogger("org.springframework.web").atError().log("secret");
      LoggerFactory.getLogger("se.svarsvakt.web").warn("our own word");
      assertThat(server.address()).isNotNull();
      root.detachAppender(seen);
    }
    Path file = directory.resolve("log");
    return List.copyOf(seen.list) + (Files.exists(file) ? Files.readString(file) : "");
  }

  private static void isOurs(String log) {
    assertThat(log)
        .contains("our own word", "one word", "of <address> 1")
        .doesNotContain("secret", "springframework", "catalina");
  }

  @Test
  void levels_and_files_do_not_open_it() throws Exception {
    isOurs(
        logged(
            "--logging.level.root=trace",
            "--logging.level.org.springframework=trace",
            "--debug=true",
            "--trace=true",
            "--logging.file.name=" + directory.resolve("log")));
  }

  @Test
  void nor_does_a_configuration_with_a_filter_that_lets_all_through() throws Exception {
    Path config = directory.resolve("own.xml");
    Files.writeString(config, CONFIG.replace("LOG", directory.resolve("log").toString()));
    String log = logged("--logging.config=" + config);
    isOurs(log);
    assertThat(log).contains("java.lang.Exception", "at se.svarsvakt.web.PrivateLoggingTest");
  }

  private static Encoder<ILoggingEvent> encoder() {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    return ((ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR")).getEncoder();
  }

  @Test
  void json_tells_of_what_was_thrown_its_type_and_place() throws Exception {
    logged("--logging.structured.format.console=ecs");
    ILoggingEvent thrown =
        seen.list.stream()
            .filter(event -> event.getThrowableProxy() != null)
            .findFirst()
            .orElseThrow();
    JsonNode error = JsonMapper.shared().readTree(encoder().encode(thrown)).path("error");
    assertThat(error.path("type").asString()).isEqualTo("java.lang.Exception");
    assertThat(error.path("stack_trace").asString()).contains("at se.svarsvakt.web.Private");
    assertThat(error.path("message").asString("")).isEmpty();
    logged();
    assertThat(encoder()).isNotInstanceOf(StructuredLogEncoder.class);
  }

  @Test
  void json_names_the_trace_where_something_is_traced() throws Exception {
    logged("--logging.structured.format.console=ecs");
    URI nowhere = URI.create("http://127.0.0.1:1/v1/traces");
    try (Tracing tracing = Tracing.to(nowhere, Optional.empty(), new MovingClock(Endpoint.NOW))) {
      String traced =
          tracing.trace(TraceOperation.PASS, _ -> encoded().path("trace").path("id").asString());
      assertThat(traced).matches("[0-9a-f]{32}");
    }
    assertThat(encoded().has("trace")).isFalse();
    logged();
  }

  private JsonNode encoded() {
    return JsonMapper.shared().readTree(encoder().encode(seen.list.getFirst()));
  }
}
