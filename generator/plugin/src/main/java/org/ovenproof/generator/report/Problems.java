package org.ovenproof.generator.report;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.process.CannotStart;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/** Every problem of pages, settings and templates, with its words and its cure. */
public final class Problems {

  private static final String OWN_FOLDER =
      "give the site a folder of its own with -Djbake.outputDirectory, or leave that away";

  /** More lines of what a snippet writes would hide the other problems. */
  private static final int MAX_LINES = 10;

  private static final int MOST_CHARACTERS_OF_A_CLAIM = 100;
  private static final int MOST_CHARACTERS_OF_A_VALUE = 40;
  private static final int MOST_VALUES = 16;

  private Problems() {}

  /** Returns the problem of an option that is nearly one of ours; of any other, a warning. */
  public static Problem unknownOption(Location at, String name, List<String> known) {
    String message = "unknown snippet option '%s'".formatted(name);
    return suggestion(name, known)
        .map(meant -> Problem.of(at, message, "did you mean '%s'?".formatted(meant)))
        .orElseGet(
            () -> Problem.warning(at, message, "the options are " + String.join(", ", known)));
  }

  public static Problem optionWithoutValue(Location at, String name) {
    return Problem.of(
        at,
        "the snippet option '%s' has no value".formatted(name),
        "write it as %s=…".formatted(name));
  }

  public static Problem unknownProperty(Location at, String name, List<String> known) {
    return Problem.of(
        at,
        "unknown property '%s'".formatted(name),
        suggestion(name, known)
            .map("did you mean '%s'?"::formatted)
            .orElse("the properties are " + String.join(", ", known)));
  }

  public static Problem misspeltRun(Location at, String option) {
    return Problem.of(
        at,
        "unknown block option '%%%s' on a Java block, so it would not run".formatted(option),
        "did you mean '%run'?");
  }

  public static Problem badOptionValue(Location at, String name, String value, String expected) {
    return Problem.of(
        at, "%s must be %s but was '%s'".formatted(name, expected, value), "write " + expected);
  }

  /** Returns the problem of a marker that stands where it marks nothing. */
  public static Problem misplacedRun(Location at, String what) {
    return Problem.of(
        at,
        "'%s' marks no snippet, so the block would not run".formatted(what),
        "write [source%run,java]");
  }

  /** Returns the problem of a line of attributes that does not end. */
  public static Problem openMarker(Location at) {
    return Problem.of(
        at,
        "a line begins like the attributes of a snippet and does not end like them",
        "write [source%run,java] alone in its line");
  }

  /** Returns the problem of a block of Java that says how to run and not that it is to. */
  public static Problem unmarked(Location at, String option) {
    return Problem.of(
        at,
        "the block has the snippet option '%s' and is no snippet, so it would not run"
            .formatted(option),
        "write [source%%run,java,%s=…], or leave '%s' away".formatted(option, option));
  }

  public static Problem notJava(Location at, String what) {
    return Problem.of(
        at,
        "only Java blocks run, and this is " + what,
        "write [source%run,java] above a block of Java, or leave %run away");
  }

  public static Problem nearlyJava(Location at, String language) {
    return Problem.of(
        at,
        "the language of a snippet is 'java', and this is '%s'".formatted(language),
        "write [source%run,java]");
  }

  public static Problem notDelimited(Location at, String what) {
    return Problem.of(
        at,
        "the code of a snippet stands between two lines of ----, and this is " + what,
        "write ---- above and below the code");
  }

  public static Problem emptySnippet(Location at) {
    return Problem.of(
        at, "the snippet has no code", "write code into it, or check the tag of its include");
  }

  public static Problem duplicateId(Location at, String id, SourceLine first) {
    return Problem.of(
        at,
        "the id '%s' is already that of the snippet at %s".formatted(id, first),
        "give one of the two another id");
  }

  /** Returns the warning of a mark that a letter beside it keeps from being one. */
  public static Problem unformedMark(
      Location at, String mark, String cure, String line, int width) {
    return Problem.warning(
            at,
            "%s is not set off, since a letter stands right beside it".formatted(oneLine(mark)),
            "write " + oneLine(cure))
        .withCode(line, width);
  }

  /** Returns the warning of an address that is taken to go on where the sentence does. */
  public static Problem greedyAddress(
      Location at, String address, String cure, String line, int width) {
    return Problem.warning(
            at,
            "the link leads to %s, with what stands right behind the address".formatted(address),
            "write " + cure)
        .withCode(line, width);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\n\\s*", " ");
  }

  public static Problem missingInclude(Location at, String target) {
    return Problem.of(
        at,
        "the included file '%s' does not exist".formatted(target),
        "check the name; {snippets} is the folder of the shared snippets");
  }

  /**
   * Returns the problem of an include that includes itself.
   *
   * @param files each of which includes the next
   */
  public static Problem cyclicInclude(Location at, List<String> files) {
    return Problem.of(
        at,
        "the include never ends: " + String.join(" includes ", files),
        "include a part of it that does not have this line, by a tag or by lines");
  }

  public static Problem deepInclude(Location at) {
    return Problem.of(
        at,
        "the include is nested deeper than includes may be",
        "include fewer levels, or give the include above more with depth=");
  }

