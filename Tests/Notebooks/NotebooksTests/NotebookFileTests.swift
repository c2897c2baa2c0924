import Foundation
import Notebooks
import Testing

@Suite("Notebook files")
struct NotebookFileTests {
  @Test("what nbformat wrote is written back byte for byte", arguments: ["everything.ipynb", "small.ipynb"])
  func roundTrip(name: String) throws {
    let data = try Fixtures.data(name)
    #expect(try Notebook(data: data, path: name).data() == data)
  }

  @Test("another indentation and a missing line end at the end are kept")
  func layout() throws {
    let text = """
      {
          "nbformat_minor": 5,
          "nbformat": 4,
          "cells": [],
          "metadata": {}
      }
      """
    #expect(try Notebook(data: Data(text.utf8), path: "a").data() == Data(text.utf8))
  }

  @Test("source is read from lists of lines and from strings, and both are written back as they were")
  func sourceForms() throws {
    let text = """
      {
       "cells": [
        {
         "cell_type": "markdown",
         "id": "a",
         "metadata": {},
         "source": "one\\ntwo"
        },
        {
         "cell_type": "markdown",
         "id": "b",
         "metadata": {},
         "source": [
          "one\\n",
          "two"
         ]
        }
       ],
       "metadata": {},
       "nbformat": 4,
       "nbformat_minor": 5
      }

      """
    let notebook = try Notebook(data: Data(text.utf8), path: "a")
    #expect(notebook.cells.map(\.source) == ["one\ntwo", "one\ntwo"])
    #expect(notebook.data() == Data(text.utf8))
  }

  @Test("format 4.2 becomes 4.5: each cell gets an id of its own, the same each time")
  func upgrade() throws {
    let notebook = try Fixtures.notebook("format-4.2.ipynb")
    let ids = notebook.cells.map(\.id)
    #expect(Set(ids).count == 3)
    #expect(ids.allSatisfy { $0.count == 8 && $0.allSatisfy(\.isHexDigit) })
    let text = String(decoding: notebook.data(), as: UTF8.self)
    #expect(text.contains("\"nbformat_minor\": 5"))
    #expect(try Fixtures.notebook("format-4.2.ipynb") == notebook)
  }

  @Test("of two cells with the same id the second gets a new one")
  func duplicateIDs() throws {
    let cell = #"{"cell_type": "markdown", "id": "same", "metadata": {}, "source": []}"#
    let text = #"{"cells": [\#(cell), \#(cell)], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#
    let ids = try Notebook(data: Data(text.utf8), path: "a").cells.map(\.id)
    #expect(ids[0] == "same" && ids[1] != "same")
  }

