/// What the slides' buttons say to readers of the screen, in the page's language; else English.
struct SlideWords {
  let slide: String
  let previous: String
  let next: String
  let up: String
  let down: String
  let notes: String

  init(language: String?) {
    (slide, previous, next, up, down, notes) =
      switch language?.prefix(2) {
      case "ru": ("слайд", "Предыдущий слайд", "Следующий слайд", "Выше", "Ниже", "Заметки")
      case "hu": ("dia", "Előző dia", "Következő dia", "Fel", "Le", "Jegyzetek")
      case "pt": ("slide", "Slide anterior", "Próximo slide", "Acima", "Abaixo", "Notas")
      case "pl": ("slajd", "Poprzedni slajd", "Następny slajd", "W górę", "W dół", "Notatki")
      default: ("slide", "Previous slide", "Next slide", "Up", "Down", "Notes")
      }
  }
}
