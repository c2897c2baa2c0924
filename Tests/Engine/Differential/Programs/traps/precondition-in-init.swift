final class Ratio {
  let top: Int, bottom: Int
  init(_ top: Int, _ bottom: Int) {
    precondition(bottom != 0, "bottom must not be zero")
    self.top = top
    self.bottom = bottom
  }
}

let half = Ratio(1, 2)
print(half.top, half.bottom)

func invert(_ ratio: Ratio) -> Ratio { Ratio(ratio.bottom, ratio.top) }

print(invert(half).top)
print(invert(Ratio(0, 3)).bottom)
