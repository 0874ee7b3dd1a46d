package se.svarsvakt.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import se.svarsvakt.mail.Person;

/** What the directory can fill into a signature template; the placeholder is the name in braces. */
enum SignatureField {
  GIVEN_NAME("givenName", SignatureTemplate.Kind.NAME),
  SURNAME("surname", SignatureTemplate.Kind.NAME),
  DISPLAY_NAME("displayName", SignatureTemplate.Kind.NAME),
  JOB_TITLE("jobTitle", SignatureTemplate.Kind.VALUE),
  DEPARTMENT("department", SignatureTemplate.Kind.VALUE),
  COMPANY_NAME("companyName", SignatureTemplate.Kind.VALUE),
  OFFICE_LOCATION("officeLocation", SignatureTemplate.Kind.VALUE),
  BUSINESS_PHONE("businessPhone", SignatureTemplate.Kind.PHONE),
  MOBILE_PHONE("mobilePhone", SignatureTemplate.Kind.PHONE);

  private final String placeholder;
  private final SignatureTemplate.Kind kind;

  SignatureField(String placeholder, SignatureTemplate.Kind kind) {
    this.placeholder = placeholder;
    this.kind = kind;
  }

  /** The field of that placeholder, letter case aside. */
  static Optional<SignatureField> named(String placeholder) {
    return Arrays.stream(values())
        .filter(field -> field.placeholder.equalsIgnoreCase(placeholder.strip()))
        .findFirst();
  }

  /** Every placeholder, as a template has it. */
  static String all() {
    return Arrays.stream(values())
        .map(field -> "{" + field.placeholder + "}")
        .collect(Collectors.joining(", "));
  }

  String placeholder() {
    return placeholder;
  }

  SignatureTemplate.Kind kind() {
    return kind;
  }

  /** What the directory has; empty for nothing. */
  String of(Person person) {
    return switch (this) {
      case GIVEN_NAME -> person.name().given();
      case SURNAME -> person.name().surname();
      case DISPLAY_NAME -> person.name().display();
      case JOB_TITLE -> person.post().jobTitle();
      case DEPARTMENT -> person.post().department();
      case COMPANY_NAME -> person.post().company();
      case OFFICE_LOCATION -> person.post().office();
      case BUSINESS_PHONE -> person.businessPhones().stream().findFirst().orElse("");
      case MOBILE_PHONE -> person.mobilePhone();
    };
  }
}
