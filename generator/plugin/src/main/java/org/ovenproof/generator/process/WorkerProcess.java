package org.ovenproof.generator.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Reply;
import org.ovenproof.worker.protocol.Request;
import org.ovenproof.worker.protocol.Wire;

/** One worker and the connection to it. Used by one thread at a time. */
public final class WorkerProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /**
   * What opening or closing a session may take: ND4J's first array alone takes up to two seconds.
   */
  private static final Duration SESSION_LIMIT = Duration.ofSeconds(60);

  /** How the file of a crash names its signal: {@code SIGSEGV (0xb) at pc=…}. */
  private static final Pattern CRASH = Pattern.compile("SIG[A-Z]+ \\((0x[0-9a-f]{1,2})\\) at");

  /** The signal stands on its first lines. */
  private static final int CRASH_HEAD = 8_192;

  /** A method of a class. */
  private static final Pattern QUESTION =
      Pattern.compile("[\\p{javaJavaIdentifierPart}.]{1,200}\\(\\)");

  private final Process process;
  private final Console console;
  private final ScratchFolder folder;
  private final Socket socket;
  private final Replies replies;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** What a value was last asked for that the cell shows; empty while the cell's own code runs. */
  private String question = "";

  /** Whether no session has been opened yet. */
  private boolean fresh = true;

  /** What went wrong with the start of a session that is open already. */
  private Optional<Reply.Opened> opened = Optional.empty();

  private WorkerProcess(Process process, Console console, ScratchFolder folder, Socket socket)
      throws IOException {
    this.process = process;
    this.console = console;
    this.folder = folder;
    this.socket = socket;
    this.replies = new Replies(socket);
    this.in = new DataInputStream(new BufferedInputStream(replies, 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
  }

  /**
   * Starts a worker and waits until it has called back.
   *
   * @throws IOException if it does not; the message holds what it said instead
   */
  static WorkerProcess start(WorkerSettings settings) throws IOException {
    ScratchFolder folder = ScratchFolder.create(settings);
    Process process = null;
    Console console = null;
    try (Callback callback = new Callback()) {
      ProcessBuilder builder = new ProcessBuilder(settings.command(folder.path(), callback.port()));
      builder.directory(folder.path().toFile());
      Environment.restrict(builder.environment(), folder.path());
      builder.environment().putAll(settings.environment());
      builder.redirectErrorStream(true);
      process = builder.start();
      console = Console.of(process);
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(callback.secret());
      }
      Socket socket = callback.await(process, START_LIMIT);
      return new WorkerProcess(process, console, folder, socket);
    } catch (IOException e) {
      String said = "";
      if (process != null) {
        kill(process, folder);
        said = console.lastWords();
      }
      folder.delete();
      throw new CannotStart(
          CannotStart.Refused.JVM,
          "the worker process did not start: " + e.getMessage(),
          said.lines().toList(),
          e);
    }
  }

  /** Opens the session that {@link #open} is then asked for. */
  void openAhead(WorkerSettings settings) throws IOException {
    opened = Optional.of(open(settings));
  }

  /** Opens a session. */
  public Reply.Opened open(WorkerSettings settings) throws IOException {
    if (opened.isPresent()) {
      Reply.Opened ahead = opened.get();
      opened = Optional.empty();
      return ahead;
    }
    Request.Open open = new Request.Open(settings.imports(), WorkerSettings.SEED);
    Reply.Opened now = ask(open, SESSION_LIMIT, Reply.Opened.class);
    if (fresh) {
      // What libraries write when they start is nobody's.
      folder.begin();
      fresh = false;
    }
    return now;
  }

  /** Runs a cell; after a time-out or a death, only {@link #close} is left to call. */
  public Reply.Answered run(String code, boolean compileOnly, Set<String> later, Duration limit) {
    return answer(new Request.Run(code, compileOnly, later), limit);
  }

  /** Compiles a cell that is not run, as {@link Request.Suppose} says. */
  public Reply.Answered suppose(String code, boolean ran, Set<String> later, Duration limit) {
    return answer(new Request.Suppose(code, ran, later), limit);
  }

  private Reply.Answered answer(Request request, Duration limit) {
    long start = System.nanoTime();
    try {
      return ask(request, limit, Reply.Answered.class);
    } catch (SocketTimeoutException tooLong) {
      kill(process, folder);
      return new Reply.Answered(
          new Outcome.TimedOut(limit.toMillis(), question), System.nanoTime() - start);
    } catch (IOException died) {
      return new Reply.Answered(
          new Outcome.WorkerDied(exitCode(), console.lastWords(), question),
          System.nanoTime() - start);
    }
  }

  /** Ends the session and returns whether the process may serve another. */
  public boolean closeSession() {
    try {
      Reply.Closed closed = ask(new Request.Close(), SESSION_LIMIT, Reply.Closed.class);
      boolean childless =
          process.descendants().findAny().isEmpty() && Strays.in(folder.path(), process).isEmpty();
      return closed.leftovers().isEmpty() && childless && folder.isAsMade();
    } catch (IOException died) {
      return false;
    }
  }

  /** Ends the session and returns what its cells read that no key knows of. */
  public List<Reply.Read> reads() {
    try {
      return ask(new Request.Close(), SESSION_LIMIT, Reply.Closed.class).reads();
    } catch (IOException died) {
      return List.of();
    }
  }

  /** Whether a page has run in it, or may have. */
  public boolean hasServed() {
    return !fresh && opened.isEmpty();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Asks for a reply of a kind. What a worker says is not trusted: code of a page runs beside it.
   *
   * @throws IOException if it says something else, or too much, or before it is asked
   */
  private <T extends Reply> T ask(Request request, Duration limit, Class<T> kind)
      throws IOException {
    if (in.available() > 0) {
      throw new IOException("the worker spoke before it was asked");
    }
    question = "";
    Wire.write(out, request);
    out.flush();
    replies.begin(limit);
    Reply reply = Wire.readReply(in);
    while (reply instanceof Reply.Asking asking) {
      question = QUESTION.matcher(asking.question()).matches() ? asking.question() : "";
      reply = Wire.readReply(in);
    }
    if (!kind.isInstance(reply)) {
      throw new IOException("the worker answered something else");
    }
    return kind.cast(reply);
  }

  private int exitCode() {
    try {
      if (process.waitFor(5, TimeUnit.SECONDS)) {
        return signalOfCrash().map(signal -> 128 + signal).orElse(process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill(process, folder);
    return -1;
  }

  /** A JVM that crashes and may not dump its core exits with 1, and leaves a file about it. */
  private Optional<Integer> signalOfCrash() {
    Path file = folder.path().resolve(WorkerSettings.CRASH_FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream report = Files.newInputStream(file)) {
      String head = new String(report.readNBytes(CRASH_HEAD), StandardCharsets.UTF_8);
      Matcher signal = CRASH.matcher(head);
      return signal.find() ? Optional.of(Integer.decode(signal.group(1))) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    kill(process, folder);
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // The process is dead, which is all that was wanted.
    }
    folder.delete();
  }

  private static void kill(Process process, ScratchFolder folder) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    Strays.in(folder.path(), process).forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What of the build's environment a worker sees: no token of the build is in its reach. */
  private static final class Environment {

    private static final List<String> PASSED = List.of("PATH", "SystemRoot");

    private static void restrict(Map<String, String> environment, Path folder) {
      environment.keySet().retainAll(PASSED);
      environment.put("HOME", folder.toString());
      environment.put("LANG", "C.UTF-8");
      // One thread: faster for small arrays, and sums in the same order on every machine.
      environment.put("OMP_NUM_THREADS", "1");
      environment.put("OPENBLAS_NUM_THREADS", "1");
    }
  }
}
