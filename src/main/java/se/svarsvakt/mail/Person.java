package se.svarsvakt.mail;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the directory says of a person, as it stands on a visiting card. Every text is stripped, and
 * empty where the directory says nothing.
 *
 * @param name what they are called
 * @param post what they do, and where
 * @param businessPhones as they are written in the directory
 * @param mobilePhone as it is written in the directory
 */
public record Person(Name name, Post post, List<String> businessPhones, String mobilePhone) {
  /** Somebody of whom the directory says nothing. */
  public static final Person UNKNOWN =
      new Person(new Name("", "", "", ""), new Post("", "", "", ""), List.of(), "");

  /** Strips, and leaves out blank numbers. */
  public Person {
    businessPhones =
        businessPhones.stream().map(String::strip).filter(phone -> !phone.isEmpty()).toList();
    mobilePhone = mobilePhone.strip();
  }

  /**
   * What a person is called.
   *
   * @param display the display name
   * @param given the given name
   * @param surname the surname
   * @param nickname the mail nickname, also called the alias
   */
  public record Name(String display, String given, String surname, String nickname) {
    /** Strips. */
    public Name {
      display = display.strip();
      given = given.strip();
      surname = surname.strip();
      nickname = nickname.strip();
    }
  }

  /**
   * What a person does, and where.
   *
   * @param jobTitle the title
   * @param department the unit
   * @param company the organisation
   * @param office where one finds them
   */
  public record Post(String jobTitle, String department, String company, String office) {
    /** Strips. */
    public Post {
      jobTitle = jobTitle.strip();
      department = department.strip();
      company = company.strip();
      office = office.strip();
    }
  }

  /** Every number of the person, as they are written in the directory. */
  public List<String> phones() {
    return mobilePhone.isEmpty()
        ? businessPhones
        : Stream.concat(businessPhones.stream(), Stream.of(mobilePhone)).toList();
  }
}
