package org.ovenproof.generator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.cache.History;
import org.ovenproof.generator.cache.ResultStore;

/** What of a snippet's surroundings is part of its key, and what is not. */
class SnippetEnvironmentTest {

  @TempDir private Path project;

  private Map<String, String> before;

  @BeforeEach
  void begin() throws Exception {
    write("classes/A.class", "first");
    write("classes/org/B.class", "second");
    write("data/table.csv", "1,2\n");
    before = parts("classes");
  }

  private void write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, String> parts(String... classPath) throws Exception {
    return parts(Map.of(), classPath);
  }

  private Map<String, String> parts(Map<String, String> overrides, String... classPath)
      throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("snippets.inputs", "data"));
    all.putAll(overrides);
    SiteSettings settings =
        new SettingsReader(project, all)
            .read(
                project.resolve("target/site"),
                project.resolve("target"),
                List.of(classPath).stream().map(project::resolve).toList());
    return SnippetEnvironment.of(settings).environment().parts();
  }

  /** Returns the names of what is not as it was. */
  private List<String> changed(Map<String, String> now) {
    return new TreeMap<>(now)
        .keySet().stream().filter(part -> !now.get(part).equals(before.get(part))).toList();
  }

  private void jar(String name, String... paths) throws IOException {
    try (OutputStream file = Files.newOutputStream(project.resolve(name));
        JarOutputStream jar = new JarOutputStream(file)) {
      for (String path : paths) {
        jar.putNextEntry(new JarEntry(path));
        jar.write(Files.readAllBytes(project.resolve("classes").resolve(path)));
      }
    }
  }

  @Test
  void nothing_changes_by_itself() throws Exception {
    assertThat(changed(parts("classes"))).isEmpty();
  }

  @Test
  void the_bytes_of_the_class_path_count_and_not_when_they_were_written() throws Exception {
    Files.setLastModifiedTime(
        project.resolve("classes/A.class"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    assertThat(changed(parts("classes"))).isEmpty();
    write("classes/A.class", "First");
    assertThat(changed(parts("classes"))).containsExactly("the class path");
    write("classes/A.class", "first");
    assertThat(changed(parts("classes"))).isEmpty();
    write("classes/C.class", "");
    assertThat(changed(parts("classes"))).containsExactly("the class path");
  }

  @Test
  void a_folder_of_classes_and_the_jar_of_it_are_the_same() throws Exception {
    jar("classes.jar", "org/B.class", "A.class");
    assertThat(changed(parts("classes.jar"))).isEmpty();
    write("classes/META-INF/MANIFEST.MF", "Built-By: somebody\n");
    write("classes/META-INF/maven/pom.properties", "#Mon\n");
    assertThat(changed(parts("classes"))).isEmpty();
    jar("classes.jar", "META-INF/MANIFEST.MF", "A.class", "org/B.class");
    assertThat(changed(parts("classes.jar"))).isEmpty();
  }

  @Test
  void a_jar_that_is_written_anew_is_read_anew() throws Exception {
    jar("classes.jar", "A.class");
    Map<String, String> one = parts("classes.jar");
    jar("classes.jar", "A.class", "org/B.class");
    assertThat(parts("classes.jar")).isNotEqualTo(one);
  }

  /** Something that results depend on. */
  private record Input(String path, String before, String after, String part) {}

  @TestFactory
  Stream<DynamicTest> each_input_counts_by_its_content_alone() {
    return Stream.of(
            new Input("classes/A.class", "first", "First", "the class path"),
            new Input("classes/new.txt", null, "new", "the class path"),
            new Input("classes/org/B.class", "second", null, "the class path"),
            new Input(
                "classes/META-INF/MANIFEST.MF",
                "Implementation-Version: 1.1\n",
                "Implementation-Version: 1.2\n",
                "the class path"),
            new Input(
                "classes/META-INF/MANIFEST.MF",
                "Name: org/\nSealed: false\n",
                "Name: org/\nSealed: true \n",
                "the class path"),
            new Input("lib.jar", "one library", "two library", "the class path"),
            new Input("lib.txt", "no archive", "an archive", "the class path"),
            new Input("data/table.csv", "1,2\n", "1,3\n", "the folder of inputs"),
            new Input("data/more.csv", null, "", "the folder of inputs"))
        .flatMap(
            input ->
                Stream.of(
                    DynamicTest.dynamicTest(input + " changed", () -> changed(input, false)),
                    DynamicTest.dynamicTest(
                        input + " changed, with the time that it had", () -> changed(input, true)),
                    DynamicTest.dynamicTest(input + " touched", () -> touched(input))));
  }

  private void put(Input input, String text) throws IOException {
    Path file = project.resolve(input.path());
    if (text == null) {
      Files.deleteIfExists(file);
    } else if (input.path().endsWith(".jar")) {
      try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
        jar.putNextEntry(new JarEntry("text"));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } else {
      write(input.path(), text);
    }
  }

  private void changed(Input input, boolean restoresTime) throws Exception {
    begin();
    put(input, input.before());
    before = parts("classes", "lib.jar", "lib.txt");
    Path file = project.resolve(input.path());
    FileTime time = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
    put(input, input.after());
    if (restoresTime && Files.exists(file)) {
      Files.setLastModifiedTime(file, time);
    }
    assertThat(changed(parts("classes", "lib.jar", "lib.txt"))).containsExactly(input.part());
    put(input, input.before());
    assertThat(changed(parts("classes", "lib.jar", "lib.txt"))).isEmpty();
  }

  private void touched(Input input) throws Exception {
    begin();
    put(input, input.before());
    before = parts("classes", "lib.jar", "lib.txt");
    Path file = project.resolve(input.path());
    if (Files.exists(file)) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    }
    assertThat(changed(parts("classes", "lib.jar", "lib.txt"))).isEmpty();
  }

  @Test
  void what_is_the_same_by_content_counts_once() throws Exception {
    jar("classes.jar", "A.class", "org/B.class");
    assertThat(changed(parts("classes", "classes.jar"))).isEmpty();
    assertThat(changed(parts("classes.jar", "classes"))).isEmpty();
  }

  @Test
  void who_made_an_archive_does_not_count() throws Exception {
    write(
        "classes/META-INF/MANIFEST.MF",
        "Built-By: me\nCreated-By: Maven\nBuild-Jdk-Spec: 17\nJava-Version: 17\n");
    assertThat(changed(parts("classes"))).isEmpty();
  }

  @Test
  void versions_of_libraries_count() throws Exception {
    SiteSettings settings =
        new SettingsReader(project, Map.of("snippets.inputs", "data"))
            .read(
                project.resolve("target/site"),
                project.resolve("target"),
                List.of(project.resolve("classes")),
                List.of("org:library:jar:1.2"));
    assertThat(changed(SnippetEnvironment.of(settings).environment().parts()))
        .containsExactly("a version on the class path");
  }

  @Test
  void the_kind_of_native_code_counts() throws Exception {
    assertThat(changed(parts(Map.of("snippets.kernels", "native"), "classes")))
        .containsExactly("snippets.kernels, or what native libraries are told");
    assertThat(changed(parts(Map.of("snippets.kernels", "portable"), "classes"))).isEmpty();
  }

  @Test
  void results_are_kept_as_long_as_what_they_were_made_in_is_there() throws Exception {
    SiteSettings settings =
        new SettingsReader(project, Map.of("snippets.inputs", "data"))
            .read(
                project.resolve("target/site"),
                project.resolve("target"),
                List.of(project.resolve("classes")));
    Path cache = project.resolve("cache");
    BooleanSupplier current =
        SnippetEnvironment.of(settings)
            .results(settings, new ResultStore(cache), new History(cache))
            .current();
    assertThat(current.getAsBoolean()).isTrue();
    write("data/table.csv", "1,3\n");
    assertThat(current.getAsBoolean()).isFalse();
    write("data/table.csv", "1,2\n");
    assertThat(current.getAsBoolean()).as("written again with what it held").isTrue();
    write("classes/A.class", "First");
    assertThat(current.getAsBoolean()).isFalse();
  }

  @Test
  void a_damaged_memory_of_jars_is_forgotten() throws Exception {
    jar("classes.jar", "A.class", "org/B.class");
    parts("classes.jar");
    write(".ovenproof/cache/archives.digests", "not a digest\n\n" + "0".repeat(70) + " x\n");
    assertThat(changed(parts("classes.jar"))).isEmpty();
  }

  @Test
  void the_order_of_the_class_path_counts_and_where_it_lies_does_not() throws Exception {
    write("more/D.class", "d");
    before = parts("classes", "more");
    assertThat(changed(parts("more", "classes"))).containsExactly("the class path");
    Files.move(project.resolve("more"), project.resolve("moved"));
    assertThat(changed(parts("classes", "moved"))).isEmpty();
  }

  @Test
  void a_class_path_element_that_is_not_there_is_empty() throws Exception {
    before = parts("classes", "empty");
    Files.createDirectories(project.resolve("empty"));
    assertThat(changed(parts("classes", "empty"))).isEmpty();
  }

  @Test
  void the_folders_of_inputs_count_with_names_and_bytes() throws Exception {
    write("data/table.csv", "1,3\n");
    assertThat(changed(parts("classes"))).containsExactly("the folder of inputs");
    write("data/table.csv", "1,2\n");
    Files.move(project.resolve("data/table.csv"), project.resolve("data/other.csv"));
    assertThat(changed(parts("classes"))).containsExactly("the folder of inputs");
  }

  @Test
  void heap_and_imports_count_and_the_limit_of_time_does_not() throws Exception {
    assertThat(changed(parts(Map.of("snippets.heap", "1g"), "classes")))
        .containsExactly("the worker");
    assertThat(changed(parts(Map.of("snippets.imports", "java.util.*"), "classes")))
        .containsExactly("snippets.imports");
    assertThat(changed(parts(Map.of("snippets.timeout", "5s", "snippets.workers", "7"), "classes")))
        .isEmpty();
  }

  @Test
  void imports_of_the_class_path_are_found_in_folders_and_jars() throws Exception {
    write("classes/META-INF/ovenproof/imports", "# ours\njava.util.*\n\nstatic java.lang.Math.*\n");
    before = parts(Map.of("snippets.imports", "java.util.*,static java.lang.Math.*"), "classes");
    assertThat(changed(parts("classes"))).isEmpty();
    jar("classes.jar", "META-INF/ovenproof/imports", "A.class", "org/B.class");
    assertThat(changed(parts("classes.jar"))).isEmpty();
  }

  @Test
  void locale_and_time_zone_of_the_machine_do_not_count() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone timeZone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.KOREA);
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
      assertThat(changed(parts("classes"))).isEmpty();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(timeZone);
    }
  }
}
