// tag::x[]
int a = 1;
int bad1 = "s";
// end::x[]
