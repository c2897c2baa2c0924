prefix operator √
postfix operator %%

prefix func √ (value: Double) -> Double { value.squareRoot() }

print(√16)

postfix func %% (value: Double) -> Double { value / 100 }

let share = 25%%
print(share)

print(√(81%%))

let roots = [4.0, 9.0].map { √$0 }
print(roots)
