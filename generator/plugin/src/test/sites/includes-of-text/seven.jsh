// tag::s[]
7
// end::s[]
