import Foundation

/// The kernel's logos, built into the program.
public enum KernelLogos {
  /// The logos by the file names that Jupyter looks for.
  public static let files: [(name: String, contents: Data)] = [
    ("logo-32x32.png", Data(PackageResources.logo_32x32_png)),
    ("logo-64x64.png", Data(PackageResources.logo_64x64_png)),
    ("logo-svg.svg", Data(PackageResources.logo_svg_svg)),
  ]
}
