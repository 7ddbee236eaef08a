package io.attune.encoder;

import io.attune.digest.Sha256;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What training changed in the encoder: pieces of the published model's file, written over it
 * before it is loaded. Only the weights of the upper layers are in it, a third of the file.
 *
 * <p>The file: the format's number, the version, the SHA-256 of the model that it belongs to, the
 * number of pieces; for each where it begins in the model's file, its length and its bytes. Made by
 * the tuning command.
 */
public final class TunedLayers {
  /** The format that this class reads and writes. */
  public static final int FORMAT = 1;

  private static final String RESOURCE = "/layers/en.layers";
  private static final int DIGEST_BYTES = 32;

  /**
   * New bytes for a part of the model's file.
   *
   * @param offset where they begin, bytes from the file's start
   */
  public record Piece(int offset, byte[] bytes) {}

  private final String version;
  private final byte[] digest;
  private final List<Piece> pieces;

  private TunedLayers(String version, byte[] digest, List<Piece> pieces) {
    this.version = version;
    this.digest = digest;
    this.pieces = pieces;
  }

  /**
   * @param version such as "en/1"
   * @param model the file that the pieces belong to, whole
   */
  public static TunedLayers of(String version, byte[] model, List<Piece> pieces) {
    return new TunedLayers(version, Sha256.of(model), List.copyOf(pieces));
  }

  /** No change: the model as it was published. */
  public static TunedLayers none() {
    return new TunedLayers("none", new byte[DIGEST_BYTES], List.of());
  }

  /** Those that ship. */
  public static TunedLayers bundled() {
    return ShippedFile.read(RESOURCE, TunedLayers::read);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it cannot be read, or is of another format
   */
  public static TunedLayers read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(new BufferedInputStream(in));
    int format = data.readInt();
    if (format != FORMAT) {
      throw new IOException("layers of format " + format + ", this version reads " + FORMAT);
    }
    String version = data.readUTF();
    byte[] digest = new byte[DIGEST_BYTES];
    data.readFully(digest);
    List<Piece> pieces = new ArrayList<>();
    for (int left = data.readInt(); left > 0; left--) {
      int offset = data.readInt();
      byte[] bytes = new byte[data.readInt()];
      data.readFully(bytes);
      pieces.add(new Piece(offset, bytes));
    }
    return new TunedLayers(version, digest, pieces);
  }

  /** Writes them as a file. */
  public void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(FORMAT);
    data.writeUTF(version);
    data.write(digest);
    data.writeInt(pieces.size());
    for (Piece piece : pieces) {
      data.writeInt(piece.offset());
      data.writeInt(piece.bytes().length);
      data.write(piece.bytes());
    }
    data.flush();
  }

  /** Which layers these are, such as "en/1"; "none" if there are none. */
  public String version() {
    return version;
  }

  /**
   * Writes them over the model.
   *
   * @param model the published file, changed in place
   * @throws IllegalStateException if they belong to another model
   */
  void over(byte[] model) {
    if (pieces.isEmpty()) {
      return;
    }
    if (!Arrays.equals(digest, Sha256.of(model))) {
      throw new IllegalStateException(
          "the tuned layers " + version + " belong to another model than the one that is here");
    }
    for (Piece piece : pieces) {
      System.arraycopy(piece.bytes(), 0, model, piece.offset(), piece.bytes().length);
    }
  }
}
