package org.ovenproof.generator.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.ovenproof.worker.Worker;

/**
 * What a worker says, as far as one reply may go: neither longer than a worker sends, nor, byte by
 * byte, for longer than it may take.
 */
final class Replies extends FilterInputStream {

  private final Socket socket;
  private long left;
  private long deadline;

  Replies(Socket socket) throws IOException {
    super(socket.getInputStream());
    this.socket = socket;
  }

  /** Begins to wait for a reply. */
  void begin(Duration limit) {
    left = Worker.MAX_REPLY_BYTES;
    deadline = System.nanoTime() + limit.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left <= 0) {
      throw new IOException("the worker says more than a reply may have");
    }
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("the reply takes too long");
    }
    socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
    int read = super.read(bytes, offset, (int) Math.min(length, left));
    left -= Math.max(0, read);
    return read;
  }
}
