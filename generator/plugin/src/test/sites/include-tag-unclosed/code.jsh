int a;
// tag::open[]
int b;
