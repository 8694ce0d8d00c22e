package org.ovenproof.generator.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Processes that a worker's code has started and whose parent has ended, so that they are no
 * descendants of the worker any more. Linux tells them by their working folder (proc(5)), which is
 * the worker's unless they have changed it; on other systems none are found.
 */
final class Strays {

  /** What Linux says behind the name of a folder that is gone. */
  private static final String DELETED = " (deleted)";

  private Strays() {}

  /** Returns the processes, {@code worker} left out, that work in a folder or below. */
  static List<ProcessHandle> in(Path folder, Process worker) {
    return in(folder).stream().filter(process -> process.pid() != worker.pid()).toList();
  }

  /** Returns the processes that work in a folder or below, but for this one. */
  static List<ProcessHandle> in(Path folder) {
    if (!Files.exists(Path.of("/proc/self/cwd"))) {
      return List.of();
    }
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> Path.of(workingFolder(process)).startsWith(folder))
        .toList();
  }

  private static String workingFolder(ProcessHandle process) {
    try {
      String folder = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).toString();
      return folder.endsWith(DELETED)
          ? folder.substring(0, folder.length() - DELETED.length())
          : folder;
    } catch (IOException endedOrForeign) {
      return "";
    }
  }
}
