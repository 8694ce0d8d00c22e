// The snippets of the glossary, one session from top to bottom.

// tag::papers[]
record Paper(String about, String month, String name) {}

var papers = List.of(
    new Paper("recognise", "2015-02", "He init"),
    new Paper("recognise", "2015-05", "U-Net"),
    new Paper("recognise", "2021-02", "CLIP"),
    new Paper("in order", "2014-09", "attention"),
    new Paper("in order", "2017-06", "Transformer"),
    new Paper("in order", "2020-05", "GPT-3"),
    new Paper("in order", "2021-02", "DALL·E"), new Paper("make", "2013-12", "VAE"),
    new Paper("make", "2014-06", "GAN"), new Paper("make", "2015-03", "diffusion"),
    new Paper("make", "2017-11", "VQ-VAE"), new Paper("make", "2020-06", "DDPM"),
    new Paper("make", "2020-10", "DDIM"), new Paper("make", "2021-12", "LDM"),
    new Paper("make", "2022-07", "guidance"));
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
