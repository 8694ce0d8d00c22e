package org.ovenproof.examples.figure;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Drawing;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is in a drawing. */
final class Drawn {

  private Drawn() {}

  static String svg(Displayable shown) {
    return ((Drawing) shown.display()).svg();
  }

  static Document parse(Displayable shown) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg(shown).getBytes(StandardCharsets.UTF_8)));
  }

  static List<String> texts(Displayable shown) throws Exception {
    return elements(shown, "text").stream().map(Element::getTextContent).toList();
  }

  /** Texts that run into each other where letters are as large as on a phone, in pairs. */
  static List<String> collisions(Displayable shown) throws Exception {
    List<Element> texts = elements(shown, "text");
    List<String> collisions = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size(); j++) {
        if (box(texts.get(i)).intersects(box(texts.get(j)))) {
          collisions.add(texts.get(i).getTextContent() + " | " + texts.get(j).getTextContent());
        }
      }
    }
    return collisions;
  }

  /** About where a text is, without a font: letters are half as wide as they are high. */
  private static Rectangle2D box(Element text) {
    double width = Legend.LETTERS / 2 * text.getTextContent().length();
    double x = Double.parseDouble(text.getAttribute("x"));
    double y = Double.parseDouble(text.getAttribute("y"));
    if (text.hasAttribute("transform")) {
      return new Rectangle2D.Double(x - 0.8 * Legend.LETTERS, y - width, Legend.LETTERS, width);
    }
    double left =
        switch (text.getAttribute("text-anchor")) {
          case "middle" -> x - width / 2;
          case "end" -> x - width;
          default -> x;
        };
    return new Rectangle2D.Double(left, y - 0.8 * Legend.LETTERS, width, Legend.LETTERS);
  }

  static List<Element> elements(Displayable shown, String name) throws Exception {
    var found = parse(shown).getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
