package se.svarsvakt.web;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import se.svarsvakt.tracing.TracePlace;

/** Names in a line of JSON the trace that it belongs to, where there is one ({@code trace.id}). */
public final class TraceMember implements StructuredLoggingJsonMembersCustomizer<Object> {
  /** Spring makes it by its name. */
  public TraceMember() {}

  @Override
  public void customize(Members<Object> members) {
    members
        .add("trace", _ -> TracePlace.here().trace().orElse(""))
        .whenHasLength()
        .usingMembers(trace -> trace.add("id", id -> id));
  }
}