  public static Problem tooManyIncludes(Location at, int most, int megabytes) {
    return Problem.of(
        at,
        "the page includes more than %s files, or more than %s MB".formatted(most, megabytes),
        "look for a file that is included over and over");
  }

  public static Problem includeOfBrokenLink(Location at, String target, String end) {
    return Problem.of(
        at,
        "the included file '%s' is a link to '%s', which does not exist".formatted(target, end),
        "mend the link, or include the file itself");
  }

  public static Problem includeOfFolder(Location at, String target) {
    return Problem.of(at, "the included '%s' is a folder".formatted(target), "name a file in it");
  }

  public static Problem includeTooLarge(Location at, String target, int megabytes) {
    return Problem.of(
        at,
        "the included file '%s' is larger than %s MB".formatted(target, megabytes),
        "keep what the page shows of it in a file of its own");
  }

  public static Problem unreadableInclude(Location at, String target) {
    return Problem.of(
        at,
        "the included file '%s' cannot be read".formatted(target),
        "check who may read it, and that it is a file of text");
  }

  public static Problem includeNotText(
      Location at, String encoding, String hex, SourceLine directive) {
    return Problem.of(
            at,
            "the included file is no text in %s: there is a byte %s".formatted(encoding, hex),
            "save it as UTF-8, or name its encoding in the include, such as encoding=iso-8859-1")
        .withVia(List.of(directive));
  }

  /** Returns the problem of a file whose name cannot be read as it is written. */
  public static Problem unreadableName(String path) {
    return Problem.of(
        new Location(path, 1, 1),
        "the name of this file has letters that the locale of this system does not have",
        "set LC_ALL=C.UTF-8 for the build");
  }

  /** Returns what a script says that is read in another encoding than it is written in. */
  public static String notReadAsUtf8(String file) {
    return "this script is UTF-8 and was read as something else: run"
        + " jshell -J-Dfile.encoding=UTF-8 -R-Dfile.encoding=UTF-8 "
        + file;
  }

  /** Returns the problem of a page that is published where another one is. */
  public static Problem sameAddress(String page, String other) {
    return Problem.of(
        new Location(page, 1, 1),
        "the page has the address of %s: their names look the same".formatted(other),
        "rename one of the two");
  }

  public static Problem pageNotText(Location at, String hex) {
    return Problem.of(
        at, "the page is no text in UTF-8: there is a byte " + hex, "save it as UTF-8");
  }

  public static Problem pageTooLarge(String page, int megabytes) {
    return Problem.of(
        new Location(page, 1, 1),
        "the page is larger than %s MB".formatted(megabytes),
        "make several pages of it");
  }

  /** Returns the problem of a page that Asciidoctor gives up on. */
  public static Problem unreadablePage(String page, String message) {
    return Problem.of(
        new Location(page, 1, 1),
        "the page cannot be read: " + message,
        "take away what was added last, and look for a block that is nested very deep or never ends");
  }

  /** Returns what is said of a page that was there when the build looked for pages. */
  public static String vanished(String page) {
    return page + " was deleted while the site was built: build it again";
  }

  public static Problem includeOutside(Location at, String target) {
    return Problem.of(
        at,
        "the included file '%s' lies outside of the project".formatted(target),
        "move it into the project");
  }

  public static Problem missingTag(Location at, String target, String tag, List<String> known) {
    return Problem.of(
        at,
        "there is no tag '%s' in '%s'".formatted(tag, target),
        suggestion(tag, known)
            .map("did you mean '%s'?"::formatted)
            .orElse(
                known.isEmpty()
                    ? "write // tag::%s[] and // end::%s[] around the lines".formatted(tag, tag)
                    : "its tags are " + String.join(", ", known)));
  }

  public static Problem unclosedTag(Location at, String tag) {
    return Problem.of(
        at,
        "the tag '%s' begins here and does not end".formatted(tag),
        "write // end::%s[] behind its last line".formatted(tag));
  }

  public static Problem asciidoctor(Location at, String message) {
    return Problem.of(at, message, "mend the AsciiDoc of this line");
  }

  public static Problem missingTitle(String page) {
    return Problem.of(
        new Location(page, 1, 1), "the page has no title", "begin it with a line '= Title'");
  }

  public static Problem missingTranslation(String page, String missing) {
    return Problem.of(
        new Location(page, 1, 1),
        "the page has no counterpart " + missing,
        "write that page, or say ':translation: none' in the header of this one");
  }

  public static Problem draftTranslation(String page, String draft) {
    return Problem.of(
        new Location(page, 1, 1),
        "the counterpart of the page, %s, is a draft, which is not published".formatted(draft),
        "write ':jbake-status: published' in its header, or ':jbake-status: draft' or"
            + " ':translation: none' in the header of this one");
  }

  public static Problem snippetsDiffer(Snippet here, Snippet there) {
    return Problem.of(
        here.location(),
        "the snippet '%s' differs from its counterpart at %s".formatted(here.id(), there.place()),
        "give both the same code, session and run options, best by one include");
  }

