package se.svarsvakt.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import se.svarsvakt.doctor.DoctorCheck.Status;
import se.svarsvakt.doctor.DoctorReport;
import se.svarsvakt.doctor.Renewals;
import se.svarsvakt.web.MetricFamily.Measured;

/**
 * The figures of what administrators keep up. What is not configured has none, and neither has an
 * examination that nobody made; paths and addresses stand in none of them.
 */
record UpkeepGauges(AdministratorTools tools) {
  Stream<MetricFamily> all() {
    return Stream.of(
            certificates().stream(),
            export().stream(),
            tools.examinations().report().stream().flatMap(UpkeepGauges::of))
        .flatMap(gauges -> gauges);
  }

  private List<MetricFamily> certificates() {
    Renewals renewals = tools.renewals();
    List<Measured> left =
        renewals.certificates().stream()
            .flatMap(
                each ->
                    renewals.left(each).stream()
                        .map(rest -> Measured.of("setting", each.setting(), days(rest))))
            .toList();
    String help = "Days until a certificate ends, by the setting that names it.";
    return left.isEmpty()
        ? List.of()
        : List.of(MetricFamily.gauges("certificate_days_left", help, left));
  }

  private List<MetricFamily> export() {
    String help = "How long ago the export of delegates was written.";
    return tools.renewals().exportAge().stream()
        .map(
            age ->
                MetricFamily.gauge("delegates_export_age_seconds", help, age.toMillis() / 1000.0))
        .toList();
  }

  private static Stream<MetricFamily> of(DoctorReport report) {
    List<Measured> checks =
        Arrays.stream(Status.values())
            .map(status -> Measured.of("status", status.code(), report.count(status)))
            .toList();
    return Stream.of(
        MetricFamily.gauge(
            "doctor_began_seconds",
            "When this node's latest examination began, Unix time.",
            MetricFamily.seconds(report.at())),
        MetricFamily.gauges("doctor_checks", "How its checks stand.", checks));
  }

  private static double days(Duration time) {
    return time.toMillis() / (double) Duration.ofDays(1).toMillis();
  }
}
