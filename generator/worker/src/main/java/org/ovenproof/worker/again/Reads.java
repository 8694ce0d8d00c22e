package org.ovenproof.worker.again;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.ovenproof.worker.protocol.Reply;

/**
 * What the cells of a session read that no key knows of: files that are neither in the folder of
 * the process nor on its class path nor the JDK's, and what others say over the network. The JVM's
 * own recorder notes both, whichever library asks. Code in a class's initializer is a library that
 * starts, whatever it reads.
 */
public final class Reads implements AutoCloseable {

  private static final String FILE = "jdk.FileRead";
  private static final List<String> NETWORK = List.of("jdk.SocketRead", "jdk.SocketWrite");

  /** Folders whose files no author can declare: devices, and what the system says of itself. */
  private static final List<String> OF_SYSTEM = List.of("/dev", "/proc", "/sys");

  private final Recording recording;
  private final int ownPort;

  /** Where relative paths count from, and where those files lie that the key or the process has. */
  private final Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();

  private final List<Path> known = known(folder);
  private final List<Instant> begins = new ArrayList<>();

  private Reads(Recording recording, int ownPort) {
    this.recording = recording;
    this.ownPort = ownPort;
  }

  /**
   * Begins to note reads.
   *
   * @param ownPort the port through which the process itself is told what to do
   * @return nothing if this JVM has no recorder
   */
  public static Optional<Reads> begin(int ownPort) {
    try {
      Recording recording = new Recording();
      // In its folder a cell would see the recorder's files.
      recording.setToDisk(false);
      recording.enable(FILE).withThreshold(Duration.ZERO).withStackTrace();
      NETWORK.forEach(event -> recording.enable(event).withThreshold(Duration.ZERO));
      recording.start();
      return Optional.of(new Reads(recording, ownPort));
    } catch (RuntimeException | LinkageError unavailable) {
      return Optional.empty();
    }
  }

  /** Notes that another cell begins. */
  public void beginCell() {
    begins.add(Instant.now());
  }

  /** Returns the files and hosts that the cells have read, each once a cell. */
  public List<Reply.Read> all() throws IOException {
    Set<Reply.Read> reads = new LinkedHashSet<>();
    Path file = Files.createTempFile("reads", ".jfr");
    try {
      recording.dump(file);
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        int cell = cellAt(event.getStartTime());
        if (cell >= 0) {
          read(cell, event).ifPresent(reads::add);
        }
      }
    } finally {
      Files.delete(file);
    }
    return List.copyOf(reads);
  }

  private int cellAt(Instant time) {
    int cell = begins.size() - 1;
    while (cell >= 0 && time.isBefore(begins.get(cell))) {
      cell--;
    }
    return cell;
  }

  private Optional<Reply.Read> read(int cell, RecordedEvent event) {
    if (NETWORK.contains(event.getEventType().getName())) {
      int port = event.getInt("port");
      String host = event.getString("host");
      String name = host == null || host.isEmpty() ? event.getString("address") : host;
      return port == ownPort
          ? Optional.empty()
          : Optional.of(new Reply.Read(cell, true, name + ":" + port));
    }
    String path = event.getString("path");
    return path == null || !isOfCell(event.getStackTrace()) || isKnown(path)
        ? Optional.empty()
        : Optional.of(new Reply.Read(cell, false, path));
  }

  /** Whether a read was asked for by code of a cell, and not by a library that starts. */
  private static boolean isOfCell(RecordedStackTrace trace) {
    if (trace == null) {
      return false;
    }
    for (RecordedFrame frame : trace.getFrames()) {
      String type = frame.getMethod().getType().getName();
      String method = frame.getMethod().getName();
      if (type.startsWith("REPL.")) {
        return true;
      }
      if (method.equals("<clinit>") || method.equals("loadClass")) {
        return false;
      }
    }
    return trace.isTruncated();
  }

  private static List<Path> known(Path folder) {
    List<Path> known = new ArrayList<>(List.of(folder, Path.of(System.getProperty("java.home"))));
    OF_SYSTEM.forEach(each -> known.add(Path.of(each)));
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
      known.add(folder.resolve(each));
    }
    return known;
  }

  /** Whether a file is in the key of a result, or made by the process itself. */
  private boolean isKnown(String path) {
    try {
      Path file = folder.resolve(path).normalize();
      return known.stream().anyMatch(file::startsWith);
    } catch (InvalidPathException none) {
      return true;
    }
  }

  @Override
  public void close() {
    recording.close();
  }
}
