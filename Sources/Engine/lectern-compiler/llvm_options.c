#define _GNU_SOURCE
#include "llvm_options.h"

#if defined(__linux__)
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// llvm/include/llvm-c/Support.h. sourcekitd does not export it, but its symbol table names it.
static const char name[] = "LLVMParseCommandLineOptions";
typedef void (*parse_function)(int, const char *const *, const char *);

// The value of a function's symbol in an ELF file; 0 if it has none (elf(5)).
static uint64_t symbol_value(const uint8_t *file, size_t size) {
  const Elf64_Ehdr *header = (const Elf64_Ehdr *)file;
  if (size < sizeof *header || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 ||
      header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_shentsize != sizeof(Elf64_Shdr) ||
      header->e_shoff > size || (size - header->e_shoff) / sizeof(Elf64_Shdr) < header->e_shnum) {
    return 0;
  }
  const Elf64_Shdr *sections = (const Elf64_Shdr *)(file + header->e_shoff);
  for (size_t index = 0; index < header->e_shnum; index++) {
    const Elf64_Shdr *table = &sections[index];
    if (table->sh_type != SHT_SYMTAB || table->sh_link >= header->e_shnum) continue;
    const Elf64_Shdr *texts = &sections[table->sh_link];
    if (table->sh_offset > size || table->sh_size > size - table->sh_offset || texts->sh_offset > size ||
        texts->sh_size > size - texts->sh_offset) {
      return 0;
    }
    const Elf64_Sym *symbols = (const Elf64_Sym *)(file + table->sh_offset);
    for (size_t at = 0; at < table->sh_size / sizeof *symbols; at++) {
      if (ELF64_ST_TYPE(symbols[at].st_info) != STT_FUNC || symbols[at].st_shndx == SHN_UNDEF) continue;
      const uint64_t text = symbols[at].st_name;
      if (text > texts->sh_size || texts->sh_size - text < sizeof name) continue;
      if (memcmp(file + texts->sh_offset + text, name, sizeof name) == 0) return symbols[at].st_value;
    }
  }
  return 0;
}

static uint64_t find_symbol(const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return 0;
  struct stat status;
  uint64_t value = 0;
  if (fstat(descriptor, &status) == 0 && status.st_size > 0) {
    const size_t size = (size_t)status.st_size;
    uint8_t *file = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (file != MAP_FAILED) {
      value = symbol_value(file, size);
      munmap(file, size);
    }
  }
  close(descriptor);
  return value;
}

bool set_llvm_options(const char *path, const void *address, int count, const char *const *options) {
  Dl_info place;
  const uint64_t value = find_symbol(path);
  if (value == 0 || dladdr(address, &place) == 0) return false;
  parse_function parse = (parse_function)((uintptr_t)place.dli_fbase + value);
  parse(count, options, "");
  return true;
}
#else
// Where libraries are no ELF files, cells are compiled without the options.
bool set_llvm_options(const char *path, const void *address, int count, const char *const *options) {
  (void)path;
  (void)address;
  (void)count;
  (void)options;
  return false;
}
#endif
