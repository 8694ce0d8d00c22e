// tag::first[]
int a;
// end::first[]
// tag::second[]
int b;
// end::second[]
