let numbers = [1, 2, 3]

func element(_ i: Int) -> Int { numbers[i] }

print(element(2))
print("before")
print(element(3))
print("never")
