package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRedactorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no mailbox anna.åberg+x@kommun.example. | no mailbox <address>.",
        "GET /users/anna%40kommun.example/messages | GET /users/<address>/messages",
        "the answer {\"subject\": \"Sekret\"} came | the answer <json>",
        "rows [\"Sekret\", 1] | rows <json>",
        "header Bearer abc.def-123 sent | header <token> sent",
        "eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiJ4In0.c2ln was refused | <token> was refused",
        "https://x.example/v1.0/users?$search=Sekret&a=b failed | https://x.example/v1.0/users?<query> failed",
        "client_secret=hemligt, tried again | client_secret=<secret>, tried again",
        "call from +46 70-123 45 67 | call from <number>",
        "person 19800101-1234 | person <number>",
        "person 198001011234 | person <number>",
        "call to 070-123 45 67 | call to <number>",
        "guest eva_x.example#EXT#@kommun.example signs in | guest <address> signs in",
        "guest eva_x.example%23EXT%23%40kommun.example signs in | guest <address> signs in",
        "key kX9~8Qabcdefghijklmnopqrstuvwxyz0123 is wrong | key <value> is wrong"
      })
  void what_may_be_personal_or_secret_is_taken_out(String line, String told) {
    assertThat(LogRedactor.redacted(line)).isEqualTo(told);
  }

  @Test
  void a_line_stays_one_line() {
    assertThat(LogRedactor.redacted("one\r\ntwo\u2028three")).isEqualTo("one two three");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailbox 6b1f2d3c-0000-4000-8000-00000000000a was not read: ErrorAccessDenied",
        "mailbox 20111111-0000-4000-8000-00000000000a: who can open it is not known: Timeout",
        "the scan failed: a fault in the program (NullPointerException at"
            + " se.svarsvakt.worker.Scan.run(Scan.java:42)); next try 2026-11-20T09:00:00Z",
        "no answer from https://graph.microsoft.com/v1.0: look at the network; is it open?",
        "svarsvakt.graph.client-secret: a secret, next try 2026-11-20T10:00+01:00",
        "the database takes long: 12 of 20 (PT1M30S) in [1, 2]"
      })
  void the_program_s_own_words_stay(String line) {
    assertThat(LogRedactor.redacted(line)).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.", "secret", "+1 ", "[ ", "eyJ", "a?b", "Bearer "})
  @Timeout(10)
  void a_long_line_takes_no_time(String part) {
    assertThat(LogRedactor.redacted(part.repeat(20_000))).isNotNull();
  }
}
