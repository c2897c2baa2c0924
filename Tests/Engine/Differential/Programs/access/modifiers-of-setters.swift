class Thermostat {
  fileprivate(set) var target = 20
  internal private(set) var changes = 0
  private var log: [Int] = []
  func set(_ n: Int) {
    log.append(target)
    target = n
    changes += 1
  }
}

let thermostat = Thermostat()
thermostat.set(22)
print(thermostat.target, thermostat.changes)

func force(_ thermostat: Thermostat) { thermostat.target = 30 }

force(thermostat)
print(thermostat.target)

extension Thermostat {
  func undo() {
    guard let last = log.popLast() else { return }
    target = last
    changes -= 1
  }
}

thermostat.undo()
thermostat.undo()
print(thermostat.target, thermostat.changes)
