import Foundation

let start = Date(timeIntervalSince1970: 86_400 * 365)
let later = start.addingTimeInterval(3_600)
print(later.timeIntervalSince(start), start < later)

let formatter = ISO8601DateFormatter()
print(formatter.string(from: later))

print(String(format: "%05.2f|%6d|%x", 3.14159, 42, 255))

var calendar = Calendar(identifier: .gregorian)
calendar.timeZone = TimeZone(identifier: "UTC")!

let parts = calendar.dateComponents([.year, .month, .day, .hour], from: later)
print(parts.year!, parts.month!, parts.day!, parts.hour!)

let url = URL(string: "https://example.org/a/b?q=1#top")!
print(url.host ?? "", url.path, url.query ?? "", url.lastPathComponent)

let words = "the quick  brown".components(separatedBy: " ").filter { !$0.isEmpty }
print(words, words.joined(separator: "_").capitalized)

print(" trim me ".trimmingCharacters(in: .whitespaces) + "|", sqrt(2.0) < 1.5, pow(2, 10))
