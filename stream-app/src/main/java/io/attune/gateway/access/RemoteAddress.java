package io.attune.gateway.access;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Where a request comes from: the peer, or, if that is a proxy that we trust, what it says. Of
 * {@code X-Forwarded-For} the last address that no trusted proxy has: those before it are written
 * by whoever sent the request.
 */
final class RemoteAddress {
  /** Digits, and what stands between them: no name that would be looked up. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

  private final InetAddressSet trusted = new InetAddressSet();

  /**
   * @throws IllegalArgumentException if one is no address, range or CIDR block
   */
  RemoteAddress(Set<String> trustedProxies) {
    trusted.addAll(trustedProxies);
  }

  /** Of the request; a peer without an address, which tests have, counts as this machine. */
  InetAddress of(Request request) {
    InetAddress address = peer(request);
    if (trusted.isEmpty()) {
      return address;
    }
    List<String> forwarded = request.getHeaders().getCSV("X-Forwarded-For", false);
    for (int i = forwarded.size() - 1; i >= 0 && trusted.test(address); i--) {
      String next = forwarded.get(i).strip();
      if (!ADDRESS.matcher(next).matches()) {
        return address;
      }
      try {
        address = InetAddress.getByName(next);
      } catch (UnknownHostException e) {
        return address;
      }
    }
    return address;
  }

  private static InetAddress peer(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress at
            && at.getAddress() != null
        ? at.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
