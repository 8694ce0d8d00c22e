package org.ovenproof.chatty;

/** A library that tells on standard output what it is about to do, and says so. */
public final class Library {

  private Library() {}

  public static int compute(int x) {
    System.out.println("chatter: computing " + x);
    System.err.println("chatter: warning " + x);
    return x + 1;
  }

  /** Calls back, and what is called may print. */
  public static void call(Runnable callback) {
    System.out.println("chatter: calling");
    callback.run();
  }
}
