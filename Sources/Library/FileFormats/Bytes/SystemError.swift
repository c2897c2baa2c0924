#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system says about the last failed call, for example `No such file or directory`.
package func systemErrorText(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }
