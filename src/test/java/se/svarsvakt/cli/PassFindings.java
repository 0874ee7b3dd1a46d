package se.svarsvakt.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;

/** What a pass found, as text. */
record PassFindings(List<String> mail, List<String> findings) {
  /** Of a pass that tells nobody. */
  static PassFindings of(Product product, Instant now, Set<MailAddress> only) {
    PassFindings seen = new PassFindings(new ArrayList<>(), new ArrayList<>());
    product
        .scan()
        .run(
            new ScanRequest(now, only, Mode.SHOW, Breadth.EXPECTING),
            new ScanSink() {
              @Override
              public void organisation(DirectorySnapshot directory) {}

              @Override
              public void progress(int done, int of) {}

              @Override
              public void mail(List<JudgedMail> judged) {
                judged.forEach(each -> seen.mail.add(each.toString()));
              }

              @Override
              public void findings(List<Finding> findings) {
                findings.forEach(each -> seen.findings.add(each.toString()));
              }
            });
    seen.findings.sort(String::compareTo);
    return seen;
  }

  /** What stands in one of two alone. */
  List<String> beside(PassFindings all) {
    List<String> differing = new ArrayList<>();
    differing.addAll(only("here", mail, all.mail));
    differing.addAll(only("there", all.mail, mail));
    differing.addAll(only("here", findings, all.findings));
    differing.addAll(only("there", all.findings, findings));
    return differing;
  }

  private static List<String> only(String where, List<String> some, List<String> others) {
    return some.stream()
        .filter(each -> !others.contains(each))
        .map(each -> "only " + where + ": " + each)
        .toList();
  }
}
