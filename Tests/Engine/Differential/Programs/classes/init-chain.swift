class Base {
  var log: [String] = []
  required init() { log.append("Base") }
  convenience init(twice: Bool) {
    self.init()
    if twice { log.append("twice") }
  }
}

class Middle: Base {
  var extra: Int
  required init() {
    extra = 1
    super.init()
    log.append("Middle")
  }
  init(extra: Int) {
    self.extra = extra
    super.init()
    log.append("Middle \(extra)")
  }
}

class Leaf: Middle {
  required init() {
    super.init()
    log.append("Leaf")
  }
}

print(Leaf().log)
print(Middle(extra: 5).log)
print(Middle(twice: true).log)

func make<T: Base>(_ type: T.Type) -> T { type.init() }

print(make(Leaf.self).log.count, make(Middle.self).extra)
