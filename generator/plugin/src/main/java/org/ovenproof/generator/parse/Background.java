package org.ovenproof.generator.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** A value that another thread computes: whoever asks for it waits until it is there. */
final class Background<T> {

  private final CompletableFuture<T> made;

  private Background(CompletableFuture<T> made) {
    this.made = made;
  }

  /** Starts a thread that computes it. */
  static <T> Background<T> make(Maker<T> maker) {
    return new Background<>(
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return maker.make();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
  }

  /**
   * Returns it as soon as it is there.
   *
   * @throws IOException if it could not be made
   */
  T get() throws IOException {
    try {
      return made.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof UncheckedIOException cause) {
        throw cause.getCause();
      }
      throw failed;
    }
  }

  /** Has another thread use it as soon as it is there, and does not wait. */
  void then(Consumer<T> user) {
    made.thenAcceptAsync(user);
  }

  /** Makes something. */
  @FunctionalInterface
  interface Maker<T> {

    /** Returns it, or fails with what kept it from being made. */
    T make() throws IOException;
  }
}
