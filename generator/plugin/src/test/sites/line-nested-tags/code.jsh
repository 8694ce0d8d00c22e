// tag::outer[]
int a = 1;
// tag::inner[]
int b = 2;
// end::inner[]

int bad1 = "s";
// end::outer[]
