enum Mode { case ready, broken }

func start(_ mode: Mode) -> String {
  guard case .ready = mode else { fatalError("cannot start: \(mode)") }
  return "started"
}

print(start(.ready))
print(start(.broken))
