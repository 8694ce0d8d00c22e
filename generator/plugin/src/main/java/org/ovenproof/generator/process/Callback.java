package org.ovenproof.generator.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ovenproof.worker.Worker;

/**
 * The port at which one worker calls back. Anybody on the machine can call there, so the worker is
 * known by a secret, and nobody waits for those who do not say it.
 */
final class Callback implements AutoCloseable {

  /** The worker says the secret at once. */
  private static final int SILENCE_MILLIS = 5_000;

  /** How many may be listened to at once: then the one who called first has had its time. */
  private static final int CALLERS = 64;

  private final byte[] secret = new byte[Worker.SECRET_BYTES];
  private final ServerSocket server;
  private final Deque<Socket> callers = new ArrayDeque<>();
  private final BlockingQueue<Socket> known = new LinkedBlockingQueue<>();
  private boolean closed;

  /** Begins to listen. */
  Callback() throws IOException {
    new SecureRandom().nextBytes(secret);
    server = new ServerSocket(0, CALLERS, InetAddress.getLoopbackAddress());
    start("port of a worker", this::accept);
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  byte[] secret() {
    return secret.clone();
  }

  /**
   * Waits for the worker.
   *
   * @throws IOException if its process ends before it has called, or the time is over
   */
  Socket await(Process process, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        Socket socket = known.poll(100, TimeUnit.MILLISECONDS);
        if (socket != null) {
          return socket;
        }
        if (!process.isAlive()) {
          throw new IOException("it ended with exit code " + process.exitValue());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the build is ending", e);
    }
    throw new IOException("it did not call back within " + limit.toSeconds() + " s");
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = server.accept();
        if (add(caller)) {
          start("caller of a worker's port", () -> listen(caller));
        }
      }
    } catch (IOException closedMeanwhile) {
      // Nobody is waited for any more.
    }
  }

  private synchronized boolean add(Socket caller) {
    if (closed) {
      hangUp(caller);
      return false;
    }
    if (callers.size() == CALLERS) {
      hangUp(callers.remove());
    }
    return callers.add(caller);
  }

  private void listen(Socket caller) {
    try {
      caller.setTcpNoDelay(true);
      caller.setSoTimeout(SILENCE_MILLIS);
      byte[] said = caller.getInputStream().readNBytes(secret.length);
      if (MessageDigest.isEqual(said, secret) && take(caller)) {
        return;
      }
    } catch (IOException silentOrGone) {
      // As for those who say something else.
    }
    synchronized (this) {
      callers.remove(caller);
    }
    hangUp(caller);
  }

  private synchronized boolean take(Socket caller) {
    return callers.remove(caller) && !closed && known.add(caller);
  }

  private static void hangUp(Socket caller) {
    try {
      caller.close();
    } catch (IOException gone) {
      // That is what was wanted.
    }
  }

  /** Listens no more, and hangs up on all who are not known. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    callers.forEach(Callback::hangUp);
    callers.clear();
    server.close();
  }
}
