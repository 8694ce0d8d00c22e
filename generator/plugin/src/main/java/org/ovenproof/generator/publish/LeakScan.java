package org.ovenproof.generator.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ovenproof.generator.settings.SiteSettings;

/**
 * Looks through what is to be published for what only the machine of the build should know: its
 * folders, and the values of variables whose names say that they are secret.
 */
public final class LeakScan {

  /** {@code /} says nothing about a machine. */
  private static final int SHORTEST_FOLDER = 3;

  /** A shorter one, such as {@code /root}, also stands in many a text about such machines. */
  private static final int TELLING_FOLDER = 6;

  private final List<Leak> leaks = new ArrayList<>();

  /**
   * Looks for the folders and the secrets of a build.
   *
   * @param folders folders by what they are, such as {@code the project's folder}
   * @param secrets values by what they are, such as {@code the environment variable TOKEN}
   */
  LeakScan(Map<String, String> folders, Map<String, String> secrets) {
    Map<String, String> byFolder = new LinkedHashMap<>();
    new TreeMap<>(folders).forEach((what, folder) -> byFolder.putIfAbsent(folder, what));
    byFolder.forEach(
        (folder, what) -> {
          if (folder.length() >= SHORTEST_FOLDER) {
            leaks.add(
                new Leak(
                    "the path of " + what,
                    Spellings.ofFolder(folder),
                    true,
                    folder.length() < TELLING_FOLDER));
          }
        });
    new TreeMap<>(secrets)
        .forEach((what, value) -> leaks.add(new Leak(what, Spellings.of(value), false, false)));
  }

  /** Looks for what a bake of a site knows of its machine. */
  public static LeakScan of(SiteSettings settings) {
    Map<String, String> properties = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      properties.put(name, System.getProperty(name));
    }
    Map<String, String> secrets = new TreeMap<>(settings.passwords());
    secrets.values().removeIf(value -> !Secrets.isSecret(value));
    Secrets.among(properties, settings.published())
        .forEach((name, value) -> secrets.put("the value of the property " + name, value));
    Secrets.among(System.getenv(), settings.published())
        .forEach(
            (name, value) -> secrets.put("the value of the environment variable " + name, value));
    return new LeakScan(
        Map.of(
            "the project's folder", settings.project().toString(),
            "the folder of scratch files", settings.work().toString(),
            "the home folder", System.getProperty("user.home")),
        secrets);
  }

  /** Returns what of it stands in files, once for each file and leak; never the secret itself. */
  public List<Finding> findings(Map<String, byte[]> files) {
    List<Finding> findings = new ArrayList<>();
    files.forEach(
        (address, bytes) -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          for (Leak leak : leaks) {
            for (String spelling : leak.spellings()) {
              int at = leak.next(text, spelling, 0);
              if (at >= 0) {
                findings.add(new Finding(address, text, at, spelling, leak));
                break;
              }
            }
          }
        });
    return findings;
  }

  /**
   * What must not be published.
   *
   * @param what what it is
   * @param spellings the ways to write it
   * @param isFolder whether it is one only where no longer name of a folder stands
   * @param isCommon whether an author may well write it
   */
  record Leak(String what, Set<String> spellings, boolean isFolder, boolean isCommon) {

    /** Returns where it next stands in a text, from a place on; -1 if it does not. */
    int next(String text, String spelling, int from) {
      int at = text.indexOf(spelling, from);
      while (at >= 0 && isFolder && !isWhole(text, at, at + spelling.length())) {
        at = text.indexOf(spelling, at + 1);
      }
      return at;
    }

    private boolean isWhole(String text, int start, int end) {
      boolean longerAfter = end < text.length() && isOfName(text.charAt(end));
      boolean longerBefore =
          isCommon
              && start > 0
              && (isOfName(text.charAt(start - 1)) || text.charAt(start - 1) == '.');
      return !longerAfter && !longerBefore;
    }

    private static boolean isOfName(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
  }

  /**
   * A leak in a file.
   *
   * @param address the file, from the site's folder on
   * @param text what is in it
   * @param at where in it
   * @param spelling how it is written there
   */
  record Finding(String address, String text, int at, String spelling, Leak leak) {

    /** Returns the line of the file, from 1. */
    int line() {
      return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
  }
}