  public static Problem snippetMissing(Snippet here, String otherPage) {
    return Problem.of(
        here.location(),
        "the snippet '%s' has no counterpart in %s".formatted(here.id(), otherPage),
        "include it there too, or say ':translation: none' in the header of both pages");
  }

  public static Problem ownerlessOutput(Location at) {
    return Problem.warning(
        at,
        "the block with the role 'output' does not stand right behind a snippet, so it is compared"
            + " with nothing",
        "move it there, or give it another role");
  }

  /**
   * Returns the problem of a snippet that shows something else than its page says.
   *
   * @param difference both, line by line
   */
  public static Problem unexpectedOutput(
      SourceLine block, String snippetId, List<String> difference) {
    return Problem.of(
            block.start(),
            "the snippet '%s' no longer shows what the page says (- page, + now)"
                .formatted(snippetId),
            "mend the code, or accept what it shows now with -Dsnippets.expect=write")
        .withDetail(difference);
  }

  public static Problem unexpectedPicture(
      SourceLine block, String snippetId, String file, String difference) {
    return Problem.of(
            block.start(),
            "the snippet '%s' no longer shows the picture %s".formatted(snippetId, file),
            "mend the code, or accept what it shows now with -Dsnippets.expect=write")
        .withDetail(List.of(difference));
  }

  public static Problem unexpectedPictures(
      SourceLine block, String snippetId, int expected, int shown) {
    return Problem.of(
        block.start(),
        "the snippet '%s' shows %s pictures and the page expects %s"
            .formatted(snippetId, shown, expected),
        "write one image block with the role output for each picture that it shows");
  }

  public static Problem missingPicture(SourceLine block, String file) {
    return Problem.of(
        block.start(),
        "the expected picture %s does not exist".formatted(file),
        "check the name, or keep what the snippet shows now with -Dsnippets.expect=write");
  }

  public static Problem unreadablePicture(SourceLine block, String file) {
    return Problem.of(
        block.start(),
        "the expected picture %s cannot be read as one".formatted(file),
        "name a PNG, or delete it and keep what the snippet shows now with -Dsnippets.expect=write");
  }

  public static Problem changedMeanwhile(SourceLine block) {
    return Problem.of(
        block.start(),
        "the file has changed since it was read, so nothing was written into it",
        "build again with -Dsnippets.expect=write");
  }

  public static Problem notInItsPlace(SourceLine block) {
    return Problem.of(
        block.start(),
        "what the snippet shows now cannot be written: the block is not all in this place",
        "write it as lines between two lines of dots, without an include or a condition");
  }

  public static Problem notWritten(SourceLine block, String file, IOException thrown) {
    if (thrown instanceof CharacterCodingException) {
      return Problem.of(
          block.start(),
          "what the snippet shows now cannot be written: %s is not UTF-8".formatted(file),
          "save it as UTF-8");
    }
    FileFailure failure = FileFailure.of(thrown);
    return Problem.of(
        block.start(),
        "what the snippet shows now cannot be written: %s %s".formatted(file, failure.what()),
        failure.cure());
  }

  /** Returns what to say of a cache that serves less than it might. */
  public static Problem cacheTrouble(String folder, IOException thrown) {
    Location at = new Location(folder, 1, 1);
    if (thrown instanceof ResultStore.Damaged) {
      return Problem.warning(
          at,
          "a result that was kept is damaged, so its snippet ran again",
          "nothing has to be done; if it comes back, look at the disk");
    }
    FileFailure failure = FileFailure.of(thrown);
    return Problem.warning(
        at,
        "results are not kept or not found, so snippets run again: %s %s"
            .formatted(failure.file(), failure.what()),
        failure.cure().isEmpty()
            ? "name another folder with snippets.cache.dir"
            : failure.cure().replace(", or name another folder for it", "")
                + ", or name another folder with snippets.cache.dir");
  }

  /** Returns what a build says that waits for another. */
  public static String waiting(String goal, long pid, Instant since) {
    return "waiting for another build of this project: %s, process %s, since %s"
        .formatted(
            goal,
            pid,
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                .format(since.atZone(ZoneId.systemDefault())));
  }

  public static Problem unknownValue(Location at, String reference, String id, List<String> ids) {
    return Problem.of(
        at,
        "there is no snippet '%s' in this page for %s".formatted(id, reference),
        suggestion(id, ids)
            .map("did you mean '%s'?"::formatted)
            .orElse(
                ids.isEmpty()
                    ? "write a snippet with id=%s into this page".formatted(id)
                    : "its snippets are " + String.join(", ", ids)));
  }

  /**
   * Returns the problem of a value that a snippet does not have.
   *
   * @param fields the names that its last value has values for; empty if it has none
   */
  public static Problem valueNotInline(
      Location at, String reference, String id, String field, List<String> fields) {
    if (fields.isEmpty()) {
      return Problem.of(
          at,
          "the snippet '%s' has no value in one line for %s".formatted(id, reference),
          "end it with a number or a text, or name a column of its table: value:%s[column]"
              .formatted(id));
    }
    return Problem.of(
        at,
        field.isEmpty()
            ? "the snippet '%s' has several values, of which %s names none".formatted(id, reference)
            : "the snippet '%s' has no value '%s' for %s".formatted(id, field, reference),
        suggestion(field, field.isEmpty() ? List.of() : fields)
            .map("did you mean '%s'?"::formatted)
            .orElse("its values are " + String.join(", ", fields)));
  }

