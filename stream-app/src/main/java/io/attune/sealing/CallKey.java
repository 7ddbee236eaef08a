package io.attune.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one call. Its 256 random bits are used for nothing themselves: two keys are derived
 * from them, one that encrypts and one that nonces come from.
 */
public final class CallKey {
  static final String MAC = "HmacSHA256";
  static final int BYTES = 32;

  /** No callId ends so. */
  private static final String JOINED = "\0joined";

  private final String wrapped;
  private final byte[] callId;
  private final SecretKey cipher;
  private final SecretKey nonces;

  CallKey(String callId, byte[] secret, String wrapped) {
    this.wrapped = wrapped;
    this.callId = callId.getBytes(UTF_8);
    this.cipher = new SecretKeySpec(derived(secret, "attune call key 1: cipher"), "AES");
    this.nonces = new SecretKeySpec(derived(secret, "attune call key 1: nonces"), MAC);
  }

  private static byte[] derived(byte[] secret, String purpose) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      return mac.doFinal(purpose.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }

  /**
   * What a key is published under. A record that comes hours after the end of its call, when that
   * is forgotten, begins another one of the same id, without a start. Its key must not take the
   * place of the first, with which all that was said on the call itself can be read.
   *
   * @param hasStart whether the call began with its start
   */
  public static String recordKey(String callId, boolean hasStart) {
    return hasStart ? callId : callId + JOINED;
  }

  /** The key as it may be kept and published: {@link MasterKeys#unwrap} takes it. */
  public String wrapped() {
    return wrapped;
  }

  byte[] callId() {
    return callId;
  }

  SecretKey cipher() {
    return cipher;
  }

  SecretKey nonces() {
    return nonces;
  }
}
