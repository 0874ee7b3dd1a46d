package se.svarsvakt;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program's entry. */
@SpringBootApplication
public class SvarsvaktApplication {
  public static void main(String[] args) {
    SpringApplication.run(SvarsvaktApplication.class, args);
  }
}
