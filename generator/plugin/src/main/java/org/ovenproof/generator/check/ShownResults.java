package org.ovenproof.generator.check;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page shows of its results: its figures, and the values in its sentences. */
final class ShownResults {

  private final Document page;
  private final String address;
  private final PublishedSite site;

  /**
   * Reads a page.
   *
   * @param address where it is, from the site's folder on
   * @param site has its pictures
   */
  ShownResults(byte[] html, String address, PublishedSite site) {
    this.page = Jsoup.parse(new String(html, StandardCharsets.UTF_8));
    this.address = address;
    this.site = site;
  }

  /** Returns how the figure of a snippet differs from that of another page. */
  Optional<String> difference(String id, ShownResults other)
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
      pixels(file(pictures.get(index)), other.file(othersPictures.get(index)))
          .ifPresent(apart::add);
    }
    return apart.isEmpty()
        ? Optional.empty()
        : Optional.of(
            apart.size() == 1
                ? apart.get(0)
                : "%s of %s pictures differ; %s"
                    .formatted(apart.size(), pictures.size(), apart.get(0)));
  }

  /** Returns in words how two pictures differ; nothing if each pixel is the same. */
  private static Optional<String> pixels(Optional<byte[]> there, Optional<byte[]> here)
      throws IOException {
    if (there.isEmpty() || here.isEmpty()) {
      return there.isEmpty() == here.isEmpty()
          ? Optional.empty()
          : Optional.of("a picture is missing " + (there.isEmpty() ? "there" : "here"));
    }
    if (Arrays.equals(there.get(), here.get())) {
      return Optional.empty();
    }
    BufferedImage one;
    try {
      one = PixelsApart.decode(there.get());
    } catch (IOException none) {
      return Optional.of("what is there is no picture");
    }
    BufferedImage other = PixelsApart.decode(here.get());
    Optional<PixelsApart> apart = PixelsApart.of(one, other, 0);
    if (apart.isEmpty()) {
      return Optional.of(
          "a picture has %s × %s pixels there, %s × %s here"
              .formatted(one.getWidth(), one.getHeight(), other.getWidth(), other.getHeight()));
    }
    int different = apart.get().different();
    return different == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%.2g %% of a picture's pixels differ, by at most %d of 255",
                100.0 * different / ((long) one.getWidth() * one.getHeight()),
                Math.round(apart.get().most() * 255)));
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

  private Optional<byte[]> file(Element picture) throws IOException, InterruptedException {
    URI own = URI.create("/" + PublishedSite.escaped(address));
    return site.file(own.resolve(picture.attr("src")).getPath().substring(1));
  }
}
