import Foundation

/// Named arguments in any order, for every function: a cell that does not compile is compiled once
/// more with the arguments of its calls in the order of the declarations. A cell that compiles as
/// it stands never gets here.
///
/// What the declarations are, the compiler says: completion behind the opening bracket of a call
/// gives the parameters of all overloads, whether they are the library's, Foundation's or an
/// earlier cell's.
extension CellSession {
  /// Parses, compiles and links; nil for a cell without code. A failure leaves the session as it
  /// was.
  func prepare(_ request: CellRequest, isHidden: Bool, onEvent: (CellEvent) -> Void) -> Result<
    PreparedCell?, CellError
  > {
    let asWritten = prepareAsWritten(request, isHidden: isHidden, onEvent: onEvent)
    return asWritten.flatMapError { rejection in
      guard case .diagnosed = rejection else { return .failure(rejection) }
      let ordering = ArgumentOrdering(self, request)
      return ordering.prepare(after: rejection) {
        prepareAsWritten($0, isHidden: isHidden, onEvent: onEvent)
      }
    }.mapError { rejection in
      switch rejection {
      case .other(let error): error
      case .diagnosed(let diagnostics): rejected(diagnostics, request, isHidden: isHidden)
      }
    }
  }

  /// The error of a cell that does not compile.
  private func rejected(_ diagnostics: [Diagnostic], _ request: CellRequest, isHidden: Bool) -> CellError {
    let error = report(request).compilation(
      Explanations(session: self, request: request).explained(diagnostics))
    if !isHidden {
      let declared = try? SourceParser.parse(request.source) { tree in
        ParsedCell(request.source, tree, showsResult: false) { _ in nil }.declarations.map(\.name)
      }
      update { $0.failed.add(declared ?? [], cell: request.name) }
    }
    return error
  }
}

/// The attempts to put the calls of one cell in order.
private final class ArgumentOrdering {
  private let session: CellSession
  private let request: CellRequest
  private var cell: ArrangedCell
  private var meanings: [Int: CallMeanings] = [:]
  private let lines: LineTable
  private let libraryModules: Set<String>

  typealias Attempt = (CellRequest) -> Result<PreparedCell?, Rejection>

  /// Overloads that differ in order alone, and calls whose meaning depends on others, take a few
  /// attempts.
  private static let attempts = 5

  init(_ session: CellSession, _ request: CellRequest) {
    self.session = session
    self.request = request
    cell = ArrangedCell(request.source)
    lines = LineTable(Array(request.source.utf8))
    libraryModules = session.configuration.libraryModules
  }

  /// Compiles the cell in another order as long as there is one that its errors give reason to try.
  /// What the compiler then says counts, since the order that the cell is written in is nothing
  /// wrong.
  func prepare(after rejection: Rejection, _ attempt: Attempt) -> Result<PreparedCell?, Rejection> {
    var answer: Rejection?
    var errors = offsets(of: rejection)
    for _ in 0..<Self.attempts {
      guard arrange(around: errors) else { break }
      var arranged = request
      let text = cell.text
      arranged.source = text.text
      arranged.shownSource = request.shownSource ?? request.source
      arranged.arrangement = text
      switch attempt(arranged) {
      case .success(let cell): return .success(cell)
      case .failure(.other(let error)): return .failure(.other(error))
      case .failure(let next):
        answer = answer ?? next
        errors = offsets(of: next)
      }
    }
    return .failure(suggestingLabels(answer ?? rejection))
  }

  /// With what is known of calls that fit no declaration.
  private func suggestingLabels(_ rejection: Rejection) -> Rejection {
    guard case .diagnosed(let diagnostics) = rejection else { return rejection }
    return .diagnosed(
      diagnostics.map { diagnostic in
        guard let offset = offset(of: diagnostic), let site = innermostSite(around: offset),
          let meaning = meanings[site]
        else { return diagnostic }
        var diagnostic = diagnostic
        if let name = meaning.unreachable {
          // Without its label it would be the value of the parameter that gets none.
          diagnostic.fixIts = []
          diagnostic.notes.append(
            .explanation("'\(name)' has no label of its own: write the values before it too"))
        } else if let known = meaning.unknownLabel?.known,
          let edits = cell.sites[site].labels(spelledAs: known), diagnostic.message.contains("label")
        {
          // The compiler goes by places alone, and proposes other parameters' labels.
          diagnostic.fixIts = edits
          diagnostic.notes.append(
            .explanation("did you mean \(edits.map { "'\($0.text):'" }.joined(separator: ", "))?"))
        } else if let unknown = meaning.unknownLabel,
          let meant = Spelling.nearest(unknown.label, among: unknown.known),
          !diagnostic.message.contains("\(meant):")
        {
          diagnostic.notes.append(
            .explanation("for '\(unknown.label):' did you mean '\(meant):'?"))
        }
        return diagnostic
      })
  }

