package se.svarsvakt.rule.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.svarsvakt.mail.Person;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureFlaw.Kind;

class SignatureRuleProperties {
  private static final SignatureRule RULE =
      new SignatureRule(new SignaturePolicy(Letter.ALE, true, false, 5));

  @Provide
  Arbitrary<Person> people() {
    Arbitrary<String> given =
        Arbitraries.of("Anna", "Åsa-Märta", "Jean Pierre", "li", "BO", "D'Arc", "");
    Arbitrary<String> surname = Arbitraries.of("Berg", "von Essen", "Ek", "Öst-Åström", "Nilsson");
    Arbitrary<String> title =
        Arbitraries.of(
            "", "IT-chef (vik.)", "Handläggare, LSS", "1:e socialsekreterare", "Mvh-ansvarig");
    Arbitrary<String> unit =
        Arbitraries.of("", "Kommunstyrelsen", "Vård & omsorg/äldre", "Bygg - miljö");
    Arbitrary<String> phone =
        Arbitraries.of("", "0303-33 00 00", "+46 303 33 00 00", "1234", "08/530 61 00");
    return Combinators.combine(given, surname, title, unit, phone, phone)
        .as(
            (first, last, post, where, business, mobile) ->
                new Person(
                    new Person.Name(first + " " + last, first, last, ""),
                    new Person.Post(post, where, "Ale kommun", ""),
                    List.of(business),
                    mobile));
  }

  @Property
  void a_filled_template_is_right(@ForAll("people") Person person) {
    List<Line> letter = new ArrayList<>(List.of(Line.of("Hej, beslutet kommer i maj.")));
    Letter.ALE.fill(person).forEach(line -> letter.add(Line.of(line)));
    assertThat(RULE.check(letter, person)).isEmpty();
  }

  @Property
  void a_line_left_out_is_found(@ForAll("people") Person person) {
    List<Line> letter = new ArrayList<>(List.of(Line.of("Hej, beslutet kommer i maj.")));
    Letter.ALE.fill(person).stream()
        .filter(line -> !line.startsWith("Fax"))
        .forEach(line -> letter.add(Line.of(line)));
    assertThat(RULE.check(letter, person))
        .containsExactly(new SignatureFlaw(Kind.MISSING_LINE, "Fax", "Fax: 0303-33 11 11", ""));
  }

  @Property
  void no_text_is_too_odd_to_be_judged(@ForAll List<String> lines) {
    List<Line> letter = lines.stream().map(Line::of).toList();
    assertThat(RULE.check(letter, Letter.ANNA)).isNotNull();
  }
}
