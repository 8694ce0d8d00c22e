package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.worker.Worker;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Reply;
import org.ovenproof.worker.protocol.Request;
import org.ovenproof.worker.protocol.Wire;

/**
 * A worker whose code has been taken over says something else: it costs its page, not the build.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "what is taken for java is a shell script")
class ForgedRepliesTest {

  @TempDir private Path folder;

  /** What it says to the first cell. */
  enum Lie {
    GARBAGE,
    ANOTHER_KIND,
    A_TEXT_WITHOUT_END,
    A_LIST_WITHOUT_END,
    A_NEGATIVE_LENGTH,
    NOTHING_AND_HANGS_UP,
    TWICE
  }

  @ParameterizedTest
  @EnumSource
  void it_costs_its_page_and_not_the_build(Lie lie) throws Exception {
    WorkerSettings plain = TestSnippets.settings(folder, "64m");
    try (WorkerPool pool = new WorkerPool(liar(plain, lie))) {
      List<Execution> executions =
          TestSnippets.runner(pool, 1, CacheMode.OFF, folder)
              .run(
                  List.of(
                      TestSnippets.session("page", "1", "2"), TestSnippets.session("next", "3")))
              .get(0);
      boolean late = lie == Lie.TWICE;
      assertThat(executions.get(late ? 1 : 0).outcome()).isInstanceOf(Outcome.WorkerDied.class);
    }
  }

  private WorkerSettings liar(WorkerSettings plain, Lie lie) throws IOException {
    Path home = folder.resolve("jdk");
    Path java = home.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java,
        "#!/bin/sh\nfor last; do :; done\nexec '%s' -Xmx32m -cp '%s' '%s' %s \"$last\"\n"
            .formatted(
                plain.javaHome().resolve("bin/java"),
                System.getProperty("java.class.path"),
                Liar.class.getName(),
                lie));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    return TestSnippets.with(plain, home);
  }

  /** A worker that opens sessions as it should. */
  static final class Liar {

    private Liar() {}

    public static void main(String[] arguments) throws IOException {
      byte[] secret = System.in.readNBytes(Worker.SECRET_BYTES);
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]))) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write(secret);
        while (true) {
          Request request = Wire.readRequest(in);
          if (request instanceof Request.Open) {
            Wire.write(out, new Reply.Opened(List.of(), List.of()));
          } else if (request instanceof Request.Close) {
            Wire.write(out, new Reply.Closed(List.of(), List.of()));
          } else {
            lie(Lie.valueOf(arguments[0]), out);
          }
        }
      }
    }

    private static void lie(Lie lie, DataOutputStream out) throws IOException {
      switch (lie) {
        case GARBAGE -> out.write("HTTP/1.1 400 Bad Request\r\n".getBytes());
        case ANOTHER_KIND -> Wire.write(out, new Reply.Closed(List.of(), List.of()));
        case A_TEXT_WITHOUT_END -> {
          out.writeBytes("at");
          out.writeInt(0);
          out.writeInt(1 << 28);
          while (true) {
            out.write(new byte[1 << 16]);
          }
        }
        case A_LIST_WITHOUT_END -> {
          out.writeBytes("ac");
          out.writeInt(1 << 28);
          while (true) {
            out.writeByte(0);
            out.writeByte('T');
            out.writeInt(0);
          }
        }
        case A_NEGATIVE_LENGTH -> {
          out.writeBytes("ac");
          out.writeInt(-1);
        }
        case NOTHING_AND_HANGS_UP -> Runtime.getRuntime().halt(0);
        default -> {
          Reply reply = new Reply.Answered(new Outcome.Completed(List.of()), 1);
          Wire.write(out, reply);
          Wire.write(out, reply);
        }
      }
      out.flush();
    }
  }
}
