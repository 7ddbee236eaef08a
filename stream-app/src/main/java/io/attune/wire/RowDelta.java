package io.attune.wire;

import io.attune.wire.Undecodable.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A stored row told by what differs from an earlier one: most of a call's row is the same after
 * each turn, and the changelog pays for every byte. Works on bytes, whatever they mean. Not safe
 * for threads: an instance keeps the space that it searches in.
 *
 * <p>A delta is the checksum of the row that it starts from (CRC-32C, 4 bytes), the length of the
 * row that it leads to, and steps in the order of that row, all numbers as varints. A step is a
 * length, doubled, and odd when that many bytes follow; when it is even they are copied from the
 * earlier row, and the distance from where the last step left off there follows, in zigzag. New
 * bytes count as taking the place of as many old ones, so that what only changed its value costs no
 * distance.
 */
public final class RowDelta {
  private static final int CHECKSUM = Long.BYTES;

  /** Shorter stretches cost as much as they save. */
  private static final int SHORTEST = 5;

  private static final int HASH_BITS = 10;

  /** The four bytes at a place, as one number. */
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int[] places = new int[1 << HASH_BITS];
  private byte[] out = new byte[512];
  private int length;

  /**
   * What leads from one row to another.
   *
   * @param most a delta longer than this many bytes is not worth it
   * @return null if it would be longer
   */
  public byte[] between(byte[] base, byte[] row, int most) {
    length = 0;
    require(CHECKSUM);
    putChecksum(base);
    varint(row.length);
    index(base);
    int expected = 0;
    int unsaid = 0;
    int at = 0;
    while (at + SHORTEST <= row.length) {
      int found = find(base, row, at, expected + at - unsaid);
      if (found < 0) {
        at++;
        continue;
      }
      int from = at;
      while (from > unsaid && found > 0 && row[from - 1] == base[found - 1]) {
        from--;
        found--;
      }
      int to = at + SHORTEST;
      int last = found + to - from;
      int same = same(base, last, row, to);
      to += same;
      last += same;
      expected += fresh(row, unsaid, from);
      varint((to - from) << 1);
      varint(zigzag(found - expected));
      expected = last;
      unsaid = to;
      at = to;
      if (length > most) {
        return null;
      }
    }
    fresh(row, unsaid, row.length);
    return length > most ? null : Arrays.copyOf(out, length);
  }

  /** Bytes that are not in the earlier row. */
  private int fresh(byte[] row, int from, int to) {
    int count = to - from;
    if (count > 0) {
      varint(count << 1 | 1);
      require(count);
      System.arraycopy(row, from, out, length, count);
      length += count;
    }
    return count;
  }

  private void index(byte[] base) {
    Arrays.fill(places, -1);
    for (int i = base.length - SHORTEST; i >= 0; i--) {
      places[hash(base, i)] = i;
    }
  }

  /** Where in the earlier row the next bytes are; where they are expected, if they are there. */
  private int find(byte[] base, byte[] row, int at, int expected) {
    if (matches(base, row, at, expected)) {
      return expected;
    }
    int place = places[hash(row, at)];
    return matches(base, row, at, place) ? place : -1;
  }

  /** How many bytes are the same from these places on. */
  private static int same(byte[] base, int place, byte[] row, int at) {
    int differ = Arrays.mismatch(base, place, base.length, row, at, row.length);
    return differ < 0 ? row.length - at : differ;
  }

  private static boolean matches(byte[] base, byte[] row, int at, int place) {
    return place >= 0
        && place + SHORTEST <= base.length
        && (int) FOUR.get(base, place) == (int) FOUR.get(row, at)
        && base[place + 4] == row[at + 4];
  }

  private static int hash(byte[] bytes, int at) {
    int word = (int) FOUR.get(bytes, at);
    return (word * 31 + bytes[at + 4]) * 0x9E3779B1 >>> 32 - HASH_BITS;
  }

  private void putChecksum(byte[] base) {
    long sum = checksum(base);
    for (int i = 0; i < CHECKSUM; i++) {
      out[length++] = (byte) (sum >>> 8 * i);
    }
  }

  /** Two sums: that one of them alone is the same by chance does happen among so many rows. */
  private static long checksum(byte[] base) {
    CRC32C one = new CRC32C();
    one.update(base);
    CRC32 other = new CRC32();
    other.update(base);
    return one.getValue() << 32 | other.getValue();
  }

  private void varint(int value) {
    require(5);
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out[length++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out[length++] = (byte) rest;
  }

  private static int zigzag(int value) {
    return value << 1 ^ value >> 31;
  }

  private void require(int more) {
    if (length + more > out.length) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
    }
  }

  /** Whether a delta starts from this row. */
  public static boolean isOf(byte[] base, byte[] delta) {
    long sum = 0;
    for (int i = 0; i < CHECKSUM && i < delta.length; i++) {
      sum |= (delta[i] & 0xFFL) << 8 * i;
    }
    return delta.length > CHECKSUM && sum == checksum(base);
  }

  /**
   * The row that a delta leads to.
   *
   * @param base the row that it starts from, see {@link #isOf}
   * @throws Undecodable if the delta is damaged
   */
  public static byte[] apply(byte[] base, byte[] delta) throws Undecodable {
    try {
      return new Reader(delta).row(base);
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new Undecodable(Reason.CORRUPT, "a delta of a stored row does not fit to the row");
    }
  }

  private static final class Reader {
    private final byte[] delta;
    private int at = CHECKSUM;

    Reader(byte[] delta) {
      this.delta = delta;
    }

    byte[] row(byte[] base) {
      int size = varint();
      // A step makes at least one byte of the row, or of a copy as long as the earlier row.
      if (size > delta.length + (long) delta.length * base.length) {
        throw new IndexOutOfBoundsException(size);
      }
      byte[] row = new byte[size];
      int place = 0;
      int done = 0;
      while (at < delta.length) {
        int step = varint();
        int count = step >>> 1;
        if ((step & 1) == 1) {
          System.arraycopy(delta, at, row, done, count);
          at += count;
          place += count;
        } else {
          int far = varint();
          place += far >>> 1 ^ -(far & 1);
          System.arraycopy(base, place, row, done, count);
          place += count;
        }
        done += count;
      }
      if (done != size) {
        throw new IndexOutOfBoundsException(done);
      }
      return row;
    }

    private int varint() {
      int value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = delta[at++];
        value |= (next & 0x7F) << shift;
        if (next >= 0) {
          return value;
        }
        if (shift > 28) {
          throw new IndexOutOfBoundsException(at);
        }
      }
    }
  }
}
