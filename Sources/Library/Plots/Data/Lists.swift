import Tensors

// A list that counts from the end as Python's, such as a history's values:
// `plt.plot(history.history["loss"])`.
extension PythonList: PlotData {}
extension PythonList: Plots.ArrayConvertible where Element: Plots.ArrayConvertible {}
