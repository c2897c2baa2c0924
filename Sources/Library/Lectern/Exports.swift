// What a cell sees after `import Lectern`.
@_exported import Autodiff
@_exported import Autoencoders
@_exported import Comms
@_exported import Datasets
@_exported import DirectiveSupport
@_exported import Display
@_exported import Distributions
@_exported import Exercises
@_exported import FileFormats
@_exported import Learn
@_exported import Networks
import OrderedJSON
@_exported import Plots
@_exported import Raster
@_exported import Tensors
@_exported import UserErrors
@_exported import Widgets

/// JSON, for the settings of one's own classes (`config`). A name like others of the library: a
/// cell may declare its own.
public typealias JSON = OrderedJSON.JSON
