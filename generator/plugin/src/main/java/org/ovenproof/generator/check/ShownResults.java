package org.ovenproof.generator.check;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page shows of its results: its figures, and the values in its sentences. */
final class ShownResults {

  private final Document page;
  private final String address;

  /**
   * Reads a page.
   *
   * @param address where it is, from the site's folder on
   */
  ShownResults(Document page, String address) {
    this.page = page;
    this.address = address;
  }

  /**
   * Returns how the figure of a snippet differs from that of another page.
   *
   * @param files returns the files of the site that this page is of
   * @param othersFiles returns those of the other; null for one that is not there
   */
  Optional<String> difference(
      String id, ShownResults other, Files files, Function<String, byte[]> othersFiles)
      throws IOException, InterruptedException {
    Element figure = figure(id);
    Element others = other.figure(id);
    if (figure == null || others == null) {
      return figure == others
          ? Optional.empty()
          : Optional.of(figure == null ? "no figure there, one here" : "a figure there, none here");
    }
    List<Element> pictures = figure.select("img");
    List<Element> othersPictures = others.select("img");
    Optional<String> text = NumbersApart.between(text(figure), text(others));
    if (text.isPresent() || pictures.size() != othersPictures.size()) {
      return text.or(
          () ->
              Optional.of(
                  "%s pictures there, %s here".formatted(pictures.size(), othersPictures.size())));
    }
    List<String> apart = new ArrayList<>();
    for (int index = 0; index < pictures.size(); index++) {
      Optional<byte[]> one = files.file(address(pictures.get(index)));
      byte[] another = othersFiles.apply(other.address(othersPictures.get(index)));
      PixelsApart.between(one, Optional.ofNullable(another)).ifPresent(apart::add);
    }
    return apart.isEmpty()
        ? Optional.empty()
        : Optional.of(
            apart.size() == 1
                ? apart.get(0)
                : "%s of %s pictures differ; %s"
                    .formatted(apart.size(), pictures.size(), apart.get(0)));
  }

  /** Returns how the values in sentences differ from those of another page. */
  List<String> valuesThatDiffer(ShownResults other) {
    List<String> values = page.select("body .value").eachText();
    List<String> others = other.page.select("body .value").eachText();
    if (values.size() != others.size()) {
      return List.of(
          "%s values in its sentences there, %s here".formatted(values.size(), others.size()));
    }
    List<String> differences = new ArrayList<>();
    for (int index = 0; index < values.size(); index++) {
      if (!values.get(index).equals(others.get(index))) {
        differences.add(
            "a sentence says %s there, %s here".formatted(values.get(index), others.get(index)));
      }
    }
    return differences;
  }

  private Element figure(String id) {
    for (Element figure : page.select("figure.snippet")) {
      if (figure.id().equals(id)) {
        return figure.selectFirst(".snippet-output");
      }
    }
    return null;
  }

  /** Returns a figure without what does not belong to its result, and without names of pictures. */
  private static String text(Element figure) {
    Element copy = figure.clone();
    copy.clearAttributes();
    copy.select(".output-proof").remove();
    copy.select("img").removeAttr("src").removeAttr("alt");
    copy.select("[aria-label]").removeAttr("aria-label");
    return copy.html();
  }

  /** Returns where a picture is, from the site's folder on. */
  private String address(Element picture) {
    String folder = address.substring(0, address.lastIndexOf('/') + 1).replace(" ", "%20");
    return URI.create("/" + folder).resolve(picture.attr("src")).getPath().substring(1);
  }

  /** Returns the files of a site. */
  @FunctionalInterface
  interface Files {
    Optional<byte[]> file(String address) throws IOException, InterruptedException;
  }
}
