package io.attune.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Breaks good inputs, in one to four places: bytes, pieces between signs, numbers, lengths. Most of
 * what comes out is still nearly good, so that it gets past the first check of a parser.
 */
final class Mutations {
  /** The longest that comes out, in bytes. */
  private static final int LONGEST = 128 * 1024;

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "00",
          "1.5",
          "1e999",
          "-0",
          "127",
          "256",
          "65536",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "NaN",
          "99999999999999999999999999",
          "253402300800000");

  /** A sign of no width, halves of pairs, an order of reading, the ends of lines, and of texts. */
  private static final List<String> SIGNS =
      List.of(
          "\u0000",
          "\u200b",
          "\u202e",
          "\ufeff",
          "\uffff",
          "\ud83d\ude00",
          "\u0130",
          "\r",
          "\n",
          "\u2028",
          "\t",
          " ",
          "\"",
          "\\",
          "\\u",
          "'",
          "%",
          "%00",
          "[",
          "]",
          "{",
          "}",
          ":",
          ",",
          "=",
          "&",
          "#",
          "-",
          "--",
          "/",
          "..",
          "\u00df",
          "a\u0301");

  private static final String BETWEEN = ",:;{}[]()<>\"'=&?/\\ \n\r\t.-@";

  private final Random random;
  private final List<byte[]> samples;
  private final List<String> words;

  Mutations(Random random, List<byte[]> samples, List<String> words) {
    this.random = random;
    this.samples = samples;
    this.words = words;
  }

  /** The next input. */
  byte[] next() {
    byte[] bytes = any(samples).clone();
    for (int i = 1 + random.nextInt(1 + random.nextInt(4)); i > 0; i--) {
      bytes = broken(bytes);
    }
    return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
  }

  private byte[] broken(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(15)) {
      case 0 -> flipped(bytes);
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> replaced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(16)), "");
      case 3 -> inserted(bytes, at, any(SIGNS));
      case 4 -> inserted(bytes, at, words.isEmpty() ? any(NUMBERS) : any(words));
      case 5 -> number(bytes, at);
      case 6 -> piece(bytes, at, "");
      case 7 -> piece(bytes, at, any(random.nextBoolean() ? NUMBERS : SIGNS));
      case 8 -> piece(bytes, at, words.isEmpty() ? "" : any(words));
      case 9 -> repeated(bytes, at);
      case 10 -> spliced(bytes, at);
      case 11 -> piece(bytes, at, new String(pieceOf(any(samples)), StandardCharsets.ISO_8859_1));
      default -> flipped(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int i = 1 + random.nextInt(1 + random.nextInt(3)); i > 0 && flipped.length > 0; i--) {
      int at = random.nextInt(flipped.length);
      flipped[at] =
          random.nextBoolean()
              ? (byte) random.nextInt()
              : (byte) (flipped[at] ^ 1 << random.nextInt(8));
    }
    return flipped;
  }

  /** The digits from here on are another number. */
  private byte[] number(byte[] bytes, int at) {
    int from = at;
    while (from < bytes.length && !Character.isDigit(bytes[from])) {
      from++;
    }
    int to = from;
    while (to < bytes.length && Character.isDigit(bytes[to])) {
      to++;
    }
    return replaced(bytes, from, to, any(NUMBERS));
  }

  /** The piece between two signs is another one. */
  private byte[] piece(byte[] bytes, int at, String by) {
    return replaced(bytes, startOf(bytes, at), endOf(bytes, at), by);
  }

  private byte[] pieceOf(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    return Arrays.copyOfRange(bytes, startOf(bytes, at), endOf(bytes, at));
  }

  private static int startOf(byte[] bytes, int at) {
    int from = at;
    while (from > 0 && BETWEEN.indexOf(bytes[from - 1]) < 0) {
      from--;
    }
    return from;
  }

  private static int endOf(byte[] bytes, int at) {
    int to = at;
    while (to < bytes.length && BETWEEN.indexOf(bytes[to]) < 0) {
      to++;
    }
    return to;
  }

  /** Some of it stands there many times. */
  private byte[] repeated(byte[] bytes, int at) {
    int to = Math.min(bytes.length, at + 1 + random.nextInt(60));
    byte[] part = Arrays.copyOfRange(bytes, Math.min(at, to), to);
    int times = 1 << random.nextInt(random.nextInt(8) == 0 ? 14 : 6);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    for (int i = 0; i < times && out.size() < LONGEST; i++) {
      out.writeBytes(part);
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  private byte[] spliced(byte[] bytes, int at) {
    byte[] other = any(samples);
    int from = random.nextInt(other.length + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.write(other, from, other.length - from);
    return out.toByteArray();
  }

  private static byte[] inserted(byte[] bytes, int at, String text) {
    return replaced(bytes, at, at, text);
  }

  private static byte[] replaced(byte[] bytes, int from, int to, String by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(by.getBytes(StandardCharsets.UTF_8));
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
