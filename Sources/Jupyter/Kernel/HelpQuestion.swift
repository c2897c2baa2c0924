import Cells
import OrderedJSON

extension HelpQuestion {
  /// The answer as an item of an execute reply's field `payload`: it goes to the front end's pager and not into the notebook.
  func payload(from engine: CellEngine) -> JSON {
    let data = BundleContent.fields(of: answer(from: engine))["data"] ?? [:]
    return ["source": "page", "data": data, "start": 0]
  }
}
