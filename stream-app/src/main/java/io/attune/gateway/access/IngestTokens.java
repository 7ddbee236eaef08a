package io.attune.gateway.access;

import io.attune.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API tokens for programs that publish what was heard. The file has a line for each, {@code name
 * sha256hex [tenant]}, and never the token itself; {@code #} begins a comment. A changed file is
 * read again within a second; what is then wrong in it lets nobody in and is logged.
 */
public final class IngestTokens {
  private static final Logger LOG = LoggerFactory.getLogger(IngestTokens.class);

  /** Tells our tokens from others', and lets scanners of sources find one that leaked. */
  private static final String PREFIX = "attune_";

  private static final int RANDOM_BYTES = 32;
  private static final long LOOK_AGAIN_MS = 1_000;
  private static final Pattern LINE =
      Pattern.compile("([\\w.@-]{1,100})\\s+([0-9a-fA-F]{64})(?:\\s+(\\S{1,100}))?");

  private record Entry(byte[] hash, Identity identity) {}

  /** What tells one content of the file from another without reading it. */
  private record Version(Object modified, long size, Object key) {
    static Version of(Path file) throws IOException {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(is.lastModifiedTime(), is.size(), is.fileKey());
    }
  }

  private final Path file;
  private final Clock clock;
  private volatile List<Entry> entries;
  private Version version;
  private long lookedAt;

  private IngestTokens(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * @throws UncheckedIOException naming the lines that are wrong, or that the file cannot be read
   */
  static IngestTokens of(Path file, Clock clock) {
    IngestTokens tokens = new IngestTokens(file, clock);
    List<String> faults = new ArrayList<>();
    try {
      tokens.version = Version.of(file);
      tokens.entries = read(file, faults);
    } catch (IOException e) {
      faults.add(file + " cannot be read: " + e);
    }
    if (!faults.isEmpty()) {
      throw new UncheckedIOException(new IOException(String.join("\n", faults)));
    }
    tokens.lookedAt = clock.millis();
    return tokens;
  }

  /** A new token of 256 random bits. */
  public static String make(SecureRandom random) {
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /**
   * The line that the file has of a token.
   *
   * @param name of its holder
   * @param tenant whose calls they may publish; may be empty
   * @throws IllegalArgumentException if name or tenant would not be read back
   */
  public static String line(String name, String token, String tenant) {
    String line = (name + " " + hashOf(token) + " " + tenant).strip();
    if (!LINE.matcher(line).matches() || !line.startsWith(name + " ")) {
      throw new IllegalArgumentException(
          "a name has up to 100 letters, digits, dots, hyphens, underscores and @; a tenant no"
              + " blanks");
    }
    return line;
  }

  /** What the file has of a token, in hexadecimal. */
  static String hashOf(String token) {
    return HexFormat.of().formatHex(Sha256.of(token));
  }

  /** Whether it is one of ours by its looks. */
  static boolean isOne(String token) {
    return token.startsWith(PREFIX);
  }

  /** Whose token this is; empty if it is not in the file. */
  Optional<Identity> identify(String token) {
    lookAgain();
    byte[] hash = Sha256.of(token);
    Identity found = null;
    // All of them, each in constant time: how long it takes says nothing about what is in the file.
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.hash, hash)) {
        found = entry.identity;
      }
    }
    return Optional.ofNullable(found);
  }

  private synchronized void lookAgain() {
    long now = clock.millis();
    if (Math.abs(now - lookedAt) < LOOK_AGAIN_MS) {
      return;
    }
    lookedAt = now;
    List<String> faults = new ArrayList<>();
    try {
      Version found = Version.of(file);
      if (found.equals(version)) {
        return;
      }
      entries = read(file, faults);
      version = found;
      LOG.info("{} has changed: {} tokens", file, entries.size());
    } catch (IOException e) {
      if (!entries.isEmpty()) {
        faults.add(file + " cannot be read, so that no token is valid: " + e);
      }
      entries = List.of();
      version = null;
    }
    faults.forEach(LOG::error);
  }

  private static List<Entry> read(Path file, List<String> faults) throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        entries.add(entry(matcher));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        // Not what it says: it could be a token.
        faults.add(file + ", line " + (i + 1) + ": expected a name, a SHA-256 in hex, a tenant");
      }
    }
    return List.copyOf(entries);
  }

  private static Entry entry(Matcher line) {
    String tenant = line.group(3) == null ? "" : line.group(3);
    return new Entry(
        HexFormat.of().parseHex(line.group(2)),
        new Identity(
            "ingest:" + line.group(1),
            tenant,
            Set.of(AccessRole.INGEST),
            null,
            Set.of(),
            Long.MAX_VALUE));
  }
}
