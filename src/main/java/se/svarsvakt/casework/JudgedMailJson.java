package se.svarsvakt.casework;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.rule.reply.ReplyState;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Judged mail as JSON, packed: ids and hashes are most of it. */
final class JudgedMailJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultVisibility(
              all ->
                  all.withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                      .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                      .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
          .addMixIn(MailboxId.class, OneValue.class)
          .addMixIn(MessageId.class, OneValue.class)
          .addMixIn(Hash.class, OneValue.class)
          .addMixIn(ReplyState.class, Kinds.class)
          .addMixIn(Registration.class, Kinds.class)
          .registerSubtypes(
              Stream.of(ReplyState.class, Registration.class)
                  .flatMap(each -> Stream.of(each.getPermittedSubclasses()))
                  .toArray(Class<?>[]::new))
          .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS) // read three times as fast as words
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writerFor(
          MAPPER.getTypeFactory().constructCollectionType(List.class, JudgedMail.class));
  private static final ObjectWriter IN_WORDS =
      WRITER.without(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS);
  private static final ObjectReader READER =
      MAPPER.readerFor(
          MAPPER.getTypeFactory().constructCollectionType(List.class, JudgedMail.class));

  private JudgedMailJson() {}

  private abstract static class OneValue {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("unused") // it stands for the constructors of others
    OneValue(String value) {}

    @JsonValue
    abstract String value();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Kinds {}

  static byte[] packed(List<JudgedMail> mail) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
        WRITER.writeValue(out, mail);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing here reads or writes a file
    } finally {
      deflater.end();
    }
  }

  /** The mail again; empty where another version of the program wrote it in another way. */
  static Optional<List<JudgedMail>> unpacked(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return Optional.of(READER.readValue(in));
    } catch (JacksonException | IOException e) {
      return Optional.empty();
    }
  }

  /** For people to read, who are shown what is kept; empty where it is none of this kind. */
  static Optional<String> text(byte[] packed) {
    return unpacked(packed).map(IN_WORDS::writeValueAsString).or(() -> asWritten(packed));
  }

  private static Optional<String> asWritten(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
