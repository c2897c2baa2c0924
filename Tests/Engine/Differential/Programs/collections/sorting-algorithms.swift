func bubbleSort<T: Comparable>(_ input: [T]) -> [T] {
  var list = input
  for i in 0..<list.count {
    for j in 1..<(list.count - i) where list[j] < list[j - 1] { list.swapAt(j, j - 1) }
  }
  return list
}

func mergeSort<T: Comparable>(_ list: [T]) -> [T] {
  guard list.count > 1 else { return list }
  let middle = list.count / 2
  return merge(mergeSort(Array(list[..<middle])), mergeSort(Array(list[middle...])))
}

// With the above: `mergeSort` uses what this declares.
func merge<T: Comparable>(_ left: [T], _ right: [T]) -> [T] {
  var (i, j) = (0, 0)
  var result: [T] = []
  while i < left.count && j < right.count {
    if left[i] <= right[j] {
      result.append(left[i])
      i += 1
    } else {
      result.append(right[j])
      j += 1
    }
  }
  return result + left[i...] + right[j...]
}

let numbers = [5, 2, 9, 1, 5, 6]
print(bubbleSort(numbers), mergeSort(numbers))

extension Array where Element: Comparable {
  mutating func quickSort() {
    guard let pivot = first else { return }
    var smaller = dropFirst().filter { $0 < pivot }
    var larger = dropFirst().filter { $0 >= pivot }
    smaller.quickSort()
    larger.quickSort()
    self = smaller + [pivot] + larger
  }
}

var copy = numbers
copy.quickSort()
print(copy == mergeSort(numbers), bubbleSort(["b", "a"]))
