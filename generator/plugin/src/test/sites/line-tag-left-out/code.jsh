// tag::outer[]
// tag::inner[]
int bad1 = "no";
// end::inner[]
int bad1 = "s";
// end::outer[]
