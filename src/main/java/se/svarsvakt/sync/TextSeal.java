package se.svarsvakt.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import se.svarsvakt.mail.MailKey;

/**
 * Seals a text for the store (AES-256-GCM), so that it is read with the key alone, which is not in
 * the store, and with the message alone that it was sealed for (docs/privacy.md). Each sealing has
 * a random nonce of its own: the same text never looks the same.
 */
public final class TextSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /**
   * With a key that seals texts and does nothing else.
   *
   * @param key 32 bytes
   */
  TextSeal(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** The text as it may be stored beside that message. */
  public String sealed(String text, MailKey mail) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] closed =
          cipher(Cipher.ENCRYPT_MODE, new GCMParameterSpec(TAG_BITS, nonce), mail)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(nonce.length + closed.length).put(nonce).put(closed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot seal with " + CIPHER, e);
    }
  }

  /**
   * The text again; empty where it was sealed with another key or for another message, or is
   * damaged.
   */
  public Optional<String> opened(String closed, MailKey mail) {
    try {
      byte[] all = Base64.getDecoder().decode(closed);
      if (all.length < NONCE_BYTES) {
        return Optional.empty();
      }
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES), mail)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Bound to the message: no id holds the character between the two. */
  private Cipher cipher(int mode, GCMParameterSpec nonce, MailKey mail)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, nonce);
    cipher.updateAAD(
        (mail.mailbox().value() + "\0" + mail.id().value()).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
