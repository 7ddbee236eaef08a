package io.attune.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals texts and rows with the key of their call, and opens them: AES-256-GCM. The nonce is a
 * keyed hash of what is sealed and of where it stands, so the same gives the same bytes whenever it
 * is written, and no nonce is used for two things. That shows who has no key which texts of one
 * call in one field are equal, and how long they are, and nothing more.
 *
 * <p>An instance keeps its ciphers: for one thread.
 */
public final class Sealer {
  /** How a sealed text begins; its version is in it. */
  public static final String PREFIX = "sealed:1:";

  private static final byte[] PREFIX_BYTES = PREFIX.getBytes(ISO_8859_1);

  /** How a sealed row begins; no row of Avro does. */
  private static final byte[] ROW = {0x5E, (byte) 0xA1, (byte) 0xED, 1};

  private static final byte[] NOTHING = {};
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final Mac mac;
  private final Cipher encrypting;
  private final Cipher decrypting;
  private CallKey lastKey;
  private byte[] lastSealed;

  /** With ciphers of its own. */
  public Sealer() {
    try {
      mac = Mac.getInstance(CallKey.MAC);
      encrypting = Cipher.getInstance("AES/GCM/NoPadding");
      decrypting = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  /** Whether a text is a sealed one. */
  public static boolean isSealed(String text) {
    return text.startsWith(PREFIX);
  }

  /** Whether a sealed text stands in these bytes. */
  public static boolean isSealedIn(byte[] bytes) {
    for (int i = 0; i <= bytes.length - PREFIX_BYTES.length; i++) {
      if (bytes[i] == PREFIX_BYTES[0]
          && Arrays.equals(
              bytes, i, i + PREFIX_BYTES.length, PREFIX_BYTES, 0, PREFIX_BYTES.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A text, sealed.
   *
   * @param field where it stands; equal texts of different fields do not look equal
   */
  public String seal(CallKey key, String field, String text) {
    byte[] sealed = seal(key, NOTHING, field.getBytes(UTF_8), key.callId(), text.getBytes(UTF_8));
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /**
   * What {@link #seal} was given.
   *
   * @throws Unsealable if it was sealed with another key, or is damaged
   */
  public String open(CallKey key, String sealed) throws Unsealable {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(PREFIX.length()));
      return new String(open(key, 0, key.callId(), bytes), UTF_8);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Unsealable("this is no sealed text");
    }
  }

  /** Whether a row is a sealed one. */
  public static boolean isSealed(byte[] row) {
    return row.length > ROW.length && Arrays.equals(row, 0, ROW.length, ROW, 0, ROW.length);
  }

  /**
   * A row of a store, sealed.
   *
   * @param place its key in the store: it is opened under no other
   */
  public byte[] sealRow(CallKey key, byte[] place, byte[] row) {
    return seal(key, ROW, place, place, row);
  }

  /**
   * What {@link #sealRow} was given.
   *
   * @throws Unsealable if it was sealed with another key or for another place, or is damaged
   */
  public byte[] openRow(CallKey key, byte[] place, byte[] sealed) throws Unsealable {
    return open(key, ROW.length, place, sealed);
  }

  private byte[] seal(CallKey key, byte[] header, byte[] place, byte[] with, byte[] plain) {
    try {
      byte[] nonce = nonce(key, header, place, plain);
      if (key == lastKey && isNonceOf(lastSealed, header.length, nonce)) {
        // The same again. The JDK takes no nonce twice in a row, even for that.
        return lastSealed.clone();
      }
      encrypting.init(Cipher.ENCRYPT_MODE, key.cipher(), new GCMParameterSpec(TAG_BITS, nonce));
      encrypting.updateAAD(with);
      ByteBuffer sealed =
          ByteBuffer.allocate(header.length + NONCE + encrypting.getOutputSize(plain.length));
      sealed.put(header).put(nonce);
      encrypting.doFinal(ByteBuffer.wrap(plain), sealed);
      lastKey = key;
      lastSealed = sealed.array();
      return lastSealed.clone();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot happen: key and nonce are of the right size", e);
    }
  }

  private static boolean isNonceOf(byte[] sealed, int at, byte[] nonce) {
    return sealed.length > at + NONCE && Arrays.equals(sealed, at, at + NONCE, nonce, 0, NONCE);
  }

  private byte[] nonce(CallKey key, byte[] header, byte[] place, byte[] plain)
      throws GeneralSecurityException {
    mac.init(key.nonces());
    mac.update((byte) header.length);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(place.length).array());
    mac.update(place);
    return Arrays.copyOf(mac.doFinal(plain), NONCE);
  }

  private byte[] open(CallKey key, int from, byte[] with, byte[] sealed) throws Unsealable {
    if (sealed.length < from + NONCE + TAG_BITS / Byte.SIZE) {
      throw new Unsealable("it is too short to be sealed");
    }
    try {
      decrypting.init(
          Cipher.DECRYPT_MODE, key.cipher(), new GCMParameterSpec(TAG_BITS, sealed, from, NONCE));
      decrypting.updateAAD(with);
      return decrypting.doFinal(sealed, from + NONCE, sealed.length - from - NONCE);
    } catch (AEADBadTagException e) {
      throw new Unsealable("it was sealed with another key, or is damaged");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot happen: key and nonce are of the right size", e);
    }
  }
}
