struct Player {
  var health = 10
  var energy = 10
  mutating func share(with other: inout Player) {
    let middle = (health + other.health) / 2
    health = middle
    other.health = middle
  }
}

func balance(_ x: inout Int, _ y: inout Int) {
  let sum = x + y
  x = sum / 2
  y = sum - x
}

var oscar = Player(health: 10, energy: 2)
var maria = Player(health: 5, energy: 9)
oscar.share(with: &maria)
print(oscar, maria)

func tune() {
  var holly = Player(health: 3, energy: 8)
  balance(&holly.health, &holly.energy)
  print(holly)
}

tune()

var copies = [oscar, maria]
copies[0].share(with: &maria)
print(copies[0].health, maria.health)
for i in copies.indices { copies[i].energy += i }
print(copies.map(\.energy))
