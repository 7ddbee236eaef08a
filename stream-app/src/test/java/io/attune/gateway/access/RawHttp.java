package io.attune.gateway.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes as they are, which no well-behaved client does, and reads what comes back. */
final class RawHttp {
  private static final int PATIENCE_MS = 10_000;
  private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)");

  /**
   * The first answer.
   *
   * @param status 0 if the connection was closed without one
   * @param text head and body
   */
  record Answer(int status, String text) {
    String head() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end);
    }
  }

  private RawHttp() {}

  /** Sends a request, {@code {host}} in it being the server, and reads until the server closes. */
  static Answer send(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      write(socket, request.replace("{host}", "localhost:" + port));
      return read(socket);
    }
  }

  /** Sends a request in two pieces, and reads until the server closes. */
  static Answer sendInPieces(int port, String first, long pauseMs, String second)
      throws IOException, InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.setTcpNoDelay(true);
      write(socket, first.replace("{host}", "localhost:" + port));
      Thread.sleep(pauseMs);
      write(socket, second);
      return read(socket);
    }
  }

  /**
   * Sends a beginning, then single bytes, until the server has had enough.
   *
   * @param everyMs between two bytes
   * @param forMs after which a server that still listens is left alone
   * @return ms until it closed; {@code forMs} if it did not
   */
  static long drip(int port, String beginning, long everyMs, long forMs)
      throws IOException, InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) everyMs);
      write(socket, beginning.replace("{host}", "localhost:" + port));
      long began = System.nanoTime();
      while (elapsed(began) < forMs) {
        if (isClosed(socket)) {
          return elapsed(began);
        }
        try {
          write(socket, "a");
        } catch (SocketException e) {
          return elapsed(began);
        }
      }
      return forMs;
    }
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      int read = socket.getInputStream().read();
      while (read >= 0) {
        read = socket.getInputStream().read();
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  private static long elapsed(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static Answer read(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8_192];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
        if (isWhole(bytes.toString(StandardCharsets.ISO_8859_1))) {
          break; // The connection may stay open.
        }
      }
    } catch (SocketException e) {
      // A server that has had enough may reset; what it said before counts.
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    int status = text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    return new Answer(status, text);
  }

  private static boolean isWhole(String text) {
    int body = text.indexOf("\r\n\r\n") + 4;
    Matcher length = LENGTH.matcher(text);
    return body > 3
        && (text.startsWith("HTTP/1.1 101")
            || (length.find() && text.length() - body >= Integer.parseInt(length.group(1))));
  }
}
