package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.rule.absence.Away.at;
import static se.svarsvakt.rule.absence.Away.scheduled;
import static se.svarsvakt.rule.absence.Away.span;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.svarsvakt.rule.absence.AutomaticReply.Audience;
import se.svarsvakt.rule.absence.AutomaticReply.Status;

class AutomaticReplyTest {
  @Test
  void the_names_of_graph_are_read_in_any_letter_case() {
    assertThat(Status.of("AlwaysEnabled")).isEqualTo(Status.ALWAYS);
    assertThat(Status.of("Scheduled")).isEqualTo(Status.SCHEDULED);
    assertThat(Status.of("disabled")).isEqualTo(Status.DISABLED);
    assertThat(Audience.of("ContactsOnly")).isEqualTo(Audience.CONTACTS);
    assertThat(Audience.of("NONE")).isEqualTo(Audience.NONE);
    assertThat(Audience.of("all")).isEqualTo(Audience.ALL);
  }

  @Test
  void names_that_graph_does_not_have_accuse_nobody() {
    assertThat(Status.of("")).isEqualTo(Status.DISABLED);
    assertThat(Audience.of("unknownFutureValue")).isEqualTo(Audience.ALL);
  }

  @Test
  void a_scheduled_reply_is_on_from_its_beginning_to_just_before_its_end() {
    var reply = scheduled("2026-11-23T08:00", "2026-11-27T17:00");
    assertThat(reply.isOn(at("2026-11-23T07:59"))).isFalse();
    assertThat(reply.isOn(at("2026-11-23T08:00"))).isTrue();
    assertThat(reply.isOn(at("2026-11-27T17:00"))).isFalse();
  }

  @Test
  void a_scheduled_reply_without_a_window_is_never_on() {
    var reply = new AutomaticReply(Status.SCHEDULED, Audience.ALL, Optional.empty(), Set.of());
    assertThat(reply.isOn(at("2026-11-23T08:00"))).isFalse();
    assertThat(reply.covers(span("2026-11-23T08:00", "2026-11-23T09:00"))).isFalse();
  }

  @Test
  void a_span_must_have_a_length() {
    assertThatThrownBy(() -> span("2026-11-23T08:00", "2026-11-23T08:00"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