  public static Problem valueIsNoNumber(Location at, String reference, String id) {
    return Problem.of(
        at,
        "the value of the snippet '%s' is a text, and %s has a pattern for numbers"
            .formatted(id, reference),
        "leave the pattern away, or end the snippet with a number");
  }

  public static Problem badValuePattern(Location at, String reference, String fault) {
    return Problem.of(
        at,
        "%s has a pattern for numbers that is none: %s".formatted(reference, fault),
        "write one of java.text.DecimalFormat, such as #,##0.00 or 0.0 %");
  }

  /** Returns the problem of a macro that what stands around it does not leave whole. */
  public static Problem valueCutOff(Location at) {
    return Problem.of(
        at,
        "this value: is cut off before its closing bracket",
        "use value: in text only, and in an attribute put the text in quotes, as in"
            + " alt=\"value:id[field,0.0]\"; if no value is meant, write \\value:");
  }

  public static Problem valueInCondition(Location at) {
    return Problem.of(
        at,
        "a condition is decided before the snippets run, so it cannot ask for a value",
        "let a snippet decide, and show its text with value:");
  }

  /** Returns the problem of a value in what is no text, such as an address or an id. */
  public static Problem macroInAddress(
      Location at, String reference, String macro, String attribute) {
    return Problem.of(
        at,
        "%s is used as part of %s, which is no text"
            .formatted(reference, attribute.isEmpty() ? "an HTML tag" : "an HTML " + attribute),
        "write it out there, and use %s: in text only".formatted(macro));
  }

  /**
   * Returns the problem of a sentence that is not true.
   *
   * @param text what it says
   * @param reference the macro that claims it
   * @param snippet where the snippet begins that checks it
   * @param found all values of the snippet; one without a name by an empty one
   */
  public static Problem claimFalse(
      Location at, String text, String reference, SourceLine snippet, Map<String, Object> found) {
    List<String> values =
        found.entrySet().stream()
            .map(
                entry ->
                    (entry.getKey().isEmpty() ? "" : entry.getKey() + " = ")
                        + shortened(String.valueOf(entry.getValue()), MOST_CHARACTERS_OF_A_VALUE))
            .limit(MOST_VALUES)
            .toList();
    String more = found.size() > values.size() ? ", …" : "";
    return Problem.of(
            at,
            "this is not so: \"%s\"".formatted(shortened(text, MOST_CHARACTERS_OF_A_CLAIM)),
            "write what is so, in every language of the page, or mend the snippet")
        .withDetail(
            List.of(
                "%s is false: the snippet at %s found %s"
                    .formatted(reference, snippet, String.join(", ", values) + more)));
  }

