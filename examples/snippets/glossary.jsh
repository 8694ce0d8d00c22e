// The snippets of the glossary, one session from top to bottom.

// tag::reading[]
record Paper(String about, String month, String name, String arXiv) {}

var reading = List.of(
    new Paper("recognise", "2015-02", "He init", "1502.01852"),
    new Paper("recognise", "2015-05", "U-Net", "1505.04597"),
    new Paper("recognise", "2021-02", "CLIP", "2103.00020"),
    new Paper("in order", "2014-09", "attention", "1409.0473"),
    new Paper("in order", "2017-06", "Transformer", "1706.03762"),
    new Paper("in order", "2020-05", "GPT-3", "2005.14165"),
    new Paper("in order", "2021-02", "DALL·E", "2102.12092"));
// end::reading[]

// tag::papers[]
var making = List.of(
    new Paper("make", "2013-12", "VAE", "1312.6114"),
    new Paper("make", "2014-06", "GAN", "1406.2661"),
    new Paper("make", "2015-03", "diffusion", "1503.03585"),
    new Paper("make", "2017-11", "VQ-VAE", "1711.00937"),
    new Paper("make", "2020-06", "DDPM", "2006.11239"),
    new Paper("make", "2020-10", "DDIM", "2010.02502"),
    new Paper("make", "2021-12", "LDM", "2112.10752"),
    new Paper("make", "2022-07", "guidance", "2207.12598"));
var papers = Stream.of(reading, making).flatMap(List::stream).toList();
papers
// end::papers[]

// tag::ideas[]
import java.time.YearMonth;

var timeline = Timeline.empty();
for (var paper : papers) {
  var month = YearMonth.parse(paper.month());
  timeline = timeline.event(paper.about(), month, paper.name());
}
timeline
// end::ideas[]

// tag::span[]
import java.time.temporal.ChronoUnit;

var months = papers.stream()
    .map(paper -> YearMonth.parse(paper.month()))
    .sorted()
    .toList();
ChronoUnit.YEARS.between(months.get(0), months.get(months.size() - 1)) + 1
// end::span[]
