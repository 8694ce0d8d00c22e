package org.ovenproof.generator.parse;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ovenproof.generator.page.Page;

/**
 * The pages of a site by language and order. It is kept from one time to the next, since to sort a
 * thousand pages takes longer than to read the one that was saved.
 */
final class PageOrder {

  private final List<String> languages;
  private final Map<Path, Page> last = new LinkedHashMap<>();

  /** Begins with no page. */
  PageOrder(List<String> languages) {
    this.languages = languages;
  }

  /** Returns the pages of some files. */
  List<Page> of(Set<Path> files, Function<Path, Page> pages) {
    if (last.keySet().equals(files)
        && last.entrySet().stream()
            .allMatch(each -> each.getValue().order() == pages.apply(each.getKey()).order())) {
      last.replaceAll((file, before) -> pages.apply(file));
    } else {
      last.clear();
      files.stream()
          .sorted(Comparator.comparing(pages, byLanguageAndOrder()))
          .forEach(file -> last.put(file, pages.apply(file)));
    }
    return List.copyOf(last.values());
  }

  /** Pages outside of the languages' folders come first. */
  Comparator<Page> byLanguageAndOrder() {
    return Comparator.comparingInt((Page page) -> languages.indexOf(page.language()))
        .thenComparing(Page::order)
        .thenComparing(Page::path);
  }
}
