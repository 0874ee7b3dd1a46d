package se.svarsvakt.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.mail.Person;

/** A part of a line of a signature template. */
sealed interface SignaturePart {
  /** The part filled in for a person; empty where the directory lacks a value. */
  Optional<List<SignatureTemplate.Piece>> fill(Person person);

  /** Whether something in the part comes from the directory. */
  boolean isVariable();

  /** Text that stands as it is. */
  record Fixed(String text) implements SignaturePart {
    @Override
    public Optional<List<SignatureTemplate.Piece>> fill(Person person) {
      return Optional.of(List.of(new SignatureTemplate.Piece(text, SignatureTemplate.Kind.FIXED)));
    }

    @Override
    public boolean isVariable() {
      return false;
    }
  }

  /** A value of the directory. */
  record Value(SignatureField field) implements SignaturePart {
    @Override
    public Optional<List<SignatureTemplate.Piece>> fill(Person person) {
      String value = field.of(person);
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(List.of(new SignatureTemplate.Piece(value, field.kind())));
    }

    @Override
    public boolean isVariable() {
      return true;
    }
  }

  /** What is left out where the directory lacks a value in it. */
  record Bracketed(List<SignaturePart> parts) implements SignaturePart {
    @Override
    public Optional<List<SignatureTemplate.Piece>> fill(Person person) {
      return Optional.of(all(parts, person).orElse(List.of()));
    }

    @Override
    public boolean isVariable() {
      return parts.stream().anyMatch(SignaturePart::isVariable);
    }
  }

  /** The parts one after another; empty where one of them lacks a value. */
  static Optional<List<SignatureTemplate.Piece>> all(List<SignaturePart> parts, Person person) {
    var filled = parts.stream().map(part -> part.fill(person)).toList();
    return filled.stream().allMatch(Optional::isPresent)
        ? Optional.of(filled.stream().flatMap(Optional::stream).flatMap(List::stream).toList())
        : Optional.empty();
  }

  /** The parts one after another, without those that lack a value. */
  static List<SignatureTemplate.Piece> known(List<SignaturePart> parts, Person person) {
    return parts.stream()
        .map(part -> part.fill(person))
        .flatMap(filled -> filled.stream().flatMap(List::stream))
        .toList();
  }

  /** The parts and those inside them. */
  static Stream<SignaturePart> deep(List<SignaturePart> parts) {
    return parts.stream()
        .flatMap(
            part ->
                part instanceof Bracketed(var inner)
                    ? Stream.concat(Stream.of(part), deep(inner))
                    : Stream.of(part));
  }
}
