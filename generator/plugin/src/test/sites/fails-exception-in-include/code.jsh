// tag::x[]
// a comment
Integer.parseInt("x")
// end::x[]
