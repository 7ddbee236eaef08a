package io.attune.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.digest.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that wrap the keys of calls. The file has one of 256 bits in Base64 on each line, {@code
 * #} begins a comment: the first wraps, all of them unwrap. What was wrapped names its key by the
 * first bytes of a hash of it, so that nobody has to name keys. Safe for threads.
 */
public final class MasterKeys {
  private static final String PREFIX = "key:1:";
  private static final int ID = 4;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final Map<Integer, SecretKey> keys = new LinkedHashMap<>();
  private final int first;
  private final SecureRandom random = new SecureRandom();

  private MasterKeys(List<byte[]> secrets) {
    secrets.forEach(secret -> keys.put(idOf(secret), new SecretKeySpec(secret, "AES")));
    first = idOf(secrets.get(0));
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException saying what is wrong with it, and how to mend it; never what
   *     is in it
   */
  public static MasterKeys read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(
            file + " is not there; openssl rand -base64 32 > " + file + " makes one");
      }
      requireSecret(file);
      return parse(file.toString(), Files.readAllLines(file, UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e, e);
    }
  }

  private static void requireSecret(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.contains(PosixFilePermission.OTHERS_READ)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IllegalArgumentException(
          file + " is open to everybody on this machine; chmod o-rw " + file);
    }
  }

  static MasterKeys parse(String file, List<String> lines) {
    Map<Integer, byte[]> secrets = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        byte[] secret = decoded(line);
        if (secret == null || secret.length != CallKey.BYTES) {
          throw new IllegalArgumentException(
              file
                  + " line "
                  + (i + 1)
                  + (secret == null ? " is not Base64" : " has " + secret.length * 8 + " bits")
                  + ", expected a key of 256 bits as openssl rand -base64 32 makes it");
        }
        secrets.put(idOf(secret), secret);
      }
    }
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException(
          file + " has no key; openssl rand -base64 32 > " + file + " makes one");
    }
    return new MasterKeys(List.copyOf(secrets.values()));
  }

  private static byte[] decoded(String line) {
    try {
      return Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static int idOf(byte[] secret) {
    byte[] hash = Sha256.of("attune master key 1: id".getBytes(UTF_8), secret);
    return ByteBuffer.wrap(hash).getInt();
  }

  /** A new key for a call. */
  public CallKey newKey(String callId) {
    byte[] secret = new byte[CallKey.BYTES];
    byte[] nonce = new byte[NONCE];
    random.nextBytes(secret);
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, keys.get(first), nonce, callId, secret);
    byte[] all =
        ByteBuffer.allocate(ID + NONCE + sealed.length)
            .putInt(first)
            .put(nonce)
            .put(sealed)
            .array();
    String wrapped = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    return new CallKey(callId, secret, wrapped);
  }

  /**
   * The key of a call again.
   *
   * @param wrapped {@link CallKey#wrapped} of it
   * @throws Unsealable if it is another call's, is damaged, or was wrapped by a key that is not in
   *     the file
   */
  public CallKey unwrap(String callId, String wrapped) throws Unsealable {
    byte[] all = wrapped.startsWith(PREFIX) ? bytes(wrapped.substring(PREFIX.length())) : null;
    if (all == null || all.length <= ID + NONCE) {
      throw new Unsealable("this is no key of a call");
    }
    int id = ByteBuffer.wrap(all).getInt();
    SecretKey key = keys.get(id);
    if (key == null) {
      throw new Unsealable(
          "the key of a call was wrapped by the master key "
              + HexFormat.of().toHexDigits(id)
              + ", which is not in the file");
    }
    byte[] nonce = Arrays.copyOfRange(all, ID, ID + NONCE);
    byte[] sealed = Arrays.copyOfRange(all, ID + NONCE, all.length);
    byte[] secret = crypt(Cipher.DECRYPT_MODE, key, nonce, callId, sealed);
    if (secret == null) {
      throw new Unsealable("the key of a call is damaged, or another call's");
    }
    return new CallKey(callId, secret, wrapped);
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Null if what should be opened cannot be. */
  private static byte[] crypt(int mode, SecretKey key, byte[] nonce, String callId, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(callId.getBytes(UTF_8));
      return cipher.doFinal(text);
    } catch (javax.crypto.AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  /** Says nothing of them. */
  @Override
  public String toString() {
    return "MasterKeys[" + keys.size() + "]";
  }
}
