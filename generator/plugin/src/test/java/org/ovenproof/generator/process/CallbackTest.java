package org.ovenproof.generator.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Strangers at the port of a worker delay nobody and are taken for nobody. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the process of these tests is sleep")
class CallbackTest {

  private final List<Socket> strangers = new ArrayList<>();
  private Process process;

  @BeforeEach
  void start() throws IOException {
    process = new ProcessBuilder("sleep", "100").start();
  }

  @AfterEach
  void end() throws IOException {
    process.destroyForcibly();
    for (Socket stranger : strangers) {
      stranger.close();
    }
  }

  private Socket call(Callback callback) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), callback.port());
  }

  private void stranger(Callback callback, byte[] says) throws IOException {
    Socket stranger = call(callback);
    strangers.add(stranger);
    stranger.getOutputStream().write(says);
  }

  private void answers(Callback callback) throws IOException {
    try (Socket worker = call(callback)) {
      worker.getOutputStream().write(callback.secret());
      worker.getOutputStream().write(42);
      try (Socket known = callback.await(process, Duration.ofSeconds(50))) {
        assertThat(known.getPort()).isEqualTo(worker.getLocalPort());
        assertThat(known.getInputStream().read()).isEqualTo(42);
      }
    }
  }

  @Test
  void a_hundred_who_say_nothing_delay_nobody() throws IOException {
    try (Callback callback = new Callback()) {
      for (int i = 0; i < 100; i++) {
        stranger(callback, new byte[0]);
      }
      answers(callback);
    }
  }

  @Test
  void those_who_say_something_else_or_a_part_of_it_or_too_much_are_nobody() throws IOException {
    try (Callback callback = new Callback()) {
      byte[] wrong = callback.secret();
      wrong[wrong.length - 1] ^= 1;
      stranger(callback, wrong);
      stranger(callback, Arrays.copyOf(callback.secret(), 20));
      stranger(callback, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
      Socket garrulous = call(callback);
      strangers.add(garrulous);
      OutputStream out = garrulous.getOutputStream();
      try {
        for (int i = 0; i < 1_000; i++) {
          out.write(new byte[1 << 16]);
        }
      } catch (SocketException hungUp) {
        // So it is told.
      }
      answers(callback);
    }
  }

  @Test
  void a_process_that_ends_before_it_calls_is_not_waited_for() throws Exception {
    Process ended = new ProcessBuilder("false").start();
    ended.waitFor();
    try (Callback callback = new Callback()) {
      stranger(callback, new byte[0]);
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> callback.await(ended, Duration.ofSeconds(50))))
          .hasMessage("it ended with exit code 1");
    }
  }
}
