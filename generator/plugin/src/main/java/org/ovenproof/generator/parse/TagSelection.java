package org.ovenproof.generator.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.snippet.Names;

/**
 * The lines of an included file that its {@code tag}, {@code tags} or {@code lines} select, by the
 * rules of the AsciiDoc documentation ("Include Content by Tagged Regions", "by Line Ranges").
 *
 * @param lines numbers of the selected lines, from 1, in order
 * @param tags the names of all tags in the file
 * @param missing the names that were asked for and are not there
 * @param unclosed the line of each tag that begins and does not end
 */
record TagSelection(
    List<Integer> lines, Set<String> tags, List<String> missing, Map<String, Integer> unclosed) {

  private static final Pattern DIRECTIVE =
      Pattern.compile("\\b(?:tag|(e)nd)::(\\S+?)\\[\\](?=$|[\\s])");

  static TagSelection of(List<String> file, Map<String, Object> attributes) {
    if (attributes.containsKey("lines")) {
      return new TagSelection(
          byNumber(attributes.get("lines").toString(), file.size()), Set.of(), List.of(), Map.of());
    }
    Map<String, Boolean> asked = new LinkedHashMap<>();
    String tags =
        String.valueOf(attributes.getOrDefault("tag", attributes.getOrDefault("tags", "")));
    for (String each : tags.split("[,;]")) {
      String name = Names.nfc(each.strip());
      if (!name.isEmpty() && !name.equals("!")) {
        asked.put(name.startsWith("!") ? name.substring(1) : name, !name.startsWith("!"));
      }
    }
    if (asked.isEmpty()) {
      List<Integer> all = new ArrayList<>();
      for (int number = 1; number <= file.size(); number++) {
        all.add(number);
      }
      return new TagSelection(all, Set.of(), List.of(), Map.of());
    }
    return byTag(file, asked);
  }

  private static List<Integer> byNumber(String ranges, int last) {
    Set<Integer> numbers = new java.util.TreeSet<>();
    for (String range : ranges.split("[,;]")) {
      String[] ends = range.strip().split("\\.\\.", -1);
      int from = parse(ends[0], 1);
      int to = ends.length == 1 ? from : parse(ends[1], last);
      for (int number = Math.max(1, from); number <= Math.min(to < 0 ? last : to, last); number++) {
        numbers.add(number);
      }
    }
    return List.copyOf(numbers);
  }

  private static int parse(String number, int ifEmpty) {
    try {
      return number.isEmpty() ? ifEmpty : Integer.parseInt(number);
    } catch (NumberFormatException notANumber) {
      return ifEmpty;
    }
  }

  private static TagSelection byTag(List<String> file, Map<String, Boolean> asked) {
    Boolean wildcard = null;
    boolean base;
    if (asked.containsKey("**")) {
      base = asked.remove("**");
      if (asked.containsKey("*")) {
        wildcard = asked.remove("*");
      } else if (!base && !asked.isEmpty() && !asked.values().iterator().next()) {
        wildcard = true;
      }
    } else if (asked.containsKey("*")) {
      boolean first = asked.keySet().iterator().next().equals("*");
      wildcard = asked.remove("*");
      base = first && !wildcard;
    } else {
      base = !asked.containsValue(true);
    }

    List<Integer> lines = new ArrayList<>();
    Set<String> tags = new LinkedHashSet<>();
    Set<String> selected = new LinkedHashSet<>();
    Deque<Region> stack = new ArrayDeque<>();
    boolean select = base;
    for (int number = 1; number <= file.size(); number++) {
      String line = file.get(number - 1);
      Matcher directive = DIRECTIVE.matcher(line);
      if (!directive.find()) {
        if (select) {
          lines.add(number);
        }
        continue;
      }
      String tag = Names.nfc(directive.group(2));
      tags.add(tag);
      if (directive.group(1) != null) {
        if (!stack.isEmpty() && stack.peek().tag().equals(tag)) {
          stack.pop();
          select = stack.isEmpty() ? base : stack.peek().select();
        }
      } else if (asked.containsKey(tag)) {
        select = asked.get(tag);
        if (select) {
          selected.add(tag);
        }
        stack.push(new Region(tag, select, number));
      } else if (wildcard != null) {
        select = !(!stack.isEmpty() && !select) && wildcard;
        stack.push(new Region(tag, select, number));
      }
    }
    Map<String, Integer> unclosed = new LinkedHashMap<>();
    stack.forEach(region -> unclosed.put(region.tag(), region.line()));
    List<String> missing =
        asked.entrySet().stream()
            .filter(entry -> entry.getValue() && !selected.contains(entry.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    return new TagSelection(lines, tags, missing, unclosed);
  }

  private record Region(String tag, boolean select, int line) {}
}
