/// The words of checks in one language.
struct Texts: Sendable {
  let check: String
  let exercise: String
  let expected: String
  let got: String
  let hint: String
  let shape: String
  let notWritten: String
  /// The sentence for `n` of `m` checks that failed.
  let failedSentence: @Sendable (Int, Int) -> String

  func failed(_ count: Int, of all: Int) -> String { failedSentence(count, all) }

  static var current: Texts { exercises.language.texts }

  static let english = Texts(
    check: "check", exercise: "the exercise", expected: "expected", got: "got", hint: "hint", shape: "shape",
    notWritten: "is not written yet: put your code in the place of todo()",
    failedSentence: { "\($0) of \($1) \($1 == 1 ? "check" : "checks") failed" })

  static let russian = Texts(
    check: "проверка", exercise: "упражнение", expected: "ожидалось", got: "получено", hint: "подсказка",
    shape: "форма",
    notWritten: "ещё не решено: напишите свой код вместо todo()",
    failedSentence: { "не пройдено проверок: \($0) из \($1)" })

  static let hungarian = Texts(
    check: "ellenőrzés", exercise: "a feladat", expected: "várt", got: "kapott", hint: "segítség",
    shape: "alak",
    notWritten: "még nincs megoldva: írja a saját kódját a todo() helyére",
    failedSentence: { "\($1) ellenőrzésből \($0) sikertelen" })

  static let portuguese = Texts(
    check: "verificação", exercise: "o exercício", expected: "esperado", got: "obtido", hint: "dica",
    shape: "forma",
    notWritten: "ainda não foi resolvido: escreva o seu código no lugar de todo()",
    failedSentence: { "\($0) de \($1) \($1 == 1 ? "verificação falhou" : "verificações falharam")" })

  static let polish = Texts(
    check: "sprawdzenie", exercise: "zadanie", expected: "oczekiwano", got: "otrzymano", hint: "wskazówka",
    shape: "kształt",
    notWritten: "nie jest jeszcze rozwiązane: wpisz swój kod w miejsce todo()",
    failedSentence: { "nieudane sprawdzenia: \($0) z \($1)" })
}
