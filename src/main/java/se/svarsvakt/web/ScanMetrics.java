package se.svarsvakt.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import se.svarsvakt.http.CheckResult;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.web.MetricFamily.Measured;
import se.svarsvakt.worker.FinishedScan;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.HealthTrouble;
import se.svarsvakt.worker.MailCounts;
import se.svarsvakt.worker.OverviewTotals;

/**
 * The figures of the health for whoever draws them over time, in Prometheus' text format 0.0.4:
 * those of the organisation, the same on every node, and this node's own; no mailbox, no address.
 * Written by hand, since a library for a hundred lines weighs more than they do.
 */
@WebEndpoint(id = "prometheus")
record ScanMetrics(Pages pages) {
  /** All of them. What is not known yet, before a first pass say, has no sample. */
  @ReadOperation(produces = "text/plain;version=0.0.4;charset=utf-8")
  public String scrape() {
    HealthReport report = pages.health().check();
    Stream<MetricFamily> ofPass = report.last().stream().flatMap(ScanMetrics::ofPass);
    AdministratorTools tools = pages.stores().tools();
    Optional<OverviewTotals> totals = pages.stores().overview().totals();
    Stream<MetricFamily> ofMail = totals.stream().flatMap(ScanMetrics::ofMail);
    Stream<MetricFamily> ofParts =
        totals.stream()
            .flatMap(each -> new PassMetrics(each.pass(), pages.clock().instant()).all());
    Stream<MetricFamily> ofGraph = new GraphMetrics(tools.usage().get()).all();
    Stream<MetricFamily> ofTools = new UpkeepGauges(tools).all();
    Stream<MetricFamily> ofChanges =
        pages.inbound().notifications().stream()
            .flatMap(receiver -> new NotificationMetrics(receiver).all());
    return Stream.of(
            ofHealth(report), ofPass, ofMail, ofParts, ofGraph, ofChanges, ofTools, ofProgram())
        .flatMap(gauges -> gauges)
        .map(MetricFamily::text)
        .collect(Collectors.joining());
  }

  private Stream<MetricFamily> ofHealth(HealthReport report) {
    Set<HealthTrouble.Kind> wrong =
        report.troubles().stream().map(HealthTrouble::kind).collect(Collectors.toSet());
    return Stream.of(
        MetricFamily.gauge("health", "0 UP, 1 DEGRADED, 2 DOWN.", level(report.state())),
        MetricFamily.gauges(
            "trouble",
            "1 where this is wrong.",
            Arrays.stream(HealthTrouble.Kind.values())
                .map(kind -> Measured.of("kind", kind.code(), wrong.contains(kind) ? 1 : 0))
                .toList()),
        MetricFamily.gauges(
            "system_fails",
            "1 where this outside system failed when it was asked last.",
            pages.health().systems().entrySet().stream()
                .map(
                    system ->
                        Measured.of(
                            "system",
                            system.getKey(),
                            system.getValue() instanceof CheckResult.Fails ? 1 : 0))
                .toList()));
  }

  private static Stream<MetricFamily> ofPass(FinishedScan pass) {
    return Stream.of(
        MetricFamily.gauge(
            "pass_finished_seconds",
            "When the last pass ended, Unix time.",
            MetricFamily.seconds(pass.at())),
        MetricFamily.gauge("pass_seconds", "How long it took.", pass.took().toMillis() / 1000.0),
        MetricFamily.gauge("mailboxes", "How many mailboxes were in its scope.", pass.mailboxes()),
        MetricFamily.gauge(
            "mailboxes_read", "How many of them it or a pass just before it read.", pass.scanned()),
        MetricFamily.gauge("mailboxes_failed", "How many it could not read wholly.", pass.failed()),
        MetricFamily.gauges(
            "reminders",
            "How its reminders fared.",
            List.of(
                Measured.of("outcome", "sent", pass.nudges().sent()),
                Measured.of("outcome", "failed", pass.nudges().failed()),
                Measured.of("outcome", "refused", pass.nudges().refused()))));
  }

  private static Measured measured(Promise promise, double value) {
    return Measured.of("promise", promise.code(), value);
  }

  private static Measured measured(Promise promise, String state, double value) {
    return Measured.of(Map.of("promise", promise.code(), "state", state), value);
  }

  private static Stream<MetricFamily> ofMail(OverviewTotals mail) {
    return Stream.of(
        byPromise(
            "mail_open",
            "Open mail of the organisation after the last pass.",
            promise -> {
              MailCounts.OpenMail open = mail.total(promise).open();
              return Stream.of(
                  measured(promise, "waiting", open.waiting()),
                  measured(promise, "due-soon", open.dueSoon()),
                  measured(promise, "overdue", open.overdue()),
                  measured(promise, "untold", open.untold()),
                  measured(promise, "promised", open.promised()));
            }),
        byPromise(
            "mail_answered",
            "Mail that was answered in 14 days.",
            promise -> Stream.of(measured(promise, mail.total(promise).answered()))),
        byPromise(
            "mail_answered_on_time",
            "How much of it in time.",
            promise -> Stream.of(measured(promise, mail.total(promise).onTime()))));
  }

  private static MetricFamily byPromise(
      String name, String help, Function<Promise, Stream<Measured>> samples) {
    return MetricFamily.gauges(
        name, help, Arrays.stream(Promise.values()).flatMap(samples).toList());
  }

  private static Stream<MetricFamily> ofProgram() {
    Runtime runtime = Runtime.getRuntime();
    return Stream.of(
        MetricFamily.gauge(
            "heap_bytes",
            "Memory in use.",
            (double) (runtime.totalMemory() - runtime.freeMemory())),
        MetricFamily.gauge(
            "heap_limit_bytes", "Memory that may be used.", (double) runtime.maxMemory()));
  }

  private static int level(HealthReport.State state) {
    return switch (state) {
      case UP -> 0;
      case DEGRADED -> 1;
      case DOWN -> 2;
    };
  }
}
