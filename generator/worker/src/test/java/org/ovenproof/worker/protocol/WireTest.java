package org.ovenproof.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ovenproof.display.Drawing;
import org.ovenproof.display.Frames;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Markup;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class WireTest {

  private static final byte[] NO_PNG = {(byte) 0x89, 'P', 'N', 'G', 0};

  static Stream<Request> requests() {
    return Stream.of(
        new Request.Open(List.of(), Long.MIN_VALUE),
        new Request.Open(List.of("java.util.*", "static java.lang.Math.*"), 20260101L),
        new Request.Run("", false),
        new Request.Run("var 글 = \"🔥\";\n", true),
        new Request.Suppose("var 글 = 1;", true, Set.of("a", "B")),
        new Request.Suppose("", false, Set.of("a", "B")),
        new Request.Run("a", false, Set.of("later")),
        new Request.Close());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void a_request_arrives_as_it_was_sent(Request request) throws IOException {
    byte[] bytes = bytes(out -> Wire.write(out, request));
    assertThat(Wire.readRequest(in(bytes))).isEqualTo(request);
  }

  static Stream<Reply> replies() {
    return Stream.concat(
        Stream.of(
            new Reply.Opened(List.of(), List.of()),
            new Reply.Opened(List.of("import x; package x does not exist"), List.of("ND4J: CPU")),
            new Reply.Closed(
                List.of("the thread printer"), List.of(new Reply.Read(2, true, "host:80")))),
        outcomes().map(outcome -> new Reply.Answered(outcome, 12_345_678_901L)));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void a_reply_arrives_as_it_was_sent(Reply reply) throws IOException {
    byte[] bytes = bytes(out -> Wire.write(out, reply));
    assertThat(Wire.readReply(in(bytes))).isEqualTo(reply);
  }

  static Stream<Outcome> outcomes() {
    return Stream.of(
        new Outcome.Completed(List.of()),
        new Outcome.Completed(
            List.of(
                new Shown(Shown.Source.STDOUT, new Text("out")),
                new Shown(Shown.Source.STDERR, new Text("err")),
                new Shown(Shown.Source.VALUE, new Text("")))),
        new Outcome.Rejected(
            List.of(
                new Outcome.CompileError(0, 3, "cannot find symbol\n  symbol: x"),
                new Outcome.CompileError(7, 7, "';' expected"))),
        new Outcome.Threw(List.of(), "java.lang.Error", "", List.of()),
        new Outcome.Threw(
            List.of(),
            "Burnt",
            "너무 뜨거움",
            List.of(new Outcome.Frame(0, 3, "f"), new Outcome.Frame(2, 1, ""))));
  }

  static Stream<Output> outputs() {
    return Stream.of(
        new Text(""),
        new Text("line\nline\t한국어 😀 \u0000"),
        new Text("x".repeat(1_000_000)),
        new Text("0.25", Text.Kind.NUMBER),
        new Text("true", Text.Kind.BOOLEAN),
        new Table(List.of("a"), List.of()),
        new Table(
            List.of("name", "whole", "fraction", "exact", "true"),
            List.of(
                List.of("가", 1L, 0.5, new BigDecimal("12345678901234567890.123"), true),
                List.of("", Long.MIN_VALUE, Double.NaN, new BigDecimal("1E+400"), false),
                List.of("-", -1L, Double.NEGATIVE_INFINITY, BigDecimal.ZERO, "true"))),
        new Drawing("<svg viewBox='0 0 1 1'><text>글</text></svg>"),
        new Markup("<b>bold</b>"),
        Gallery.empty(),
        Gallery.empty().with("a", new Text("1")).with("b", Gallery.empty().with("", new Text("2"))),
        Frames.over("epoch"),
        Frames.over("t").with("0", new Text("a")).with("10", Table.of("x").row(1L)));
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void an_output_arrives_as_it_was_sent(Output output) throws IOException {
    assertThat(roundTrip(output)).isEqualTo(output);
  }

  @Test
  void a_picture_arrives_with_its_bytes() throws IOException {
    Picture picture = (Picture) roundTrip(new Picture(3, 2, 8, NO_PNG));
    assertThat(picture.png()).isEqualTo(NO_PNG);
    assertThat(List.of(picture.width(), picture.height(), picture.scale()))
        .containsExactly(3, 2, 8);
  }

  @Test
  void numbers_of_every_type_stay_numbers() throws IOException {
    Table sent =
        Table.of("b", "s", "i", "f", "n")
            .row((byte) 1, (short) 2, 3, 0.5f, new BigInteger("9".repeat(30)));
    assertThat(((Table) roundTrip(sent)).rows().get(0))
        .isEqualTo(List.of(1L, 2L, 3L, 0.5f, new BigDecimal("9".repeat(30))));
  }

  @Test
  void what_only_the_generator_finds_is_not_sent() {
    for (Outcome outcome :
        List.of(
            new Outcome.TimedOut(10),
            new Outcome.WorkerDied(1, "last words"),
            new Outcome.Skipped("first"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bytes(out -> Wire.write(out, outcome)))
          .withMessage("no worker sends " + outcome);
    }
  }

  @Test
  void bytes_that_end_early_are_an_IOException() throws IOException {
    byte[] whole = bytes(out -> Wire.write(out, everything()));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatIOException().isThrownBy(() -> Wire.readOutcome(in(part)));
    }
  }

  @Test
  void any_damaged_byte_is_an_IOException_or_another_outcome() throws IOException {
    byte[] whole = bytes(out -> Wire.write(out, everything()));
    Random random = new Random(1);
    for (int round = 0; round < 200_000; round++) {
      byte[] damaged = whole.clone();
      for (int hits = random.nextInt(3); hits >= 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        Wire.readOutcome(in(damaged));
      } catch (IOException expected) {
        // What else is thrown fails the test.
      } catch (RuntimeException | Error other) {
        fail("round " + round, other);
      }
    }
  }

  @Test
  void a_length_larger_than_what_follows_takes_no_memory() {
    long most = Runtime.getRuntime().maxMemory();
    // Ten thousand of the largest lengths would be far more than the heap has.
    assertThat(10_000L * (1 << 26)).isGreaterThan(most);
    for (int round = 0; round < 10_000; round++) {
      byte[] text = {'R', 0x04, 0, 0, 0, 'a'};
      assertThatIOException()
          .isThrownBy(() -> Wire.readRequest(in(text)))
          .isInstanceOf(EOFException.class);
    }
    byte[] tooLong = {'R', 0x7F, -1, -1, -1, 'a'};
    assertThatIOException()
        .isThrownBy(() -> Wire.readRequest(in(tooLong)))
        .withMessage("damaged stream: a length of 2147483647");
    byte[] negative = {'R', -1, -1, -1, -1};
    assertThatIOException()
        .isThrownBy(() -> Wire.readRequest(in(negative)))
        .withMessage("damaged stream: a length of -1");
  }

  @Test
  void outputs_nested_without_end_are_an_IOException() throws IOException {
    byte[] bytes =
        bytes(
            out -> {
              out.writeByte('c');
              out.writeInt(1);
              out.writeByte(0);
              for (int depth = 0; depth < 200_000; depth++) {
                out.writeByte('G');
                out.writeInt(1);
                out.writeInt(0);
              }
            });
    assertThatIOException().isThrownBy(() -> Wire.readOutcome(in(bytes)));
  }

  @Test
  void an_unknown_tag_is_named() {
    assertThatIOException()
        .isThrownBy(() -> Wire.readReply(in(new byte[] {'?'})))
        .withMessage("damaged stream: an unknown tag 63");
  }

  private static Outcome everything() {
    List<Shown> shown =
        Stream.concat(outputs().filter(WireTest::isSmall), Stream.of(new Picture(1, 1, 1, NO_PNG)))
            .map(output -> new Shown(Shown.Source.VALUE, output))
            .toList();
    return new Outcome.Threw(shown, "Burnt", "why", List.of(new Outcome.Frame(1, 2, "f")));
  }

  private static boolean isSmall(Output output) {
    return !(output instanceof Text text) || text.text().length() < 1000;
  }

  private static Output roundTrip(Output output) throws IOException {
    Outcome sent = new Outcome.Completed(List.of(new Shown(Shown.Source.VALUE, output)));
    Outcome received = Wire.readOutcome(in(bytes(out -> Wire.write(out, sent))));
    return received.shown().get(0).output();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.to(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }
}
