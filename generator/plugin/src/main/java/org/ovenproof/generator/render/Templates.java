package org.ovenproof.generator.render;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.FileLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.template.AbstractTemplateEngine;
import org.jbake.template.model.TemplateModel;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * JBake's template engine for {@code .peb}: Pebble 4, which escapes what a template prints and
 * refuses a variable that does not exist.
 */
final class Templates extends AbstractTemplateEngine {

  /** How Pebble says that a strict template asks for what is not there. */
  private static final Pattern UNKNOWN_VARIABLE =
      Pattern.compile("(?:Attribute|Root attribute) \\[([^\\]]*)\\].*does not exist");

  /** What JBake and others call languages of templates by the ends of their names. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("ftl", "FreeMarker"),
          Map.entry("groovy", "Groovy"),
          Map.entry("gsp", "Groovy"),
          Map.entry("gxml", "Groovy"),
          Map.entry("tpl", "Groovy"),
          Map.entry("thyme", "Thymeleaf"),
          Map.entry("html", "Thymeleaf"),
          Map.entry("jade", "Jade"),
          Map.entry("pug", "Pug"),
          Map.entry("mustache", "Mustache"),
          Map.entry("hbs", "Handlebars"));

  /** What Pebble asks of a condition before it knows that nothing has its name. */
  private static final Pattern OF_JBAKE =
      Pattern.compile("\\b(content|config|published_posts|published_pages|posts|pages|tags)\\b");

  private final Path project;
  private final Path folder;
  private final PebbleEngine pebble;

  Templates(JBakeConfiguration configuration, Path project) {
    super(configuration, null);
    this.project = project;
    this.folder = configuration.getTemplateFolder().toPath();
    FileLoader loader = new FileLoader(folder.toString());
    loader.setCharset("UTF-8");
    pebble =
        new PebbleEngine.Builder()
            .loader(loader)
            .autoEscaping(true)
            .strictVariables(true)
            .defaultLocale(Locale.ROOT)
            .build();
  }

  /**
   * Returns the language of a template that JBake would know and we do not, if it is such a one.
   */
  Optional<Problem> foreign(String template) {
    String extension = template.substring(template.lastIndexOf('.') + 1);
    return FOREIGN.containsKey(extension) && Files.exists(folder.resolve(template))
        ? Optional.of(
            Problems.foreignTemplate(
                SourceLine.path(project, folder.resolve(template)), FOREIGN.get(extension)))
        : Optional.empty();
  }

  /** Returns the page that a template makes of a model. */
  String render(String template, Map<String, Object> model) throws BrokenTemplate {
    StringWriter out = new StringWriter();
    TemplateModel templateModel = new TemplateModel();
    templateModel.putAll(model);
    try {
      renderDocument(templateModel, template, out);
    } catch (PebbleException e) {
      throw new BrokenTemplate(problem(template, e));
    } catch (StackOverflowError endless) {
      throw new BrokenTemplate(
          Problems.endlessTemplate(
              new Location(SourceLine.path(project, folder.resolve(template)), 1, 1)));
    } catch (RuntimeException e) {
      throw new BrokenTemplate(
          Problems.unforeseen(SourceLine.path(project, folder.resolve(template)), e));
    }
    return out.toString();
  }

  @Override
  public void renderDocument(TemplateModel model, String templateName, Writer writer) {
    try {
      pebble.getTemplate(templateName).evaluate(writer, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Problem problem(String template, PebbleException e) {
    String file = e.getFileName() == null ? template : e.getFileName();
    Path path = Path.of(file).isAbsolute() ? Path.of(file) : folder.resolve(file);
    int line = e.getLineNumber() == null ? 1 : Math.max(1, e.getLineNumber());
    String message = e.getPebbleMessage() == null ? "the template is broken" : e.getPebbleMessage();
    Location at = new Location(SourceLine.path(project, path), line, 1);
    Matcher unknown = UNKNOWN_VARIABLE.matcher(message);
    Matcher ofJBake = OF_JBAKE.matcher(line(path, line));
    if (message.startsWith("Wrong operand") && ofJBake.find()) {
      return Problems.unknownVariable(at, ofJBake.group(1));
    }
    return unknown.find()
        ? Problems.unknownVariable(at, unknown.group(1))
        : Problems.brokenTemplate(at, message.lines().findFirst().orElse(message));
  }

  private static String line(Path file, int number) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.skip(number - 1L).findFirst().orElse("");
    } catch (IOException | UncheckedIOException unreadable) {
      return "";
    }
  }

  /** A template that cannot be rendered. */
  static final class BrokenTemplate extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private BrokenTemplate(Problem problem) {
      super(problem.text());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
