package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.casework.Town.ANNA;
import static se.svarsvakt.casework.Town.BO;
import static se.svarsvakt.casework.Town.CHRIS;
import static se.svarsvakt.casework.Town.POLICY;
import static se.svarsvakt.casework.Town.at;

import java.lang.reflect.Proxy;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
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

  private List<ReviewResult> reviewed(RuntimeException fault) {
    CaseRecords records =
        new CaseRecords(
            facts,
            without(BO, fault),
            nobody(),
            cases,
            new MemoryRegister(facts, cases),
            new MemorySignatures(facts),
            new KeyedHash(new byte[32]));
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
}
