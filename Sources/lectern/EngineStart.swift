import ArgumentParser
import Cells

/// Starts the engine that runs the cells.
func startEngine() throws -> CellEngine {
  throw ValidationError("the cell engine is not part of this build yet")
}
