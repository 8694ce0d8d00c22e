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
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which package may know which. */
@AnalyzeClasses(packages = "org.ovenproof", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule only_the_site_knows_jbake_asciidoctor_and_pebble =
      noClasses()
          .that()
          .resideOutsideOfPackage("..generator.site..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.jbake..", "org.asciidoctor..", "io.pebbletemplates.."));

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
  static final ArchRule nothing_that_changes_is_static =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("org.ovenproof.generator..", "org.ovenproof.worker..")
          .should()
          .beFinal();

  @ArchTest
  static void about_half_of_the_types_are_public_at_most(JavaClasses all) {
    List<JavaClass> types =
        all.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> type.getPackageName().startsWith("org.ovenproof.generator"))
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .toList();
    List<JavaClass> open =
        types.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).toList();
    assertThat(open.size()).as("public: %s", open).isLessThanOrEqualTo(types.size() * 3 / 5);
  }
}