  private static String shortened(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  /** Returns the problem of a claim whose snippet is only compiled. */
  public static Problem claimOfUnrun(Location at, String reference, String id) {
    return Problem.of(
        at,
        "%s is not checked: the snippet '%s' is not run (eval=false)".formatted(reference, id),
        "let a snippet check it that runs");
  }

  /**
   * Returns the problem of a claim whose snippet has no result.
   *
   * @param failed the snippet that failed: this one, or one that it needs
   */
  public static Problem claimOfFailed(Location at, String reference, String id, String failed) {
    return Problem.of(
        at,
        failed.equals(id)
            ? "%s is not checked: the snippet '%s' failed".formatted(reference, id)
            : "%s is not checked: the snippet '%s' needs '%s', which failed"
                .formatted(reference, id, failed),
        "mend the snippet '%s'".formatted(failed));
  }

  /**
   * Returns the problem of a claim that a snippet has no value for.
   *
   * @param fields the names that its last value has values for; empty if it has none
   */
  public static Problem claimWithoutValue(
      Location at, String reference, String id, String field, List<String> fields) {
    if (!fields.isEmpty()) {
      return valueNotInline(at, reference, id, field, fields);
    }
    return field.isEmpty()
        ? Problem.of(
            at,
            "the snippet '%s' ends with nothing that is true or false for %s"
                .formatted(id, reference),
            "end it with a boolean, or with a record that has some: claim:%s[field,\"text\"]"
                .formatted(id))
        : Problem.of(
            at,
            "the snippet '%s' has no value '%s' for %s".formatted(id, field, reference),
            "end it with a record that has it; if '%s' is part of the text, put quotes around all of it: claim:%s[\"text\"]"
                .formatted(shortened(field, MOST_CHARACTERS_OF_A_VALUE), id));
  }

  /**
   * Returns the problem of a claim whose value is neither true nor false.
   *
   * @param booleans the names of those values of the snippet that are
   */
  public static Problem claimIsNoBoolean(
      Location at, String reference, String id, Object value, List<String> booleans) {
    return Problem.of(
        at,
        "%s is %s, and a claim is true or false"
            .formatted(
                reference,
                value instanceof Number || value.equals("null")
                    ? value
                    : "the text '%s'"
                        .formatted(shortened(value.toString(), MOST_CHARACTERS_OF_A_VALUE))),
        booleans.isEmpty()
            ? "compare it in the snippet '%s', as in count > 0".formatted(id)
            : "compare it in the snippet '%s', or name one of its booleans: %s"
                .formatted(id, String.join(", ", booleans)));
  }

  public static Problem claimWithoutText(Location at, String reference, String id) {
    return Problem.of(
        at,
        "%s has no text that it claims".formatted(reference),
        "write what is so into its brackets: claim:%s[field,\"text\"]".formatted(id));
  }

  public static Problem claimInClaim(Location at) {
    return Problem.of(
        at,
        "a claim cannot stand in the text of another",
        "end the one before the other begins; a value: may stand in either");
  }

  /** Returns the problem of a claim that what stands around it does not leave whole. */
  public static Problem claimCutOff(Location at) {
    return Problem.of(
        at,
        "this claim: is cut off before its closing bracket",
        "use claim: in text only, and in an attribute put the text in quotes, as in"
            + " 'claim:id[field,\"text\"]'; if no claim is meant, write \\claim:");
  }

  public static Problem claimInCondition(Location at) {
    return Problem.of(
        at,
        "a condition is decided before the snippets run, so nothing can be claimed in it",
        "claim it in a sentence");
  }

  /**
   * Returns the problem of a mark in a published file, which is never the author's fault.
   *
   * @param address the file, from the site's folder on
   */
  public static Problem markLeft(String address, int line) {
    return Problem.of(
        new Location(address, line, 1),
        "a mark of the generator's own would be published in the place of a value",
        "this is a fault of Ovenproof: report it, and write the value out until it is mended");
  }

  public static Problem deadLink(Location at, String link, List<String> pages) {
    return Problem.of(
        at,
        "the link %s leads nowhere in this site".formatted(link),
        suggestion(link.replaceFirst("#.*", ""), pages)
            .map("did you mean '%s'?"::formatted)
            .orElse("write that page, or link to one that is there"));
  }

  public static Problem deadFragment(Location at, String link, String id, List<String> known) {
    return Problem.of(
        at,
        "the link %s leads to a page in which nothing has the id '%s'".formatted(link, id),
        suggestion(id, known)
            .map("did you mean '%s'?"::formatted)
            .orElse("write [#%s] there, or link to an id that is there".formatted(id)));
  }

  /** Returns the problem of a picture, a sound or another file that a page shows or plays. */
  public static Problem missingFile(Location at, String file, List<String> known) {
    String extension = file.replaceFirst(".*\\.", ".");
    List<String> alike =
        known.stream()
            .filter(each -> each.endsWith(extension) || nameOf(each).equals(nameOf(file)))
            .sorted(Comparator.comparing((String each) -> each.split("\\.\\./", -1).length))
            .toList();
    List<String> names = alike.stream().map(Problems::nameOf).toList();
    return Problem.of(
        at,
        "the file %s is not there".formatted(file),
        suggestion(nameOf(file), names, edits(nameOf(file)))
            .map(name -> alike.get(names.indexOf(name)))
            .map("did you mean '%s'?"::formatted)
            .orElse("put it beside the page, or into the folder of the assets, or check its name"));
  }

  /** Returns how far a short name may be from one that is meant. */
  private static int edits(String name) {
    return name.length() < 5 ? 1 : Math.max(2, name.length() / 3);
  }

  /** Returns the name of a file without its folder and its extension. */
  private static String nameOf(String address) {
    return address.replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", "");
  }

  public static Problem missingAttribute(Location at, String name, List<String> known) {
    return Problem.of(
        at,
        "nothing sets the attribute '%s'".formatted(name),
        suggestion(name, known, edits(name))
            .map("did you mean '{%s}'?"::formatted)
            .orElse(
                "write ':%s: …' into the header, or \\{%s} for the text itself"
                    .formatted(name, name)));
  }

  /** Returns the problem of an id that a page has twice, of which one place is known at most. */
  public static Problem idTwice(Location at, String id) {
    return Problem.of(
        at,
        "the id '%s' stands in the page twice, so that links to it lead to the first alone"
            .formatted(id),
        "give one of the two another id: [#…] above a block or a heading");
  }

  /** Returns the problem of an id in a file that a page includes more than once. */
  public static Problem idOfRepeatedInclude(Location at, String id) {
    return Problem.of(
        at,
        "the id '%s' stands in the page twice, since this file is included twice".formatted(id),
        "include it once, or make the id of an attribute that differs each time: [#%s-{number}]"
            .formatted(id));
  }

  public static Problem idAlreadyThere(Location at, String id, SourceLine first) {
    return Problem.of(
        at,
        "the id '%s' stands in the page already, at %s, so that links to it lead there alone"
            .formatted(id, first),
        "give one of the two another id: [#…] above a block or a heading");
  }

  public static Problem badId(Location at, String id) {
    return Problem.of(
        at,
        "the id '%s' is none: an id has at least one character, and no space".formatted(id),
        "write it without spaces");
  }

  /** Returns the problem of two things of which only one can be published. */
  public static Problem sameAddress(String path, String other, String address) {
    return Problem.of(
        new Location(path, 1, 1),
        "%s would be published where %s is: at %s".formatted(path, other, address),
        "rename one of the two");
  }

  public static Problem leadsNowhere(String path) {
    return Problem.warning(
        new Location(path, 1, 1),
        "the symbolic link leads nowhere, so nothing is published",
        "delete it, or put back what it leads to");
  }

  /** Returns the problem of a link by which a site would publish something of the machine. */
  public static Problem leadsOut(String path, String target) {
    return Problem.of(
        new Location(path, 1, 1),
        "the symbolic link leads out of the project, to " + target,
        "delete it, and copy what the site needs of that into the project");
  }

  public static Problem leadsBack(String path) {
    return Problem.warning(
        new Location(path, 1, 1),
        "the symbolic link leads back to a folder that it is in, so it is not followed",
        "delete it");
  }

  public static Problem unreadable(String path) {
    return Problem.of(
        new Location(path, 1, 1),
        "it cannot be read, so what is in it would be missing from the site",
        "give whoever builds the site the right to read it, or move it out of the folder");
  }

  /** Returns the problem of a page in a language that JBake speaks and we do not. */
  public static Problem pageInAnotherLanguage(String path, String language) {
    return Problem.of(
        new Location(path, 1, 1),
        "pages are AsciiDoc here, and this one is " + language,
        "write it as AsciiDoc in a file that ends in .adoc, or move it out of the folder");
  }

  public static Problem notPublished(String path, String language) {
    return Problem.warning(
        new Location(path, 1, 1),
        "it is not published: pages are AsciiDoc here, and this is " + language,
        "write it as AsciiDoc in a file that ends in .adoc, put it into the folder of the assets, or move it away");
  }

  public static Problem missingAlternative(Snippet snippet) {
    return Problem.of(
        snippet.location(),
        "the snippet '%s' shows a picture without a text for those who cannot see it"
            .formatted(snippet.id()),
        "say what is to be seen: alt=\"…\"");
  }

  /**
   * A snippet with {@code stderr=fail} has written to standard error.
   *
   * @param lines what it has written
   */
  public static Problem standardError(Snippet snippet, List<String> lines) {
    return Problem.of(
            snippet.location(),
            "the snippet '%s' writes to standard error".formatted(snippet.id()),
            "mend the code, or say stderr=true to show it or stderr=false to leave it out")
        .withDetail(firstOf(lines));
  }

  /**
   * The text of an object is no more than where it is in memory.
   *
   * @param text what is shown, such as {@code Object@1b2c3d4e}
   */
  public static Problem identityHash(Snippet snippet, String text) {
    return Problem.warning(
        snippet.location(),
        "the snippet '%s' shows '%s', which is another text in every run"
            .formatted(snippet.id(), text),
        cureOfIdentity(text.substring(0, text.indexOf('@'))));
  }

  public static Problem undeclaredFile(Snippet snippet, String path) {
    return Problem.warning(
        snippet.location(),
        "the snippet '%s' reads %s, and nobody would notice a change of it"
            .formatted(snippet.id(), path),
        "put the file into a folder that snippets.inputs names, or say cache=false");
  }

  public static Problem undeclaredHost(Snippet snippet, String host) {
    return Problem.warning(
        snippet.location(),
        "the snippet '%s' asks %s over the network, which may answer something else tomorrow"
            .formatted(snippet.id(), host),
        "keep what it answers in a file of a folder that snippets.inputs names, or say cache=false");
  }

  private static String cureOfIdentity(String type) {
    if (type.startsWith("[")) {
      return "show the array itself as a value, or print Arrays.deepToString(new Object[] {…})";
    }
    if (type.contains("$$Lambda")) {
      return "a lambda says nothing of itself: show what it returns";
    }
    if (type.startsWith("java.util.stream.")) {
      return "a stream is no list yet: end it, with .toList() say";
    }
    if (type.matches(".*(?:Iterator|Itr|Spliterators\\$\\d+Adapter)\\w*")) {
      return "an iterator is no list: show what it goes through";
    }
    if (type.endsWith("BufferedImage")) {
      return "show the picture by itself as a value, in a list of pictures alone, or with display";
    }
    if (type.matches("java\\.io\\..*Stream.*")) {
      return "a stream of bytes says nothing of itself: show what is written to it";
    }
    return type.matches("(?:java|javax|jdk|sun)\\..*")
        ? "show a part of the object, or what comes of it"
        : "give the class a toString(), or show a part of the object";
  }

  private static List<String> firstOf(List<String> lines) {
    if (lines.size() <= MAX_LINES) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, MAX_LINES));
    first.add("… %s more lines".formatted(lines.size() - MAX_LINES));
    return first;
  }

  public static Problem missingWord(String file, String key, String other) {
    return Problem.of(
        new Location(file, 1, 1),
        "the word '%s' is missing, which %s has".formatted(key, other),
        "add a line '%s=…'".formatted(key));
  }

  public static Problem unknownType(String page, String type) {
    return Problem.of(
        new Location(page, 1, 1),
        "there is no template for pages of type '%s'".formatted(type),
        "set template.%s.file in jbake.properties, or change :jbake-type:".formatted(type));
  }

  public static Problem foreignTemplate(String path, String language) {
    return Problem.of(
        new Location(path, 1, 1),
        "the template is %s, and templates are Pebble here".formatted(language),
        "write it in Pebble as %s, and name that in jbake.properties: template.<type>.file"
            .formatted(path.replaceFirst("\\.[^.]*$", ".peb")));
  }

  /** Returns the problem of an id in a page that something around its text has already. */
  public static Problem idOfTemplate(Location at, String id) {
    return Problem.of(
        at,
        "the id '%s' is already that of something in the template".formatted(id),
        "give it another one: [#…] above the block or the heading");
  }

  public static Problem brokenTemplate(Location at, String message) {
    return Problem.of(at, message, "mend the template");
  }

  public static Problem endlessTemplate(Location at) {
    return Problem.of(
        at,
        "the template, or one that it uses, includes or extends itself without end",
        "leave the circle away, or end it by an if");
  }

  public static Problem unknownVariable(Location at, String name) {
    return Problem.of(
        at,
        "there is no '%s' for a template to use".formatted(name),
        List.of("content", "config", "published_posts", "published_pages", "posts", "pages", "tags")
                .contains(name)
            ? "JBake's '%s' is not there: see 'page', 'nav' and what else ARCHITECTURE.md lists"
                .formatted(name)
            : "check its name; ARCHITECTURE.md lists what templates see");
  }

  /**
   * Returns the problem of something in a published file that only the machine of the build knows.
   *
   * @param at what shows it
   * @param address the file, from the site's folder on
   * @param line its line in that file
   */
  public static Problem leak(Location at, String what, String address, int line) {
    return Problem.of(
            at,
            "%s would be published".formatted(what),
            what.startsWith("the value of")
                ? "leave out what shows it, or name the variable in site.public if it is no secret"
                : "leave out what shows it")
        .withDetail(List.of("in %s:%s".formatted(address, line)));
  }

  public static Problem brokenProperties(Location at, String message, String cure) {
    return Problem.of(at, message, cure);
  }

  /**
   * Returns the problem of a site that had snippets and has none.
   *
   * @param report the file that knows of them
   */
  public static Problem noSnippets(String contentFolder, String report) {
    return Problem.of(
        new Location(contentFolder, 1, 1),
        "no snippet was found in any page, so nothing is proven",
        "mark a block with [source%%run,java], or delete %s if the site is to have none any more"
            .formatted(report));
  }

  public static Problem draftsOnly(String contentFolder) {
    return Problem.of(
        new Location(contentFolder, 1, 1),
        "every page is a draft, so there is nothing to publish",
        "write ':jbake-status: published' in the header of a page that is ready");
  }

  public static Problem linkToDraft(Location at, String link) {
    return Problem.of(
        at,
        "the link %s leads to a draft, which is not published".formatted(link),
        "take the link away, or write ':jbake-status: published' in the header of that page");
  }

  public static Problem unknownStatus(Location at, String status) {
    List<String> known = List.of("published", "draft", "published-date");
    return Problem.of(
        at,
        "jbake-status must be published, draft or published-date but was '%s'".formatted(status),
        suggestion(status, known)
            .map("did you mean '%s'?"::formatted)
            .orElse("write published, draft or published-date"));
  }

  public static Problem badDate(Location at, String date, String format) {
    return Problem.of(
        at,
        "jbake-date must be a date such as %s but was '%s'".formatted(format, date),
        "write it like that, or say in jbake.properties how it is written: date.format");
  }

  /** Returns the warning of an attribute that other tools know and that means nothing here. */
  public static Problem ineffectiveAttribute(Location at, String name) {
    List<String> known =
        List.of(
            "jbake-type", "jbake-status", "jbake-date", "jbake-tags", "jbake-title", "jbake-order");
    return Problem.warning(
        at,
        "':%s:' means nothing here, in this page and in all others".formatted(name),
        name.startsWith("jbake-")
            ? suggestion(name, known)
                .map("did you mean '%s'?"::formatted)
                .orElse("leave it out; those that mean something are " + String.join(", ", known))
            : "leave it out: templates make all of a page but its body");
  }

  /** Returns the warning of a setting of JBake's that is read by nobody here. */
  public static Problem ineffectiveProperty(Location at, String key) {
    return Problem.warning(
        at,
        "'%s' means nothing here".formatted(key),
        "leave it out: pages are made of content alone, each at the address of its file");
  }

  /** Returns the warning that results depend on the processor of this machine. */
  public static Problem unportableProcessor(Location at) {
    return Problem.warning(
        at,
        "numbers may be others here than on another machine: this processor has no AVX2 and FMA, to"
            + " which 'snippets.kernels=portable' pins native code",
        "bake what you publish on a newer processor, or say snippets.kernels=native");
  }

  public static Problem missingDate(Location at) {
    return Problem.of(
        at,
        "a page with the status published-date says from when on it is published",
        "write a line ':jbake-date:' with the date below this one");
  }

  public static Problem noPages(String contentFolder) {
    return Problem.of(
        new Location(contentFolder, 1, 1),
        "there is no page",
        "write one as %s/<language>/<name>.adoc".formatted(contentFolder));
  }

  public static Problem outputContains(String folder, String what) {
    return Problem.of(
        new Location(folder, 1, 1),
        "the site cannot be published here: the folder contains " + what,
        OWN_FOLDER);
  }

  public static Problem outputInside(String folder, String what) {
    return Problem.of(
        new Location(folder, 1, 1),
        "the site cannot be published here: the folder lies in %s, which it is made of"
            .formatted(what),
        OWN_FOLDER);
  }

  public static Problem outputIsLink(String folder, String target) {
    return Problem.of(
        new Location(folder, 1, 1),
        "the site cannot be published here: this is a symbolic link to " + target,
        "name the folder that it leads to");
  }

  public static Problem outputIsFile(String folder) {
    return Problem.of(
        new Location(folder, 1, 1),
        "the site cannot be published here: this is a file, not a folder",
        OWN_FOLDER);
  }

  public static Problem outputIsRepository(String folder, String repository) {
    return Problem.of(
        new Location(folder, 1, 1),
        "the site cannot be published here: the folder is a repository (%s)".formatted(repository),
        "publish into target/site, and copy what is in it into the repository");
  }

  public static Problem outputIsForeign(String folder, String file) {
    return Problem.of(
        new Location(folder, 1, 1),
        "the site cannot be published here: no bake wrote what is in the folder, such as " + file,
        "name an empty folder or a new one with -Djbake.outputDirectory; if an earlier version"
            + " wrote all of it, delete the folder");
  }

  /** Returns the problem of a file that no bake wrote, at an address of the site. */
  public static Problem foreignFile(String file) {
    return Problem.of(
        new Location(file, 1, 1),
        "the site has a file of this name, and no bake wrote the one that is here",
        "move it away; if an earlier version wrote it, delete the folder of the site (mvn clean)");
  }

  /** Returns the problem of a save that brings what nobody has thought of. */
  public static Problem unforeseen(String file, Throwable cause) {
    return Problem.of(
        new Location(file, 1, 1),
        cause instanceof StackOverflowError
            ? "it is nested too deeply, or contains itself"
            : "it cannot be followed: " + said(cause),
        "undo what you have saved last, or mend it; the preview goes on with the next save");
  }

  public static Problem unreadable(String file, Exception cause) {
    return Problem.of(
        new Location(file, 1, 1),
        "it cannot be read: " + said(cause),
        "see to it that the file is there and may be read, and save it again");
  }

  public static Problem unwritable(String file, Exception cause) {
    return Problem.of(
        new Location(file, 1, 1),
        "what comes of it cannot be written: " + said(cause),
        "make room on the disk, or see to it that the folder may be written to, and save it again");
  }

  /** Returns the problem of a session that no worker can be started for. */
  public static Problem cannotRun(Location at, Exception cause) {
    return Problem.of(
            at,
            "the snippets cannot run: " + said(cause),
            "look at snippets.imports, snippets.jvm and snippets.heap, and save the page again")
        .withDetail(
            cause.getMessage() == null
                ? List.of()
                : cause.getMessage().lines().skip(1).limit(10).toList());
  }

  /** Returns the problem of settings that no worker starts with. */
  public static Problem cannotStart(Location at, CannotStart cannot) {
    List<String> said = cannot.getMessage().lines().skip(1).limit(MAX_LINES).toList();
    return switch (cannot.refused()) {
      case IMPORTS ->
          Problem.of(
                  at,
                  "no snippet can run, since a session cannot begin with the imports",
                  "name in snippets.imports what may stand behind import, such as java.util.*, with"
                      + " commas between")
              .withDetail(said);
      case JVM ->
          Problem.of(
                  at,
                  "no snippet can run: " + cannot.getMessage().lines().findFirst().orElseThrow(),
                  "look at snippets.jvm and snippets.heap")
              .withDetail(said);
    };
  }

  /** Returns in one line what an exception says; its kind, where that alone would say little. */
  private static String said(Throwable cause) {
    String message =
        cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
    if (cause instanceof NoSuchFileException) {
      return "%s does not exist".formatted(message);
    }
    if (cause instanceof AccessDeniedException) {
      return "%s may not be touched".formatted(message);
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return message;
    }
    return message.isEmpty() || message.startsWith("/")
        ? (cause.getClass().getSimpleName() + " " + message).strip()
        : message;
  }

  /** Returns the known name that is meant, if one is near enough. */
  static Optional<String> suggestion(String name, List<String> known) {
    // Two letters that changed places are two edits.
    return suggestion(name, known, name.length() < 3 ? 1 : Math.max(2, name.length() / 3));
  }

  private static Optional<String> suggestion(String name, List<String> known, int limit) {
    LevenshteinDistance distance = new LevenshteinDistance(limit);
    return known.stream()
        .filter(candidate -> distance.apply(name, candidate) >= 0)
        .min(Comparator.comparing(candidate -> distance.apply(name, candidate)));
  }

  /** Returns one text of all problems, a blank line between them. */
  public static String text(List<Problem> problems) {
    return problems.stream().map(Problem::text).collect(Collectors.joining("\n\n"));
  }
}