  @Test(
    "what is no notebook is refused in one line",
    arguments: [
      ("", "a.ipynb: the file is cut off at line 1, column 1"),
      (#"{"cells": [{"cell_type": "co"#, "a.ipynb: the file is cut off at line 1, column 26"),
      ("<html>", "a.ipynb: not a notebook: not JSON at line 1, column 1: unexpected '<'"),
      ("[]", "a.ipynb: not a notebook: the file holds no JSON object"),
      ("{}", "a.ipynb: not a notebook: it has no 'nbformat' number"),
      (#"{"nbformat": 4, "cells": []}"#, "a.ipynb: not a notebook: it has no 'metadata' object"),
      (#"{"nbformat": 4, "metadata": {}}"#, "a.ipynb: not a notebook: it has no list of 'cells'"),
      (
        #"{"nbformat": 3, "nbformat_minor": 0, "worksheets": []}"#,
        "a.ipynb: notebook format 3.0 is not read; convert the file with "
          + "'jupyter nbconvert --to notebook --nbformat 4'"
      ),
      (#"{"nbformat": 5, "metadata": {}}"#, "a.ipynb: notebook format 5.0 is not read"),
      (#"{"nbformat": 4, "metadata": {}, "cells": [1]}"#, "a.ipynb: not a notebook: cell 1 is no object"),
      (
        #"{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "x", "source": "", "metadata": {}}]}"#,
        "a.ipynb: not a notebook: cell 1 is of an unknown type 'x'"
      ),
      (
        #"{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "raw", "source": 1, "metadata": {}}]}"#,
        "a.ipynb: not a notebook: the 'source' of cell 1 is neither text nor a list of lines"
      ),
      (
        #"{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "code", "source": "", "metadata": {}}]}"#,
        "a.ipynb: not a notebook: code cell 1 has no list of 'outputs', each with its 'output_type'"
      ),
    ])
  func refusals(text: String, message: String) throws {
    let error = try #require(throws: NotebookError.self) {
      try Notebook(data: Data(text.utf8), path: "a.ipynb")
    }
    #expect("\(error)".hasPrefix(message))
    #expect(!"\(error)".contains("\n"))
  }

  @Test("a missing file and a folder are refused")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: NotebookError.missing(path: folder.path + "/no.ipynb")) {
      try Notebook(contentsOf: folder.path + "/no.ipynb")
    }
    #expect(throws: NotebookError.unreadable(path: folder.path, reason: "it is a folder")) {
      try Notebook(contentsOf: folder.path)
    }
  }

  @Test("title and tags") func fields() throws {
    let notebook = try Fixtures.notebook("everything.ipynb")
    #expect(notebook.title == "Заголовок")
    #expect(notebook.cells[1].tags == ["parameters"])
    #expect(notebook.firstCell(tagged: "parameters") == 1)
    #expect(notebook.executableCells == [1, 3])
    #expect(notebook.cells[1].firstLine == "let x = 1")
  }
}

@Suite("Writing files in one step")
struct AtomicWriteTests {
  @Test("the content is replaced, the permissions stay, nothing is left beside")
  func replace() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.txt", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    try NotebookFile.write(Data("new".utf8), to: file)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "new")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(folder.files == ["a.txt"])
  }

  @Test("a link is followed") func link() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.txt", "old")
    let link = folder.path + "/link.txt"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    try NotebookFile.write(Data("new".utf8), to: link)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
  }

  @Test("a folder, and a place where none can be made, are refused")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    #expect(throws: NotebookError.unwritable(path: folder.path, reason: "it is a folder")) {
      try NotebookFile.write(Data(), to: folder.path)
    }
    let file = try folder.file("a.txt")
    #expect(throws: NotebookError.self) { try NotebookFile.prepareToWrite(file + "/below/b.ipynb") }
    #expect(throws: NotebookError.self) { try NotebookFile.prepareToWrite("/proc/no/b.ipynb") }
  }

  @Test("preparing makes the folder and leaves nothing in it")
  func prepare() throws {
    let folder = try TemporaryFolder()
    try NotebookFile.prepareToWrite(folder.path + "/x/y/a.ipynb")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/x/y") == [])
  }

  @Test("a full disk leaves the former file and no other")
  func fullDisk() throws {
    guard let disk = SmallDisk(kilobytes: 64) else { return }
    let file = disk.path + "/a.ipynb"
    try NotebookFile.write(Data("former".utf8), to: file)
    let error = #expect(throws: NotebookError.diskFull(path: file)) {
      try NotebookFile.write(Data(count: 200_000), to: file)
    }
    #expect(
      "\(error.map { "\($0)" } ?? "")".contains("no space left on the disk; the former file is unchanged"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "former")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["a.ipynb"])
  }
}

/// A file system of a few kilobytes in memory; nil where this process may not mount one.
final class SmallDisk {
  let path: String

  init?(kilobytes: Int) {
    path = NSTemporaryDirectory() + "/lectern-disk-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
      try? FileManager.default.removeItem(atPath: path)
      return nil
    }
  }

  deinit {
    umount(path)
    try? FileManager.default.removeItem(atPath: path)
  }
}
