package dev.firedrill.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Ports on loopback addresses, below the range that the kernel gives to clients (32768). */
public final class Ports {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LOWEST = 21_000;
  private static final int HIGHEST = 31_000;
  private static final int HIGHEST_SINGLE = 32_767;

  /** A prime: places of processes in a row are spread over all. */
  private static final long APART = 7919;

  /** Single ports that this process was given: who was given one may not listen there yet. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /**
   * One port that is free on this address now, that no lab takes afterwards, and that this process
   * is given once.
   */
  public static int free(String address) {
    return RANDOM
        .ints(HIGHEST + 1, HIGHEST_SINGLE)
        .limit(HIGHEST_SINGLE - HIGHEST)
        .filter(port -> isFree(address, port) && GIVEN.add(port))
        .findFirst()
        .orElseThrow(() -> new LabFailure("No free port on " + address));
  }

  /**
   * A base from which {@code count} ports in a row are free on every address. Each process begins
   * to look at a place of its own, far from that of a process started just before it, so that two
   * that look at the same moment don't both take one, nor the one after it.
   */
  public static int freeBase(Collection<String> addresses, int count) {
    int places = (HIGHEST - LOWEST) / count;
    int first = Math.floorMod(ProcessHandle.current().pid() * APART, places);
    return IntStream.range(first, first + places)
        .map(place -> LOWEST + place % places * count)
        .filter(base -> allFree(addresses, base, count))
        .findFirst()
        .orElseThrow(() -> new LabFailure("No " + count + " free ports in a row on " + addresses));
  }

  /** Fails, naming the first port that is taken. */
  public static void requireFree(Collection<String> addresses, int base, int count) {
    for (String address : addresses) {
      for (int port = base; port < base + count; port++) {
        if (!isFree(address, port)) {
          throw new LabFailure(
              "Port %s:%d is in use; choose another with --base-port".formatted(address, port));
        }
      }
    }
  }

  private static boolean allFree(Collection<String> addresses, int base, int count) {
    return addresses.stream()
        .allMatch(
            address -> IntStream.range(base, base + count).allMatch(port -> isFree(address, port)));
  }

  private static boolean isFree(String address, int port) {
    try (ServerSocketChannel channel = ServerSocketChannel.open()) {
      channel.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
