let text = "hello"

func letter(_ n: Int) -> Character { text[text.index(text.startIndex, offsetBy: n)] }

print(letter(0), letter(4))

let numbers = ArraySlice([10, 20, 30, 40][1...2])
print(numbers[1], numbers.first!)
print(numbers[0])
