package se.svarsvakt.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.EnumSet;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that a span may say of what it is about: numbers, and words of the program's own. Addresses,
 * ids, paths with ids in them, subjects, tokens and the messages of exceptions are none of them.
 * Names of OpenTelemetry's conventions where there are such.
 */
public enum TraceAttribute {
  /** A method that HTTP knows, or {@code _OTHER}. */
  METHOD("http.request.method", "GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|_OTHER"),
  /** The template of a route, {@code /mailboxes/{id}}; never a path. */
  ROUTE("http.route", "/[A-Za-z/{}*._-]{0,80}"),
  /** The status of an answer. */
  STATUS("http.response.status_code"),
  /** The simple name of an exception's type, or an answer's status. */
  ERROR("error.type", "[A-Za-z][A-Za-z0-9]{0,60}|[1-5][0-9]{2}"),
  /** A part of a pass. */
  PART("svarsvakt.pass.part", Shape.CODE),
  /** How many mailboxes are in scope. */
  MAILBOXES("svarsvakt.pass.mailboxes"),
  /** How many of them were read. */
  MAILBOXES_READ("svarsvakt.pass.mailboxes_read"),
  /** How many things could not be read. */
  FAILURES("svarsvakt.pass.failures"),
  /** What was asked of Graph; several kinds with commas between them. */
  GRAPH_KIND("svarsvakt.graph.kind", Shape.CODE + "(," + Shape.CODE + ")*"),
  /** How many requests went together. */
  BATCH_SIZE("svarsvakt.graph.batch.size"),
  /** How what went together was answered: {@code 2xx,429}. */
  BATCH_STATUS("svarsvakt.graph.batch.status", "([1-5]xx|429|none)(,([1-5]xx|429|none))*"),
  /** How much of it Graph refused as too much. */
  THROTTLED("svarsvakt.graph.batch.throttled"),
  /** The way that a reminder takes. */
  CHANNEL("svarsvakt.nudge.channel", Shape.CODE),
  /** What a reminder is about. */
  NUDGE_KIND("svarsvakt.nudge.kind", Shape.CODE),
  /** What became of it. */
  OUTCOME("svarsvakt.nudge.outcome", Shape.CODE);

  /** Enums' constants begin before their own. */
  private static final class Shape {
    /** Shorter than an id of Microsoft's. */
    private static final String CODE = "[a-z][a-z-]{0,30}";
  }

  private final String key;
  private final @Nullable Pattern allowed;

  TraceAttribute(String name) {
    this(name, (Pattern) null);
  }

  TraceAttribute(String name, String allowed) {
    this(name, Pattern.compile(allowed));
  }

  TraceAttribute(String name, @Nullable Pattern allowed) {
    this.key = name;
    this.allowed = allowed;
  }

  AttributeKey<String> text() {
    return AttributeKey.stringKey(key);
  }

  AttributeKey<Long> number() {
    return AttributeKey.longKey(key);
  }

  /** What attributes say in words; empty where they do not. */
  String of(Attributes all) {
    return Objects.requireNonNullElse(all.get(text()), "");
  }

  /** Whether it can have that value; a number has none in words. */
  public boolean admits(String value) {
    return allowed != null && allowed.matcher(value).matches();
  }

  /** What of some attributes may be told. */
  static Attributes admitted(Attributes all) {
    AttributesBuilder admitted = Attributes.builder();
    EnumSet.allOf(TraceAttribute.class).forEach(each -> each.copy(all, admitted));
    return admitted.build();
  }

  private void copy(Attributes from, AttributesBuilder to) {
    if (allowed == null) {
      Long value = from.get(number());
      if (value != null) {
        to.put(number(), value);
      }
    } else {
      String value = from.get(text());
      if (value != null && admits(value)) {
        to.put(text(), value);
      }
    }
  }
}
