package dev.firedrill.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where attempts come from, as far as it can be told: the address of the other end of the
 * connection. Of IPv6 it is the first half, since one household has all of the other half.
 * Forwarded headers count only where the server is configured to believe its proxy's.
 */
record Source(String address) {

  private static final int LONGEST = 64;
  private static final int HALF = 8;

  static Source of(HttpServletRequest request) {
    return of(request.getRemoteAddr());
  }

  static Source of(String address) {
    String zoneless = address.replaceAll("%.*", "");
    return new Source(
        zoneless.contains(":")
            ? network(zoneless)
            : zoneless.substring(0, Math.min(zoneless.length(), LONGEST)));
  }

  /** With a colon in it, Java takes it for an address or for nothing, and asks no name server. */
  private static String network(String address) {
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      Arrays.fill(bytes, Math.min(HALF, bytes.length), bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + (bytes.length > HALF ? "/64" : "");
    } catch (UnknownHostException garbled) {
      return "unknown";
    }
  }
}
