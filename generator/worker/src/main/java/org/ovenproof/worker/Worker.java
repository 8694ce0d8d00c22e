package org.ovenproof.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.ovenproof.worker.again.Reads;
import org.ovenproof.worker.again.SetOrder;
import org.ovenproof.worker.compiler.CellCompiler;
import org.ovenproof.worker.leftovers.ProcessState;
import org.ovenproof.worker.output.Streams;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Reply;
import org.ovenproof.worker.protocol.Request;
import org.ovenproof.worker.protocol.Wire;
import org.ovenproof.worker.session.Session;
import org.ovenproof.worker.session.WarmUp;

/**
 * The worker process. It is given a port on the loopback interface as its argument and a secret on
 * standard input, says the secret to that port, and then answers requests in their order. It ends
 * when the connection does: a generator that was killed leaves no worker behind.
 */
public final class Worker {

  /** How many bytes the secret has. */
  public static final int SECRET_BYTES = 32;

  /**
   * The stack of a cell: enough for recursion that a page would show, over in an instant if
   * endless.
   */
  private static final long STACK_BYTES = 4L << 20;

  /**
   * All threads of sessions, those that they start too. A page that prints its thread sees the name
   * that it would see elsewhere.
   */
  private static final ThreadGroup SESSIONS = new ThreadGroup("main");

  /** How long a worker waits for threads of a page that are about to end. */
  private static final long PATIENCE_NANOS = 100_000_000;

  /** More than a page would carry. */
  public static final int MAX_REPLY_BYTES = 64 << 20;

  /** Where the process's own words go, whatever a snippet does to its streams. */
  private final PrintStream console = System.err;

  private final int port;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  private Worker(int port, DataInputStream in, DataOutputStream out) {
    this.port = port;
    this.in = in;
    this.out = out;
  }

  /** Serves the generator at port {@code arguments[0]} until it hangs up. */
  public static void main(String[] arguments) throws IOException {
    SetOrder.fix();
    byte[] secret = System.in.readNBytes(SECRET_BYTES);
    System.setIn(InputStream.nullInputStream());
    Runtime.getRuntime().addShutdownHook(new Thread(Worker::endChildren, "end"));
    int port = Integer.parseInt(arguments[0]);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
    out.write(secret);
    out.flush();
    Worker worker =
        new Worker(
            port, new DataInputStream(new BufferedInputStream(socket.getInputStream())), out);
    new Thread(worker::answer, "sessions").start();
    worker.listen();
  }

  /** Reads on while a cell runs, so that the end of the generator is noticed at once. */
  private void listen() {
    try {
      while (true) {
        requests.add(Wire.readRequest(in));
      }
    } catch (IOException hungUp) {
      end(0);
    }
  }

  private void answer() {
    try {
      Streams streams = Streams.install();
      Optional<CellCompiler> compiler = CellCompiler.ofProcess();
      Optional<ProcessState> initial = Optional.empty();
      while (true) {
        Optional<ProcessState> before = initial;
        // What a page sets in its thread, such as a thread-local value, ends with it.
        FutureTask<ProcessState> session =
            new FutureTask<>(() -> answer(streams, compiler, before));
        Thread thread = new Thread(SESSIONS, session, "session", STACK_BYTES);
        thread.start();
        thread.join();
        initial = Optional.of(session.get());
      }
    } catch (ExecutionException | InterruptedException | RuntimeException | Error e) {
      // Nobody would answer any more, so the end of the process is the only thing left to say.
      e.printStackTrace(console);
      end(1);
    }
  }

  /**
   * Serves one session.
   *
   * @param before the process as it was before its first page; empty if this is the first
   * @return the same
   */
  private ProcessState answer(
      Streams streams, Optional<CellCompiler> compiler, Optional<ProcessState> before)
      throws IOException, InterruptedException {
    Request.Open open = (Request.Open) requests.take();
    try (Session session = new Session(streams, compiler, this::ask)) {
      send(session.begin(open.imports(), open.seed()));
      if (before.isEmpty()) {
        WarmUp.run(streams, compiler, open, () -> !requests.isEmpty());
      }
      ProcessState initial = before.orElseGet(() -> state(streams));
      Optional<Reads> reads = SetOrder.IS_OTHER ? Reads.begin(port) : Optional.empty();
      Request request = requests.take();
      while (!(request instanceof Request.Close)) {
        if (request instanceof Request.Run run && run.later().isEmpty()) {
          reads.ifPresent(Reads::beginCell);
        }
        long start = System.nanoTime();
        Outcome outcome = outcome(session, request);
        long nanos = System.nanoTime() - start;
        send(new Reply.Answered(outcome, nanos, session.late()));
        request = requests.take();
      }
      List<String> leftovers = new ArrayList<>(session.lasting());
      leftovers.addAll(left(streams, initial, leftovers.isEmpty()));
      send(new Reply.Closed(leftovers, reads.isPresent() ? reads.get().all() : List.of()));
      reads.ifPresent(Reads::close);
      return initial;
    }
  }

  private static Outcome outcome(Session session, Request request) {
    if (request instanceof Request.Suppose suppose) {
      return session.suppose(suppose.code(), suppose.ran(), suppose.later());
    }
    Request.Run run = (Request.Run) request;
    return session.run(run.code(), run.compileOnly(), run.later());
  }

  /** Returns what a page has left, after a wait if all of it may be over soon. */
  private static List<String> left(Streams streams, ProcessState initial, boolean patient)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    List<String> left = state(streams).since(initial);
    while (patient
        && !left.isEmpty()
        && ProcessState.mayPass(left)
        && System.nanoTime() < deadline) {
      Thread.sleep(5);
      left = state(streams).since(initial);
    }
    return left;
  }

  private static ProcessState state(Streams streams) {
    return ProcessState.now(!streams.replaced(), SESSIONS);
  }

  /** Tells the generator what an author's object is asked, which may take for ever. */
  private void ask(String question) {
    try {
      send(new Reply.Asking(question));
    } catch (IOException hungUp) {
      // Then the process ends.
    }
  }

  private void send(Reply reply) throws IOException {
    out.write(bytesOf(reply));
    out.flush();
  }

  /** Returns the bytes of a reply, or those of one that says why the reply cannot be sent. */
  private static byte[] bytesOf(Reply reply) throws IOException {
    String problem;
    try {
      byte[] bytes = written(reply);
      if (bytes.length <= MAX_REPLY_BYTES) {
        return bytes;
      }
      problem =
          "what it shows has %s MiB, and a page takes %s MiB of one snippet"
              .formatted(bytes.length >> 20, MAX_REPLY_BYTES >> 20);
    } catch (RuntimeException | StackOverflowError unwritable) {
      problem = "what it shows cannot be sent: " + unwritable;
    }
    long nanos = reply instanceof Reply.Answered answered ? answered.nanos() : 0;
    Outcome threw =
        new Outcome.Threw(List.of(), IllegalStateException.class.getName(), problem, List.of());
    return written(new Reply.Answered(threw, nanos));
  }

  private static byte[] written(Reply reply) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Wire.write(new DataOutputStream(bytes), reply);
    return bytes.toByteArray();
  }

  /** Ends the process, and before it what it has started. */
  private static void end(int exitCode) {
    endChildren();
    Runtime.getRuntime().halt(exitCode);
  }

  private static void endChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
