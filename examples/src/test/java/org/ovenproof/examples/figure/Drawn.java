package org.ovenproof.examples.figure;

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

  static List<Element> elements(Displayable shown, String name) throws Exception {
    var found = parse(shown).getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
