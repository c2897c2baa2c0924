class Media { let name: String; init(_ name: String) { self.name = name } }
final class Movie: Media { var director = "d" }
final class Song: Media { var artist = "a" }

let library: [Media] = [Movie("m1"), Song("s1"), Movie("m2")]
print(library.filter { $0 is Movie }.count)

for item in library {
  if let movie = item as? Movie { print(movie.name, movie.director) } else if let song = item as? Song { print(song.artist) }
}

let things: [Any] = [0, 1.5, "t", (3, 4), library[0], { (n: Int) in "f\(n)" }]
for thing in things {
  switch thing {
  case 0 as Int: print("zero")
  case let x as Double where x > 0: print("double", x)
  case let (a, b) as (Int, Int): print("pair", a + b)
  case let movie as Movie: print("movie", movie.name)
  case let f as (Int) -> String: print(f(8))
  default: print("other")
  }
}

let object: AnyObject = library[1]
print(object is Song, (object as! Song).artist, type(of: object))

func typeName<T>(_: T) -> String { "\(T.self)" }

print(typeName(library), typeName(things[0]), typeName(Optional(3)))
