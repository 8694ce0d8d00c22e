// The snippets of the author's guide that are shared with others.

// tag::bake[]
double hours(int degrees) {
  return 180.0 / degrees;
}
// end::bake[]

// tag::bake-table[]
Table.of("degrees", "hours")
    .row(180, hours(180))
    .row(220, hours(220))
// end::bake-table[]
