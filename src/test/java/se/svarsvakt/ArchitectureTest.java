package se.svarsvakt;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The house's rules: who may know whom, and what stays out of which room (docs/architecture.md).
 */
class ArchitectureTest {
  private static final String BASE = "se.svarsvakt";
  private static final String[] DOMAIN = {
    BASE + ".worktime..", BASE + ".mail..", BASE + ".policy..", BASE + ".rule.."
  };
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  private static final Set<String> CLOCKS =
      Set.of(
          "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

  private static final Set<String> RULES = Set.of("rule", "policy", "worktime", "mail");
  private static final Set<String> CASEWORK = with(RULES, "sync");
  private static final Set<String> NUDGE = with(CASEWORK, "casework");
  private static final Set<String> DRIVEN = with(NUDGE, "nudge", "worklist", "summary");
  private static final Set<String> WIRED =
      with(
          DRIVEN,
          "http",
          "tracing",
          "graph",
          "exchange",
          "teams",
          "worker",
          "settings",
          "rights",
          "doctor",
          "setup");
  private static final Set<String> ON_TOP = with(WIRED, "wiring");

  /** Whom each package may know; the empty name is the root. */
  private static Map<String, Set<String>> allowedDependencies() {
    return Map.ofEntries(
        Map.entry("worktime", Set.of()),
        Map.entry("mail", Set.of("worktime")),
        Map.entry("policy", Set.of("worktime", "mail")),
        Map.entry("rule", Set.of("policy", "worktime", "mail")),
        Map.entry("http", Set.of()),
        Map.entry("tracing", Set.of()),
        Map.entry("settings", Set.of("policy", "worktime", "mail", "http")),
        Map.entry("setup", Set.of("rights", "mail", "http")),
        Map.entry("sync", Set.of("mail", "worktime", "tracing")),
        Map.entry("casework", CASEWORK),
        Map.entry("nudge", with(NUDGE, "tracing")),
        Map.entry("summary", NUDGE),
        Map.entry(
            "graph", Set.of("sync", "mail", "worktime", "http", "tracing", "setup", "rights")),
        Map.entry("exchange", Set.of("sync", "mail", "http")),
        Map.entry("worklist", with(NUDGE, "nudge")),
        Map.entry("teams", with(NUDGE, "nudge", "worklist", "graph", "http")),
        Map.entry("worker", with(DRIVEN, "http", "tracing")),
        Map.entry("rights", Set.of("settings", "mail")),
        Map.entry("doctor", with(DRIVEN, "http", "worker", "settings", "rights")),
        Map.entry("docspack", with(CASEWORK, "casework", "settings", "rights")),
        Map.entry("simulator", Set.of()),
        Map.entry("demo", Set.of("simulator")),
        Map.entry("web", WIRED),
        Map.entry("wiring", with(WIRED, "web")),
        Map.entry("cli", with(ON_TOP, "web", "demo", "simulator", "docspack")),
        Map.entry("", Set.of("cli")));
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  private static String slice(JavaClass type) {
    String inside = type.getPackageName().substring(BASE.length());
    return inside.isEmpty() ? "" : inside.substring(1).split("\\.", 2)[0];
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
  }

  /** Names of nested types that the name of their owner makes clear. */
  private static final Set<String> CLEAR_BY_THEIR_OWNER =
      Set.of("Kind", "Outcome", "Reason", "Section", "Source", "State", "Status");

  @Test
  void no_name_stands_for_two_types() {
    Map<String, List<String>> named =
        PRODUCT.stream()
            .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !CLEAR_BY_THEIR_OWNER.contains(type.getSimpleName()))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    assertThat(named.values()).allSatisfy(types -> assertThat(types).hasSize(1));
  }

  @Test
  void every_package_knows_only_those_that_the_table_allows() {
    Set<String> forbidden = new TreeSet<>();
    for (JavaClass type : PRODUCT) {
      Set<String> allowed = allowedDependencies().getOrDefault(slice(type), Set.of());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        boolean elsewhere = isOurs(target) && !slice(target).equals(slice(type));
        if (elsewhere && !allowed.contains(slice(target))) {
          forbidden.add(type.getName() + " knows " + target.getName());
        }
      }
    }
    assertThat(forbidden).isEmpty();
  }

  @Test
  void every_package_stands_in_the_table() {
    Set<String> slices = new TreeSet<>();
    PRODUCT.forEach(type -> slices.add(slice(type)));
    assertThat(allowedDependencies().keySet()).containsAll(slices);
    assertThat(slices).contains("worktime", "mail", "rule", "sync", "nudge", "graph", "cli");
  }

  @Test
  void packages_form_no_cycle() {
    SlicesRuleDefinition.slices()
        .matching(BASE + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(false)
        .check(PRODUCT);
  }

  @Test
  void the_domain_is_plain_java() {
    classes()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(DOMAIN)
                .or(resideInAnyPackage("java..", "org.jspecify.."))
                .or(
                    resideInAnyPackage(
                        "de.focus_shift.jollyday..",
                        "com.ibm.icu.util..",
                        "org.jsoup..",
                        "com.google.i18n.phonenumbers..")))
        .check(PRODUCT);
  }

