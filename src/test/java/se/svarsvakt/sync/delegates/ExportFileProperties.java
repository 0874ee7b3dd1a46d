package se.svarsvakt.sync.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class ExportFileProperties {
  private static final String START =
      "mailbox,delegate,right\nanna@kommun.example,bo@kommun.example,FullAccess\n";

  @Property(tries = 300)
  void whatever_follows_good_lines_they_count(
      @ForAll @StringLength(max = 60) @Chars({',', '"', '\n', '\r', ' ', 'a', '@', 'å', '\uFEFF'})
          String more)
      throws IOException {
    Path file = Files.createTempFile("export", ".csv");
    try {
      Files.writeString(file, START + more);
      assertThat(new ExportFile().read(file, Town.ofAnnaAndBo().directory()))
          .isInstanceOfSatisfying(
              ExportReading.Usable.class,
              usable ->
                  assertThat(usable.export().of(Town.ofAnnaAndBo().account("anna-id").id()).known())
                      .hasSize(1));
    } finally {
      Files.delete(file);
    }
  }
}
