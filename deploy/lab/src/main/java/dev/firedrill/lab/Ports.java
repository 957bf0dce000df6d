package dev.firedrill.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Collection;
import java.util.stream.IntStream;

/** Ports on loopback addresses, below the range that the kernel gives to clients (32768). */
public final class Ports {

  private static final int LOWEST = 21_000;
  private static final int HIGHEST = 31_000;

  private Ports() {}

  /** The first base from which {@code count} ports in a row are free on every address. */
  public static int freeBase(Collection<String> addresses, int count) {
    return IntStream.iterate(LOWEST, base -> base < HIGHEST, base -> base + count)
        .filter(base -> allFree(addresses, base, count))
        .findFirst()
        .orElseThrow(() -> new LabFailure("No " + count + " free ports in a row on " + addresses));
  }

  /** Fails, naming the first port that is taken. */
  public static void requireFree(Collection<String> addresses, int base, int count) {
    for (String address : addresses) {
      for (int port = base; port < base + count; port++) {
        if (!free(address, port)) {
          throw new LabFailure(
              "Port %s:%d is in use; choose another with --base-port".formatted(address, port));
        }
      }
    }
  }

  private static boolean allFree(Collection<String> addresses, int base, int count) {
    return addresses.stream()
        .allMatch(
            address -> IntStream.range(base, base + count).allMatch(port -> free(address, port)));
  }

  private static boolean free(String address, int port) {
    try (ServerSocketChannel channel = ServerSocketChannel.open()) {
      channel.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
