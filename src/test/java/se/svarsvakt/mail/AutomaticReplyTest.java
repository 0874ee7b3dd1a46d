package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.AutomaticReply.Audience;
import se.svarsvakt.mail.AutomaticReply.Status;
import se.svarsvakt.worktime.Period;

class AutomaticReplyTest {
  private static Instant at(String time) {
    return Instant.parse("2026-11-" + time + ":00Z");
  }

  private static AutomaticReply scheduled(Optional<Period> window) {
    return new AutomaticReply(Status.SCHEDULED, Audience.ALL, window, Set.of());
  }

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
  void every_name_is_read_back() {
    assertThat(Status.values()).allMatch(each -> Status.of(each.graphName()) == each);
    assertThat(Audience.values()).allMatch(each -> Audience.of(each.graphName()) == each);
  }

  @Test
  void names_that_graph_does_not_have_accuse_nobody() {
    assertThat(Status.of("")).isEqualTo(Status.DISABLED);
    assertThat(Audience.of("unknownFutureValue").reachesAll()).isTrue();
    assertThat(Audience.of("").reachesOutside()).isTrue();
  }

  @Test
  void a_scheduled_reply_is_on_from_its_beginning_to_just_before_its_end() {
    var reply = scheduled(Optional.of(new Period(at("23T08:00"), at("27T17:00"))));
    assertThat(reply.isOn(at("23T07:59"))).isFalse();
    assertThat(reply.isOn(at("23T08:00"))).isTrue();
    assertThat(reply.isOn(at("27T17:00"))).isFalse();
  }

  @Test
  void a_scheduled_reply_without_a_window_is_never_on() {
    var reply = scheduled(Optional.empty());
    assertThat(reply.isOn(at("23T08:00"))).isFalse();
    assertThat(reply.covers(new Period(at("23T08:00"), at("23T09:00")))).isFalse();
  }

  @Test
  void codes_that_nothing_has_are_left_out_of_what_a_text_lacks() {
    assertThat(MissingReplyText.of(List.of("phrase", "of-tomorrow")))
        .containsExactly(MissingReplyText.PHRASE);
  }
}
