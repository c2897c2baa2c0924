import Raster

/// How figures made from now on look: matplotlib's `rcParams`, as numbers and colours.
struct Theme {
  var figsize = (6.4, 4.8)
  var dpi = 100.0
  var savefigDPI: Double?
  var figureFace = Color.white
  /// The paper of saved pictures; nil for the figure's own.
  var savefigFace: Color?
  var axesFace = Color.white
  var axesEdge = Color.black
  var text = Color.black
  var label = Color.black
  var xtick = Color.black
  var ytick = Color.black
  var gridColor = Color(hex: 0xB0B0B0)
  var gridLinestyle = "-"
  var gridLinewidth = 0.8
  var gridAlpha = 1.0
  var hasGrid = false
  var fontSize = 10.0
  var titleSize = 1.2
  var labelSize = 1.0
  var xtickSize = 1.0
  var ytickSize = 1.0
  var legendSize = 1.0
  var suptitleSize = 1.2
  var titleWeight = "normal"
  var axesLinewidth = 0.8
  /// How long ticks are, in points.
  var xtickLength = (major: 3.5, minor: 2.0)
  var ytickLength = (major: 3.5, minor: 2.0)
  /// Where the axes and their grid stand among the artists.
  var axisZorder = 1.5
  var linewidth = 1.5
  var linestyle = "-"
  var marker = ""
  var markersize = 6.0
  var hiddenSpines: Set<String> = []
  var cmap = "viridis"
  var interpolation = "auto"
  var origin = "upper"
  var histBins = 10
  var legendFrame = true
  var legendLoc = "best"
  var cycle = Color.cycle
  var layout: String?

  /// The looks in force.
  nonisolated(unsafe) static var current = Theme()
}
