package se.svarsvakt.sync;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;

/**
 * Turns what identifies people and messages into keyed hashes (HMAC-SHA-256, the first 128 bits),
 * so that the store can compare them and cannot tell what they were (docs/privacy.md). The same
 * value in another role gives another hash.
 */
public final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES_KEPT = 16;

  /** Has the key and nothing else; copies of it do the work. */
  private final Mac keyed;

  /**
   * With a secret key.
   *
   * @param key at least 32 bytes
   */
  public KeyedHash(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the hash key must be at least 32 bytes long");
    }
    try {
      this.keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** The hash of an address. */
  public Hash address(MailAddress address) {
    return hash("address", address.value());
  }

  /**
   * The hash of a Message-ID.
   *
   * @param messageId with or without its angle brackets; its case matters
   */
  public Hash messageId(String messageId) {
    return hash("message", MessageIds.bare(messageId));
  }

  /**
   * The hash of a telephone number.
   *
   * @param number in the form of {@link se.svarsvakt.mail.PhoneNumbers#normal}
   */
  public Hash phone(String number) {
    return hash("phone", number);
  }

  /** The hash of a message's first words. */
  public Hash beginning(String words) {
    return hash("beginning", words);
  }

  /** The hash of a mailbox's conversation. */
  public Hash conversation(String conversationId) {
    return hash("conversation", conversationId);
  }

  /** The hash of what tells one picture from others. */
  public Hash picture(String sign) {
    return hash("picture", sign);
  }

  /** The hash that shows that a value which a browser brings back was given to it by us. */
  public Hash seal(String value) {
    return hash("seal", value);
  }

  /** What takes the place of an account that is forgotten. */
  public Hash forgotten(String account) {
    return hash("forgotten", account);
  }

  /** The hash by which what is told of a mailbox shows that it was asked for by us. */
  public Hash clientState(MailboxId mailbox) {
    return hash("client-state", mailbox.value());
  }

  /** A hash that tells two keys apart and tells nothing else. */
  public Hash check() {
    return hash("check", "svarsvakt");
  }

  /** What seals texts for the store, with a key that is made of this one. */
  public TextSeal textSeal() {
    return new TextSeal(whole("text-seal", "svarsvakt"));
  }

  private Hash hash(String role, String value) {
    byte[] kept = Arrays.copyOf(whole(role, value), BYTES_KEPT);
    return new Hash(Base64.getUrlEncoder().withoutPadding().encodeToString(kept));
  }

  private byte[] whole(String role, String value) {
    try {
      Mac mac = (Mac) keyed.clone();
      mac.update(role.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(Exception e) {
    return new IllegalStateException("this Java has no " + ALGORITHM, e);
  }
}
