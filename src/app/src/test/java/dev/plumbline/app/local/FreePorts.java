package dev.plumbline.app.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Ports for an instance in a test. */
public final class FreePorts {
  private static final int TRIES = 100;
  private static final int NEEDED = 4;

  private FreePorts() {}

  /** The first of four ports in a row that nobody listens on, below those that systems hand out. */
  public static int base() {
    SplittableRandom random = new SplittableRandom();
    for (int i = 0; i < TRIES; i++) {
      int base = random.nextInt(12_000, 30_000);
      if (areFree(base)) {
        return base;
      }
    }
    throw new AssertionError("no " + NEEDED + " free ports in a row in " + TRIES + " tries");
  }

  private static boolean areFree(int base) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int port = base; port < base + NEEDED; port++) {
        held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
      }
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      held.forEach(FreePorts::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
