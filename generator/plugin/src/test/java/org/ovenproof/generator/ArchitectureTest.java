package org.ovenproof.generator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which package may know which. */
@AnalyzeClasses(packages = "org.ovenproof", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** A row of a table in ARCHITECTURE.md: a package, what it is, and what it may use. */
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|.*\\|([^|]*)\\|");

  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @ArchTest
  static void each_package_uses_what_the_drawing_of_the_architecture_says(JavaClasses all)
      throws IOException {
    assertThat(used(all, "org.ovenproof.generator")).isEqualTo(drawn("## The rooms\n"));
  }

  @ArchTest
  static void each_package_of_the_worker_uses_what_the_drawing_says(JavaClasses all)
      throws IOException {
    assertThat(used(all, "org.ovenproof.worker")).isEqualTo(drawn("## The rooms of the worker\n"));
  }

  /**
   * Returns what each package in {@code root} and {@code root} itself use of each other, by the
   * last parts of their names.
   */
  private static Map<String, Set<String>> used(JavaClasses all, String root) {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : all.that(resideInAnyPackage(root, root + ".*"))) {
      String from = type.getPackageName().replaceAll(".*\\.", "");
      Set<String> uses = used.computeIfAbsent(from, unseen -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getPackageName())
          .filter(name -> name.equals(root) || name.startsWith(root + "."))
          .map(name -> name.replaceAll(".*\\.", ""))
          .filter(to -> !to.equals(from))
          .forEach(uses::add);
    }
    return used;
  }

  /** Returns what the table under a heading of ARCHITECTURE.md says that each package uses. */
  private static Map<String, Set<String>> drawn(String heading) throws IOException {
    Map<String, Set<String>> drawn = new TreeMap<>();
    String text = Files.readString(Path.of("../../ARCHITECTURE.md"));
    String table = text.substring(text.indexOf(heading));
    for (String line : table.substring(0, table.indexOf("\n## ", 1)).lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> uses = new TreeSet<>();
        NAME.matcher(row.group(2)).results().forEach(name -> uses.add(name.group(1)));
        drawn.put(row.group(1), uses);
      }
    }
    return drawn;
  }

  @ArchTest
  static final ArchRule only_the_parser_knows_asciidoctor =
      only("..generator.parse..", "org.asciidoctor..", "org.jruby..");

  @ArchTest
  static final ArchRule only_the_renderer_knows_pebble =
      only("..generator.render..", "io.pebbletemplates..");

  @ArchTest
  static final ArchRule only_what_reads_the_files_of_a_site_knows_jbake =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..generator.settings..",
              "..generator.source..",
              "..generator.page..",
              "..generator.render..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.jbake.."));

  private static ArchRule only(String who, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(who)
        .should()
        .dependOnClassesThat(resideInAnyPackage(libraries));
  }

  @ArchTest
  static final ArchRule what_runs_beside_snippets_knows_the_jdk_alone =
      classes()
          .that()
          .resideInAPackage("org.ovenproof.worker..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "javax..",
                  "jdk.jshell..",
                  "jdk.jfr..",
                  "com.sun.source..",
                  "org.ovenproof.worker..",
                  "org.ovenproof.display.."));

  @ArchTest
  static final ArchRule what_a_snippet_shows_knows_the_jdk_alone =
      classes()
          .that()
          .resideInAPackage("org.ovenproof.display..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "javax..", "org.ovenproof.display.."));

  @ArchTest
  static final ArchRule what_a_snippet_is_depends_on_no_other_stage =
      noClasses()
          .that()
          .resideInAPackage("..generator.snippet..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.ovenproof..")
                  .and(resideOutsideOfPackage("..generator.snippet..")));

  @ArchTest
  static final ArchRule only_the_goals_know_maven =
      noClasses()
          .that()
          .resideInAPackage("org.ovenproof.generator..")
          .and()
          .resideOutsideOfPackage("..generator.mojo..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.apache.maven.."));

  @ArchTest
  static final ArchRule no_stage_depends_on_itself_through_another =
      slices().matching("org.ovenproof.generator.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule no_room_of_the_worker_depends_on_itself_through_another =
      slices().matching("org.ovenproof.worker.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothing_that_changes_is_static =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("org.ovenproof.generator..", "org.ovenproof.worker..")
          .should()
          .beFinal();
}
