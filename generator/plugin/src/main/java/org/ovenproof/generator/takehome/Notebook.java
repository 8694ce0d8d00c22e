package org.ovenproof.generator.takehome;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ovenproof.display.Drawing;
import org.ovenproof.display.Frames;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Labelled;
import org.ovenproof.display.Markup;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.display.Table;
import org.ovenproof.generator.output.CellPlaces;
import org.ovenproof.generator.output.ExpectedError;
import org.ovenproof.generator.output.LastValue;
import org.ovenproof.generator.output.OutputHtml;
import org.ovenproof.generator.output.Pictures;
import org.ovenproof.generator.output.ShownParts;
import org.ovenproof.generator.output.TerminalText;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.code.CellCode;
import org.ovenproof.worker.protocol.Outcome;

/** A session of a page as a Jupyter notebook for a Java kernel (nbformat 4.5), outputs included. */
final class Notebook {

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private final TakeHomeSession session;
  private final Map<String, String> words;
  private final List<String> imports;
  private final JsonArray cells = new JsonArray();
  private int ran;

  Notebook(TakeHomeSession session, Map<String, String> words, List<String> imports) {
    this.session = session;
    this.words = words;
    this.imports = imports;
  }

  /** Returns the notebook; what became of a snippet may be null. */
  String json(Function<Snippet, Execution> executions) {
    String how = word("downloads.notebook.how").replace("{classpath}", ClassPathFiles.LINE);
    addText("# " + markdown(session.title()) + "\n\n" + how);
    StringBuilder beginning = new StringBuilder();
    imports.forEach(name -> beginning.append("import %s;\n".formatted(name)));
    Script.beginning().forEach(statement -> beginning.append(statement).append('\n'));
    addCode(beginning.toString(), new JsonArray());
    for (TakeHomeSession.Cell cell : session.cells()) {
      add(cell, executions.apply(cell.block().snippet()));
    }
    JsonObject notebook = new JsonObject();
    notebook.add("cells", cells);
    notebook.add("metadata", metadata());
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 5);
    return GSON.toJson(notebook) + "\n";
  }

  private void add(TakeHomeSession.Cell cell, Execution execution) {
    StringBuilder text = new StringBuilder();
    cell.headings()
        .forEach(
            heading ->
                text.append("#".repeat(heading.level()) + " " + markdown(heading.text()) + "\n\n"));
    text.append(markdown(cell.caption()));
    Snippet snippet = cell.block().snippet();
    if (!snippet.options().eval()) {
      text.append("\n\n%s\n\n```java\n%s\n```".formatted(word("output.skipped"), snippet.code()));
    }
    if (!text.toString().isBlank()) {
      addText(text.toString().strip());
    }
    if (snippet.options().eval()) {
      ran++;
      addCode(
          CellCode.of(snippet.code()).script(),
          outputs(snippet, execution == null ? null : execution.outcome()));
    }
  }

  private JsonArray outputs(Snippet snippet, Outcome outcome) {
    JsonArray outputs = new JsonArray();
    if (outcome == null || !snippet.options().output()) {
      return outputs;
    }
    String alt = session.values().text(snippet.options().alt().orElse(""));
    List<ShownParts.Part> parts =
        ShownParts.of(
            outcome, snippet.options().stderr(), CellPlaces.of(session.page().snippets(), snippet));
    for (int index = 0; index < parts.size(); index++) {
      boolean result = index == parts.size() - 1 && LastValue.isShown(outcome, snippet.code());
      if (parts.get(index) instanceof ShownParts.Printed printed) {
        addPrinted(outputs, printed);
      } else {
        addShown(outputs, ((ShownParts.Value) parts.get(index)).output(), alt, result);
      }
    }
    ExpectedError error = ExpectedError.of(outcome);
    if (error.exists()) {
      outputs.add(error(error));
    }
    return outputs;
  }

  /** Adds what was printed, what comes from one stream together. */
  private static void addPrinted(JsonArray outputs, ShownParts.Printed printed) {
    StringBuilder text = new StringBuilder();
    boolean error = printed.lines().get(0).isError();
    for (TerminalText.Line line : printed.lines()) {
      for (TerminalText.Span span : line.spans()) {
        if (span.error() != error && !text.isEmpty()) {
          outputs.add(stream(error ? "stderr" : "stdout", text.toString()));
          text.setLength(0);
        }
        error = span.error();
        text.append(span.text());
      }
      text.append('\n');
    }
    outputs.add(stream(error ? "stderr" : "stdout", text.toString()));
  }

  private void addShown(JsonArray outputs, Output output, String alt, boolean result) {
    if (output instanceof Gallery gallery) {
      addItems(outputs, gallery.items(), "");
    } else if (output instanceof Frames frames) {
      addItems(outputs, frames.frames(), frames.parameter() + " ");
    } else {
      outputs.add(data(output, alt, result));
    }
  }

  private void addItems(JsonArray outputs, List<Labelled> items, String before) {
    for (Labelled item : items) {
      String label = before + item.label();
      JsonObject bundle = new JsonObject();
      bundle.add("text/plain", lines(label));
      outputs.add(data(bundle, new JsonObject(), false));
      addShown(outputs, item.output(), label, false);
    }
  }

  private JsonObject data(Output output, String alt, boolean result) {
    JsonObject bundle = new JsonObject();
    JsonObject metadata = new JsonObject();
    if (output instanceof Picture picture) {
      bundle.addProperty("image/png", Base64.getEncoder().encodeToString(picture.png()));
      JsonObject size = new JsonObject();
      size.addProperty("width", picture.width() * picture.scale());
      size.addProperty("height", picture.height() * picture.scale());
      metadata.add("image/png", size);
    } else if (output instanceof Drawing drawing) {
      bundle.add("image/svg+xml", lines(drawing.svg()));
    } else if (output instanceof Table) {
      bundle.add("text/html", lines(new OutputHtml(new Pictures(), "", alt).of(output)));
    } else if (output instanceof Markup markup) {
      bundle.add("text/html", lines(markup.html()));
    }
    boolean described = output.needsAlternative() && !alt.isEmpty();
    bundle.add("text/plain", lines(described ? alt : TerminalText.plain(output.toString())));
    return data(bundle, metadata, result);
  }

  private JsonObject data(JsonObject bundle, JsonObject metadata, boolean result) {
    JsonObject output = new JsonObject();
    output.addProperty("output_type", result ? "execute_result" : "display_data");
    if (result) {
      output.addProperty("execution_count", count());
    }
    output.add("data", bundle);
    output.add("metadata", metadata);
    return output;
  }

  private static JsonObject stream(String name, String text) {
    JsonObject output = new JsonObject();
    output.addProperty("output_type", "stream");
    output.addProperty("name", name);
    output.add("text", lines(text));
    return output;
  }

  private static JsonObject error(ExpectedError error) {
    JsonObject output = new JsonObject();
    output.addProperty("output_type", "error");
    output.addProperty("ename", error.name());
    output.addProperty("evalue", TerminalText.plain(error.message()));
    output.add("traceback", lines(TerminalText.plain(error.text())));
    return output;
  }

  /** The cell of imports is the first that runs. */
  private int count() {
    return ran + 1;
  }

  private void addText(String markdown) {
    cells.add(cell("markdown", markdown));
  }

  private void addCode(String code, JsonArray outputs) {
    JsonObject cell = cell("code", code);
    cell.addProperty("execution_count", count());
    cell.add("outputs", outputs);
    cells.add(cell);
  }

  private JsonObject cell(String type, String source) {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", type);
    cell.addProperty("id", "cell-" + (cells.size() + 1));
    cell.add("metadata", new JsonObject());
    cell.add("source", lines(source.stripTrailing()));
    return cell;
  }

  private static JsonObject metadata() {
    JsonObject kernel = new JsonObject();
    kernel.addProperty("display_name", "Java");
    kernel.addProperty("language", "java");
    kernel.addProperty("name", "java");
    JsonObject language = new JsonObject();
    language.addProperty("name", "java");
    language.addProperty("file_extension", ".jshell");
    language.addProperty("mimetype", "text/x-java-source");
    language.addProperty("pygments_lexer", "java");
    JsonObject metadata = new JsonObject();
    metadata.add("kernelspec", kernel);
    metadata.add("language_info", language);
    return metadata;
  }

  /** Returns a multi-line string as nbformat writes it: a list of lines with their ends. */
  private static JsonElement lines(String text) {
    JsonArray lines = new JsonArray();
    for (String line : text.split("(?<=\n)")) {
      lines.add(new JsonPrimitive(line));
    }
    return lines;
  }

  /** Returns plain text so that Markdown shows it as it is. */
  private static String markdown(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>#$|])", "\\\\$1");
  }

  private String word(String key) {
    return words.getOrDefault(key, key);
  }
}
