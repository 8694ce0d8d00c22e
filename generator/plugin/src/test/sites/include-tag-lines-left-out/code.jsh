// tag::all[]
int a = 1;
// tag::in[]
int b = 2;
// end::in[]
int c = 3;
a + b + c
// end::all[]
