package se.svarsvakt.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The codes of findings: all of them have examples, and no two the same name. */
class IssueTest {
  private static final Set<Issue> ISSUES =
      FindingExamples.all().stream().map(Finding::issue).collect(Collectors.toSet());

  private static Stream<Class<?>> permitted(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(IssueTest::permitted)
        : Stream.of(type);
  }

  @Test
  void every_code_has_an_example() {
    assertThat(permitted(Issue.class))
        .containsExactlyInAnyOrderElementsOf(
            ISSUES.stream().map(Object::getClass).collect(Collectors.toSet()));
    assertThat(ISSUES).contains(ReplyIssue.values());
    assertThat(ISSUES.stream().filter(SignatureIssue.class::isInstance).map(Issue::code))
        .containsAll(Stream.of(SignatureFlaw.Kind.values()).map(SignatureFlaw.Kind::code).toList());
  }

  @Test
  void no_two_issues_of_a_rule_share_a_code() {
    long types =
        permitted(Issue.class).count()
            + ReplyIssue.values().length
            + SignatureFlaw.Kind.values().length
            - 2; // the enum and the flawed signature stand for all their codes
    assertThat(ISSUES.stream().map(each -> each.rule() + " " + each.code()).distinct())
        .hasSize((int) types);
  }

  @Test
  void every_rule_finds_something() {
    assertThat(ISSUES.stream().map(Issue::rule)).contains(RuleName.values());
  }

  @ParameterizedTest
  @EnumSource(RuleName.class)
  void a_rule_is_read_as_it_is_written(RuleName rule) {
    assertThat(RuleName.of(rule.code())).isEqualTo(rule);
  }

  @Test
  void an_unknown_rule_is_refused_with_those_that_there_are() {
    assertThatThrownBy(() -> RuleName.of("answers"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "one of reply, forward, voicemail, public-records, absence, signature, unattended,"
                + " shared-mailbox");
  }
}
