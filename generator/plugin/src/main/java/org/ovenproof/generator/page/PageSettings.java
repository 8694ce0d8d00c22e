package org.ovenproof.generator.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ovenproof.generator.settings.Reach;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.settings.Words;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What a page is read with.
 *
 * @param project the project's folder
 * @param content the folder of the pages, in {@code project}
 * @param assets the folder whose files are published as they are
 * @param reach where symbolic links may lead
 * @param languages the folders in it that are languages
 * @param words those of the words of each language that parsing asks for
 * @param attributes what every page begins with
 * @param ignoreFile what a folder has in it that is not looked at
 * @param headerSeparator the line below the header of a page of JBake's
 * @param dateFormat how pages write dates, as {@link java.text.SimpleDateFormat} has it
 */
public record PageSettings(
    Path project,
    Path content,
    Path assets,
    Reach reach,
    List<String> languages,
    Words words,
    Map<String, Object> attributes,
    String ignoreFile,
    String headerSeparator,
    String dateFormat) {

  /** What the names of words begin with that parsing asks for. */
  public static final String ADMONITION = "admonition.";

  public static PageSettings of(SiteSettings settings) throws IOException {
    return new PageSettings(
        settings.project(),
        settings.content(),
        settings.assets(),
        Reach.of(settings),
        settings.languages(),
        Words.read(settings.project(), settings.templates(), settings.languages())
            .startingWith(ADMONITION),
        settings.attributes(),
        settings.jbake().getIgnoreFileName(),
        settings.jbake().getHeaderSeparator(),
        settings.jbake().getDateFormat());
  }

  /** Returns what the file of a page says by its place. */
  public PageName nameOf(Path file) {
    String path = SourceLine.path(content, file);
    String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
    String language = languages.contains(first) ? first : "";
    String inLanguage = language.isEmpty() ? path : path.substring(language.length() + 1);
    return new PageName(language, Names.nfc(inLanguage.substring(0, inLanguage.lastIndexOf('.'))));
  }
}
