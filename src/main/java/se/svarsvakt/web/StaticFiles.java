package se.svarsvakt.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** The files that pages load. */
final class StaticFiles {
  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /**
   * An address that changes with the file's contents: browsers keep files for a while, and a page
   * must never meet a script of another version.
   *
   * @param path where it is served, {@code /tab.js} for example
   */
  public String address(String path) {
    return addresses.computeIfAbsent(path, StaticFiles::versioned);
  }

  private static String versioned(String path) {
    try (InputStream file = StaticFiles.class.getResourceAsStream("/static" + path)) {
      if (file == null) {
        throw new IllegalArgumentException("no such file is served: " + path);
      }
      CRC32 sum = new CRC32();
      sum.update(file.readAllBytes());
      return path + "?v=" + HexFormat.of().toHexDigits((int) sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
