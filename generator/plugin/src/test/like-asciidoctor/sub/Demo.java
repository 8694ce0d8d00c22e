package demo;

// tag::all[]
public class Demo {
  // tag::a[]
  int a = 1; // <1>
  // end::a[]
  // tag::b[]
  int b = 2;
  // end::b[]
}
// end::all[]