  /// The places of errors in the cell's own text.
  private func offsets(of rejection: Rejection) -> [Int] {
    guard case .diagnosed(let diagnostics) = rejection else { return [] }
    // To ask about an expression that the compiler gives up takes as long as to compile it.
    return diagnostics.filter { !$0.isVague }.compactMap(offset)
  }

  private func offset(of diagnostic: Diagnostic) -> Int? {
    guard diagnostic.severity == .error, diagnostic.file == request.name else { return nil }
    return lines.offset(line: diagnostic.line, column: diagnostic.column)
  }

  /// Puts calls in order that the errors may come from, or in another order than before; false if
  /// there is nothing to try.
  private func arrange(around errors: [Int]) -> Bool {
    let ranges = errors.compactMap(statement)
    let concerned = cell.sites.indices.filter { site in
      ranges.contains { $0.contains(cell.sites[site].open) }
    }
    let mistaken = Set(errors.compactMap(innermostSite))
    var isChanged = false
    for site in concerned {
      if meanings[site] == nil, ask(site) {
        isChanged = true
      } else if mistaken.contains(site), meanings[site]?.advance() == true {
        cell.arrange(site, as: meanings[site]?.current)
        isChanged = true
      }
    }
    // Who writes one call in an order of his own may have written the others so.
    if isChanged {
      for site in cell.sites.indices where meanings[site] == nil && cell.sites[site].hasLabels {
        _ = ask(site)
      }
    }
    return isChanged
  }

  /// The innermost call that a place belongs to: the one between whose brackets it is, or a call in
  /// there whose called expression it is in.
  private func innermostSite(around offset: Int) -> Int? {
    let sites = cell.sites
    let around = sites.indices.last { sites[$0].open - 1 <= offset && offset <= sites[$0].close }
    let named = sites.indices.first { sites[$0].calleeStart <= offset && offset < sites[$0].open - 1 }
    guard let around, let named else { return around ?? named }
    return sites[named].calleeStart >= sites[around].open ? named : around
  }

  /// The innermost statement around a place.
  private func statement(around offset: Int) -> Range<Int>? {
    cell.sites.map(\.statement).filter { $0.contains(offset) || $0.upperBound == offset }
      .min { $0.count < $1.count }
  }

  /// Asks the compiler what a call can mean, and puts it in order; false if it is as it should be.
  private func ask(_ site: Int) -> Bool {
    if session.compiler.wasCancelled { return false }
    let call = cell.sites[site]
    let found = CallMeanings(call, signatures(of: call)) { libraryModules.contains($0) }
    meanings[site] = found
    cell.arrange(site, as: found.current)
    return (found.current?.changes ?? 0) > 0
  }

  private func signatures(of call: CallSite) -> [Signature] {
    let name = cell.text(of: call.calleeStart..<call.open)
    // In place of the statement the name alone means the same, and takes less time, unless it
    // depends on its surroundings: the parameter of a closure, `.member`.
    let alone = cell.text(of: 0..<call.itemStart) + name
    // (A string that is not closed is no code to the compiler.)
    let inside = call.stringStart.map { cell.text(of: 0..<$0) + name } ?? cell.text(of: 0..<call.open)
    var ofValues: [Signature] = []
    for text in call.isAtTopLevel ? [alone, inside] : [inside, alone] {
      let found = signatures(behind: text, isSubscript: call.isSubscript)
      // (Of a name that it does not know the compiler may tell how values around it are called.)
      if found.contains(where: { !$0.isOfValue }) { return found }
      if ofValues.isEmpty { ofValues = found }
    }
    return ofValues
  }

  private func signatures(behind text: String, isSubscript: Bool) -> [Signature] {
    let answer = session.askCompiler(
      "source.request.codecomplete", source: text, byteOffset: text.utf8.count,
      beginning: ("key.description", isSubscript ? "[" : "("))
    return answer.map(Signature.list) ?? []
  }
}

extension CallSite {
  fileprivate var hasLabels: Bool { arguments.contains { $0.label != nil } }

  /// The changes that give every label that is not known the spelling of one that is; nil where a
  /// label is like none of them, or nothing is to be changed.
  fileprivate func labels(spelledAs known: [String]) -> [Edit]? {
    var edits: [Edit] = []
    for argument in arguments {
      guard let label = argument.label, !known.contains(label) else { continue }
      guard let meant = Spelling.nearest(label, among: known) else { return nil }
      edits.append(
        Edit(start: argument.start, end: argument.start + label.utf8.count, text: meant))
    }
    return edits.isEmpty ? nil : edits
  }
}
