// The snippets of the page on services, one session from top to bottom.

// tag::dalle[]
import java.time.YearMonth;

record Release(String service, String what, String month, String source) {}

var dalle = List.of(
    new Release("DALL·E", "DALL·E", "2021-01", "OpenAI announcement"),
    new Release("DALL·E", "DALL·E 2", "2022-04", "arXiv 2204.06125"),
    new Release("DALL·E", "DALL·E 3", "2023-10", "DALL·E 3 system card"),
    new Release("DALL·E", "GPT-4o image", "2025-03", "GPT-4o addendum"),
    new Release("DALL·E", "gone from API", "2026-05", "OpenAI deprecations"));
dalle
// end::dalle[]

// tag::tokens[]
int pixelNumbers = 256 * 256 * 3;
int imageTokens = 32 * 32;
Table.of("numbers in the picture", "tokens", "times shorter")
    .row(pixelNumbers, imageTokens, pixelNumbers / imageTokens)
// end::tokens[]

// tag::grid[]
var house = Pixels.grey(Pixels.of(TestPicture.house()));
var grids = Frames.over("cells a side");
for (int step : new int[] {1, 2, 3, 4, 6, 12}) {
  var coarse = step == 1 ? house : Pooling.average(step).apply(house);
  grids = grids.with("" + 96 / step, Figure.grey(coarse));
}
grids
// end::grid[]

// tag::midjourney[]
var midjourney = List.of(
    new Release("Midjourney", "open beta", "2022-07", "Wikipedia"),
    new Release("Midjourney", "V5", "2023-03", "Wikipedia"),
    new Release("Midjourney", "V6", "2023-12", "Wikipedia"),
    new Release("Midjourney", "web for all", "2024-08", "press"),
    new Release("Midjourney", "V7", "2025-04", "Wikipedia"),
    new Release("Midjourney", "niji 7", "2026-01", "Wikipedia"),
    new Release("Midjourney", "V8 alpha", "2026-03", "Wikipedia"),
    new Release("Midjourney", "V8.1", "2026-04", "Wikipedia"));
midjourney
// end::midjourney[]

// tag::stable[]
var stable = List.of(
    new Release("Stable Diffusion", "paper", "2021-12", "arXiv 2112.10752"),
    new Release("Stable Diffusion", "1.4", "2022-08", "LMU news"),
    new Release("Stable Diffusion", "2.0", "2022-11", "README"),
    new Release("Stable Diffusion", "2.1", "2022-12", "README"),
    new Release("Stable Diffusion", "XL 1.0", "2023-07", "press"),
    new Release("Stable Diffusion", "3 Medium", "2024-06", "Stability AI"),
    new Release("Stable Diffusion", "3.5", "2024-10", "model card"));
stable
// end::stable[]

// tag::latents[]
int before = 512 * 512 * 3;
int after = 512 / 8 * (512 / 8) * 4;
Table.of("numbers in the picture", "numbers in the latent", "times fewer")
    .row(before, after, before / after)
// end::latents[]

// tag::timeline[]
var note = YearMonth.of(2023, 4);
var timeline = Timeline.empty().reference(note, "the note");
var all = Stream.of(dalle, midjourney, stable).flatMap(List::stream);
for (var each : all.toList()) {
  var month = YearMonth.parse(each.month());
  timeline = timeline.event(each.service(), month, each.what());
}
timeline
// end::timeline[]

// tag::years[]
var years = Frames.over("end of");
for (int year = 2021; year <= 2026; year++) {
  years = years.with("" + year, timeline.until(YearMonth.of(year, 12)));
}
years
// end::years[]

// tag::since[]
record Since(String service, long before, long after, String latest) {}

List<Since> since = new ArrayList<>();
for (var releases : List.of(dalle, midjourney, stable)) {
  int count = releases.size();
  var last = releases.get(count - 1);
  long known = releases.stream()
      .filter(each -> !YearMonth.parse(each.month()).isAfter(note)).count();
  since.add(new Since(last.service(), known, count - known, last.month()));
}
since
// end::since[]

// tag::count[]
since.stream().mapToLong(Since::after).sum()
// end::count[]

// tag::compared[]
record Service(
    String name, String maker, String inside, String weights, String where) {}

List.of(
    new Service("DALL·E", "OpenAI", "papers on 1 and 2, a report on 3",
        "closed but for one part", "ChatGPT, API until 2026"),
    new Service("Midjourney", "Midjourney", "nothing on its image models",
        "closed", "Discord, web"),
    new Service("Stable Diffusion", "CompVis, Runway, Stability AI",
        "papers and code", "open", "your computer, many services"))
// end::compared[]
