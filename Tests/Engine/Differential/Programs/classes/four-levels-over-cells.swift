class A {
  func a() -> String { "A.a" }
  func b() -> String { "A.b" }
  var p: Int { 1 }
}

class B: A {
  override func a() -> String { "B.a>" + super.a() }
}

class C: B {
  override func b() -> String { "C.b>" + super.b() }
  override var p: Int { super.p + 10 }
}

class D: C {
  override func a() -> String { "D.a>" + super.a() }
  override var p: Int { super.p + 100 }
}

for object in [A(), B(), C(), D()] { print(object.a(), object.b(), object.p) }

final class E: D {
  override func b() -> String { "E.b>" + super.b() }
}

let e: A = E()
print(e.a(), e.b(), e.p)
