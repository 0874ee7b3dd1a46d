package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.casework.Town.ANNA;
import static se.svarsvakt.casework.Town.BO;
import static se.svarsvakt.casework.Town.CHRIS;
import static se.svarsvakt.casework.Town.POLICY;
import static se.svarsvakt.casework.Town.at;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.FactQueries;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.sync.OwnerStore;
import se.svarsvakt.sync.delegates.DelegateStore;

/** What is stored of one mailbox cannot be judged. */
class OddMailboxTest {
  private final MemoryFacts facts = new MemoryFacts();
  private final MemoryCases cases = new MemoryCases(facts);

  /** A store whose every answer about Bo, or about others along with him, is this fault. */
  private static OwnerStore without(MailboxId odd, RuntimeException fault) {
    return (OwnerStore)
        Proxy.newProxyInstance(
            OwnerStore.class.getClassLoader(),
            new Class<?>[] {OwnerStore.class},
            (proxy, method, arguments) -> {
              if (arguments[0] instanceof Collection<?> ids && ids.contains(odd)) {
                throw fault;
              }
              return Map.of();
            });
  }

  private static DelegateStore nobody() {
    return (DelegateStore)
        Proxy.newProxyInstance(
            DelegateStore.class.getClassLoader(),
            new Class<?>[] {DelegateStore.class},
            (proxy, method, arguments) -> Map.of());
  }

  private CaseRecords records(FactQueries queries, OwnerStore owners) {
    return new CaseRecords(
        queries,
        owners,
        nobody(),
        cases,
        new MemoryRegister(facts, cases),
        new MemorySignatures(facts),
        new MemoryJudgements(),
        new KeyedHash(new byte[32]));
  }

  private List<ReviewResult> reviewed(RuntimeException fault) {
    CaseRecords records = records(facts, without(BO, fault));
    List<Account> accounts = Stream.of(ANNA, BO, CHRIS).map(id -> Town.account(id, true)).toList();
    List<ReviewResult> results = new ArrayList<>();
    new Casework(records, POLICY, Duration.ofDays(14))
        .review(
            new Casework.ReviewRequest(
                Town.directory(),
                accounts,
                Map.of(),
                at("23T10:00"),
                Casework.Breadth.EXPECTING,
                DelegateLookup.NOBODY),
            results::add);
    return results;
  }

  static Stream<RuntimeException> faults() {
    return Stream.of(
        new DateTimeException("a secret value"),
        new IllegalStateException("a secret value"),
        new DataIntegrityViolationException("a secret value"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void the_others_are_judged_and_it_is_told_without_what_is_stored(RuntimeException fault) {
    List<ReviewResult> results = reviewed(fault);
    assertThat(results).hasSize(3);
    List<MissingPermission> told =
        results.stream().flatMap(one -> one.troubles().stream()).toList();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().mailbox()).isEqualTo(BO);
    assertThat(told.getFirst().code()).isEqualTo(fault.getClass().getSimpleName());
    assertThat(told.getFirst().message()).contains("could not be judged").doesNotContain("secret");
  }

  @Test
  void a_store_that_is_gone_is_no_fault_of_one_mailbox() {
    assertThatThrownBy(() -> reviewed(new DataAccessResourceFailureException("gone")))
        .isInstanceOf(DataAccessResourceFailureException.class);
  }

  /** Facts whose every answer about Bo's mail, or about others' along with it, is this fault. */
  private FactQueries unreadable(RuntimeException fault) {
    return (FactQueries)
        Proxy.newProxyInstance(
            FactQueries.class.getClassLoader(),
            new Class<?>[] {FactQueries.class},
            (proxy, method, arguments) -> {
              boolean named = arguments != null && arguments.length > 0;
              if (named && arguments[0] instanceof Collection<?> ids && ids.contains(BO)) {
                throw fault;
              }
              return answer(method, arguments);
            });
  }

  private Object answer(Method method, Object[] arguments) throws ReflectiveOperationException {
    try {
      return method.invoke(facts, arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The mailboxes whose mail is seen in the past. */
  private List<String> past(RuntimeException fault) {
    facts.apply(
        Facts.update(
            Facts.received("a"),
            Facts.received("b").in(BO),
            Facts.received("c").in(CHRIS),
            Facts.received("d").in(CHRIS)));
    List<String> past = new ArrayList<>();
    new Casework(records(unreadable(fault), without(BO, fault)), POLICY, Duration.ofDays(14))
        .lookBack(
            Map.of(ANNA, Set.of(), BO, Set.of(), CHRIS, Set.of()),
            Facts.NOON.plus(Duration.ofDays(7)),
            seen ->
                seen.mail()
                    .forEach(
                        one ->
                            past.add(
                                one.mail().mailbox()
                                    + Objects.requireNonNull(one.state()).code())));
    return past.stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void the_past_of_the_others_is_whole(RuntimeException fault) {
    assertThat(past(fault)).containsExactly("annaOVERDUE", "chrisOVERDUE", "chrisOVERDUE");
  }

  @Test
  void without_the_store_there_is_no_past() {
    assertThatThrownBy(() -> past(new DataAccessResourceFailureException("gone")))
        .isInstanceOf(DataAccessResourceFailureException.class);
  }
}
