/// What a front end (a Jupyter kernel, the headless runner) needs from the cell engine, and all it knows of it.
///
/// One engine is one session: a worker process that holds the variables, and a compiler service. Calls may come
/// from any thread; `execute` runs one cell at a time, everything else answers while a cell runs.
public protocol CellEngine: AnyObject {
  /// Compiles and runs one cell, and returns when it has ended and all its output has been delivered.
  ///
  /// Events arrive in order, one at a time, on a thread of the engine's own.
  func execute(_ request: CellRequest, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome

  /// Ends the running cell, if any, as Ctrl-C would; its `execute` returns with an `interrupted` error.
  func interrupt()

  /// Values of expressions in the session, shown as a last expression would be; each on its own may fail.
  func evaluate(_ expressions: [String: String]) -> [String: Result<DisplayBundle, CellError>]

  /// Whether `source` could run as it stands.
  func completeness(of source: String) -> Completeness

  /// What could follow at `offset` (in Unicode scalars from the start of `source`).
  func completions(in source: String, at offset: Int) -> Completions

  /// Documentation of what stands at `offset` (in Unicode scalars), or nil where nothing is known.
  func inspection(of source: String, at offset: Int, detailed: Bool) -> DisplayBundle?

  /// Names that live in the session, with their types and values, in the order of declaration.
  ///
  /// Answers while a cell runs too: what that cell can reach is then described as it was before.
  func variables() -> [CellVariable]

  /// The parts of a value: properties of a struct or an object, elements of a collection, `range` of them.
  ///
  /// Empty for a value without parts, for one that is gone, and for one that a running cell can reach.
  func parts(of path: VariablePath, in range: Range<Int>) -> [CellVariable]

  /// A value in all its forms, as `display` would show it; nil where ``parts(of:in:)`` would be empty for want of the value.
  func bundle(of path: VariablePath) -> DisplayBundle?

  /// Breakpoints, stops and steps; nil for an engine without them.
  var debugging: CellDebugging? { get }

  /// Makes modules and libraries known to all cells to come, without a restart.
  func add(_ modules: AddedModules)

  /// Hands a message to the code in the session that listens on its channel, also while a cell runs, and returns when that
  /// code has dealt with it. What that code shows meanwhile comes to `onEvent`, as for a cell.
  ///
  /// Messages are dealt with one at a time, in the order of the calls, each on a thread of the worker that is not the running
  /// cell's. A fault in the code that listens ends this message only.
  func deliver(_ message: SideMessage, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome

  /// Gets what is shown outside of any cell and any message: by threads and tasks that have outlived theirs. Set it before the
  /// first cell.
  var onBackgroundEvent: (@Sendable (BackgroundEvent) -> Void)? { get set }

  /// Whether a cell has declared `name`.
  func declares(_ name: String) -> Bool

  /// The cells that ran to their end since the session began, in order; a worker's death does not empty it, a restart does.
  var succeededCells: [CellRequest] { get }

  /// Runs ``succeededCells`` again, in a new worker, up to the first that fails: brings the session back after its worker has
  /// died. `onEvent` gets what each shows.
  func restore(onEvent: @escaping (CellRequest, CellEvent) -> Void) -> CellOutcome

  /// A new worker with nothing declared.
  func restart() throws

  /// Ends the worker and the compiler service and removes the session's temporary files.
  func shutdown()
}

/// One cell to be run.
public struct CellRequest: Sendable {
  /// The cell's source as the user wrote it, its lines ended by `\n` (see ``SourceText``).
  public var source: String
  /// The text that messages show lines of, where that is not ``source``: a directive that has been replaced by Swift, for
  /// example. Lines and columns are those of ``source``.
  public var shownSource: String?
  /// What the cell is called in messages, for example `In[3]`.
  public var name: String
  /// Whether the value of the last expression is shown.
  public var showsResult: Bool
  /// Whether the cell may ask for a line of input.
  public var allowsInput: Bool
  /// Whether the cell is optimised; by default that depends on what it contains.
  public var optimization: Optimization
  /// Whether the compiler's warnings about it are shown.
  public var showsWarnings = true
  /// What the front end knows the cell by (a message's id, say). The engine gives it back with what threads of the cell show
  /// after its end.
  public var tag: String
  /// Whether whoever asks for the cell has been told to end it: an interruption may come before the engine has heard of the
  /// cell.
  public var isCancelled: @Sendable () -> Bool = { false }
  /// Where ``source`` is not what the user wrote, but that put in order: the way back.
  var arrangement: EditedText?

  /// How a cell is compiled.
  public enum Optimization: Sendable {
    /// With the optimiser where the cell has loops, functions, types or closures.
    case automatic
    case on
    case off
  }

  /// A cell to run.
  public init(
    source: String, name: String, showsResult: Bool = true, allowsInput: Bool = false,
    optimization: Optimization = .automatic, tag: String = ""
  ) {
    self.source = SourceText(source).text
    self.name = name
    self.showsResult = showsResult
    self.allowsInput = allowsInput
    self.optimization = optimization
    self.tag = tag
  }
}

/// What happens while a cell runs, in order.
public enum CellEvent: Sendable {
  /// Text written to standard output or standard error; whole UTF-8 characters, partial lines and `\r` as written.
  case stream(StreamName, String)
  /// A value shown by `display`.
  case display(DisplayBundle, id: String?)
  /// A value shown before under the same id, replaced.
  case updateDisplay(DisplayBundle, id: String)
  /// The value of the cell's last expression.
  case result(DisplayBundle)
  /// The cell's output so far is to be removed; with `wait`, when the next output comes.
  case clearOutput(wait: Bool)
  /// The cell waits for a line of input; `reply` must be called once, with nil at end of file.
  case inputRequest(prompt: String, password: Bool, reply: @Sendable (String?) -> Void)
  /// Code in the session has sent a message to the front end (`SideChannel.send` of the library).
  case message(SideMessage)
}

/// The standard streams by their Jupyter names.
public enum StreamName: String, Sendable { case stdout, stderr }

/// A value in several forms, from which a front end takes the richest that it can show.
public struct DisplayBundle: Sendable {
  /// MIME type to JSON text: a JSON string for text and base64 for binary forms, any JSON for `+json` types.
  public var data: [String: String]
  /// The bundle's metadata as the JSON text of an object.
  public var metadata: String

  /// A value in these forms.
  public init(data: [String: String], metadata: String = "{}") {
    self.data = data
    self.metadata = metadata
  }
}

/// How a cell ended.
public enum CellOutcome: Sendable {
  case ok
  case error(CellError)
}

/// Why a cell did not finish.
public struct CellError: Error, Sendable {
  /// Which kind of end it was.
  public enum Kind: Sendable { case compilation, uncaughtError, trap, interrupted, workerDied }
  /// Which kind of end it was.
  public var kind: Kind
  /// The short name, for example `CompileError`, `ShapeError`, `Trap`, `KeyboardInterrupt`.
  public var name: String
  /// The message.
  public var value: String
  /// The lines to be shown, with ANSI colours as IPython's.
  public var traceback: [String]

  /// An error with its kind, name, message and the lines to be shown. Of texts too large for a message, the beginning and the
  /// end are kept.
  public init(kind: Kind, name: String, value: String, traceback: [String]) {
    self.kind = kind
    self.name = name
    self.value = value.cut(to: MessageSize.errorMessage)
    self.traceback = traceback.cut(to: MessageSize.traceback, line: MessageSize.tracebackLine)
  }
}

/// Whether a source text could run as it stands.
public enum Completeness: Equatable, Sendable {
  case complete
  case incomplete(indent: String)
  case invalid
  case unknown
}

/// What could stand at the cursor.
public struct Completions: Sendable {
  /// The texts to insert, best first.
  public var matches: [Match]
  /// The part of the source that a match replaces, in Unicode scalars.
  public var start: Int
  /// Where that part ends, not itself part of it.
  public var end: Int

  /// One text to insert.
  public struct Match: Sendable {
    /// What is inserted.
    public var text: String
    /// What it is: `function`, `instance`, `class`, `module`, `keyword`, ...
    public var type: String
    /// How it is called, where it is a function; else empty.
    public var signature: String
    /// A text with what it is.
    public init(text: String, type: String, signature: String = "") {
      self.text = text
      self.type = type
      self.signature = signature
    }
  }

  /// Texts for the part of the source from `start` up to `end`.
  public init(matches: [Match], start: Int, end: Int) {
    self.matches = matches
    self.start = start
    self.end = end
  }
}
