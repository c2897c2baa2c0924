import UserErrors

extension Axis {
  /// The places of data on the axis: numbers as they are, names one unit from another in the order
  /// in which they came. `[]`, which says nothing of its elements, has no places.
  func places(_ data: any PlotData, _ function: String) -> [Double] {
    if let numbers = data as? any ArrayConvertible { return numbers.arrayValues }
    if (data as? [Any])?.isEmpty == true { return [] }
    guard let names = data as? [String] ?? (data as? String).map({ [$0] }) else {
      let kind = type(of: data)
      raise(ValueError("\(function): expected numbers, or names as an array of strings, not \(kind)"))
    }
    return names.map { name in
      if let known = categories.firstIndex(of: name) { return Double(known) }
      categories.append(name)
      return Double(categories.count - 1)
    }
  }
}