  @Test
  void only_worktime_knows_the_libraries_of_holidays_and_time_zones() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".worktime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("de.focus_shift..", "com.ibm.icu..")
        .check(PRODUCT);
  }

  @Test
  void only_mail_knows_the_libraries_of_html_and_phone_numbers() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".mail..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jsoup..", "com.google.i18n..")
        .check(PRODUCT);
  }

  @Test
  void graph_and_azure_types_stay_in_the_adapters() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + ".graph..", BASE + ".teams..", BASE + ".exchange..")
        .and()
        .doNotHaveFullyQualifiedName(BASE + ".wiring.Credentials")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.microsoft..", "com.azure..")
        .check(PRODUCT);
  }

  @Test
  void only_the_one_outgoing_line_knows_an_http_client() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".http..")
        .and()
        .doNotHaveFullyQualifiedName(BASE + ".graph.GraphHttp")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "java.net.http..")
        .check(PRODUCT);
  }

  /** What leaves the machine in a trace is decided there, and nothing is told but through it. */
  @Test
  void only_tracing_knows_OpenTelemetry() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".tracing..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..")
        .check(PRODUCT);
  }

  @Test
  void jdbc_types_stay_in_classes_that_say_so() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".wiring..")
        .and(not(named("Jdbc")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.springframework.jdbc..", "com.zaxxer..")
        .check(PRODUCT);
  }

  /** One that nobody closes keeps its connection for ever: after as many the pool is empty. */
  @Test
  void no_query_leaves_a_stream_open() {
    noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "it streams rows out of the database", ArchitectureTest::streamsRows))
        .check(PRODUCT);
  }

  private static boolean streamsRows(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    return target.getOwner().getName().startsWith("org.springframework.jdbc.")
        && (target.getName().equals("stream") || target.getName().equals("queryForStream"));
  }

  /** Classes whose own name, or whose outer class's name, begins like that. */
  private static DescribedPredicate<JavaClass> named(String prefix) {
    return DescribedPredicate.describe(
        "named " + prefix + "…",
        type -> type.getName().substring(type.getPackageName().length() + 1).startsWith(prefix));
  }

  @Test
  void only_the_command_line_knows_picocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(PRODUCT);
  }

  @Test
  void nothing_but_the_root_reads_the_machines_clock_or_zone() {
    clockRule(resideInAnyPackage(BASE)).check(PRODUCT);
  }

  private static ArchRule clockRule(DescribedPredicate<JavaClass> exempt) {
    return noClasses()
        .that(not(exempt))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("it reads the clock", ArchitectureTest::readsTheClock));
  }

  private static boolean readsTheClock(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    String name = target.getName();
    String owner = target.getOwner().getName();
    boolean time = owner.startsWith("java.time.");
    return (time && name.equals("now"))
        || (owner.equals(Clock.class.getName()) && CLOCKS.contains(name))
        || (owner.equals(InstantSource.class.getName()) && name.equals("system"))
        || (owner.equals(ZoneId.class.getName()) && name.equals("systemDefault"))
        || (owner.equals(System.class.getName())
            && Set.of("currentTimeMillis", "nanoTime").contains(name))
        || (owner.equals(Date.class.getName())
            && target instanceof AccessTarget.CodeUnitAccessTarget made
            && made.getName().equals("<init>")
            && made.getRawParameterTypes().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        CallsNow.class,
        RefersToNow.class,
        NowInAZone.class,
        Millis.class,
        MakesDate.class
      })
  void the_clock_rule_sees_every_way_to_the_clock(Class<?> offender) {
    JavaClasses classes = new ClassFileImporter().importClasses(offender);
    ArchRule rule = clockRule(DescribedPredicate.alwaysFalse());
    assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
  }

  @Test
  void the_clock_rule_leaves_a_given_clock_alone() {
    JavaClasses classes = new ClassFileImporter().importClasses(GivenClock.class);
    clockRule(DescribedPredicate.alwaysFalse()).check(classes);
  }

  @Test
  void every_package_is_null_marked() {
    Set<String> unmarked = new TreeSet<>();
    PRODUCT.forEach(
        type -> {
          if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
            unmarked.add(type.getPackageName());
          }
        });
    assertThat(unmarked).isEmpty();
  }

  /** A sample for the clock rule. */
  static final class CallsNow {
    Instant moment() {
      return Instant.now();
    }
  }

  /** A sample for the clock rule. */
  static final class RefersToNow {
    Supplier<Instant> moment() {
      return Instant::now;
    }
  }

  /** A sample for the clock rule. */
  static final class NowInAZone {
    LocalTime moment(ZoneId zone) {
      return LocalTime.now(zone);
    }
  }

  /** A sample for the clock rule. */
  static final class Millis {
    long moment() {
      return System.currentTimeMillis();
    }
  }

  /** A sample for the clock rule. */
  static final class MakesDate {
    @SuppressWarnings("JavaUtilDate") // it is here to be found
    Supplier<Date> moment() {
      return Date::new;
    }
  }

  /** A sample for the clock rule. */
  static final class GivenClock {
    LocalDate today(Clock clock, ZoneId zone) {
      return clock.instant().atZone(zone).toLocalDate();
    }
  }
}
