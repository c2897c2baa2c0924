enum Barcode {
  case upc(Int, Int, Int, Int)
  case qr(String)
}

var code = Barcode.upc(8, 85909, 51226, 3)

func text(_ code: Barcode) -> String {
  switch code {
  case let .upc(a, b, c, d): "UPC \(a)-\(b)-\(c)-\(d)"
  case .qr(let text) where text.isEmpty: "empty QR"
  case .qr(let text): "QR \(text)"
  }
}

print(text(code))
code = .qr("ABC")
print(text(code), text(.qr("")))

if case .qr(let inside) = code { print(inside.count) }

extension Barcode {
  var isLinear: Bool {
    if case .upc = self { true } else { false }
  }
}

print(code.isLinear, Barcode.upc(1, 2, 3, 4).isLinear)
