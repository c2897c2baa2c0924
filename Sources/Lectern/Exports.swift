// What a cell sees after `import Lectern`.
@_exported import Autodiff
@_exported import Autoencoders
@_exported import Comms
@_exported import Datasets
@_exported import DirectiveSupport
@_exported import Display
@_exported import Distributions
@_exported import FileFormats
@_exported import KeywordCalls
@_exported import Learn
@_exported import Networks
@_exported import Plots
@_exported import Raster
@_exported import Tensors
@_exported import UserErrors
@_exported import Widgets

// The settings that a class of one's own writes into a model's file.
@_exported import enum OrderedJSON.JSON
