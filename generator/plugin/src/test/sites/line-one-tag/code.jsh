int a;
// tag::b[]
int ok = 1;
int bad1 = "s";
// end::b[]
