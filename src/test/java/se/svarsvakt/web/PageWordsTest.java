package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.OwnRecords.Stored;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.nudge.NudgeHistory;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.Subscription;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.settings.PolicyLine;
import se.svarsvakt.summary.MailboxDirectory.Which;
import se.svarsvakt.worklist.WorkItem.MailProgress;

/** Whatever a page may have to name has a name. */
class PageWordsTest {
  private final List<String> wanted = new ArrayList<>();

  private <E> void each(String before, E[] all, Function<E, String> code, String after) {
    Arrays.stream(all).forEach(one -> wanted.add(before + code.apply(one) + after));
  }

  @Test
  void everything_that_a_page_may_name_has_a_name() {
    each("stored.", Stored.values(), EnumCode::code, "");
    each("stored.", Stored.values(), EnumCode::code, ".kept");
    each("nudge.", NudgeKind.values(), EnumCode::code, "");
    each("outcome.", NudgeHistory.Outcome.values(), EnumCode::code, "");
    each("step.nudge.", NudgeHistory.Outcome.values(), EnumCode::code, "");
    each("step.answered.", Evidence.values(), Evidence::code, "");
    each("step.answered-late.", Evidence.values(), Evidence::code, "");
    each("verdict.", Verdict.values(), EnumCode::code, "");
    each("rule.", RuleName.values(), EnumCode::code, "");
    each("promise.", Promise.values(), EnumCode::code, ".one");
    wanted.addAll(List.of("promise.call-back", "promise.public-records"));
    each("which.", Which.values(), EnumCode::code, "");
    each("consent.", Consent.State.values(), EnumCode::code, "");
    each("progress.", MailProgress.values(), Enum::name, "");
    each("source.", PolicyLine.Source.values(), Enum::name, "");
    each("looked.", PageEvent.Kind.values(), EnumCode::code, "");
    each("looked.", Subscription.State.values(), Subscription.State::entryCode, "");
    each("looked.", UserAction.Kind.values(), UserAction.Kind::entryCode, "");
    each("deed.", UserAction.Kind.values(), UserAction.Kind::entryCode, "");
    each("exports.", ExportController.ExportKind.values(), EnumCode::code, "");
    ItemSearch.STATES.forEach(state -> wanted.add("code." + state));
    assertThat(ResourceBundle.getBundle("web", Locale.ROOT).keySet()).containsAll(wanted);
  }

  @Test
  void every_state_of_a_single_item_says_what_to_do() {
    List<String> together = List.of("open", "due-today", "excepted", "settled", "all");
    ItemSearch.STATES.stream()
        .filter(state -> !together.contains(state))
        .forEach(state -> wanted.add("todo." + state));
    assertThat(ResourceBundle.getBundle("web", Locale.ROOT).keySet()).containsAll(wanted);
  }
}
