internal import CKernels

/// The threads and the instruction set that the kernels run on. Results do not depend on the number of threads, to
/// the bit; another instruction set may round differently.
public enum Compute {
  /// The number of threads in use; LECTERN_NUM_THREADS, or the processors that the process may use:
  /// those that it may run on, or what the quota of its control group leaves of them.
  public static var threadCount: Int {
    get { Int(lectern_thread_count()) }
    set { lectern_set_thread_count(Int32(clamping: newValue)) }
  }

  /// "avx512", "avx2" or "portable".
  public static var instructionSet: String { String(cString: lectern_instruction_set()) }

  /// Chooses an instruction set by name, nil for the best; returns whether this processor has it. For tests and
  /// measurements.
  @discardableResult
  public static func use(instructionSet name: String?) -> Bool { lectern_force_instruction_set(name) != 0 }

  /// Multiplies and adds in registers alone, on all threads; returns the number of floating-point operations. The time that
  /// it takes is the processor's peak: for measurements.
  package static func peakOperations(rounds: Int) -> Double { lectern_peak_operations(rounds) }
}
