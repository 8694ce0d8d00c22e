// tag::a[]
int ok = 1;
// end::a[]
int notShown = "s";

// tag::b[]
int more = 1;
int bad1 = "s";
// end::b[]
