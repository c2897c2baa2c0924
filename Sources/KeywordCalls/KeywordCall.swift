import UserErrors

/// A call whose named arguments may stand in any order, as in Python.
///
/// Swift wants named arguments in the order of the declaration. `model.fit` and `model.compile`, whose arguments every course and
/// book orders in its own way, exist twice: as methods, which the compiler prefers and checks, and as a property of this type, which
/// takes what the methods do not. Its arguments are checked when the call is made.
@dynamicCallable
public struct KeywordCall<Result> {
  private let run: (KeywordArguments) throws -> Result

  /// A call that is done by `run`.
  public init(_ run: @escaping (KeywordArguments) throws -> Result) { self.run = run }

  /// The call itself; Swift writes it for `model.fit(x, y, batchSize: 64, epochs: 3)`.
  @discardableResult
  public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, Any>) throws -> Result {
    try run(KeywordArguments(arguments))
  }
}

/// As ``KeywordCall``, for a call that ends the cell instead of throwing.
@dynamicCallable
public struct NonThrowingKeywordCall<Result> {
  private let run: (KeywordArguments) throws -> Result

  /// A call that is done by `run`.
  public init(_ run: @escaping (KeywordArguments) throws -> Result) { self.run = run }

  /// The call itself; Swift writes it for `model.compile(loss: "mse", optimizer: "adam")`.
  @discardableResult
  public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, Any>) -> Result {
    do { return try run(KeywordArguments(arguments)) } catch let error as any UserError { raise(error) } catch
    {
      raise(ValueError(String(describing: error)))
    }
  }
}
